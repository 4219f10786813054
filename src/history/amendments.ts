// Changes of the price or size of orders on contracts.

import { bounds, type Past, type Time } from "./past.ts";
import type { AmendmentRecord } from "./rows.ts";

/** Which amendments are asked for. */
export interface AmendmentRange extends Time {
  readonly limit: number;
}

/** The newest amendments of an order of a purse, newest first. */
export function amendmentsOf(
  past: Past,
  purse: number,
  symbol: string,
  order: number,
  range: AmendmentRange,
): AmendmentRecord[] {
  return past.records<AmendmentRecord>(
    `SELECT body FROM amendments WHERE seq <= ? AND ord = ? AND purse = ? AND symbol = ? AND at BETWEEN ? AND ?
      ORDER BY id DESC LIMIT ?`,
    order,
    purse,
    symbol,
    ...bounds(range),
    range.limit,
  );
}
