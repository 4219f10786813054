// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-OCO

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { canceledBy, endedBy } from "../../order-lists.ts";
import { canceledList, fullLegReport } from "../list-replies.ts";
import { givenName, givenNumber, isIsolated, purseOf, symbol } from "../params.ts";

/** Cancels an order list, by its number or by its client id. */
export const marginAccountCancelOco = action({
  page: "margin_trading/trade/Margin-Account-Cancel-OCO",
  title: "Margin Account Cancel OCO",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/margin/orderList",
  security: "TRADE",
  weight: perUid(1),
  params: { symbol, isIsolated, orderListId: givenNumber, listClientOrderId: givenName, newClientOrderId: givenName },
  differs: "reports are given on the orders that were still open; one that ended before is only named",
  command(p, caller) {
    if (p.orderListId === undefined && p.listClientOrderId === undefined) return wireError("LIST_WITHOUT_NAME");
    return {
      type: "CancelList",
      purse: purseOf(caller, p),
      symbol: p.symbol,
      list: { id: p.orderListId, clientId: p.listClientOrderId },
      cancelId: p.newClientOrderId,
    };
  },
  reply: (events, x) => canceledList(x, endedBy(events, x)[0]!, canceledBy(events, x), fullLegReport),
});
