// What was taken off the sizes of orders on pairs.

import type { Past } from "./past.ts";
import type { ReductionRecord } from "./rows.ts";

/** The reductions of an order from an execution on, oldest first. */
export function reductionsOf(
  past: Past,
  order: number,
  range: { readonly from: number; readonly limit: number },
): ReductionRecord[] {
  return past.records<ReductionRecord>(
    "SELECT body FROM reductions WHERE seq <= ? AND ord = ? AND id >= ? ORDER BY id LIMIT ?",
    order,
    range.from,
    range.limit,
  );
}
