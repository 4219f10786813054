// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#order-amend-keep-priority-trade

import type { Rejection } from "../../../core/rejections.ts";
import { listOf, orderOf } from "../../../core/select.ts";
import { action, perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { clientId, optional, quantityValue } from "../../../gateway/parameters.ts";
import { NO_LIST } from "../../../core/order.ts";
import { count } from "../../../money/units.ts";
import { listOrders, listStatus, type ListFacts } from "../../order-lists.ts";
import { unnamed } from "../../order-names.ts";
import { endsAnOrder } from "../free-of-weight.ts";
import { namedPair, orderName, symbol } from "../params.ts";
import { spotRefusal } from "../refusals.ts";
import { amendedBody } from "../replies.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Takes something off the quantity of an open order, which keeps its place among those at its price. */
export const orderAmendKeepPriority = action({
  page: "spot/trading/Order-Amend-Keep-Priority",
  title: "Order Amend Keep Priority",
  documented: "2026-07-21",
  route: "PUT /api/v3/order/amend/keepPriority",
  security: "TRADE",
  weight: { ...perIp(4), free: endsAnOrder },
  params: { symbol, ...orderName, newClientOrderId: optional(clientId), newQty: quantityValue },
  differs:
    "an order of which no more is wanted than was filled expires; of the filters those of the quantity are looked at",
  command(p, caller, x) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    return (
      unnamed(p) ?? {
        type: "ReduceOrder",
        purse: tradingPurse(caller),
        symbol: p.symbol,
        order: { id: p.orderId, clientId: p.origClientOrderId },
        quantity: p.newQty,
        newClientId: p.newClientOrderId,
      }
    );
  },
  reply(events, x) {
    const reduced = events.find((event) => event.type === "OrderReduced")!;
    const order = orderOf(x, reduced.order);
    const done = {
      transactTime: count(order.updatedAt),
      executionId: reduced.execution,
      amendedOrder: amendedBody(x, order, reduced.before.clientId),
    };
    return order.list === NO_LIST ? done : { ...done, listStatus: amendedList(listOf(x, order.list)) };
  },
  refusal,
});

/** Without when and how it began. */
function amendedList(list: ListFacts) {
  const { orderListId, contingencyType, listOrderStatus, listClientOrderId, symbol: of } = listStatus(list);
  return { orderListId, contingencyType, listOrderStatus, listClientOrderId, symbol: of, orders: listOrders(list) };
}

/** What the matching engine refuses has a code of its own here. */
function refusal(rejection: Rejection): WireError | undefined {
  switch (rejection.reason) {
    case "order-unchanged":
      return amendRejected("The requested action would change no state; rejecting");
    case "size-not-smaller":
      return amendRejected("Order amend (quantity increase) is not supported.");
    case "size-not-known":
      return amendRejected("Order amend (pending OPO order) is not supported.");
    case "filter":
      return rejection.filter === "MAX_NUM_ORDER_AMENDS" ? amendRejected(spotRefusal(rejection).msg) : undefined;
    case "unknown-order":
    case "duplicate-client-id":
    case "market-closed":
    case "value-is-zero":
      return amendRejected(spotRefusal(rejection).msg);
    default:
      return undefined;
  }
}

function amendRejected(why: string): WireError {
  return wireError("AMEND_REJECTED", { why });
}
