// Trades, as markets and as their two sides saw them.

import { count, type Instant } from "../money/units.ts";
import { bounds, type Past, type Time } from "./past.ts";
import type { FillRecord, TradeRecord } from "./rows.ts";

/** The newest trades of a market, oldest first. */
export function recentTrades(past: Past, symbol: string, limit: number): TradeRecord[] {
  return past
    .records<TradeRecord>(
      "SELECT body FROM trades WHERE seq <= ? AND symbol = ? ORDER BY trade DESC LIMIT ?",
      symbol,
      limit,
    )
    .reverse();
}

/** Trades of a market from a number on, oldest first. */
export function tradesFrom(past: Past, symbol: string, first: number, limit: number): TradeRecord[] {
  return past.records<TradeRecord>(
    "SELECT body FROM trades WHERE seq <= ? AND symbol = ? AND trade >= ? ORDER BY trade LIMIT ?",
    symbol,
    first,
    limit,
  );
}

/** Trades of a market in a time, oldest first. */
export function tradesBetween(past: Past, symbol: string, time: Time, limit: number): TradeRecord[] {
  return past.records<TradeRecord>(
    "SELECT body FROM trades WHERE seq <= ? AND symbol = ? AND at BETWEEN ? AND ? ORDER BY trade LIMIT ?",
    symbol,
    ...bounds(time),
    limit,
  );
}

/** The last trade of a market before a moment; undefined where there was none. */
export function tradeBefore(past: Past, symbol: string, at: Instant): TradeRecord | undefined {
  const [found] = past.records<TradeRecord>(
    "SELECT body FROM trades WHERE seq <= ? AND symbol = ? AND at < ? ORDER BY at DESC, trade DESC LIMIT 1",
    symbol,
    count(at),
  );
  return found;
}

/** Trades of a market by the numbers of their aggregates, oldest first. */
export function tradesOfAggregates(past: Past, symbol: string, first: number, last: number): TradeRecord[] {
  return past.records<TradeRecord>(
    "SELECT body FROM trades WHERE seq <= ? AND symbol = ? AND aggregate BETWEEN ? AND ? ORDER BY trade",
    symbol,
    first,
    last,
  );
}

/** The first and last aggregate of a market in a time; undefined where nothing traded. */
export function aggregatesBetween(
  past: Past,
  symbol: string,
  time: Time,
): { readonly first: number; readonly last: number } | undefined {
  const [row] = past.rows(
    "SELECT min(aggregate) AS first, max(aggregate) AS last FROM trades WHERE seq <= ? AND symbol = ? AND at BETWEEN ? AND ?",
    symbol,
    ...bounds(time),
  );
  return row?.["first"] == null ? undefined : { first: Number(row["first"]), last: Number(row["last"]) };
}

/** Which fills are asked for. */
export interface FillRange extends Time {
  readonly order?: number | undefined;
  readonly fromTrade?: number | undefined;
  readonly limit: number;
}

/** Fills of a purse in a market, oldest first: of a time, those of one order, the first from a trade on, or else the newest. */
export function fillsOf(past: Past, purse: number, symbol: string, range: FillRange): FillRecord[] {
  if (range.order !== undefined) {
    return past.records<FillRecord>(
      `SELECT body FROM fills WHERE seq <= ? AND ord = ? AND purse = ? AND symbol = ? AND trade >= ? AND at BETWEEN ? AND ?
        ORDER BY trade LIMIT ?`,
      range.order,
      purse,
      symbol,
      range.fromTrade ?? 0,
      ...bounds(range),
      range.limit,
    );
  }
  if (range.fromTrade !== undefined) {
    return past.records<FillRecord>(
      `SELECT body FROM fills WHERE seq <= ? AND purse = ? AND symbol = ? AND trade >= ? AND at BETWEEN ? AND ?
        ORDER BY trade LIMIT ?`,
      purse,
      symbol,
      range.fromTrade,
      ...bounds(range),
      range.limit,
    );
  }
  return past
    .records<FillRecord>(
      "SELECT body FROM fills WHERE seq <= ? AND purse = ? AND symbol = ? AND at BETWEEN ? AND ? ORDER BY trade DESC LIMIT ?",
      purse,
      symbol,
      ...bounds(range),
      range.limit,
    )
    .reverse();
}

/** All fills of a purse in a time, oldest first. */
export function fillsBetween(past: Past, purse: number, time: Time): FillRecord[] {
  return past.records<FillRecord>(
    "SELECT body FROM fills WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ? ORDER BY at, symbol, trade, ord",
    purse,
    ...bounds(time),
  );
}
