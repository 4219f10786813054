// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Open-Orders

import { openOrders, openOrdersOf } from "../../../core/select.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { ownPurse, tradingAccount } from "../accounts.ts";
import { isIsolated, symbol } from "../params.ts";
import { queriedOrder, whereOf } from "../replies.ts";

/** The open orders of a pair, or of the whole cross account, oldest first. */
export const queryMarginAccountOpenOrders = query({
  page: "margin_trading/trade/Query-Margin-Account-Open-Orders",
  title: "Query Margin Account's Open Orders",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/openOrders",
  security: "USER_DATA",
  // Without a symbol the page also speaks of as much as there are pairs, which is no more than this here.
  weight: perIp(10),
  params: { symbol: optional(symbol), isIsolated },
  answer(x, p, caller) {
    if (p.symbol === undefined) {
      if (p.isIsolated) return wireError("MISSING", { name: "symbol" });
      const purse = ownPurse(x, caller, undefined);
      if (isWireError(purse)) return purse;
      return openOrdersOf(x.orders, purse).map((order) => queriedOrder(whereOf(x, order), order));
    }
    const account = tradingAccount(x, caller, { symbol: p.symbol, isIsolated: p.isIsolated });
    if (isWireError(account)) return account;
    return openOrders(x.orders, account.purse, p.symbol).map((order) => queriedOrder(account, order));
  },
});
