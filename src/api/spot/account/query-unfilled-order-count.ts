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
  differs:
    "an order that fills as it waits takes five off, as in the documentation's examples; the real figure is not published, nor how much a large fill takes off",
  answer: (_x, _p, caller) =>
    caller.ordersPlaced(tradingPurse(caller)).map((each) => ({ ...orderLimit(each), count: each.placed })),
});
