// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#current-open-orders-user_data

import { openOrders, openOrdersOf } from "../../../core/select.ts";
import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { pairOfOrder } from "../../pair-orders.ts";
import { namedPair, symbol } from "../params.ts";
import { queriedOrder } from "../replies.ts";
import { ownPurse } from "../trading-purse.ts";

/** The open orders of the spot account in a pair, or in all. */
export const currentOpenOrders = query({
  page: "spot/account/Current-Open-Orders",
  title: "Current open orders",
  documented: "2026-07-21",
  route: "GET /api/v3/openOrders",
  security: "USER_DATA",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 80 : 6) },
  params: { symbol: optional(symbol) },
  differs: "preventedMatchId is shown where an order is placed, not here",
  answer(x, p, caller) {
    const purse = ownPurse(x, caller);
    if (p.symbol === undefined) {
      return openOrdersOf(x.orders, purse).map((order) => queriedOrder(pairOfOrder(x, order), order));
    }
    const pair = namedPair(x, { symbol: p.symbol });
    if (isWireError(pair)) return pair;
    return openOrders(x.orders, purse, pair.symbol).map((order) => queriedOrder(pair, order));
  },
});
