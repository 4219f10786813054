// Two orders of which one ends the other, as they enter a market together: one takes profit and one stops losses.

import { greatest } from "../../money/arithmetic.ts";
import { type Amount, count, NO_AMOUNT, type Ticks } from "../../money/units.ts";
import type { Pair } from "../listing.ts";
import { isMarket, isStop, type OrderKind, type Side, spends } from "../order.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { type Entering, type Entry, wayOf } from "./enter.ts";
import { limitHold, toBorrow } from "./fund.ts";
import { cannotWait, type StopTerms, waitingHold } from "./wait.ts";

/** A leg that takes profit and one that stops losses. */
export interface TwoLegs<T> {
  readonly profit: T;
  readonly stop: T;
}

/** Whether an order of a kind stops losses. */
export function stopsLosses(kind: OrderKind): boolean {
  return kind === "stop-loss" || kind === "stop-loss-limit";
}

/** What two legs must have in common, and how they must differ. */
type Rival = Pick<Entering, "side" | "kind"> & { readonly quantity: unknown };

/** Two orders as legs; undefined where they are none: of one side and size, and each of a kind of its own. */
export function asTwoLegs<T extends Rival>(first: T, second: T): TwoLegs<T> | undefined {
  const [profit, stop] = stopsLosses(first.kind) ? [second, first] : [first, second];
  const kinds = stopsLosses(stop.kind) && takesProfit(profit.kind);
  return kinds && profit.side === stop.side && profit.quantity === stop.quantity ? { profit, stop } : undefined;
}

function takesProfit(kind: OrderKind): boolean {
  return kind === "limit-maker" || kind === "take-profit" || kind === "take-profit-limit";
}

/** Lets both legs enter, or neither. What they need is held once, by the one that takes profit: what the dearer one needs. */
export function entriesOf(x: ExchangeView, pair: View<Pair>, legs: TwoLegs<Entering>): TwoLegs<Entry> | Rejection {
  const { profit, stop } = legs;
  const refused = outOfOrder(x, pair, legs);
  if (refused !== undefined) return refused;
  const waits = isStop(profit.kind);
  const early = waits ? cannotWait(x, pair, profit) : undefined;
  if (early !== undefined) return early;
  const way = waits ? undefined : wayOf(x, pair, profit);
  if (way !== undefined && way.plan.steps.length > 0) return refuse("would-take");
  const held = greatest(holdOf(x, pair, profit), waitingHold(x, pair, stop));
  const missing = toBorrow(x, profit.purse, spends(pair, profit.side), held, profit.sideEffect);
  if (isRejection(missing)) return missing;
  return { profit: { way, held, missing }, stop: { way: undefined, held: NO_AMOUNT, missing: NO_AMOUNT } };
}

/** What an order of a limit or stop kind needs by itself. */
export function holdOf(x: ExchangeView, pair: View<Pair>, leg: StopTerms): Amount {
  return isStop(leg.kind) ? waitingHold(x, pair, leg) : limitHold(pair, leg.side, leg.ticks, leg.lots);
}

/** Selling: profit above the last price, stop below it; buying: the reverse. A trailing leg may have no price to compare. */
function outOfOrder(x: ExchangeView, pair: View<Pair>, { profit, stop }: TwoLegs<Entering>): Rejection | undefined {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt === undefined) return refuse("no-liquidity");
  const last = tape.lastTicks;
  const right =
    isBeyond(profit.side, aimOf(profit), last) &&
    (count(stop.stopTicks) === 0 || isBeyond(stop.side, last, stop.stopTicks));
  return right ? undefined : refuse("prices-out-of-order");
}

/** The price a leg that takes profit is compared by: its limit, or while it has none its stop price; zero without either. */
export function aimOf({ kind, ticks, stopTicks }: Pick<Entering, "kind" | "ticks" | "stopTicks">): Ticks {
  return isMarket(kind) || count(ticks) === 0 ? stopTicks : ticks;
}

/** Whether a price is better for its side than another, or is none: higher for a sale, lower for a purchase. */
export function isBeyond(side: Side, price: Ticks, than: Ticks): boolean {
  return count(price) === 0 || (side === "sell" ? price > than : price < than);
}
