// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-All-Open-Orders

import { action, perIp } from "../../../gateway/declare.ts";
import { canceledOrdersAndLists } from "../list-replies.ts";
import { isIsolated, purseOf, symbol } from "../params.ts";

/** Cancels every open order of a pair in the cross or in its isolated account, order lists included. */
export const marginAccountCancelAllOpenOrders = action({
  page: "margin_trading/trade/Margin-Account-Cancel-All-Open-Orders",
  title: "Margin Account Cancel all Open Orders on a Symbol",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/margin/openOrders",
  security: "TRADE",
  // The page says 1 and not per what.
  weight: { ...perIp(1), assumed: true },
  params: { symbol, isIsolated },
  differs: "of a list, reports are given on the orders that were still open; one that ended before is only named",
  command: (p, caller) => ({
    type: "CancelOpenOrders",
    purse: purseOf(caller, p),
    symbol: p.symbol,
    refuseIfNone: true,
  }),
  reply: (events, x) => canceledOrdersAndLists(x, events),
});
