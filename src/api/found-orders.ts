// Orders by name or by time: the open ones are in the exchange, the closed ones in history, and a
// page shows both as of one moment. What the spot and the margin pages have in common.

import type { Pair } from "../core/listing.ts";
import { openOrders, type PurseId } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import { closedOrder, closedOrders } from "../history/orders.ts";
import type { Past } from "../history/past.ts";
import type { OrderFacts } from "../history/rows.ts";
import type { Instant } from "../money/units.ts";
import type { OrderName } from "./order-names.ts";

/** What is open of a purse in a pair, kept apart from what becomes of it. */
export interface OrdersInPair {
  readonly pair: View<Pair>;
  readonly purse: PurseId;
  /** Oldest first. */
  readonly open: readonly OrderFacts[];
}

/** A purse's orders in a pair, as they are now. */
export function ordersInPair(x: ExchangeView, pair: View<Pair>, purse: PurseId): OrdersInPair {
  return { pair, purse, open: openOrders(x.orders, purse, pair.symbol).map((order) => ({ ...order })) };
}

/** An order by number, which the client id must match where both are given, or the newest of a client id, open ones first. */
export function orderNamed({ pair, purse, open }: OrdersInPair, past: Past, name: OrderName): OrderFacts | WireError {
  const { orderId: id, origClientOrderId: clientId } = name;
  const isNamed = (order: OrderFacts): boolean => (id === undefined ? order.clientId === clientId : order.id === id);
  const found = open.find(isNamed) ?? closedOrder(past, purse, pair.symbol, id === undefined ? { clientId } : { id });
  if (found === undefined) return wireError("NO_SUCH_ORDER");
  return clientId === undefined || found.clientId === clientId ? found : wireError("NAME_MISMATCH");
}

/** Which orders are asked for. */
export interface OrdersAsked {
  readonly orderId: number | undefined;
  readonly startTime: Instant | undefined;
  readonly endTime: Instant | undefined;
  readonly limit: number;
  /** Which are meant where there are more than the limit. */
  readonly take: "first" | "newest";
}

/** Open and closed orders, oldest first. */
export function ordersAmong({ pair, purse, open }: OrdersInPair, past: Past, asked: OrdersAsked): OrderFacts[] {
  const { orderId, startTime: from, endTime: to, limit, take } = asked;
  const fromId = take === "first" ? (orderId ?? 0) : undefined;
  const isMeant = (order: OrderFacts): boolean =>
    order.id >= (orderId ?? 0) &&
    (from === undefined || order.placedAt >= from) &&
    (to === undefined || order.placedAt <= to);
  const closed = closedOrders(past, purse, pair.symbol, { fromId, from, to, limit });
  const all = [...open.filter(isMeant), ...closed].sort((a, b) => a.id - b.id);
  return take === "first" ? all.slice(0, limit) : all.slice(-limit);
}
