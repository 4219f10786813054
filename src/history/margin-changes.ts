// What was added to isolated positions, and taken out of them.

import { bounds, type Past, type Time } from "./past.ts";
import type { MarginChangeRecord } from "./rows.ts";

/** Which changes are asked for. */
export interface MarginChangeRange extends Time {
  readonly symbol: string;
  readonly does?: MarginChangeRecord["does"] | undefined;
  readonly limit: number;
}

/** Changes of an account's margin in a contract, oldest first: the first where the time says when it begins, else the newest. */
export function marginChangesOf(past: Past, account: number, range: MarginChangeRange): MarginChangeRecord[] {
  const { symbol, does = "", limit } = range;
  const order = range.from === undefined ? "DESC" : "ASC";
  const found = past.records<MarginChangeRecord>(
    `SELECT body FROM margin_changes
      WHERE seq <= ? AND account = ? AND symbol = ? AND (? = '' OR does = ?) AND at BETWEEN ? AND ?
      ORDER BY id ${order} LIMIT ?`,
    account,
    symbol,
    does,
    does,
    ...bounds(range),
    limit,
  );
  return range.from === undefined ? found.reverse() : found;
}
