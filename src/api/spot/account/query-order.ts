// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-order-user_data

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { orderNamed } from "../../found-orders.ts";
import { unnamed } from "../../order-names.ts";
import { recall } from "../../page.ts";
import { ownOrders } from "../own-orders.ts";
import { orderName, symbol } from "../params.ts";
import { queriedOrder } from "../replies.ts";

/** One order of the spot account, open or closed. */
export const queryOrder = recall({
  page: "spot/account/Query-Order",
  title: "Query order",
  documented: "2026-07-21",
  route: "GET /api/v3/order",
  security: "USER_DATA",
  weight: perIp(4),
  params: { symbol, ...orderName },
  differs: "closed orders are kept for ever; preventedMatchId is shown where an order is placed, not here",
  present(x, p, caller) {
    const orders = ownOrders(x, p.symbol, caller);
    return isWireError(orders) ? orders : (unnamed(p) ?? orders);
  },
  past(orders, past, p) {
    const order = orderNamed(orders, past, p);
    return isWireError(order) ? order : queriedOrder(orders.pair, order);
  },
});
