// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-order-history-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { allOrders } from "../../account/all-orders.ts";

/** Orders of a pair, open and closed. */
export const accountOrderHistoryOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Order-History",
  title: "Account order history",
  documented: "2026-07-21",
  method: "allOrders",
  asks: allOrders,
});
