// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#query-order-amendments-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryOrderAmendments } from "../../account/query-order-amendments.ts";

/** What was taken off an order, and when. */
export const queryOrderAmendmentsOverSocket = pageMethod({
  page: "spot/websocket-api/account/Query-Order-Amendments",
  title: "Query Order Amendments",
  documented: "2026-07-21",
  method: "order.amendments",
  asks: queryOrderAmendments,
});
