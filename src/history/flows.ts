// What moved in margin accounts, as it can be asked for.

import { amount, instant, type Instant } from "../money/units.ts";
import type { Flow, FlowKind } from "./flow.ts";
import { bounds, type Past, type Time } from "./past.ts";

/** A flow with its number and its time. */
export interface FlowRecord extends Omit<Flow, "purse"> {
  readonly id: number;
  readonly at: Instant;
}

/** Which flows are asked for. */
export interface FlowRange extends Time {
  readonly asset?: string | undefined;
  readonly kind?: string | undefined;
  /** Flows with larger numbers than this are meant. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Flows of a purse, oldest first: the first after a number, or else the newest. */
export function flowsBetween(past: Past, purse: number, range: FlowRange): FlowRecord[] {
  const { asset = "", kind = "", after } = range;
  const order = after === undefined ? "DESC" : "ASC";
  const rows = past.rows(
    `SELECT id, asset, kind, symbol, amount, source, at FROM flows
      WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ? AND (? = '' OR asset = ?) AND (? = '' OR kind = ?) AND id > ?
      ORDER BY at ${order}, id ${order} LIMIT ?`,
    purse,
    ...bounds(range),
    asset,
    asset,
    kind,
    kind,
    after ?? 0,
    range.limit,
  );
  const found = rows.map((row) => ({
    id: Number(row["id"]),
    asset: String(row["asset"]),
    kind: row["kind"] as FlowKind,
    symbol: String(row["symbol"]),
    amount: amount(BigInt(String(row["amount"]))),
    source: Number(row["source"]),
    at: instant(Number(row["at"])),
  }));
  return after === undefined ? found.reverse() : found;
}
