// A venue inside a test: the bare core with a clock the test owns. Every command is audited, and one
// that is refused must leave the exchange exactly as it was; what was decided is kept for replays.

import type { Command } from "../src/core/commands.ts";
import type { AlgoId, AlgoOrder } from "../src/core/algo-order.ts";
import type { Event } from "../src/core/events.ts";
import { audit } from "../src/core/audit.ts";
import type { Asset, Contract, Pair, Settings } from "../src/core/listing.ts";
import type { Order, OrderId } from "../src/core/order.ts";
import { portray } from "../src/core/portrait.ts";
import type { Rejection } from "../src/core/rejections.ts";
import { nextDue } from "../src/core/select.ts";
import { depthOf } from "../src/core/select-market.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { DEFAULT_ASSETS } from "../src/genesis/assets.ts";
import { DEFAULT_CONTRACTS } from "../src/genesis/contracts.ts";
import { amountOf, priceOf, rateOf } from "../src/genesis/figures.ts";
import { DEFAULT_PAIRS } from "../src/genesis/pairs.ts";
import { DEFAULT_SETTINGS } from "../src/genesis/settings.ts";
import { encode } from "../src/journal/codec.ts";
import { later } from "../src/money/arithmetic.ts";
import { priceAt, quantityOf } from "../src/money/convert.ts";
import { plain } from "../src/money/text.ts";
import { count, instant, type Instant, type Lots, type Span, type Ticks } from "../src/money/units.ts";
import { CoreTrader } from "./exchange/trader.ts";

/** What a venue is opened with; what is left out is as in a fresh venue, but trading is free of charge and no loan too small. */
export interface Listing {
  readonly pairs?: readonly Pair[];
  readonly contracts?: readonly Contract[];
  readonly settings?: Partial<Settings>;
  /** Assets beyond those of a fresh venue. */
  readonly assets?: readonly Asset[];
  /** Daily interest rates that differ from a fresh venue's; "none" lends everything for nothing. */
  readonly rates?: Readonly<Record<string, string>> | "none";
  /** Contracts without funding, so that nothing is due by itself. */
  readonly funding?: "none";
  /** When it opens. */
  readonly at?: Instant;
  /** Not looked at before it is open: of venues that are opened many times over. */
  readonly auditing?: "later";
}

/** A command that changed something, with what it did. */
export interface Entry {
  readonly at: Instant;
  readonly command: Command;
  readonly events: readonly Event[];
}

/** Thrown by an act the exchange refuses. */
export class Refused extends Error {
  readonly rejection: Rejection;

  constructor(command: Command, rejection: Rejection) {
    super(`${command.type} was refused: ${rejection.reason}`);
    this.rejection = rejection;
  }
}

/** 2026-01-05T10:20:00Z: twenty minutes into an hour of an ordinary Monday. */
export const OPENING: Instant = instant(Date.UTC(2026, 0, 5, 10, 20));
/** Dollars a coin when a venue opens. */
const FIRST_INDEX = { USDT: "1", BTC: "30000", ETH: "2000", BNB: "300", ADA: "0.5", USDC: "1" };
const NO_FEES: Partial<Settings> = {
  spotMaker: rateOf("0"),
  spotTaker: rateOf("0"),
  coinMaker: rateOf("0"),
  coinTaker: rateOf("0"),
};
/** A debt may be as small as it likes. */
const NO_LEAST: Partial<Settings> = { leastDebtLeft: amountOf("0") };

/** Opens a venue without traders: listings, first prices, a full pool and insurance fund. */
export function openCore(listing: Listing = {}): CoreVenue {
  const venue = new CoreVenue();
  venue.at = listing.at ?? OPENING;
  venue.auditing = listing.auditing === undefined;
  const { pairs = DEFAULT_PAIRS } = listing;
  const listed = listing.contracts ?? DEFAULT_CONTRACTS;
  const contracts = listing.funding === "none" ? listed.map(({ funding: _, ...contract }) => contract) : listed;
  venue.perform({
    type: "Establish",
    seed: 7,
    settings: { ...DEFAULT_SETTINGS, ...NO_FEES, ...NO_LEAST, ...listing.settings },
  });
  for (const asset of [...DEFAULT_ASSETS, ...(listing.assets ?? [])]) {
    const rate = listing.rates === "none" ? "0" : listing.rates?.[asset.name];
    const dailyRates = rate === undefined ? asset.dailyRates : [rateOf(rate)];
    const least = { minimumBorrow: amountOf("0"), minimumRepay: amountOf("0") };
    venue.perform({ type: "DefineAsset", asset: { ...asset, ...least, dailyRates } });
  }
  for (const market of [...pairs, ...contracts]) venue.perform({ type: "DefineMarket", market });
  for (const [asset, price] of Object.entries(FIRST_INDEX)) {
    venue.index(asset, price);
    venue.perform({ type: "Credit", to: { kind: "pool" }, asset, amount: amountOf("100000000") });
    venue.perform({ type: "Credit", to: { kind: "insurance" }, asset, amount: amountOf("1000000") });
  }
  for (const { symbol, base } of contracts) venue.mark(symbol, FIRST_INDEX[base as keyof typeof FIRST_INDEX]);
  return venue;
}

/** The whole state of an exchange as text. */
export function stateText(x: Exchange): string {
  return encode(portray(x));
}

/** Why an act was refused. Fails where it was not. */
export function refusal(act: () => unknown): Rejection {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.rejection;
    throw thrown;
  }
  throw new Error("the exchange did what it was expected to refuse");
}

/** A running venue. */
export class CoreVenue {
  readonly x: Exchange;
  at: Instant = OPENING;
  readonly entries: Entry[] = [];
  /** Off for long random runs, which check the same more cheaply. */
  auditing = true;
  readonly #closed = new Map<OrderId, Order>();
  readonly #over = new Map<AlgoId, AlgoOrder>();
  readonly #traders = new Map<string, CoreTrader>();

  constructor(x: Exchange = emptyExchange()) {
    this.x = x;
  }

  /** Lets the exchange decide a command now. Throws `Refused`. */
  perform(command: Command): readonly Event[] {
    this.comesTo(this.at);
    return this.#decide(command);
  }

  /** Lets time pass, through every moment at which something is due. */
  passes(many: number, of: Span): void {
    let to = this.at;
    for (let each = 0; each < many; each++) to = later(to, of);
    this.comesTo(to);
  }

  /** Lets time come to a moment. */
  comesTo(to: Instant): void {
    for (let due = nextDue(this.x); due !== undefined && due <= to; due = nextDue(this.x)) {
      this.at = due;
      this.#decide({ type: "AdvanceTime", to: due });
    }
    this.at = to;
  }

  /** Sets the dollar price of a coin. */
  index(asset: string, price: string): void {
    this.perform({ type: "ObserveIndex", asset, price: priceOf(price) });
  }

  /** Sets the mark price of a contract. */
  mark(symbol: string, price: string): void {
    this.perform({ type: "ObserveMark", symbol, price: priceOf(price) });
  }

  /** A trader by name, with an account opened at the first call. */
  trader(name: string, vip = 0): CoreTrader {
    const known = this.#traders.get(name);
    if (known !== undefined) return known;
    this.perform({ type: "OpenAccount", name, vip });
    const trader = new CoreTrader(this, this.x.accounts.byName.get(name)!);
    this.#traders.set(name, trader);
    return trader;
  }

  /** An algo order as it is, or as it was when it ended. */
  algo(id: AlgoId): AlgoOrder {
    const found = this.x.algos.waiting.get(id) ?? this.x.algos.triggered.get(id) ?? this.#over.get(id);
    if (found === undefined) throw new Error(`there was never an algo order ${id}`);
    return found;
  }

  /** An order as it is, or as it was when it closed. */
  order(id: OrderId): Order {
    const found = this.x.orders.open.get(id) ?? this.#closed.get(id);
    if (found === undefined) throw new Error(`there never was an order ${id}`);
    return found;
  }

  /** Every event of a kind so far, oldest first. */
  happened<T extends Event["type"]>(type: T): Extract<Event, { type: T }>[] {
    return this.entries.flatMap(({ events }) => events.filter((event) => event.type === type)) as never;
  }

  /** Every trade of a market so far: "0.1 @ 30000". */
  trades(symbol = "BTCUSDT"): string[] {
    const all = [...this.happened("Traded"), ...this.happened("ContractTraded")].filter(
      (trade) => trade.symbol === symbol,
    );
    return all.map(({ lots, ticks }) => this.quoted(symbol, lots, ticks));
  }

  /** The displayed book of a market, best first: "0.1 @ 30000". */
  book(symbol = "BTCUSDT"): { readonly bids: string[]; readonly asks: string[] } {
    const { bids, asks } = depthOf(this.x, symbol, 1_000);
    const written = (side: typeof bids): string[] => side.map(({ lots, ticks }) => this.quoted(symbol, lots, ticks));
    return { bids: written(bids), asks: written(asks) };
  }

  /** Two traders with no other part in the story trade once, so that the market has a last price. */
  prints(price: string, size = "0.01", symbol = "BTCUSDT"): void {
    const { base, quote } = this.x.reference.markets.get(symbol)!;
    this.trader("printer-selling").spot.on(symbol).has(size, base).sells(size, { at: price });
    this.trader("printer-buying").spot.on(symbol).has("100000000", quote).buys(size, { at: price, tif: "ioc" });
  }

  /** Lots at ticks as a trader writes them. */
  quoted(symbol: string, lots: Lots, ticks: Ticks): string {
    const market = this.x.reference.markets.get(symbol)!;
    if (market.kind === "contract") return `${count(lots)} @ ${plain(priceAt(ticks, market.price.tick))}`;
    const { price, lot } = market.filters;
    return `${plain(quantityOf(lots, lot.step))} @ ${plain(priceAt(ticks, price.tick))}`;
  }

  #decide(command: Command): readonly Event[] {
    const before = this.auditing ? stateText(this.x) : "";
    const { events, rejection } = step(this.x, this.at, command);
    if (rejection !== undefined) {
      if (this.auditing && stateText(this.x) !== before)
        throw new Error(`a refused ${command.type} changed the exchange`);
      throw new Refused(command, rejection);
    }
    if (events.length > 0) this.entries.push({ at: this.at, command, events });
    for (const order of this.x.orders.settled.values()) this.#closed.set(order.id, order);
    for (const algo of this.x.algos.settled.values()) this.#over.set(algo.id, algo);
    if (!this.auditing) return events;
    const faults = audit(this.x);
    if (faults.length > 0) throw new Error(`after ${command.type}: ${faults.join("; ")}`);
    return events;
  }
}
