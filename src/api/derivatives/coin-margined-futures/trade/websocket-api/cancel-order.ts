// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/websocket-api/Cancel-Order

import { pageMethod } from "../../../../../gateway/methods.ts";
import { cancelOrder } from "../rest-api/cancel-order.ts";

/** Cancels one open order. */
export const cancelOrderOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/trade/websocket-api/Cancel-Order",
  title: "Cancel Order",
  documented: "2026-01-15",
  method: "order.cancel",
  asks: cancelOrder,
});
