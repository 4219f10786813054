// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#current-open-orders-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { currentOpenOrders } from "../../account/current-open-orders.ts";

/** Open orders. */
export const currentOpenOrdersOverSocket = pageMethod({
  page: "spot/websocket-api/account/Current-Open-Orders",
  title: "Current open orders",
  documented: "2026-07-21",
  method: "openOrders.status",
  asks: currentOpenOrders,
});
