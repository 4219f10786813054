// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#cancel-order-list-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { cancelOrderList } from "../../trading/cancel-order-list.ts";

/** Cancels an order list. */
export const cancelOrderListOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Cancel-Order-List",
  title: "Cancel Order list",
  documented: "2026-07-21",
  method: "orderList.cancel",
  asks: cancelOrderList,
});
