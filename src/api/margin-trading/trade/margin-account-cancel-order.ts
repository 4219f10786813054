// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-Order

import { action, perIp } from "../../../gateway/declare.ts";
import { canceledBy } from "../../order-lists.ts";
import { unnamed } from "../../order-names.ts";
import { orderBody } from "../../pair-orders.ts";
import { givenName, givenNumber, isIsolated, purseOf, symbol } from "../params.ts";
import { whereOf } from "../replies.ts";

/** Cancels one order, and with it the list it is in. */
export const marginAccountCancelOrder = action({
  page: "margin_trading/trade/Margin-Account-Cancel-Order",
  title: "Margin Account Cancel Order",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/margin/order",
  security: "TRADE",
  weight: perIp(10),
  params: { symbol, isIsolated, orderId: givenNumber, origClientOrderId: givenName, newClientOrderId: givenName },
  command(p, caller) {
    const refused = unnamed(p);
    if (refused !== undefined) return refused;
    return {
      type: "CancelOrder",
      purse: purseOf(caller, p),
      symbol: p.symbol,
      order: { id: p.orderId, clientId: p.origClientOrderId },
      cancelId: p.newClientOrderId,
      onlyIf: undefined,
    };
  },
  reply(events, x, p) {
    const { order, cancelId } = canceledBy(events, x).find(({ order: each }) =>
      p.orderId === undefined ? each.clientId === p.origClientOrderId : each.id === p.orderId,
    )!;
    const { pair, isIsolated: isolated } = whereOf(x, order);
    return {
      symbol: order.symbol,
      // A string here and nowhere else, in the documentation and in live answers.
      orderId: String(order.id),
      origClientOrderId: order.clientId,
      clientOrderId: cancelId,
      ...orderBody(pair, order),
      isIsolated: isolated,
    };
  },
});
