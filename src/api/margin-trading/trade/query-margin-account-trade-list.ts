// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Trade-List

import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { fillsOf } from "../../../history/trades.ts";
import { recall } from "../../page.ts";
import { tradingAccount } from "../accounts.ts";
import { givenNumber, isIsolated, symbol, time } from "../params.ts";
import { tradeRow } from "../replies.ts";
import { dayWindow } from "../windows.ts";

/** An account's trades of a pair, oldest first: of an order, from a trade on, or the newest of a day. */
export const queryMarginAccountTradeList = recall({
  page: "margin_trading/trade/Query-Margin-Account-Trade-List",
  title: "Query Margin Account's Trade List",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/myTrades",
  security: "USER_DATA",
  weight: perIp(10),
  params: {
    symbol,
    isIsolated,
    orderId: givenNumber,
    startTime: time,
    endTime: time,
    fromId: givenNumber,
    limit: rowLimit(500, 1000),
  },
  present(x, p, caller) {
    const account = tradingAccount(x, caller, p);
    if (isWireError(account)) return account;
    if (p.orderId === undefined && p.fromId === undefined) {
      const window = dayWindow(caller, p);
      if (isWireError(window)) return window;
      // From a time on, the first are meant; else the newest.
      return { account, range: { ...window, fromTrade: p.startTime === undefined ? undefined : 0 } };
    }
    // The page does not say what numbers and times together mean; on spot they do not go together.
    if (p.startTime !== undefined || p.endTime !== undefined) return wireError("BAD_COMBINATION");
    return { account, range: { order: p.orderId, fromTrade: p.fromId } };
  },
  past: ({ account, range }, past, p) =>
    fillsOf(past, account.purse, p.symbol, { ...range, limit: p.limit }).map((fill) => tradeRow(account, fill)),
});
