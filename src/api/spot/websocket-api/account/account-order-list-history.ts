// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-order-list-history-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryAllOrderLists } from "../../account/query-all-order-lists.ts";

/** Order lists, open and ended. */
export const accountOrderListHistoryOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Order-List-History",
  title: "Account order list history",
  documented: "2026-07-21",
  method: "allOrderLists",
  asks: queryAllOrderLists,
});
