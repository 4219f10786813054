// Order lists as the wire shows them, and how calls name them: what the spot and the margin pages have in common.

import type { Event } from "../core/events.ts";
import { NO_LIST } from "../core/order.ts";
import { listOf, openOrdersOf, orderOf, type OrderList } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { endedList, endedLists } from "../history/lists.ts";
import type { Past } from "../history/past.ts";
import type { OrderFacts } from "../history/rows.ts";
import { count, instant, type Instant, NO_AMOUNT, NO_LOTS } from "../money/units.ts";

/** A list, open or from history. */
export type ListFacts = View<OrderList>;

/** An order that a command cancelled, and the client id of the cancellation. */
export interface Canceled {
  readonly order: OrderFacts;
  readonly cancelId: string;
}

/** The open lists of a purse as they are now, oldest first. */
export function openLists(x: ExchangeView, purse: number): ListFacts[] {
  const ids = new Set(openOrdersOf(x.orders, purse).map((order) => order.list));
  ids.delete(NO_LIST);
  return [...ids].sort((a, b) => a - b).map((id) => ({ ...listOf(x, id) }));
}

/** The lists of a purse that are open, kept apart from what becomes of them. */
export interface ListsOfPurse {
  readonly purse: number;
  readonly open: readonly ListFacts[];
}

/** A list of a purse, open or ended, by its number or else by its client id. */
export function listNamed(
  { purse, open }: ListsOfPurse,
  past: Past,
  name: { readonly orderListId: number | undefined; readonly origClientOrderId: string | undefined },
): ListFacts | undefined {
  const { orderListId: id, origClientOrderId: clientId } = name;
  const found = open.find((list) => (id === undefined ? list.clientId === clientId : list.id === id));
  return found ?? endedList(past, purse, { id, clientId });
}

/** Which lists are asked for. */
export interface ListsAsked {
  readonly fromId: number | undefined;
  readonly startTime: Instant | undefined;
  readonly endTime: Instant | undefined;
  readonly limit: number;
}

/** Lists of a purse, open and ended: from a number on, or the newest of a time; newest first as in the pages' examples. */
export function listsAmong({ purse, open }: ListsOfPurse, past: Past, asked: ListsAsked): ListFacts[] {
  const { fromId, startTime: from, endTime: to, limit } = asked;
  const isMeant = (list: ListFacts): boolean =>
    (fromId === undefined || list.id >= fromId) &&
    (from === undefined || list.placedAt >= from) &&
    (to === undefined || list.placedAt <= to);
  const found = [...endedLists(past, purse, { fromId, from, to, limit }), ...open.filter(isMeant)];
  found.sort((a, b) => a.id - b.id);
  return (fromId === undefined ? found.slice(-limit) : found.slice(0, limit)).reverse();
}

/** What is said of a list before its symbol. */
export function listStatus(list: ListFacts) {
  const open = list.status === "executing";
  return {
    orderListId: list.id,
    contingencyType: list.contingency.toUpperCase(),
    listStatusType: open ? "EXEC_STARTED" : "ALL_DONE",
    listOrderStatus: open ? "EXECUTING" : "ALL_DONE",
    listClientOrderId: list.clientId,
    transactionTime: count(list.updatedAt),
    symbol: list.symbol,
  };
}

/** The names of a list's orders. */
export function listOrders(list: ListFacts) {
  return list.orders.map((id, nth) => ({ symbol: list.symbol, orderId: id, clientOrderId: list.clientIds[nth]! }));
}

/** The list a command placed, and its orders. */
export interface PlacedList {
  readonly list: ListFacts;
  readonly orders: readonly OrderFacts[];
}

/**
 * The list a command placed, its orders in the order in which they were. Those that another one triggers are shown as they
 * were when they were placed, also where that was filled at once and they went on.
 */
export function placedList(events: readonly Event[], x: ExchangeView): PlacedList {
  const placed = events.find((event) => event.type === "ListPlaced");
  if (placed === undefined) throw new Error("invariant broken: the command placed a list");
  const list = listOf(x, placed.list);
  const orders = list.orders.map((id) => orderOf(x, id));
  const begun = events.some(({ type }) => type === "OrderActivated" || type === "PendingRefused");
  if (!begun) return { list, orders };
  const asPending = list.paying === true ? { ...AS_PENDING, lots: NO_LOTS } : AS_PENDING;
  return {
    list: { ...list, status: "executing" },
    orders: orders.map((order, nth) => (nth === 0 ? order : { ...order, ...asPending })),
  };
}

/** What an order was before its turn came. */
const AS_PENDING = {
  status: "pending-new",
  stage: "pending",
  filled: NO_LOTS,
  paid: NO_AMOUNT,
  workingAt: instant(0),
  trailingAt: instant(0),
} as const satisfies Partial<OrderFacts>;

/** The orders some events cancelled, in the order in which they were placed. */
export function canceledBy(events: readonly Event[], x: ExchangeView): Canceled[] {
  const found: Canceled[] = [];
  for (const event of events) {
    if (event.type !== "OrderClosed" || event.status !== "canceled") continue;
    found.push({ order: orderOf(x, event.order), cancelId: event.cancelId });
  }
  return found;
}

/** The lists some events ended. */
export function endedBy(events: readonly Event[], x: ExchangeView): ListFacts[] {
  const found: ListFacts[] = [];
  for (const event of events) if (event.type === "ListClosed") found.push(listOf(x, event.list));
  return found;
}
