// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#query-order-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryOrder } from "../../account/query-order.ts";

/** One order, open or closed. */
export const queryOrderOverSocket = pageMethod({
  page: "spot/websocket-api/account/Query-Order",
  title: "Query order",
  documented: "2026-07-21",
  method: "order.status",
  asks: queryOrder,
});
