// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-order-list---oco-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderListOco } from "../../trading/new-order-list-oco.ts";

/** Places two orders of which one ends the other. */
export const placeNewOrderListOcoOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Order-List-Oco",
  title: "Place new Order list - OCO",
  documented: "2026-07-21",
  method: "orderList.place.oco",
  asks: newOrderListOco,
});
