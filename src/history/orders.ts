// Closed orders.

import { bounds, type Past, type Time } from "./past.ts";
import type { OrderFacts } from "./rows.ts";
import { BATCH_BITS } from "./schema.ts";

/** The newest order of a client id: a look into each batch of the index. */
const BY_CLIENT_ID = `
  WITH RECURSIVE batch (nth) AS (
    SELECT max(id) >> ${BATCH_BITS} FROM orders UNION ALL SELECT nth - 1 FROM batch WHERE nth > 0
  )
  SELECT body FROM batch CROSS JOIN orders INDEXED BY orders_by_client_in_batches ON id >> ${BATCH_BITS} = nth
    WHERE seq <= ? AND client = ? AND purse = ? AND symbol = ? ORDER BY id DESC LIMIT 1`;

/** A closed order of a purse, by number or by client id; of several with one client id the newest. */
export function closedOrder(
  past: Past,
  purse: number,
  symbol: string,
  name: { readonly id?: number | undefined; readonly clientId?: string | undefined },
): OrderFacts | undefined {
  const [found] =
    name.id !== undefined
      ? past.records<OrderFacts>("SELECT body FROM orders WHERE seq <= ? AND id = ?", name.id)
      : past.records<OrderFacts>(BY_CLIENT_ID, name.clientId ?? "", purse, symbol);
  if (found === undefined || found.purse !== purse || found.symbol !== symbol) return undefined;
  return name.clientId !== undefined && found.clientId !== name.clientId ? undefined : found;
}

/** Which closed orders are asked for. */
export interface OrderRange extends Time {
  readonly fromId?: number | undefined;
  /** The last number asked for; not looked at beside `fromId`. */
  readonly untilId?: number | undefined;
  readonly limit: number;
}

/** Closed orders of a purse in a market, oldest first: of a time, the first from a number on or else the newest. */
export function closedOrders(past: Past, purse: number, symbol: string, range: OrderRange): OrderFacts[] {
  if (range.fromId !== undefined) {
    return past.records<OrderFacts>(
      `SELECT body FROM orders WHERE seq <= ? AND purse = ? AND symbol = ? AND id >= ? AND placed BETWEEN ? AND ?
        ORDER BY id LIMIT ?`,
      purse,
      symbol,
      range.fromId,
      ...bounds(range),
      range.limit,
    );
  }
  return past
    .records<OrderFacts>(
      `SELECT body FROM orders WHERE seq <= ? AND purse = ? AND symbol = ? AND id <= ? AND placed BETWEEN ? AND ?
        ORDER BY id DESC LIMIT ?`,
      purse,
      symbol,
      range.untilId ?? Number.MAX_SAFE_INTEGER,
      ...bounds(range),
      range.limit,
    )
    .reverse();
}

/** The same, without those a page does not show: it looks on until it has enough, or there are no more. */
export function closedOrdersThat(
  keep: (order: OrderFacts) => boolean,
  past: Past,
  purse: number,
  symbol: string,
  range: OrderRange,
): OrderFacts[] {
  let found: OrderFacts[] = [];
  let { fromId, untilId } = range;
  for (;;) {
    const rows = closedOrders(past, purse, symbol, { ...range, fromId, untilId });
    const kept = rows.filter(keep);
    found = fromId === undefined ? [...kept, ...found] : [...found, ...kept];
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined || rows.length < range.limit || found.length >= range.limit)
      return found;
    if (fromId === undefined) untilId = first.id - 1;
    else fromId = last.id + 1;
  }
}

/** All closed orders of a purse that were placed in a time and had come to their end by its last moment, oldest first. */
export function ordersClosedBetween(past: Past, purse: number, time: Time): OrderFacts[] {
  return past
    .records<OrderFacts>(
      "SELECT body FROM orders WHERE seq <= ? AND purse = ? AND placed BETWEEN ? AND ? ORDER BY id",
      purse,
      ...bounds(time),
    )
    .filter(({ updatedAt }) => time.to === undefined || updatedAt <= time.to);
}
