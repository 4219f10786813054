// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-trade-history-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { accountTradeList } from "../../account/account-trade-list.ts";

/** Trades of the account in a pair. */
export const accountTradeHistoryOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Trade-History",
  title: "Account trade history",
  documented: "2026-07-21",
  method: "myTrades",
  asks: accountTradeList,
});
