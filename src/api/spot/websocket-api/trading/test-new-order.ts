// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#test-new-order-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { testNewOrder } from "../../trading/test-new-order.ts";

/** Tries an order without placing it. */
export const testNewOrderOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Test-New-Order",
  title: "Test new order",
  documented: "2026-07-21",
  method: "order.test",
  asks: testNewOrder,
});
