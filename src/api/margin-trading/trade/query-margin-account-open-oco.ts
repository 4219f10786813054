// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Open-OCO

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { openLists } from "../../order-lists.ts";
import { listAccount } from "../accounts.ts";
import { queriedList } from "../list-replies.ts";
import { isIsolated, symbol } from "../params.ts";

/** The open order lists of the cross account or of one isolated account, newest first as in the page's example. */
export const queryMarginAccountOpenOco = query({
  page: "margin_trading/trade/Query-Margin-Account-Open-OCO",
  title: "Query Margin Account's Open OCO",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/openOrderList",
  security: "USER_DATA",
  weight: perIp(10),
  params: { isIsolated, symbol: optional(symbol) },
  answer(x, p, caller) {
    const purse = listAccount(x, caller, p);
    if (isWireError(purse)) return purse;
    return openLists(x, purse)
      .reverse()
      .map((list) => queriedList(list, p.isIsolated));
  },
});
