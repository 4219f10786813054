// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#cancel-and-replace-order-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { cancelAnExistingOrderAndSendANewOrder } from "../../trading/cancel-an-existing-order-and-send-a-new-order.ts";

/** Cancels an order and places another. */
export const cancelAndReplaceOrderOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Cancel-And-Replace-Order",
  title: "Cancel and replace order",
  documented: "2026-07-21",
  method: "order.cancelReplace",
  asks: cancelAnExistingOrderAndSendANewOrder,
});
