// The end of orders and of lists.

import { isPositive, least, plus } from "../../money/arithmetic.ts";
import type { AlgoOrder } from "../algo-order.ts";
import { openSiblings } from "../book/desk.ts";
import { count } from "../../money/units.ts";
import { isMarket, NO_LIST, type Order, type OrderStatus, remaining, spends } from "../order.ts";
import type { Emit } from "../emit.ts";
import { repayUpTo } from "../margin/repay.ts";
import { listedPair } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { limitHold } from "./fund.ts";

/**
 * Closes one order and, when it was the last of its list, the list. Where it ends before it is filled, what it
 * borrowed and did not use is repaid, interest first, if it was placed so: the loan fell due with the order.
 */
export function close(
  x: ExchangeView,
  order: View<Order>,
  status: OrderStatus,
  cancelId: string,
  emit: Emit,
  because: { readonly byAmendment?: true } = {},
): void {
  const { borrowed, held: released } = order;
  emit({ type: "OrderClosed", order: order.id, status, released, cancelId, ...because });
  const algo = order.terms === undefined ? undefined : x.algos.placers.get(order.id);
  if (algo !== undefined) emit({ type: "AlgoClosed", algo, account: order.account, status: "finished" });
  if (order.list !== NO_LIST && x.orders.lists.has(order.list) && openSiblings(x.orders, order).length === 0) {
    emit({ type: "ListClosed", list: order.list });
  }
  if (status === "filled" || !order.repayAtCancel || !isPositive(borrowed) || !isPositive(released)) return;
  const asset = spends(listedPair(x, order.symbol), order.side);
  repayUpTo(x, order.purse, asset, least(borrowed, released), emit);
}

/**
 * Closes an order together with the others of its list, which end in the same way; pending ones, which never met
 * anybody, are cancelled or else expire.
 */
export function closeWithList(
  x: ExchangeView,
  order: View<Order>,
  status: OrderStatus,
  cancelId: string,
  emit: Emit,
): void {
  const ended = [order, ...openSiblings(x.orders, order)].sort((a, b) => a.id - b.id);
  for (const each of ended) {
    close(x, each, each.stage === "pending" && status !== "canceled" ? "expired" : status, cancelId, emit);
  }
}

/** Cancels algo orders that wait. */
export function cancelAlgos(algos: readonly View<AlgoOrder>[], emit: Emit): void {
  for (const { id, account } of algos) emit({ type: "AlgoClosed", algo: id, account, status: "canceled" });
}

/**
 * Of two legs of which one ends the other, one begins to trade, or its stop price was reached: the other ends, and the
 * one that goes on takes over what both held, as far as it needs it.
 */
export function decideList(x: ExchangeView, winner: View<Order>, emit: Emit): void {
  const [loser] = openSiblings(x.orders, winner);
  // What is pending is no rival of the working order.
  if (loser === undefined || loser.stage === "pending") return;
  const pair = listedPair(x, winner.symbol);
  const both = plus(winner.held, loser.held);
  const needed =
    // What takes any price, or is yet to take it from the book, may need all of it.
    (isMarket(winner.kind) || count(winner.ticks) === 0) && winner.side === "buy"
      ? both
      : limitHold(pair, winner.side, winner.ticks, remaining(winner));
  emit({ type: "ListDecided", list: winner.list, winner: winner.id, loser: loser.id, held: least(needed, both) });
  close(x, loser, "expired", "", emit);
}
