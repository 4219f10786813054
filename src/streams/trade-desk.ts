// What listeners to spot and margin accounts are told of an entry. Reports on orders and balance updates are told as
// things happen, in that order; what may have changed besides is told when the transaction they belong to is over:
// first listStatus, then one outboundAccountPosition for all assets touched. A loan, a repayment and a transfer are
// transactions of their own, as on the real exchange: balanceUpdate, then outboundAccountPosition.

import type { Event } from "../core/events.ts";
import { isMarket, isStop, NO_LIST, type Order, type OrderId } from "../core/order.ts";
import { orderOf, listOf, type OrderList, type PurseId } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Json } from "../gateway/declare.ts";
import { isZero, negated, plus } from "../money/arithmetic.ts";
import { type Amount, count } from "../money/units.ts";
import { accountUpdate } from "./spot/user-data-stream/account-update.ts";
import { balanceUpdate } from "./spot/user-data-stream/balance-update.ts";
import { listStatus } from "./spot/user-data-stream/list-status.ts";
import { type Execution, orderUpdate } from "./spot/user-data-stream/order-update.ts";
import { fillOf, lastTaken, type Match, takenBy, type Trade } from "./executions.ts";
import { spelled } from "./words.ts";
import { streamSize } from "./market-text.ts";

/** Sees an entry happen and tells it. */
export interface Desk {
  /** Sees an event right after it was applied. */
  saw(event: Event, x: ExchangeView): void;
  /** Tells what is left of the entry. */
  settled(x: ExchangeView): void;
}

/** What a purse's listeners are still to be told in this transaction. */
interface Owed {
  readonly lists: Record<string, Json>[];
  readonly touched: Set<string>;
}

/** A desk that tells those purses that are heard. */
export function tradeDesk(
  isHeard: (purse: PurseId) => boolean,
  tell: (purse: PurseId, payload: Record<string, Json>) => void,
): Desk {
  const owed = new Map<PurseId, Owed>();
  /** Of this entry: each order's newest report of a trade, what it was prevented from, and orders another leg ended. */
  const traded = new Map<OrderId, Record<string, Json>>();
  const reported = new Map<OrderId, Record<string, Json>[]>();
  const prevented = new Map<OrderId, Match>();
  const losers = new Set<OrderId>();
  const refused = new Set<OrderId>();

  return {
    saw(event, x) {
      switch (event.type) {
        case "OrderPlaced":
          return placed(x, orderOf(x, event.order));
        case "OrderActivated":
          return placed(x, orderOf(x, event.order));
        case "PendingRefused":
          refused.add(event.order);
          return;
        case "TrailingBegan":
          return trails(orderOf(x, event.order));
        case "OrderTriggered":
          return report(x, { id: x.counters.execution, does: "NEW", order: orderOf(x, event.order) });
        case "Traded":
          report(x, { id: x.counters.execution - 1, does: "TRADE", ...fillOf(x, event, event.maker) });
          report(x, { id: x.counters.execution, does: "TRADE", ...fillOf(x, event, event.taker) });
          return burnt(x, event);
        case "MatchPrevented":
          return kept(x, event);
        case "ListDecided":
          losers.add(event.loser);
          return touch(x, orderOf(x, event.winner));
        case "OrderClosed":
          return closed(x, orderOf(x, event.order), event.cancelId);
        case "OrderReduced":
          return reduced(x, event);
        case "ListPlaced":
        case "ListClosed":
          return listed(x, listOf(x, event.list));
        case "Credited":
          return moved(x, event.purse, event.asset, event.amount);
        case "Borrowed":
          return moved(x, event.purse, event.asset, event.amount);
        case "AssetTakenOver":
        case "ClearanceFeeTaken":
          return moved(x, event.purse, event.asset, negated(event.amount));
        case "LiquidationLoanRepaid":
          return moved(x, event.purse, event.asset, negated(event.paid));
        case "Repaid":
          return moved(x, event.purse, event.asset, negated(plus(event.principal, event.interest)));
        case "Transferred":
          moved(x, event.from, event.asset, negated(event.amount));
          return moved(x, event.to, event.asset, event.amount);
        default:
      }
    },
    settled(x) {
      for (const [id, reports] of reported) sizeByQuote(x, orderOf(x, id), reports);
      for (const purse of owed.keys()) settle(x, purse);
      traded.clear();
      reported.clear();
      prevented.clear();
      losers.clear();
      refused.clear();
    },
  };

  function placed(x: ExchangeView, order: View<Order>): void {
    const waits = isStop(order.kind) || order.stage === "pending";
    report(x, { id: x.counters.execution, does: "NEW", order, waits });
  }

  /** A trailing stop that begins to trail as it is placed is told so. */
  function trails(order: View<Order>): void {
    const told = reported.get(order.id)?.at(-1);
    if (told !== undefined) told["D"] = count(order.trailingAt);
  }

  function report(x: ExchangeView, execution: Execution): void {
    const { order, does } = execution;
    if (order.terms !== undefined || !isHeard(order.purse)) return;
    const told = orderUpdate.render(x, execution);
    if (does === "TRADE") traded.set(order.id, told);
    const earlier = reported.get(order.id);
    if (earlier === undefined) reported.set(order.id, [told]);
    else earlier.push(told);
    tell(order.purse, told);
    // What is pending holds nothing yet.
    if (order.stage !== "pending") touch(x, order);
    if (execution.fill !== undefined) owedTo(order.purse).touched.add(execution.fill.commissionAsset);
  }

  /** Two orders of one account met: told now where both go on, else when they are closed for it. */
  function kept(x: ExchangeView, event: Match): void {
    for (const [nth, id] of [event.maker, event.taker].entries()) {
      prevented.set(id, event);
      const taken = takenBy(x, event, id);
      if (taken === undefined) continue;
      report(x, {
        id: x.counters.execution - 1 + nth,
        does: "TRADE_PREVENTION",
        order: orderOf(x, id),
        prevented: taken,
      });
    }
  }

  function closed(x: ExchangeView, order: View<Order>, cancelId: string): void {
    const id = x.counters.execution;
    switch (order.status) {
      case "filled": {
        // Whether a trade was the last one shows only now.
        const last = traded.get(order.id);
        if (last !== undefined) Object.assign(last, { X: spelled("filled"), w: false });
        return;
      }
      case "canceled":
        return report(x, { id, does: "CANCELED", order, cancelId });
      case "expired-in-match": {
        const match = prevented.get(order.id);
        if (match !== undefined) {
          return report(x, { id, does: "TRADE_PREVENTION", order, prevented: lastTaken(x, match, order) });
        }
        return report(x, { id, does: "EXPIRED", order, expiryReason: "OCO_TRIGGER" });
      }
      default:
        return report(x, { id, does: "EXPIRED", order, expiryReason: expiryReason(order) });
    }
  }

  function reduced(x: ExchangeView, event: Extract<Event, { type: "OrderReduced" }>): void {
    const order = orderOf(x, event.order);
    const formerId = event.before.clientId;
    report(x, { id: event.execution, does: "REPLACED", order, formerId });
    if (order.list === NO_LIST || formerId === order.clientId || !isHeard(order.purse)) return;
    owedTo(order.purse).lists.push(listStatus.render(x, listOf(x, order.list), "renamed"));
  }

  function expiryReason(order: View<Order>): string {
    if (refused.has(order.id)) return "REJECTED";
    if (losers.has(order.id)) return "OCO_TRIGGER";
    // What was never placed ends with the order it was to follow.
    if (order.list !== NO_LIST && count(order.workingAt) === 0) return "OTO_PHASE_ONE_EXPIRED";
    if (isMarket(order.kind)) return "INSUFFICIENT_LIQUIDITY";
    if (order.timeInForce === "fok") return "UNFILLED_FOK_ORDER_EXPIRED";
    return order.timeInForce === "ioc" ? "UNFILLED_IOC_QUANTITY_EXPIRED" : "EXCHANGE_CANCELED";
  }

  function listed(x: ExchangeView, list: View<OrderList>): void {
    if (isHeard(list.purse)) owedTo(list.purse).lists.push(listStatus.render(x, list));
  }

  /** An asset came or went by itself: what came before is settled first. */
  function moved(x: ExchangeView, purse: PurseId, asset: string, delta: Amount): void {
    if (!isHeard(purse)) return;
    settle(x, purse);
    tell(purse, balanceUpdate.render(x, asset, delta));
    owedTo(purse).touched.add(asset);
    settle(x, purse);
  }

  /** Both assets of an order's pair may have changed. */
  function touch(x: ExchangeView, { purse, symbol }: View<Order>): void {
    if (!isHeard(purse)) return;
    const { base, quote } = x.reference.markets.get(symbol)!;
    owedTo(purse).touched.add(base).add(quote);
  }

  /** The balance commissions were paid out of, where that is not what was traded. */
  function burnt(x: ExchangeView, { maker, taker, burnAsset }: Trade): void {
    if (burnAsset === undefined) return;
    for (const { purse } of [orderOf(x, maker), orderOf(x, taker)]) {
      if (isHeard(purse)) owedTo(purse).touched.add(burnAsset);
    }
  }

  function owedTo(purse: PurseId): Owed {
    let found = owed.get(purse);
    if (found === undefined) owed.set(purse, (found = { lists: [], touched: new Set() }));
    return found;
  }

  function settle(x: ExchangeView, purse: PurseId): void {
    const left = owed.get(purse);
    if (left === undefined) return;
    owed.delete(purse);
    for (const list of left.lists) tell(purse, list);
    if (left.touched.size > 0) tell(purse, accountUpdate.render(x, purse, left.touched));
  }
}

/** An order by quote is told with the size it has come to: what it asked for was no size. */
function sizeByQuote(x: ExchangeView, order: View<Order>, reports: readonly Record<string, Json>[]): void {
  if (isZero(order.quoteBudget)) return;
  const q = streamSize(x.reference.markets.get(order.symbol)!, order.lots);
  for (const each of reports) each["q"] = q;
}
