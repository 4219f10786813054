// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#cancel-order-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { cancelOrder } from "../../trading/cancel-order.ts";

/** Cancels an open order. */
export const cancelOrderOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Cancel-Order",
  title: "Cancel order",
  documented: "2026-07-21",
  method: "order.cancel",
  differs: "an order of a list is answered alone, though the list ends with it",
  asks: cancelOrder,
});
