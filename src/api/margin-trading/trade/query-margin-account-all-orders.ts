// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-All-Orders

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { ordersInPair, ordersAmong } from "../../found-orders.ts";
import { recall } from "../../page.ts";
import { tradingAccount } from "../accounts.ts";
import { givenNumber, isIsolated, symbol, time } from "../params.ts";
import { queriedOrder } from "../replies.ts";
import { dayWindow } from "../windows.ts";

/** The orders of a pair, open and closed, oldest first: from a number on, or the newest of a day. */
export const queryMarginAccountAllOrders = recall({
  page: "margin_trading/trade/Query-Margin-Account-All-Orders",
  title: "Query Margin Account's All Orders",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/allOrders",
  security: "USER_DATA",
  weight: perIp(200),
  params: { symbol, isIsolated, orderId: givenNumber, startTime: time, endTime: time, limit: rowLimit(500, 500) },
  differs: "of the two limits, the one of 60 calls a minute is not kept: the weight allows as many",
  present(x, p, caller) {
    const account = tradingAccount(x, caller, p);
    if (isWireError(account)) return account;
    const window = dayWindow(caller, p);
    if (isWireError(window)) return window;
    // A number goes before the day: without bounds of its own it finds orders of any time.
    const times = p.orderId === undefined ? { startTime: window.from, endTime: window.to } : p;
    return { account, orders: ordersInPair(x, account.pair, account.purse), times };
  },
  past({ account, orders, times: { startTime, endTime } }, past, p) {
    const { orderId, limit } = p;
    const take = orderId === undefined && p.startTime === undefined ? "newest" : "first";
    const found = ordersAmong(orders, past, { orderId, startTime, endTime, limit, take });
    return found.map((order) => queriedOrder(account, order));
  },
});
