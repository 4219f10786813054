// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-order-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrder } from "../../trading/new-order.ts";

/** Places an order. */
export const placeNewOrderOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Order",
  title: "Place new order",
  documented: "2026-07-21",
  method: "order.place",
  asks: newOrder,
});
