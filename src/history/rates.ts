// Interest rates as they were defined.

import { count, type Instant } from "../money/units.ts";
import type { Past } from "./past.ts";
import type { RateRecord } from "./rows.ts";

/** The definitions of an asset's rates that were in force at some time of a span, oldest first. */
export function ratesOf(past: Past, asset: string, from: Instant, to: Instant): RateRecord[] {
  const before = past.records<RateRecord>(
    "SELECT body FROM rates WHERE seq <= ? AND asset = ? AND at < ? ORDER BY at DESC, rowid DESC LIMIT 1",
    asset,
    count(from),
  );
  const within = past.records<RateRecord>(
    "SELECT body FROM rates WHERE seq <= ? AND asset = ? AND at BETWEEN ? AND ? ORDER BY at, rowid",
    asset,
    count(from),
    count(to),
  );
  return [...before, ...within];
}
