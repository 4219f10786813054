// Spot orders by name or by time: the open ones are in the exchange, the closed ones in history, and
// a page shows both as of one moment.

import type { Pair } from "../../core/listing.ts";
import { accountOf, openOrders, type PurseId } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { closedOrder, closedOrders } from "../../history/orders.ts";
import type { Past } from "../../history/past.ts";
import { count, HOUR, type Instant } from "../../money/units.ts";
import type { OrderFacts } from "../pair-orders.ts";
import { namedPair } from "./params.ts";

/** What is open of a caller in a pair, kept apart from what becomes of it. */
export interface SpotDesk {
  readonly pair: View<Pair>;
  readonly purse: PurseId;
  /** Oldest first. */
  readonly open: readonly OrderFacts[];
}

/** A caller's spot orders in a pair, as they are now. */
export function spotDesk(x: ExchangeView, symbol: string, caller: Caller): SpotDesk | WireError {
  const pair = namedPair(x, { symbol });
  if (isWireError(pair)) return pair;
  const purse = accountOf(x, caller.account).spot;
  return { pair, purse, open: openOrders(x.orders, purse, symbol).map((order) => ({ ...order })) };
}

/** An order by number, which the client id must match where both are given, or the newest of a client id, open ones first. */
export function orderNamed(
  { pair, purse, open }: SpotDesk,
  past: Past,
  name: { readonly orderId: number | undefined; readonly origClientOrderId: string | undefined },
): OrderFacts | WireError {
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
}

/** Open and closed orders, oldest first: the first from a number or a time on, or else the newest up to a time. */
export function ordersAmong({ pair, purse, open }: SpotDesk, past: Past, asked: OrdersAsked): OrderFacts[] {
  const { orderId, startTime: from, endTime: to, limit } = asked;
  const forward = orderId !== undefined || from !== undefined;
  const fromId = forward ? (orderId ?? 0) : undefined;
  const isMeant = (order: OrderFacts): boolean =>
    order.id >= (orderId ?? 0) &&
    (from === undefined || order.placedAt >= from) &&
    (to === undefined || order.placedAt <= to);
  const closed = closedOrders(past, purse, pair.symbol, { fromId, from, to, limit });
  const all = [...open.filter(isMeant), ...closed].sort((a, b) => a.id - b.id);
  return forward ? all.slice(0, limit) : all.slice(-limit);
}

/** Whether a time that has both ends is longer than a page looks back in one call. */
export function isLongerThan(
  hours: number,
  { startTime, endTime }: { readonly startTime: Instant | undefined; readonly endTime: Instant | undefined },
): boolean {
  return startTime !== undefined && endTime !== undefined && count(endTime) - count(startTime) > hours * HOUR_MS;
}

const HOUR_MS = count(HOUR);
