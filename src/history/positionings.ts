// Who stood where in the contracts of a pair at each full five minutes.

import { count, type Instant } from "../money/units.ts";
import type { PositioningRecord } from "./market-records.ts";
import type { Past } from "./past.ts";

/** What was seen in a time, oldest first, and what it began with; what holds between two of them is the older one. */
export function positioningsBetween(past: Past, pair: string, from: Instant, to: Instant): PositioningRecord[] {
  const before = past.records<PositioningRecord>(
    "SELECT body FROM positionings WHERE seq <= ? AND pair = ? AND at < ? ORDER BY at DESC LIMIT 1",
    pair,
    count(from),
  );
  const within = past.records<PositioningRecord>(
    "SELECT body FROM positionings WHERE seq <= ? AND pair = ? AND at BETWEEN ? AND ? ORDER BY at",
    pair,
    count(from),
    count(to),
  );
  return [...before, ...within];
}
