// Aggregate trades: what one order took at one price, as one. Pairs and contracts alike; each family
// writes their figures its own way.

import type { Past } from "../history/past.ts";
import type { TradeRecord } from "../history/rows.ts";
import { aggregatesBetween, tradesOfAggregates } from "../history/trades.ts";
import { add } from "../money/arithmetic.ts";
import { count, type Instant } from "../money/units.ts";
import type { KlineTexts } from "./klines.ts";

/** Which aggregates are asked for: from a number on, of a time, or the newest. */
export interface AggregatesAsked {
  readonly fromId: number | undefined;
  readonly startTime: Instant | undefined;
  readonly endTime: Instant | undefined;
  readonly limit: number;
}

/** Aggregates of a market as their trades, oldest first; `newest` is the number of its newest one. */
export function aggregatesOf(past: Past, symbol: string, asked: AggregatesAsked, newest: number): TradeRecord[][] {
  const numbers = numbersOf(past, symbol, asked, newest);
  if (numbers === undefined) return [];
  const trades = tradesOfAggregates(past, symbol, numbers.first, numbers.last);
  return [...Map.groupBy(trades, (trade) => trade.aggregate).values()];
}

/** The numbers of the aggregates asked for; undefined where there is none. */
function numbersOf(
  past: Past,
  symbol: string,
  asked: AggregatesAsked,
  newest: number,
): { readonly first: number; readonly last: number } | undefined {
  const most = asked.limit - 1;
  if (asked.fromId !== undefined) return { first: asked.fromId, last: asked.fromId + most };
  if (asked.startTime === undefined && asked.endTime === undefined) return { first: newest - most, last: newest };
  const within = aggregatesBetween(past, symbol, { from: asked.startTime, to: asked.endTime });
  if (within === undefined) return undefined;
  return asked.startTime === undefined
    ? { first: Math.max(within.first, within.last - most), last: within.last }
    : { first: within.first, last: Math.min(within.last, within.first + most) };
}

/** The trades of one aggregate as the wire has them. */
export function aggregateRow(trades: readonly TradeRecord[], { price, size }: Pick<KlineTexts, "price" | "size">) {
  const [first] = trades as [TradeRecord];
  return {
    a: first.aggregate,
    p: price(first.ticks),
    q: size(trades.map(({ lots }) => lots).reduce(add)),
    f: first.trade,
    l: trades.at(-1)!.trade,
    T: count(first.at),
    m: first.takerSide === "sell",
  };
}
