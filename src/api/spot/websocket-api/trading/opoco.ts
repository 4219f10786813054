// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#opoco-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderListOpoco } from "../../trading/new-order-list-opoco.ts";

/** Places an order, and two that sell what it bought, of which one ends the other. */
export const opocoOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Opoco",
  title: "OPOCO",
  documented: "2026-07-21",
  method: "orderList.place.opoco",
  asks: newOrderListOpoco,
});
