// What margin pages show of orders and order lists.

import type { Event } from "../../core/events.ts";
import { NO_LIST } from "../../core/order.ts";
import { listOf, orderOf, type OrderList } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { count } from "../../money/units.ts";
import { isWorking, orderBody, type OrderFacts, pairOfOrder, priceText, quantityText, stopAndIceberg } from "../pair-orders.ts";
import { spell } from "../words.ts";

/** Whether a purse is an isolated one. */
export function isIsolatedPurse(x: ExchangeView, purse: number): boolean {
  return x.ledger.purses[purse]!.kind === "isolated";
}

/** An order as the order queries show it. */
export function queriedOrder(x: ExchangeView, order: OrderFacts) {
  const pair = pairOfOrder(x, order);
  const { price, origQty, executedQty, cummulativeQuoteQty, status, timeInForce, type, side } = orderBody(pair, order);
  return {
    clientOrderId: order.clientId,
    cummulativeQuoteQty,
    executedQty,
    icebergQty: quantityText(pair, order.icebergLots),
    isWorking: isWorking(order),
    orderId: order.id,
    origQty,
    price,
    side,
    status,
    stopPrice: priceText(pair, order.stopTicks),
    symbol: order.symbol,
    isIsolated: isIsolatedPurse(x, order.purse),
    time: count(order.placedAt),
    timeInForce,
    type,
    selfTradePreventionMode: spell(order.prevention),
    updateTime: count(order.updatedAt),
  };
}

/** A cancelled order as the cancel-all page shows it. */
export function canceledOrder(x: ExchangeView, order: OrderFacts, cancelId: string) {
  const pair = pairOfOrder(x, order);
  return {
    symbol: order.symbol,
    isIsolated: isIsolatedPurse(x, order.purse),
    origClientOrderId: order.clientId,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: cancelId,
    ...orderBody(pair, order),
    ...stopAndIceberg(pair, order),
    selfTradePreventionMode: spell(order.prevention),
  };
}

/** The head of an order list: everything but the reports on its orders. */
export function listHead(x: ExchangeView, list: View<OrderList>, clientIds: ReadonlyMap<number, string>) {
  return {
    orderListId: list.id,
    contingencyType: "OCO",
    listStatusType: list.status === "executing" ? "EXEC_STARTED" : "ALL_DONE",
    listOrderStatus: list.status === "executing" ? "EXECUTING" : "ALL_DONE",
    listClientOrderId: list.clientId,
    transactionTime: count(list.updatedAt),
    symbol: list.symbol,
    isIsolated: isIsolatedPurse(x, list.purse),
    orders: list.orders.map((id) => ({ symbol: list.symbol, orderId: id, clientOrderId: clientIds.get(id) ?? "" })),
  };
}

/** A cancelled list with the reports on its orders, in the order in which they were placed. */
export function canceledList(x: ExchangeView, list: View<OrderList>, cancelId: string) {
  const orders = list.orders.map((id) => orderOf(x, id));
  const reports = orders.map((order) => {
    const pair = pairOfOrder(x, order);
    return {
      symbol: order.symbol,
      origClientOrderId: order.clientId,
      orderId: order.id,
      orderListId: order.list,
      clientOrderId: cancelId,
      ...orderBody(pair, order),
      ...stopAndIceberg(pair, order),
      selfTradePreventionMode: spell(order.prevention),
    };
  });
  return { ...listHead(x, list, new Map(orders.map((order) => [order.id, order.clientId]))), orderReports: reports };
}

/** Everything some events cancelled: single orders, then whole lists, none of whose orders stands alone. */
export function canceledOrdersAndLists(x: ExchangeView, events: readonly Event[]) {
  const single = [];
  const lists = [];
  for (const event of events) {
    if (event.type === "OrderClosed" && event.status === "canceled") {
      const order = orderOf(x, event.order);
      if (order.list === NO_LIST) single.push(canceledOrder(x, order, event.cancelId));
    } else if (event.type === "ListClosed") {
      lists.push(canceledList(x, listOf(x, event.list), cancelIdOf(events, event.list, x)));
    }
  }
  return [...single, ...lists];
}

/** The client id of the cancellation of a list's orders. */
export function cancelIdOf(events: readonly Event[], list: number, x: ExchangeView): string {
  for (const event of events) {
    if (event.type === "OrderClosed" && orderOf(x, event.order).list === list) return event.cancelId;
  }
  return "";
}
