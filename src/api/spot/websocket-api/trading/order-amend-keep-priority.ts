// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#order-amend-keep-priority-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { orderAmendKeepPriority } from "../../trading/order-amend-keep-priority.ts";

/** Takes something off an open order, which keeps its place. */
export const orderAmendKeepPriorityOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Order-Amend-Keep-Priority",
  title: "Order Amend Keep Priority",
  documented: "2026-07-21",
  method: "order.amend.keepPriority",
  asks: orderAmendKeepPriority,
});
