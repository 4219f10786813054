// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-order-list---otoco-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderListOtoco } from "../../trading/new-order-list-otoco.ts";

/** Places an order, and once it is filled two of which one ends the other. */
export const placeNewOrderListOtocoOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Order-List-Otoco",
  title: "Place new Order list - OTOCO",
  documented: "2026-07-21",
  method: "orderList.place.otoco",
  asks: newOrderListOtoco,
});
