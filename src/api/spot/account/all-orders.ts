// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#all-orders-user_data

import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { ordersAmong } from "../../found-orders.ts";
import { recall } from "../../page.ts";
import { isLongerThan, ownOrders } from "../own-orders.ts";
import { symbol, timeRange } from "../params.ts";
import { listedOrder } from "../replies.ts";

/** How far one call may look. */
const MOST_HOURS = 24;

/** The orders of the spot account in a pair, open and closed, oldest first. */
export const allOrders = recall({
  page: "spot/account/All-Orders",
  title: "All orders",
  documented: "2026-07-21",
  route: "GET /api/v3/allOrders",
  security: "USER_DATA",
  weight: perIp(20),
  params: { symbol, orderId: optional(long()), ...timeRange, limit: rowLimit(500, 1000) },
  differs: "closed orders are kept for ever; preventedMatchId is shown where an order is placed, not here",
  present(x, p, caller) {
    const orders = ownOrders(x, p.symbol, caller);
    if (isWireError(orders)) return orders;
    return isLongerThan(MOST_HOURS, p) ? wireError("LOOKUP_TOO_LONG", { hours: MOST_HOURS }) : orders;
  },
  past(orders, past, p) {
    const take = p.orderId === undefined && p.startTime === undefined ? "newest" : "first";
    return ordersAmong(orders, past, { ...p, take }).map((order) => listedOrder(orders.pair, order));
  },
});
