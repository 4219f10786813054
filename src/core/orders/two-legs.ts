// A limit order and a stop order of which one ends the other, as they enter a market together.

import { greatest } from "../../money/arithmetic.ts";
import { count, NO_AMOUNT } from "../../money/units.ts";
import type { Pair } from "../listing.ts";
import { spends } from "../order.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { type Entering, type Entry, wayOf } from "./enter.ts";
import { limitHold, toBorrow } from "./fund.ts";
import { waitingHold } from "./wait.ts";

/** A limit leg and a stop leg. */
export interface TwoLegs<T> {
  readonly limit: T;
  readonly stop: T;
}

/** Lets both legs enter, or neither. What they need is held once, by the limit leg: as much as the dearer one needs. */
export function entriesOf(x: ExchangeView, pair: View<Pair>, legs: TwoLegs<Entering>): TwoLegs<Entry> | Rejection {
  const { limit, stop } = legs;
  const refused = outOfOrder(x, pair, legs);
  if (refused !== undefined) return refused;
  const way = wayOf(x, pair, limit);
  if (way.plan.steps.length > 0) return refuse("would-take");
  const held = greatest(limitHold(pair, limit.side, limit.ticks, limit.lots), waitingHold(x, pair, stop));
  const missing = toBorrow(x, limit.purse, spends(pair, limit.side), held, limit.sideEffect);
  if (isRejection(missing)) return missing;
  return { limit: { way, held, missing }, stop: { way: undefined, held: NO_AMOUNT, missing: NO_AMOUNT } };
}

/** Selling: limit above the last price, stop below it; buying: the reverse. A trailing stop may have no price to compare. */
function outOfOrder(x: ExchangeView, pair: View<Pair>, { limit, stop }: TwoLegs<Entering>): Rejection | undefined {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt === undefined) return refuse("no-liquidity");
  const last = tape.lastTicks;
  const sells = limit.side === "sell";
  const limitRight = sells ? limit.ticks > last : limit.ticks < last;
  const stopRight = count(stop.stopTicks) === 0 || (sells ? stop.stopTicks < last : stop.stopTicks > last);
  return limitRight && stopRight ? undefined : refuse("prices-out-of-order");
}
