// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#compressedaggregate-trades-list

import type { Pair } from "../../../core/listing.ts";
import { tapeOf } from "../../../core/select-market.ts";
import type { View } from "../../../core/view.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit, type Values } from "../../../gateway/parameters.ts";
import type { Past } from "../../../history/past.ts";
import type { TradeRecord } from "../../../history/rows.ts";
import { aggregatesBetween, tradesOfAggregates } from "../../../history/trades.ts";
import { add } from "../../../money/arithmetic.ts";
import { count, NO_LOTS } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { namedPair, symbol, timeRange } from "../params.ts";

const params = { symbol, fromId: optional(long()), ...timeRange, limit: rowLimit(500, 1000) } as const;

/** Trades of one taker at one price as one: from a number on, from a time on, or the newest. */
export const compressedAggregateTradesList = recall({
  page: "spot/market-data/Compressed-Aggregate-Trades-List",
  title: "Compressed/Aggregate trades list",
  documented: "2026-07-21",
  route: "GET /api/v3/aggTrades",
  security: "NONE",
  weight: perIp(4),
  params,
  present(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    if (p.fromId !== undefined && (p.startTime !== undefined || p.endTime !== undefined))
      return wireError("BAD_COMBINATION");
    return { pair, newest: tapeOf(x, pair.symbol).aggregate };
  },
  past({ pair, newest }, past, p) {
    const numbers = numbersOf(past, p, newest);
    if (numbers === undefined) return [];
    const trades = tradesOfAggregates(past, pair.symbol, numbers.first, numbers.last);
    return aggregates(trades).map((each) => row(pair, each));
  },
});

/** The numbers of the aggregates asked for; undefined for none. */
function numbersOf(past: Past, p: Values<typeof params>, newest: number): { first: number; last: number } | undefined {
  if (p.fromId !== undefined) return { first: p.fromId, last: p.fromId + p.limit - 1 };
  if (p.startTime === undefined && p.endTime === undefined) return { first: newest - p.limit + 1, last: newest };
  const within = aggregatesBetween(past, p.symbol, { from: p.startTime, to: p.endTime });
  if (within === undefined) return undefined;
  return p.startTime === undefined
    ? { first: Math.max(within.first, within.last - p.limit + 1), last: within.last }
    : { first: within.first, last: Math.min(within.last, within.first + p.limit - 1) };
}

function aggregates(trades: readonly TradeRecord[]): TradeRecord[][] {
  const groups: TradeRecord[][] = [];
  for (const trade of trades) {
    const group = groups.at(-1);
    if (group !== undefined && group[0]!.aggregate === trade.aggregate) group.push(trade);
    else groups.push([trade]);
  }
  return groups;
}

function row(pair: View<Pair>, trades: readonly TradeRecord[]) {
  const [first] = trades as [TradeRecord];
  const lots = trades.reduce((sum, trade) => add(sum, trade.lots), NO_LOTS);
  return {
    a: first.aggregate,
    p: priceText(pair, first.ticks),
    q: quantityText(pair, lots),
    f: first.trade,
    l: trades.at(-1)!.trade,
    T: count(first.at),
    m: first.takerSide === "sell",
    // Prices are matched best first, always.
    M: true,
  };
}
