// https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Order

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { ordersInPair, orderNamed } from "../../found-orders.ts";
import { unnamed } from "../../order-names.ts";
import { recall } from "../../page.ts";
import { tradingAccount } from "../accounts.ts";
import { givenName, givenNumber, isIsolated, symbol } from "../params.ts";
import { queriedOrder } from "../replies.ts";

/** One order, open or closed. */
export const queryMarginAccountOrder = recall({
  page: "margin_trading/trade/Query-Margin-Account-Order",
  title: "Query Margin Account's Order",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/order",
  security: "USER_DATA",
  weight: perIp(10),
  params: { symbol, isIsolated, orderId: givenNumber, origClientOrderId: givenName },
  present(x, p, caller) {
    const refused = unnamed(p);
    if (refused !== undefined) return refused;
    const account = tradingAccount(x, caller, p);
    if (isWireError(account)) return account;
    return { account, orders: ordersInPair(x, account.pair, account.purse) };
  },
  past({ account, orders }, past, p) {
    const order = orderNamed(orders, past, p);
    return isWireError(order) ? order : queriedOrder(account, order);
  },
});
