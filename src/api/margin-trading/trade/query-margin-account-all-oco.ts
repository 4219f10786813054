// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-All-OCO

import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional, rowLimit } from "../../../gateway/parameters.ts";
import { listsAmong, openLists } from "../../order-lists.ts";
import { recall } from "../../page.ts";
import { listAccount } from "../accounts.ts";
import { queriedList } from "../list-replies.ts";
import { givenNumber, isIsolated, symbol, time } from "../params.ts";

/** Order lists, open and ended: from a number on, or the newest of a time; newest first as in the page's example. */
export const queryMarginAccountAllOco = recall({
  page: "margin_trading/trade/Query-Margin-Account-All-OCO",
  title: "Query Margin Account's all OCO",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/allOrderList",
  security: "USER_DATA",
  weight: perIp(200),
  params: {
    isIsolated,
    symbol: optional(symbol),
    fromId: givenNumber,
    startTime: time,
    endTime: time,
    limit: rowLimit(500, 1000),
  },
  present(x, p, caller) {
    const { fromId, startTime, endTime } = p;
    if (fromId !== undefined && (startTime !== undefined || endTime !== undefined)) return wireError("BAD_COMBINATION");
    const purse = listAccount(x, caller, p);
    if (isWireError(purse)) return purse;
    return { purse, open: openLists(x, purse) };
  },
  past: (lists, past, p) => listsAmong(lists, past, p).map((list) => queriedList(list, p.isIsolated)),
});
