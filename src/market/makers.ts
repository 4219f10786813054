// The house: an ordinary account that keeps every book liquid around its reference price, and
// another that trades with it, so that a price that is set is also a price that was traded. Both
// obey the exchange's rules like everybody else; what they do is ordinary commands.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import { lotSize, type Market, priceFilter } from "../core/listing.ts";
import type { Order } from "../core/order.ts";
import { orderById } from "../core/select.ts";
import { indexOf, isFormed, markOf, pairIndex } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { add, higher, lower, subtract } from "../money/arithmetic.ts";
import {
  affordable,
  asAmount,
  nearestTicks,
  part,
  priceAt,
  quantityOf,
  quotient,
  wholeLots,
} from "../money/convert.ts";
import { contractsWorth } from "../money/inverse.ts";
import {
  type Amount,
  amount,
  atoms,
  count,
  type Lots,
  lots,
  type Price,
  type Quantity,
  ratio,
  type Ticks,
  ticks,
} from "../money/units.ts";
import { seeded } from "./prng.ts";

/** Prices a side. */
const LEVELS = 20;
/** Distance of the best price from the middle, and of each further price from the one before, in millionths. */
const HALF_SPREAD = 50;
const STEP = 150;
/** Dollars offered at the best price; each further price offers a share of that more. */
const FIRST_OFFER: Amount = amount(25_000n * 100_000_000n);
const GROWTH_PERCENT = 25;
/** How far chance moves a size, in percent. */
const SPREAD_PERCENT = 20;
const MILLION = 1_000_000n;

/** The accounts of the house, or undefined where the venue has none. */
export interface House {
  readonly maker: number;
  readonly tape: number;
}

/** How a book is built: this many prices a side, each as far from the next, and as much of it, as so many of a full one. */
export interface Ladder {
  readonly levels: number;
  readonly each: number;
  /** How wide the spread and the steps are, and how much is offered, in percent of what is usual. */
  readonly wide: number;
  readonly deep: number;
  /** How far its middle is above the market's reference price (below zero: beneath it), in millionths of that. */
  readonly above: number;
}

/** The book as the house keeps it. */
export const FULL: Ladder = { levels: LEVELS, each: 1, wide: 100, deep: 100, above: 0 };
/** As much in as wide a space, in few orders: for moments at which prices have gone a long way. */
export const LEAN: Ladder = { levels: 3, each: 6, wide: 100, deep: 100, above: 0 };

/** As much as a ladder offers, in few orders. */
export function lean({ wide, deep, above }: Ladder): Ladder {
  return { ...LEAN, wide, deep, above };
}

/** Quotes a market anew around its reference price: everything off, bids and asks on, one trade at the price. */
export function quote(x: ExchangeView, house: House, symbol: string, ladder: Ladder = FULL): Command[] {
  const market = x.reference.markets.get(symbol)!;
  const middle = middleOf(x, market);
  // In a contract's last minutes nobody opens, and the house has mostly nothing to close.
  if (middle === undefined || market.status !== "trading") return [];
  const draw = seeded(x.seed ^ symbol.length ^ Number(atoms(middle) & 0xffff_ffffn));
  const commands: Command[] = [withdraw(market, house.maker)];
  const { tick } = priceFilter(market);
  const centre = centreOf(market, middle, ladder);
  // A price below half a tick is none a book could hold.
  if (count(centre) < 1 || ladder.deep === 0) return commands;
  const { half, step } = distances(centre, ladder.wide);
  let distance = half;
  for (let level = 0; level < ladder.levels; level++) {
    const offered = offerAt(level, ladder);
    for (const side of ["buy", "sell"] as const) {
      const at = side === "buy" ? subtract(centre, ticks(distance)) : add(centre, ticks(distance));
      if (count(at) < 1) continue;
      const percent = 100 - SPREAD_PERCENT + draw(2 * SPREAD_PERCENT + 1);
      const size = sizeOf(x, market, priceAt(at, tick), percentOf(offered, percent));
      commands.push(limit(market, house.maker, side, at, size, "gtc"));
    }
    distance += step * ladder.each;
  }
  return [...commands, ...print(house, market, centre)];
}

/** What a market's quotes stand around; undefined before it has a price. */
export function middleOf(x: ExchangeView, market: View<Market>): Price | undefined {
  if (market.kind === "pair") return pairIndex(x.prices, market);
  // A mark that is formed follows the quotes; they cannot follow it.
  return isFormed(x, market.symbol) ? indexOf(x.prices, market.base) : markOf(x.prices, market.symbol);
}

/** What the quotes of a ladder stand around, in ticks of their market. */
export function centreOf(market: View<Market>, middle: Price, { above }: Ladder): Ticks {
  const reference = nearestTicks(middle, priceFilter(market).tick, "half-up");
  return above === 0 ? reference : add(reference, ticks(share(reference, above)));
}

/** From the middle to the best price, and from each price to the next, in ticks. */
export function distances(centre: Ticks, widePercent: number): { readonly half: number; readonly step: number } {
  const at = (millionths: number): number => Math.max(1, share(centre, Math.trunc((millionths * widePercent) / 100)));
  return { half: at(HALF_SPREAD), step: at(STEP) };
}

/** Dollars offered at a level of a ladder: those of all the levels it stands for. */
function offerAt(level: number, { each, deep }: Ladder): Amount {
  const first = level * each;
  // The sum of an arithmetic series.
  const percent = each * 100 + (GROWTH_PERCENT * each * (2 * first + each - 1)) / 2;
  return percentOf(FIRST_OFFER, Math.trunc((percent * deep) / 100));
}

/** An order of so many dollars, within some percent more or less, as chance has it. */
export function offer(
  x: ExchangeView,
  market: View<Market>,
  account: number,
  { side, at, percent }: { readonly side: "buy" | "sell"; readonly at: Ticks; readonly percent: number },
): Command {
  const size = sizeOf(x, market, priceAt(at, priceFilter(market).tick), percentOf(FIRST_OFFER, percent));
  return limit(market, account, side, at, size, "gtc");
}

/** Takes what stands at a price, up to some dollars. */
export function take(
  x: ExchangeView,
  market: View<Market>,
  account: number,
  { side, at, dollars }: { readonly side: "buy" | "sell"; readonly at: Ticks; readonly dollars: Amount },
): Command {
  return limit(market, account, side, at, sizeOf(x, market, priceAt(at, priceFilter(market).tick), dollars), "ioc");
}

/** What the house's side of a replayed trade goes by. */
const REPLAYED = "house-replays";

/**
 * A trade that was, as orders: the maker offers all of it at its price, the tape takes it there, and what is left of the
 * offer goes. Whoever rests at that price or a better one comes first, as everywhere.
 */
export function replayed(
  house: House,
  market: View<Market>,
  { side, at, size }: { readonly side: "buy" | "sell"; readonly at: Ticks; readonly size: Lots },
): Command[] {
  const fit = lower(higher(size, smallest(market, priceAt(at, priceFilter(market).tick))), largest(market));
  const offered = limit(market, house.maker, side === "buy" ? "sell" : "buy", at, fit, "gtc");
  const purse = { kind: market.kind === "pair" ? "spot" : "coinm", account: house.maker } as const;
  return [
    { ...offered, clientId: REPLAYED } as Command,
    limit(market, house.tape, side, at, fit, "ioc"),
    { type: "CancelOrders", purse, symbol: market.symbol, orders: [{ clientId: REPLAYED }] },
  ];
}

/** A trade of the smallest size at exactly a price: the maker offers it, the tape takes it. */
function print(house: House, market: View<Market>, at: Ticks): Command[] {
  const size = smallest(market, priceAt(at, priceFilter(market).tick));
  // The side alternates with the price, so that neither account gathers a position.
  const [first, second] = count(at) % 2 === 0 ? (["sell", "buy"] as const) : (["buy", "sell"] as const);
  return [limit(market, house.maker, first, at, size, "gtc"), limit(market, house.tape, second, at, size, "ioc")];
}

/**
 * Puts back what was bought from or sold to the maker, and what expired of age, as far as it does not take: a
 * post-only order at the same price. Books that a script keeps otherwise are left to it.
 */
export function replenish(
  x: ExchangeView,
  house: House,
  events: readonly Event[],
  isKept: (symbol: string) => boolean = () => true,
): Command[] {
  const commands: Command[] = [];
  for (const event of events) {
    if (event.type !== "OrderClosed" || (event.status !== "filled" && event.status !== "expired")) continue;
    const order = orderById(x.orders, event.order);
    if (order === undefined || order.account !== house.maker || order.stage !== "closed") continue;
    if (!isKept(order.symbol)) continue;
    // The house's side of a trade that is replayed was there for that alone.
    if (order.clientId === REPLAYED) continue;
    // One that expires at once was refused by the book: there is no place for it.
    if (isPrint(x, order) || (event.status === "expired" && order.placedAt === x.at)) continue;
    const market = x.reference.markets.get(order.symbol)!;
    commands.push(limit(market, house.maker, order.side, order.ticks, order.lots, "gtx"));
  }
  return commands;
}

/** Quotes what was listed just now; where least leverage is set, the largest positions are allowed. */
export function quoteListed(x: ExchangeView, house: House, events: readonly Event[]): Command[] {
  return events.flatMap((event) => {
    if (event.type !== "MarketDefined" || event.market.kind !== "contract" || event.market.onboarded !== x.at)
      return [];
    const { symbol } = event.market;
    const leverage = [house.maker, house.tape].map((account): Command => ({
      type: "ChangeLeverage",
      account,
      symbol,
      leverage: 1,
    }));
    return [...leverage, ...quote(x, house, symbol)];
  });
}

/** Whether an order of the maker was only there to be printed. */
function isPrint(x: ExchangeView, order: View<Order>): boolean {
  const market = x.reference.markets.get(order.symbol)!;
  return count(order.lots) <= count(smallest(market, priceAt(order.ticks, priceFilter(market).tick)));
}

/** Takes all the maker's quotes in a market away. */
export function withdraw(market: View<Market>, account: number): Command {
  const kind = market.kind === "pair" ? "spot" : "coinm";
  return { type: "CancelOpenOrders", purse: { kind, account }, symbol: market.symbol, refuseIfNone: true };
}

/** A limit order of an account; post-only where it is `gtx`. */
export function limit(
  market: View<Market>,
  account: number,
  side: "buy" | "sell",
  at: Ticks,
  size: Lots,
  timeInForce: "gtc" | "ioc" | "gtx",
): Command {
  const price = priceAt(at, priceFilter(market).tick);
  if (market.kind === "contract") {
    return {
      type: "PlaceContractOrder",
      account,
      symbol: market.symbol,
      side,
      kind: "limit",
      timeInForce,
      contracts: size,
      price,
      leg: "both",
      reduceOnly: false,
      clientId: undefined,
      prevention: undefined,
    };
  }
  return {
    type: "PlaceOrder",
    purse: { kind: "spot", account },
    symbol: market.symbol,
    side,
    kind: timeInForce === "gtx" ? "limit-maker" : "limit",
    timeInForce: timeInForce === "ioc" ? "ioc" : "gtc",
    quantity: quantityOf(size, market.filters.lot.step),
    quoteQuantity: undefined,
    price,
    stopPrice: undefined,
    trailingDelta: undefined,
    icebergQuantity: undefined,
    clientId: undefined,
    prevention: undefined,
    sideEffect: "none",
    repayAtCancel: false,
  };
}

/** Lots worth some dollars at a price. */
function sizeOf(x: ExchangeView, market: View<Market>, at: Price, dollars: Amount): Lots {
  if (market.kind === "contract") return higher(lots(count(contractsWorth(dollars, market.size, "half-up"))), lots(1));
  const index = indexOf(x.prices, market.quote) ?? at;
  const worth = asAmount(affordable(dollars, index, "down"));
  const { lot } = market.filters;
  const size = lower(wholeLots(affordable(worth, at, "down"), lot.step), wholeLots(lot.max, lot.step));
  return higher(size, smallest(market, at));
}

/** The smallest order the filters take at a price: one contract, or the least notional and a little more. */
export function smallest(market: View<Market>, at: Price): Lots {
  if (market.kind === "contract") return lots(1);
  const { lot, notional } = market.filters;
  const enough = affordable(notional.min, at, "up");
  const least: Quantity = enough > lot.min ? enough : lot.min;
  return add(wholeLots(least, lot.step), lots(1));
}

/** The largest order the filters take. */
export function largest(market: View<Market>): Lots {
  return market.kind === "contract" ? market.lot.max : wholeLots(market.filters.lot.max, lotSize(market));
}

/** A part of a distance from zero, in whole ticks, towards zero. */
function share(of: Ticks, millionths: number): number {
  return Number(quotient(BigInt(count(of)) * BigInt(millionths), MILLION, "down"));
}

function percentOf(of: Amount, percent: number): Amount {
  return part(of, ratio(BigInt(percent) * 1_000_000n), "down");
}

/** The house's accounts, found by name. */
export function houseOf(x: ExchangeView, names: { readonly maker: string; readonly tape: string }): House | undefined {
  const maker = x.accounts.byName.get(names.maker);
  const tape = x.accounts.byName.get(names.tape);
  return maker === undefined || tape === undefined ? undefined : { maker, tape };
}
