// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-order-list---oto-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderListOto } from "../../trading/new-order-list-oto.ts";

/** Places an order, and another once it is filled. */
export const placeNewOrderListOtoOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Order-List-Oto",
  title: "Place new Order list - OTO",
  documented: "2026-07-21",
  method: "orderList.place.oto",
  asks: newOrderListOto,
});
