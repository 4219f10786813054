// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#current-open-order-lists-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryOpenOrderLists } from "../../account/query-open-order-lists.ts";

/** Open order lists. */
export const currentOpenOrderListsOverSocket = pageMethod({
  page: "spot/websocket-api/account/Current-Open-Order-Lists",
  title: "Current open Order lists",
  documented: "2026-07-21",
  method: "openOrderLists.status",
  asks: queryOpenOrderLists,
});
