// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#opo-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOrderListOpo } from "../../trading/new-order-list-opo.ts";

/** Places an order, and another that sells what it bought. */
export const opoOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Opo",
  title: "OPO",
  documented: "2026-07-21",
  method: "orderList.place.opo",
  asks: newOrderListOpo,
});
