// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#test-new-order-using-sor-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { testNewOrderUsingSor } from "../../trading/test-new-order-using-sor.ts";

/** The same, tried only. */
export const testNewOrderUsingSorOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Test-New-Order-Using-Sor",
  title: "Test new order using SOR",
  documented: "2026-07-21",
  method: "sor.order.test",
  asks: testNewOrderUsingSor,
});
