// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#unfilled-order-count-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryUnfilledOrderCount } from "../../account/query-unfilled-order-count.ts";

/** What was placed of what may be. */
export const unfilledOrderCountOverSocket = pageMethod({
  page: "spot/websocket-api/account/Unfilled-Order-Count",
  title: "Unfilled Order Count",
  documented: "2026-07-21",
  method: "account.rateLimits.orders",
  asks: queryUnfilledOrderCount,
});
