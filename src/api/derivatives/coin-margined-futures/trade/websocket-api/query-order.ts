// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/websocket-api/Query-Order

import { pageMethod } from "../../../../../gateway/methods.ts";
import { queryOrder } from "../rest-api/query-order.ts";

/** One order of an account, open or closed. */
export const queryOrderOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/trade/websocket-api/Query-Order",
  title: "Query Order",
  documented: "2026-01-15",
  method: "order.status",
  asks: queryOrder,
});
