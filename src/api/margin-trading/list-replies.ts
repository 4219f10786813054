// What margin pages show of order lists.

import type { Event } from "../../core/events.ts";
import { NO_LIST } from "../../core/order.ts";
import { listOf, openOrdersOf, orderOf, type OrderList } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { OrderFacts } from "../../history/rows.ts";
import { plain } from "../../money/text.ts";
import { count, instant, NO_AMOUNT, NO_LOTS } from "../../money/units.ts";
import { orderBody, pairOfOrder, stopAndIceberg } from "../pair-orders.ts";
import { borrowedBy, fillsOf } from "../placed-order.ts";
import { spell } from "../words.ts";
import { canceledOrder, isIsolatedPurse } from "./replies.ts";

/** A list, open or from history. */
export type ListFacts = View<OrderList>;

/** An order that a command cancelled, and the client id of the cancellation. */
export interface Canceled {
  readonly order: OrderFacts;
  readonly cancelId: string;
}

/** The open lists of a purse, oldest first. */
export function openLists(x: ExchangeView, purse: number): ListFacts[] {
  const ids = new Set(openOrdersOf(x.orders, purse).map((order) => order.list));
  ids.delete(NO_LIST);
  return [...ids].sort((a, b) => a - b).map((id) => listOf(x, id));
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

/** A list as the list queries show it. */
export function queriedList(list: ListFacts, isIsolated: boolean) {
  return { ...listStatus(list), isIsolated, orders: listOrders(list) };
}

/** The list a command placed. */
export function placedList(events: readonly Event[], x: ExchangeView): ListFacts {
  for (const event of events) if (event.type === "ListPlaced") return listOf(x, event.list);
  throw new Error("invariant broken: the command placed a list");
}

/** What was borrowed so that a list could be placed. */
export function borrowedForList(events: readonly Event[]) {
  const before = events.slice(
    0,
    events.findIndex((event) => event.type === "ListPlaced"),
  );
  const loan = borrowedBy(before);
  return loan === undefined ? {} : { marginBuyBorrowAmount: plain(loan.amount), marginBuyBorrowAsset: loan.asset };
}

/** The report on a placed order of a list: a receipt where that was asked for. */
export function placedReport(x: ExchangeView, order: OrderFacts, asked: "ACK" | "RESULT" | "FULL" | undefined) {
  const pair = pairOfOrder(x, order);
  const receipt = {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: order.clientId,
    transactTime: count(order.placedAt),
  };
  if (asked === "ACK") return receipt;
  return {
    ...receipt,
    ...orderBody(pair, order),
    ...stopAndIceberg(pair, order),
    selfTradePreventionMode: spell(order.prevention),
  };
}

/**
 * A placed list in which one order triggers others. Those are shown as they were when it was placed, also where the
 * working order was filled at once and they went on; a full answer has the working order's fills.
 */
export function placedOto(events: readonly Event[], x: ExchangeView, asked: "ACK" | "RESULT" | "FULL" | undefined) {
  const list = placedList(events, x);
  const begun = events.some(({ type }) => type === "OrderActivated" || type === "PendingRefused");
  const [working, ...pending] = list.orders.map((id) => orderOf(x, id));
  return {
    ...listStatus(begun ? { ...list, status: "executing" } : list),
    ...borrowedForList(events),
    isIsolated: isIsolatedPurse(x, list.purse),
    orders: listOrders(list),
    orderReports: [
      {
        ...placedReport(x, working!, asked),
        ...(asked === "FULL" ? { fills: fillsOf(events, x, working!) } : {}),
      },
      ...pending.map((order) => placedReport(x, begun ? { ...order, ...AS_PENDING } : order, asked)),
    ],
  };
}

/** What an order was before its turn came. */
const AS_PENDING = {
  status: "pending-new",
  filled: NO_LOTS,
  paid: NO_AMOUNT,
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

/** The report on a cancelled order of a list. */
export function legReport(x: ExchangeView, { order, cancelId }: Canceled) {
  const pair = pairOfOrder(x, order);
  return {
    symbol: order.symbol,
    origClientOrderId: order.clientId,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: cancelId,
    ...orderBody(pair, order),
    ...stopAndIceberg(pair, order),
  };
}

/** The report on a cancelled order of a list, where the list was cancelled by itself. */
export function fullLegReport(x: ExchangeView, canceled: Canceled) {
  return { ...legReport(x, canceled), selfTradePreventionMode: spell(canceled.order.prevention) };
}

/** A cancelled list with reports on those of its orders that were still open. */
export function canceledList<R>(
  x: ExchangeView,
  list: ListFacts,
  canceled: readonly Canceled[],
  report: (x: ExchangeView, canceled: Canceled) => R,
) {
  const legs = canceled.filter(({ order }) => order.list === list.id);
  return { ...queriedList(list, isIsolatedPurse(x, list.purse)), orderReports: legs.map((leg) => report(x, leg)) };
}

/** The lists some events ended. */
export function endedBy(events: readonly Event[], x: ExchangeView): ListFacts[] {
  const found: ListFacts[] = [];
  for (const event of events) if (event.type === "ListClosed") found.push(listOf(x, event.list));
  return found;
}

/** Everything some events cancelled: single orders, then whole lists, none of whose orders stands alone. */
export function canceledOrdersAndLists(x: ExchangeView, events: readonly Event[]) {
  const canceled = canceledBy(events, x);
  const single = canceled.filter(({ order }) => order.list === NO_LIST);
  return [
    ...single.map(({ order, cancelId }) => canceledOrder(x, order, cancelId)),
    ...endedBy(events, x).map((list) => canceledList(x, list, canceled, legReport)),
  ];
}
