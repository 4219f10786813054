// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-OCO

import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { listNamed, openLists } from "../../order-lists.ts";
import { recall } from "../../page.ts";
import { listAccount } from "../accounts.ts";
import { queriedList } from "../list-replies.ts";
import { givenName, givenNumber, isIsolated, symbol } from "../params.ts";

/** One order list, open or ended. `origClientOrderId` is the list's client id. */
export const queryMarginAccountOco = recall({
  page: "margin_trading/trade/Query-Margin-Account-OCO",
  title: "Query Margin Account's OCO",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/orderList",
  security: "USER_DATA",
  weight: perIp(10),
  params: { isIsolated, symbol: optional(symbol), orderListId: givenNumber, origClientOrderId: givenName },
  present(x, p, caller) {
    if (p.orderListId === undefined && p.origClientOrderId === undefined) {
      return wireError("MISSING_WITH", { name: "orderListId" });
    }
    const purse = listAccount(x, caller, p);
    if (isWireError(purse)) return purse;
    return { purse, open: openLists(x, purse) };
  },
  past(lists, past, p) {
    const found = listNamed(lists, past, p);
    return found === undefined ? wireError("NO_SUCH_LIST") : queriedList(found, p.isIsolated);
  },
});
