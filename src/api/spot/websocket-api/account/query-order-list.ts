// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#query-order-list-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryOrderList } from "../../account/query-order-list.ts";

/** One order list, open or ended. */
export const queryOrderListOverSocket = pageMethod({
  page: "spot/websocket-api/account/Query-Order-List",
  title: "Query Order list",
  documented: "2026-07-21",
  method: "orderList.status",
  asks: queryOrderList,
});
