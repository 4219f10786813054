// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-order-amendments-user_data

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { reductionsOf } from "../../../history/reductions.ts";
import { count } from "../../../money/units.ts";
import { orderNamed } from "../../found-orders.ts";
import { recall } from "../../page.ts";
import { quantityText } from "../../pair-orders.ts";
import { ownOrders } from "../own-orders.ts";
import { symbol } from "../params.ts";

/** What was taken off an order, oldest first. */
export const queryOrderAmendments = recall({
  page: "spot/account/Query-Order-Amendments",
  title: "Query Order Amendments",
  documented: "2026-07-21",
  route: "GET /api/v3/order/amendments",
  security: "USER_DATA",
  weight: perIp(4),
  params: { symbol, orderId: long(), fromExecutionId: optional(long()), limit: rowLimit(500, 1000) },
  present: (x, p, caller) => ownOrders(x, p.symbol, caller),
  past(orders, past, p) {
    const order = orderNamed(orders, past, { orderId: p.orderId, origClientOrderId: undefined });
    if (isWireError(order)) return order;
    const { pair } = orders;
    return reductionsOf(past, order.id, { from: p.fromExecutionId ?? 0, limit: p.limit }).map((each) => ({
      symbol: order.symbol,
      orderId: order.id,
      executionId: each.execution,
      origClientOrderId: each.before.clientId,
      newClientOrderId: each.clientId,
      origQty: quantityText(pair, each.before.lots),
      newQty: quantityText(pair, each.lots),
      time: count(each.at),
    }));
  },
});
