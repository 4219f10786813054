// Whether what waits for a price stands where it should, and algo orders are filed as what they are.

import { count } from "../money/units.ts";
import { type Seen, waitingFor } from "./book/book.ts";
import {
  bestLevel,
  firstNode,
  type LadderView,
  lotsAt,
  lotsOfNode,
  NONE,
  nextNode,
  worseLevel,
} from "./book/ladder-view.ts";
import { type Trail, triggerOf } from "./book/trail.ts";
import type { Waiter } from "./order.ts";
import { seen } from "./orders/condition.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";

/** What waits is filed under its owner; what was triggered is that of one open order, of the same owner. */
export function algos(x: ExchangeView): string[] {
  const faults: string[] = [];
  let filed = 0;
  for (const desk of x.algos.desks.values()) filed += desk.size;
  if (filed !== x.algos.waiting.size) faults.push("algo orders are filed that do not wait");
  for (const [id, algo] of x.algos.waiting) {
    if (algo.id !== id || algo.status !== "new" || algo.actual !== 0)
      faults.push(`algo order ${id} waits and is ${algo.status}`);
    if (x.algos.desks.get(algo.purse)?.get(algo.clientId) !== algo)
      faults.push(`algo order ${id} is not on its owner's desk`);
    if (x.orders.open.has(id)) faults.push(`algo order ${id} has the number of an order`);
  }
  if (x.algos.placers.size !== x.algos.triggered.size) faults.push("orders are said to be of algo orders that are not");
  for (const [id, algo] of x.algos.triggered) {
    const actual = x.orders.open.get(algo.actual);
    const agrees = algo.status === "triggered" && x.algos.placers.get(algo.actual) === id;
    if (!agrees || actual?.purse !== algo.purse || actual.symbol !== algo.symbol || actual.side !== algo.side) {
      faults.push(`algo order ${id} was triggered, and its order is not there`);
    }
  }
  return faults;
}

/** Every stop order stands where what it goes by says, and trailing ones are not past their price. */
export function waitingOn(x: ExchangeView, symbol: string, standing: Set<number>): string[] {
  const faults: string[] = [];
  const market = x.reference.markets.get(symbol)!;
  const tape = x.prices.tapes.get(symbol)!;
  for (const by of ["last", "mark"] as const) {
    const price = market.kind === "contract" ? seen(x, market, by) : { low: tape.lastTicks, high: tape.lastTicks };
    for (const [at, { rising, falling, trailing }] of waitingFor(x.books.get(symbol)!, by).entries()) {
      const here = new Set<number>();
      for (const ladder of [rising, falling, trailing.rising, trailing.falling]) {
        faults.push(...queues(symbol, ladder, here));
      }
      // In a closed contract marks go on and orders do not; guarded ones may wait beyond where they are due.
      const due = at === 0 && (by === "last" || market.status === "trading");
      for (const trail of [trailing.sales, trailing.purchases]) {
        faults.push(...trails(x, { symbol, trail, due, last: market.status === "trading" ? price : undefined }, here));
      }
      for (const id of here) {
        standing.add(id);
        const condition = (x.orders.open.get(id) ?? x.algos.waiting.get(id))?.terms?.condition;
        if ((condition?.by ?? "last") !== by || (condition?.guarded ?? false) !== (at === 1)) {
          faults.push(`order ${id} waits for another price than its own`);
        }
      }
    }
  }
  return faults;
}

/** Those that follow the price follow from a price at least as good as the last, and none is past its trigger. */
function trails(
  x: ExchangeView,
  of: {
    readonly symbol: string;
    readonly trail: View<Trail>;
    readonly due: boolean;
    readonly last: Seen | undefined;
  },
  standing: Set<number>,
): string[] {
  const { symbol, trail, due } = of;
  const faults: string[] = [];
  if (of.last === undefined) {
    for (const { line } of trail.parties) for (const { id } of line) standing.add(id);
    return faults;
  }
  const followed = count(trail.side === "sell" ? of.last.low : of.last.high);
  const nearest = count(trail.side === "sell" ? of.last.high : of.last.low);
  const away = (from: number, than: number): boolean => (trail.side === "sell" ? from > than : from < than);
  let nearer: number | undefined;
  for (const { from, line } of trail.parties.toReversed()) {
    if (away(followed, count(from))) faults.push(`${symbol}: the price has passed one that orders follow from`);
    if (nearer !== undefined && !away(count(from), nearer))
      faults.push(`${symbol}: prices to follow from are not in line`);
    nearer = count(from);
    for (const order of line) {
      standing.add(order.id);
      const trigger = count(triggerOf(trail.side, from, order.trailingDelta));
      if (due && !away(nearest, trigger)) faults.push(`order ${order.id} trails beyond where it is due`);
      const armed = x.algos.waiting.has(order.id) || x.orders.open.get(order.id)?.stage === "armed";
      if (order.side !== trail.side || !armed) faults.push(`order ${order.id} does not belong where it trails`);
    }
  }
  return faults;
}

/** Every level of a ladder adds up; notes who stands in it. */
export function queues(symbol: string, ladder: LadderView<View<Waiter>>, standing: Set<number>): string[] {
  const faults: string[] = [];
  for (let level = bestLevel(ladder); level !== NONE; level = worseLevel(ladder, level)) {
    let sum = 0;
    for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node)) {
      sum += count(lotsOfNode(ladder, node));
      standing.add(ladder.items[node]!.id);
    }
    if (sum !== count(lotsAt(ladder, level))) faults.push(`${symbol}: a level does not add up`);
  }
  return faults;
}
