// Matches that self-trade prevention kept from being trades.

import type { Past } from "./past.ts";
import type { PreventionRecord } from "./prevention-record.ts";

/** The prevented match of a number, if an order of a purse in a market was its taker or its maker. */
export function preventionNumbered(past: Past, purse: number, symbol: string, match: number): PreventionRecord[] {
  return past.records<PreventionRecord>(
    "SELECT body FROM preventions WHERE seq <= ? AND id = ? AND symbol = ? AND ? IN (taker_purse, maker_purse)",
    match,
    symbol,
    purse,
  );
}

/** Which prevented matches of an order are asked for. */
export interface PreventionRange {
  readonly order: number;
  /** The first number asked for. */
  readonly fromMatch?: number | undefined;
  readonly limit: number;
}

/** The prevented matches of one order of a purse in a market, as a taker or as a maker, oldest first. */
export function preventionsOf(past: Past, purse: number, symbol: string, range: PreventionRange): PreventionRecord[] {
  return past.records<PreventionRecord>(
    `SELECT body FROM preventions
      WHERE seq <= ? AND symbol = ? AND id >= ?
        AND (taker_order = ? AND taker_purse = ? OR maker_order = ? AND maker_purse = ?)
      ORDER BY id LIMIT ?`,
    symbol,
    range.fromMatch ?? 0,
    range.order,
    purse,
    range.order,
    purse,
    range.limit,
  );
}
