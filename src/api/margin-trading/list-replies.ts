// What margin pages show of order lists.

import type { Event } from "../../core/events.ts";
import { NO_LIST } from "../../core/order.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { OrderFacts } from "../../history/rows.ts";
import { plain } from "../../money/text.ts";
import { count } from "../../money/units.ts";
import {
  type Canceled,
  canceledBy,
  endedBy,
  type ListFacts,
  listOrders,
  listStatus,
  placedList,
} from "../order-lists.ts";
import { orderBody, pairOfOrder, stopAndIceberg } from "../pair-orders.ts";
import { borrowedBy, fillsOf } from "../placed-order.ts";
import { spell } from "../words.ts";
import { canceledOrder, isIsolatedPurse } from "./replies.ts";

/** A list as the list queries show it. */
export function queriedList(list: ListFacts, isIsolated: boolean) {
  return { ...listStatus(list), isIsolated, orders: listOrders(list) };
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

/** A placed list in which one order triggers others; a full answer has the working order's fills. */
export function placedOto(events: readonly Event[], x: ExchangeView, asked: "ACK" | "RESULT" | "FULL" | undefined) {
  const { list, orders } = placedList(events, x);
  const [working, ...pending] = orders;
  return {
    ...listStatus(list),
    ...borrowedForList(events),
    isIsolated: isIsolatedPurse(x, list.purse),
    orders: listOrders(list),
    orderReports: [
      {
        ...placedReport(x, working!, asked),
        ...(asked === "FULL" ? { fills: fillsOf(events, x, working!) } : {}),
      },
      ...pending.map((order) => placedReport(x, order, asked)),
    ],
  };
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

/** Everything some events cancelled: single orders, then whole lists, none of whose orders stands alone. */
export function canceledOrdersAndLists(x: ExchangeView, events: readonly Event[]) {
  const canceled = canceledBy(events, x);
  const single = canceled.filter(({ order }) => order.list === NO_LIST);
  return [
    ...single.map(({ order, cancelId }) => canceledOrder(x, order, cancelId)),
    ...endedBy(events, x).map((list) => canceledList(x, list, canceled, legReport)),
  ];
}
