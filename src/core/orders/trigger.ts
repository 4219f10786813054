// Stop orders whose price was reached. Each one that goes to work may move the price on and reach
// the next; the loop ends because every turn takes one order out of the waiting.

import { greatest, minus, plus } from "../../money/arithmetic.ts";
import { type Amount, count, type Instant, NO_AMOUNT, NO_LOTS, type Ticks } from "../../money/units.ts";
import { bestLevel, bestTicks, firstNode, type LadderView, NONE } from "../book/ladder-view.ts";
import { isMarket, NO_LIST, type Order, remaining } from "../order.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { listedPair, type Pair } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { decideList } from "./close.ts";
import { planPair, type Way, workPair } from "./work-pair.ts";

/** Sends every stop order of a pair to work whose price the last trade has reached. */
export function triggerStops(x: ExchangeView, at: Instant, symbol: string, emit: Emit): void {
  for (let next = firstReached(x, symbol); next !== undefined; next = firstReached(x, symbol)) {
    trigger(x, at, next, emit);
  }
}

/** The waiting order that was reached: of a rising and a falling one, the one placed first. */
function firstReached(x: ExchangeView, symbol: string): View<Order> | undefined {
  const tape = x.prices.tapes.get(symbol)!;
  if (tape.lastAt === undefined) return undefined;
  const book = x.books.get(symbol)!;
  const rising = reached(book.rising, (stop) => stop <= tape.lastTicks);
  const falling = reached(book.falling, (stop) => stop >= tape.lastTicks);
  if (rising === undefined || falling === undefined) return rising ?? falling;
  return rising.id < falling.id ? rising : falling;
}

function reached(waiting: LadderView<View<Order>>, is: (stop: Ticks) => boolean): View<Order> | undefined {
  const best = bestTicks(waiting);
  if (best === undefined || !is(best)) return undefined;
  const node = firstNode(waiting, bestLevel(waiting));
  return node === NONE ? undefined : waiting.items[node];
}

function trigger(x: ExchangeView, at: Instant, order: View<Order>, emit: Emit): void {
  if (order.list !== NO_LIST) decideList(x, order, emit);
  const pair = listedPair(x, order.symbol);
  const budget = budgetOf(x, pair, order);
  const way = planPair(x, pair, {
    side: order.side,
    account: order.account,
    limit: isMarket(order.kind) ? undefined : order.ticks,
    lots: remaining(order),
    quote: budget,
    prevention: order.prevention,
  });
  const more = budget === undefined ? NO_AMOUNT : greatest(minus(way.quote, order.held), NO_AMOUNT);
  emit({ type: "OrderTriggered", order: order.id, held: more });
  workPair(x, at, order, allOrNothing(order, way), emit);
}

/** What a market buy may pay: what it holds and what is free. Others pay out of what they hold. */
function budgetOf(x: ExchangeView, pair: View<Pair>, order: View<Order>): Amount | undefined {
  if (order.side !== "buy" || !isMarket(order.kind)) return undefined;
  return plus(order.held, free(x.ledger, order.purse, pair.quote));
}

/** A fill-or-kill order that cannot fill does nothing. */
export function allOrNothing(order: Pick<Order, "timeInForce" | "lots">, way: Way): Way {
  if (order.timeInForce !== "fok" || count(way.plan.traded) === count(order.lots)) return way;
  return { plan: { ...way.plan, steps: [], traded: NO_LOTS, takerExpires: false }, quote: NO_AMOUNT, exhausted: false };
}
