// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/websocket-api/Modify-Order

import { pageMethod } from "../../../../../gateway/methods.ts";
import { modifyOrder } from "../rest-api/modify-order.ts";

/** Changes the price or size of a limit order, or both. It counts as an order here, which it does not over HTTP. */
export const modifyOrderOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/trade/websocket-api/Modify-Order",
  title: "Modify Order",
  documented: "2026-01-15",
  method: "order.modify",
  asks: modifyOrder,
  weight: { per: "ip", cost: 1, orders: 1 },
});
