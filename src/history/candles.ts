// Minutes that are complete, and what longer intervals make of them.

import { count, type Instant } from "../money/units.ts";
import type { Past } from "./past.ts";
import type { CandleRecord } from "./rows.ts";

/** Complete minutes of a market that opened in a time, oldest first. */
export function minutesBetween(past: Past, symbol: string, from: Instant, to: Instant): CandleRecord[] {
  return past.records<CandleRecord>(
    "SELECT body FROM candles WHERE seq <= ? AND symbol = ? AND open BETWEEN ? AND ? ORDER BY open",
    symbol,
    count(from),
    count(to),
  );
}
