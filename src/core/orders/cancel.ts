// Cancelling orders, lists, and everything a purse has open in a market.

import type { CancelList, CancelOpenOrders, CancelOrder, CancelOrders, OrderName } from "../commands.ts";
import { deskOf, listKey, openOrders } from "../book/desk.ts";
import { NO_LIST, type Order } from "../order.ts";
import type { Emit } from "../emit.ts";
import { nameFor } from "../ids.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { findPurse, isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { closeWithList } from "./close.ts";

/** Cancels one open order and the list it is in. */
export function cancelOrder(x: ExchangeView, c: CancelOrder, emit: Emit): Rejection | undefined {
  const order = cancelable(x, c);
  if (isRejection(order)) return order;

  cancelFound(x, c, order, emit);
  return undefined;
}

/** The order a cancellation is about, or why it may not be cancelled. */
export function cancelable(x: ExchangeView, c: CancelOrder): View<Order> | Rejection {
  if (!x.reference.markets.has(c.symbol)) return { reason: "unknown-symbol", symbol: c.symbol };
  const purse = findPurse(x, c.purse);
  if (isRejection(purse)) return purse;
  const order = findOpen(x, purse, c.symbol, c.order);
  if (isRejection(order)) return order;
  return c.onlyIf !== undefined && order.status !== c.onlyIf ? refuse("cancel-restricted") : order;
}

/** Cancels an order that may be, and the list it is in. */
export function cancelFound(x: ExchangeView, c: CancelOrder, order: View<Order>, emit: Emit): void {
  closeWithList(x, order, "canceled", c.cancelId ?? nameFor(x.seed, "cancellation", order.id), emit);
}

/** Cancels those of some orders that are open, in the order in which they are named. */
export function cancelOrders(x: ExchangeView, c: CancelOrders, emit: Emit): Rejection | undefined {
  if (!x.reference.markets.has(c.symbol)) return { reason: "unknown-symbol", symbol: c.symbol };
  const purse = findPurse(x, c.purse);
  if (isRejection(purse)) return purse;

  for (const name of c.orders) {
    // What an earlier one took with it is not open any more, and neither is one that is named again.
    const order = findOpen(x, purse, c.symbol, name);
    if (isRejection(order)) continue;
    closeWithList(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
  }
  return undefined;
}

/** Cancels one open list. */
export function cancelList(x: ExchangeView, c: CancelList, emit: Emit): Rejection | undefined {
  if (!x.reference.markets.has(c.symbol)) return { reason: "unknown-symbol", symbol: c.symbol };
  const purse = findPurse(x, c.purse);
  if (isRejection(purse)) return purse;
  const id = c.list.id ?? x.orders.listIds.get(listKey(purse, c.list.clientId ?? ""));
  const list = id === undefined ? undefined : x.orders.lists.get(id);
  if (list === undefined || list.purse !== purse || list.symbol !== c.symbol) return refuse("unknown-list");
  if (c.list.clientId !== undefined && list.clientId !== c.list.clientId) return refuse("unknown-list");
  const open = list.orders.map((each) => x.orders.open.get(each)).find((each) => each !== undefined);
  if (open === undefined) return refuse("unknown-list");

  closeWithList(x, open, "canceled", c.cancelId ?? nameFor(x.seed, "cancellation", open.id), emit);
  return undefined;
}

/** Cancels everything a purse has open in a market, under one shared cancellation id: single orders first, then lists. */
export function cancelOpenOrders(x: ExchangeView, c: CancelOpenOrders, emit: Emit): Rejection | undefined {
  if (!x.reference.markets.has(c.symbol)) return { reason: "unknown-symbol", symbol: c.symbol };
  const purse = findPurse(x, c.purse);
  if (isRejection(purse)) return purse;
  if (c.refuseIfNone && openOrders(x.orders, purse, c.symbol).length === 0) return refuse("no-open-orders");

  cancelAll(x, purse, c.symbol, emit);
  return undefined;
}

/** Cancels everything a purse has open in a market, if there is anything. */
export function cancelAll(x: ExchangeView, purse: PurseId, symbol: string, emit: Emit): void {
  const open = openOrders(x.orders, purse, symbol);
  const [first] = open;
  if (first === undefined) return;
  const cancelId = nameFor(x.seed, "cancellation", first.id);
  for (const order of open) if (order.list === NO_LIST) closeWithList(x, order, "canceled", cancelId, emit);
  for (const order of open) {
    if (order.list !== NO_LIST && x.orders.open.has(order.id)) closeWithList(x, order, "canceled", cancelId, emit);
  }
}

/** The open order of a name, where number and client id do not contradict each other. */
export function findOpen(x: ExchangeView, purse: PurseId, symbol: string, name: OrderName): View<Order> | Rejection {
  const byId = name.id === undefined ? undefined : x.orders.open.get(name.id);
  if (name.id !== undefined && (byId === undefined || byId.purse !== purse || byId.symbol !== symbol)) {
    return refuse("unknown-order");
  }
  const byName = name.clientId === undefined ? undefined : deskOf(x.orders, purse, symbol)?.open.get(name.clientId);
  if (byId !== undefined && name.clientId !== undefined && byId.clientId !== name.clientId) {
    return refuse("order-name-mismatch");
  }
  return byId ?? byName ?? refuse("unknown-order");
}
