// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-unfilled-order-count-user_data

import { perIp, query } from "../../../gateway/declare.ts";
import { orderLimit } from "../../allowances.ts";
import { tradingPurse } from "../trading-purse.ts";

/** What the account has placed of the orders it may place in each interval. */
export const queryUnfilledOrderCount = query({
  page: "spot/account/Query-Unfilled-Order-Count",
  title: "Query Unfilled Order Count",
  documented: "2026-07-21",
  route: "GET /api/v3/rateLimit/order",
  security: "USER_DATA",
  weight: perIp(40),
  params: {},
  differs: "orders that were filled stay counted",
  answer: (_x, _p, caller) =>
    caller.ordersPlaced(tradingPurse(caller)).map((each) => ({ ...orderLimit(each), count: each.placed })),
});
