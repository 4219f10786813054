// Minutes that are complete, and what longer intervals make of them.

import { count, type Instant } from "../money/units.ts";
import type { Past } from "./past.ts";
import type { PriceCandleRecord } from "./market-records.ts";
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

/** What minutes of a figure are asked for: of an index by its coin, of a mark or a premium by its contract. */
export interface Figure {
  readonly of: "index" | "mark" | "premium";
  readonly name: string;
}

/** Complete minutes in which a figure was observed and that opened in a time, oldest first. */
export function priceMinutesBetween(past: Past, { of, name }: Figure, from: Instant, to: Instant): PriceCandleRecord[] {
  return past.records<PriceCandleRecord>(
    "SELECT body FROM price_candles WHERE seq <= ? AND kind = ? AND name = ? AND open BETWEEN ? AND ? ORDER BY open",
    of,
    name,
    count(from),
    count(to),
  );
}

/** The newest complete minute in which a figure was observed that opened before a moment. */
export function priceMinuteBefore(past: Past, { of, name }: Figure, at: Instant): PriceCandleRecord | undefined {
  const [found] = past.records<PriceCandleRecord>(
    "SELECT body FROM price_candles WHERE seq <= ? AND kind = ? AND name = ? AND open < ? ORDER BY open DESC LIMIT 1",
    of,
    name,
    count(at),
  );
  return found;
}
