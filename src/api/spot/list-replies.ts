// What spot pages show of order lists and of what was cancelled.

import type { Event } from "../../core/events.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { OrderFacts } from "../../history/rows.ts";
import { count } from "../../money/units.ts";
import { type Canceled, type ListFacts, listOrders, listStatus, placedList } from "../order-lists.ts";
import { pairOfOrder } from "../pair-orders.ts";
import { fillsOf } from "../placed-order.ts";
import { canceledBody, placedBody } from "./replies.ts";

/** A list as the list queries show it. */
export function queriedList(list: ListFacts) {
  return { ...listStatus(list), orders: listOrders(list) };
}

/** A list that was placed, with reports on its orders; a full answer has the trades of the first of them. */
export function placedListBody(
  events: readonly Event[],
  x: ExchangeView,
  asked: "ACK" | "RESULT" | "FULL" | undefined,
) {
  const { list, orders } = placedList(events, x);
  const report = (order: OrderFacts) => {
    const receipt = {
      symbol: order.symbol,
      orderId: order.id,
      orderListId: order.list,
      clientOrderId: order.clientId,
      transactTime: count(order.placedAt),
    };
    return asked === "ACK" ? receipt : { ...receipt, ...placedBody(pairOfOrder(x, order), order) };
  };
  const [first, ...others] = orders;
  return {
    ...queriedList(list),
    orderReports: [
      // Of two that end each other neither can fill as it is placed: a full answer has nothing to add.
      {
        ...report(first!),
        ...(asked === "FULL" && list.contingency === "oto" ? { fills: fillsOf(events, x, first!) } : {}),
      },
      ...others.map(report),
    ],
  };
}

/** A cancelled order. */
export function canceledRow(x: ExchangeView, { order, cancelId }: Canceled) {
  return {
    symbol: order.symbol,
    origClientOrderId: order.clientId,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: cancelId,
    transactTime: count(order.updatedAt),
    ...canceledBody(pairOfOrder(x, order), order),
  };
}

/** A cancelled list with reports on those of its orders that were still open. */
export function canceledList(x: ExchangeView, list: ListFacts, canceled: readonly Canceled[]) {
  const legs = canceled.filter(({ order }) => order.list === list.id);
  return { ...queriedList(list), orderReports: legs.map((leg) => canceledRow(x, leg)) };
}
