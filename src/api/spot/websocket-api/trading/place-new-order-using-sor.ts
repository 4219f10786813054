// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-order-using-sor-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderUsingSor } from "../../trading/new-order-using-sor.ts";

/** An order to be routed: refused, for no pair has routing. */
export const placeNewOrderUsingSorOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Order-Using-Sor",
  title: "Place new order using SOR",
  documented: "2026-07-21",
  method: "sor.order.place",
  asks: newOrderUsingSor,
});
