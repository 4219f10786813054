// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#cancel-open-orders-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { cancelAllOpenOrdersOnASymbol } from "../../trading/cancel-all-open-orders-on-a-symbol.ts";

/** Cancels every open order of a pair. */
export const cancelOpenOrdersOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Cancel-Open-Orders",
  title: "Cancel open orders",
  documented: "2026-07-21",
  method: "openOrders.cancelAll",
  asks: cancelAllOpenOrdersOnASymbol,
});
