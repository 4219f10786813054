// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-Order

import { action } from "../../../gateway/declare.ts";
import { numeral } from "../../../gateway/json.ts";
import {
  amountValue,
  clientId,
  flag,
  long,
  optional,
  priceValue,
  quantityValue,
  withDefault,
} from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { orderBody, trailing } from "../../pair-orders.ts";
import { answerKind, orderCommand } from "../../pair-order-request.ts";
import { borrowedBy, fillsOf, placedOrder } from "../../placed-order.ts";
import { SIDE_EFFECTS, spell } from "../../words.ts";
import {
  FILTERS_AS_ON_SPOT,
  isIsolated,
  newOrderRespType,
  orderCost,
  orderType,
  purseOf,
  selfTradePreventionMode,
  side,
  sideEffectType,
  symbol,
  timeInForce,
} from "../params.ts";
import { whereOf } from "../replies.ts";

/** Places an order from the cross or an isolated account, borrowing and repaying where it says so. */
export const marginAccountNewOrder = action({
  page: "margin_trading/trade/Margin-Account-New-Order",
  title: "Margin Account New Order",
  documented: "2026-07-10",
  route: "POST /sapi/v1/margin/order",
  security: "TRADE",
  weight: { per: "uid", cost: orderCost, orders: 1, from: (p, caller) => purseOf(caller, p) },
  params: {
    symbol,
    isIsolated,
    side,
    type: orderType,
    quantity: optional(quantityValue),
    quoteOrderQty: optional(amountValue),
    price: optional(priceValue),
    stopPrice: optional(priceValue),
    newClientOrderId: optional(clientId),
    icebergQty: optional(quantityValue),
    newOrderRespType,
    sideEffectType,
    timeInForce,
    selfTradePreventionMode,
    autoRepayAtCancel: withDefault(flag, true),
    trailingDelta: optional(long()),
  },
  differs: FILTERS_AS_ON_SPOT,
  command: (p, caller) =>
    orderCommand(p, purseOf(caller, p), {
      sideEffect: SIDE_EFFECTS[p.sideEffectType],
      repayAtCancel: p.autoRepayAtCancel,
    }),
  reply(events, x, p) {
    const order = placedOrder(events, x);
    const head = { symbol: order.symbol, orderId: order.id, clientOrderId: order.clientId };
    const { pair, isIsolated: isolated } = whereOf(x, order);
    const kind = answerKind(p);
    if (kind === "ACK") return { ...head, isIsolated: isolated, transactTime: count(order.placedAt) };
    const loan = kind === "FULL" ? borrowedBy(events) : undefined;
    return {
      ...head,
      transactTime: count(order.placedAt),
      // The page's examples cut the zeros.
      ...orderBody(pair, order, plain),
      ...trailing(order),
      ...(loan === undefined
        ? {}
        : { marginBuyBorrowAmount: numeral(plain(loan.amount)), marginBuyBorrowAsset: loan.asset }),
      isIsolated: isolated,
      selfTradePreventionMode: spell(order.prevention),
      ...(kind === "FULL" ? { fills: fillsOf(events, x, order, plain) } : {}),
    };
  },
});
