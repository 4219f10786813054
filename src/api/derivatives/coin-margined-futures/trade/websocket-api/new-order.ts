// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/websocket-api/New-Order

import { pageMethod } from "../../../../../gateway/methods.ts";
import { newOrder } from "../rest-api/new-order.ts";

/** Places an order on a contract. */
export const newOrderOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/trade/websocket-api/New-Order",
  title: "New Order",
  documented: "2026-01-15",
  method: "order.place",
  asks: newOrder,
});
