// The futures of a trader of a test venue, in one contract.

import type { Contract, Prevention } from "../../src/core/listing.ts";
import type { Condition, LegName, OrderKind, PriceMatch, Side, TimeInForce } from "../../src/core/order.ts";
import {
  assessCoin,
  type CoinAssessment,
  figuresOf,
  liquidationPriceOf,
  type PositionFigures,
} from "../../src/core/select-futures.ts";
import { amountOf, priceOf } from "../../src/genesis/figures.ts";
import { plain } from "../../src/money/text.ts";
import { count, lots, span } from "../../src/money/units.ts";
import { AlgoTicket } from "./algo-ticket.ts";
import { Desk } from "./desk.ts";
import { Ticket } from "./ticket.ts";
import type { CoreTrader } from "./trader.ts";

/** What an order on a contract says beyond its side and size. */
export interface ContractOrderTerms {
  readonly at?: string;
  /** Instead of a price: the level of the book it is taken from. */
  readonly matches?: PriceMatch;
  readonly tif?: TimeInForce;
  readonly leg?: LegName;
  readonly reduceOnly?: boolean;
  readonly id?: string;
  readonly stp?: Prevention;
  /** The price a stop order, or one that takes a profit, waits for; of a trailing stop, where it begins to follow. */
  readonly stop?: string;
  readonly take?: string;
  /** Of a trailing stop, in basis points. */
  readonly trails?: number;
  readonly by?: "mark";
  readonly guarded?: true;
  /** Closes all there is: the size is zero. */
  readonly closesAll?: true;
}

/** Trades one contract. */
export class FuturesDesk extends Desk {
  readonly symbol: string;

  constructor(trader: CoreTrader, symbol: string) {
    super(trader, { kind: "coinm", account: trader.id });
    this.symbol = symbol;
  }

  on(symbol: string): FuturesDesk {
    return new FuturesDesk(this.trader, symbol);
  }

  buys(contracts: number, terms: ContractOrderTerms = {}): Ticket {
    return this.#places("buy", contracts, terms);
  }

  sells(contracts: number, terms: ContractOrderTerms = {}): Ticket {
    return this.#places("sell", contracts, terms);
  }

  /** Has an order placed when a price comes. */
  awaitsToBuy(contracts: number, terms: ContractOrderTerms): AlgoTicket {
    return this.#awaits("buy", contracts, terms);
  }

  awaitsToSell(contracts: number, terms: ContractOrderTerms): AlgoTicket {
    return this.#awaits("sell", contracts, terms);
  }

  cancelsAlgo(algo: { readonly id?: number; readonly clientId?: string }): void {
    this.venue.perform({ type: "CancelAlgoOrder", account: this.trader.id, algo });
  }

  cancelsAlgos(): void {
    this.venue.perform({ type: "CancelAlgoOrders", account: this.trader.id, symbol: this.symbol });
  }

  cancels(order: Ticket): void {
    this.venue.perform({
      type: "CancelOrder",
      purse: this.name,
      symbol: this.symbol,
      order: { id: order.id },
      cancelId: undefined,
      onlyIf: undefined,
    });
  }

  /** Changes an order's price, its size, or both. */
  amends(
    order: Ticket,
    to: { readonly at?: string; readonly size?: number; readonly matches?: PriceMatch; readonly side?: Side },
  ): void {
    this.venue.perform({
      type: "AmendContractOrder",
      account: this.trader.id,
      symbol: this.symbol,
      order: { id: order.id },
      side: to.side ?? order.order.side,
      contracts: to.size === undefined ? undefined : lots(to.size),
      price: to.at === undefined ? undefined : priceOf(to.at),
      priceMatch: to.matches,
    });
  }

  /** Has everything here be cancelled after some seconds. */
  countsDown(seconds: number): void {
    const after = span(seconds * 1_000);
    this.venue.perform({ type: "SetCountdown", account: this.trader.id, symbol: this.symbol, after });
  }

  leverage(leverage: number): void {
    this.venue.perform({ type: "ChangeLeverage", account: this.trader.id, symbol: this.symbol, leverage });
  }

  isolates(isolated = true): void {
    this.venue.perform({ type: "ChangeMarginType", account: this.trader.id, symbol: this.symbol, isolated });
  }

  /** Adds margin to an isolated position. */
  adds(margin: string, leg: LegName = "both"): void {
    this.#margin("add", margin, leg);
  }

  /** Takes margin out of an isolated position. */
  removes(margin: string, leg: LegName = "both"): void {
    this.#margin("remove", margin, leg);
  }

  hedges(hedge = true): void {
    this.venue.perform({ type: "ChangePositionMode", account: this.trader.id, hedge });
  }

  /** The position at the present mark. */
  figures(leg: LegName = "both"): PositionFigures {
    return figuresOf(this.venue.x, this.trader.id, this.contract, leg)!;
  }

  /** Contracts held; negative for a short. */
  position(leg: LegName = "both"): number {
    return count(this.figures(leg).contracts);
  }

  entry(leg: LegName = "both"): string | undefined {
    const { entry } = this.figures(leg);
    return entry === undefined ? undefined : plain(entry);
  }

  isolatedWallet(leg: LegName = "both"): string {
    return plain(this.figures(leg).isolatedWallet);
  }

  liquidationPrice(leg: LegName = "both"): string | undefined {
    const price = liquidationPriceOf(this.venue.x, this.trader.id, this.contract, leg);
    return price === undefined ? undefined : plain(price);
  }

  get coin(): CoinAssessment {
    return assessCoin(this.venue.x, this.trader.id, this.contract.base);
  }

  /** The wallet that crossed positions share. */
  get wallet(): string {
    return this.free(this.contract.base);
  }

  get contract(): Contract {
    return this.venue.x.reference.markets.get(this.symbol) as Contract;
  }

  #margin(does: "add" | "remove", margin: string, leg: LegName): void {
    const { symbol, trader } = this;
    const amount = amountOf(margin);
    this.venue.perform({ type: "ChangePositionMargin", account: trader.id, symbol, leg, does, amount });
  }

  #places(side: Side, contracts: number, terms: ContractOrderTerms): Ticket {
    const condition = conditionOf(terms);
    this.venue.perform({ type: "PlaceContractOrder", ...this.#termsOf(side, contracts, terms), condition });
    return new Ticket(this.venue, this.venue.x.counters.order);
  }

  #awaits(side: Side, contracts: number, terms: ContractOrderTerms): AlgoTicket {
    const condition = conditionOf(terms)!;
    const events = this.venue.perform({ type: "PlaceAlgoOrder", ...this.#termsOf(side, contracts, terms), condition });
    const placed = events.find((event) => event.type === "AlgoPlaced")!;
    return new AlgoTicket(this.venue, placed.algo);
  }

  #termsOf(side: Side, contracts: number, terms: ContractOrderTerms) {
    const waitsAt = terms.stop ?? terms.take;
    return {
      account: this.trader.id,
      symbol: this.symbol,
      side,
      kind: kindOf(terms),
      timeInForce: terms.tif ?? "gtc",
      contracts: lots(contracts),
      price: terms.at === undefined ? undefined : priceOf(terms.at),
      priceMatch: terms.matches,
      leg: terms.leg ?? "both",
      reduceOnly: terms.reduceOnly ?? false,
      clientId: terms.id,
      prevention: terms.stp,
      stopPrice: waitsAt === undefined ? undefined : priceOf(waitsAt),
      trailingDelta: terms.trails,
    } as const;
  }
}

function conditionOf({ stop, take, trails, by, guarded, closesAll }: ContractOrderTerms): Condition | undefined {
  if (stop === undefined && take === undefined && trails === undefined) return undefined;
  return { by: by ?? "last", guarded: guarded === true, closesAll: closesAll === true };
}

function kindOf({ at, matches, stop, take, trails }: ContractOrderTerms): Exclude<OrderKind, "limit-maker"> {
  const limited = at !== undefined || matches !== undefined;
  if (trails !== undefined) return "take-profit";
  if (stop !== undefined) return limited ? "stop-loss-limit" : "stop-loss";
  if (take !== undefined) return limited ? "take-profit-limit" : "take-profit";
  return limited ? "limit" : "market";
}
