// The rates at which contracts were funded.

import { bounds, type Past, type Time } from "./past.ts";
import type { FundingRecord } from "./rows.ts";

/** The stamps of a contract in a time, oldest first: its first ones where it says when it begins, else the newest. */
export function fundingsOf(past: Past, symbol: string, range: Time & { readonly limit: number }): FundingRecord[] {
  const order = range.from === undefined ? "DESC" : "ASC";
  const found = past.records<FundingRecord>(
    `SELECT body FROM fundings WHERE seq <= ? AND symbol = ? AND at BETWEEN ? AND ? ORDER BY at ${order} LIMIT ?`,
    symbol,
    ...bounds(range),
    range.limit,
  );
  return range.from === undefined ? found.reverse() : found;
}
