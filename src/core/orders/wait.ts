// Stop orders while they wait: what they hold, whether they are past their price already, and from
// when trailing ones follow it.

import { bestLevel, bestTicks, firstNode, type LadderView, NONE } from "../book/ladder-view.ts";
import { triggerOf } from "../book/trail.ts";
import { type Seen, waitingFor, waitsForRise } from "../book/book.ts";
import { nearestTicks } from "../../money/convert.ts";
import { type Amount, count, type Lots, type Ticks } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { type Condition, isMarket, type Order, type OrderKind, type Side, type Waiter } from "../order.ts";
import type { Pair } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { isReached, referencePrice } from "./admit.ts";
import { limitHold } from "./fund.ts";

/** A stop order's terms, on the book's grid; zero for what it has not. */
export interface StopTerms {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly ticks: Ticks;
  readonly stopTicks: Ticks;
  readonly trailingDelta: number;
  readonly lots: Lots;
}

/** Why a stop order cannot wait: its stop price is reached already, or there is no price it could be valued at. */
export function cannotWait(x: ExchangeView, pair: View<Pair>, stop: StopTerms): Rejection | undefined {
  if (count(stop.stopTicks) > 0) {
    return isReached(x, pair, stop.stopTicks, waitsForRise(stop) ? "rise" : "fall")
      ? refuse("would-trigger")
      : undefined;
  }
  const priceless = isUnpriced(stop) && stop.side === "buy" && startOf(x, pair) === undefined;
  return priceless ? refuse("no-liquidity") : undefined;
}

/**
 * What a stop order holds while it waits: its base; or its limit's worth; or what it would cost at its stop price. A
 * trailing purchase is due a delta above the price it follows from, and is taken to follow from its stop price, or
 * without one from the market's price as it is placed: it may follow down, and then costs less.
 */
export function waitingHold(x: ExchangeView, pair: View<Pair>, stop: StopTerms): Amount {
  if (stop.side === "sell" || !isUnpriced(stop)) return limitHold(pair, stop.side, stop.ticks, stop.lots);
  const from = count(stop.stopTicks) > 0 ? stop.stopTicks : startOf(x, pair)!;
  return limitHold(pair, "buy", triggerOf("buy", from, stop.trailingDelta), stop.lots);
}

/** Whether a stop order has no limit while it waits: it takes any price, or will take its limit from the book. */
function isUnpriced({ kind, ticks }: Pick<StopTerms, "kind" | "ticks">): boolean {
  return isMarket(kind) || count(ticks) === 0;
}

/** Lets a placed stop order wait. A trailing one without a stop price follows the last trade's price at once. */
export function startWaiting(x: ExchangeView, order: View<Order>, emit: Emit): void {
  emit({ type: "OrderArmed", order: order.id });
  const tape = x.prices.tapes.get(order.symbol)!;
  if (order.trailingDelta > 0 && count(order.stopTicks) === 0 && tape.lastAt !== undefined) {
    emit({ type: "TrailingBegan", order: order.id, from: tape.lastTicks });
  }
}

/** After a trade: trailing stops whose stop price it reached follow from its price. */
export function beginTrailing(x: ExchangeView, symbol: string, emit: Emit): void {
  const { lastTicks } = x.prices.tapes.get(symbol)!;
  beginTrailingBy(x, symbol, "last", { low: lastTicks, high: lastTicks }, emit);
}

/**
 * After a new price: trailing stops that go by it and whose stop price it reached follow it. Each one leaves its
 * queue, so this ends.
 */
export function beginTrailingBy(
  x: ExchangeView,
  symbol: string,
  by: Condition["by"],
  { low, high }: Seen,
  emit: Emit,
): void {
  for (const { trailing } of waitingFor(x.books.get(symbol)!, by)) {
    const { rising, falling } = trailing;
    let waiter = firstReached(rising, low) ?? firstReached(falling, high);
    while (waiter !== undefined) {
      const { id } = waiter;
      const from = waiter.side === "sell" ? low : high;
      emit(
        x.algos.waiting.has(id)
          ? { type: "AlgoTrailingBegan", algo: id, from }
          : { type: "TrailingBegan", order: id, from },
      );
      waiter = firstReached(rising, low) ?? firstReached(falling, high);
    }
  }
}

/** The first order of a queue of stop prices, if its price is reached: the lowest of a queue for a rise, or the highest. */
export function firstReached(waiting: LadderView<View<Waiter>>, last: Ticks): View<Waiter> | undefined {
  const best = bestTicks(waiting);
  if (best === undefined || (waiting.best === "lowest" ? best > last : best < last)) return undefined;
  const node = firstNode(waiting, bestLevel(waiting));
  return node === NONE ? undefined : waiting.items[node];
}

/** Where a trailing stop without a stop price begins: at the last trade, or in a market without one at its reference. */
function startOf(x: ExchangeView, pair: View<Pair>): Ticks | undefined {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt !== undefined) return tape.lastTicks;
  const reference = referencePrice(x, pair);
  return reference === undefined ? undefined : nearestTicks(reference, pair.filters.price.tick, "up");
}
