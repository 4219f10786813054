// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-Order

import { action } from "../../../gateway/declare.ts";
import { amountValue, clientId, flag, long, optional, priceValue, quantityValue, withDefault } from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { orderBody, pairOfOrder } from "../../pair-orders.ts";
import { answerKind, orderCommand } from "../../pair-order-request.ts";
import { borrowedBy, fillsOf, placedOrder } from "../../placed-order.ts";
import { SIDE_EFFECTS, spell } from "../../words.ts";
import {
  isIsolated,
  newOrderRespType,
  orderType,
  purseOf,
  selfTradePreventionMode,
  side,
  sideEffectType,
  symbol,
  timeInForce,
} from "../params.ts";
import { isIsolatedPurse } from "../replies.ts";

/** What an order costs an account, and what one costs that borrows (since 2026-05-07). */
const PLAIN_COST = 6;
const BORROWING_COST = 1500;

/** Places an order from the cross or an isolated account, borrowing and repaying where it says so. */
export const marginAccountNewOrder = action({
  page: "margin_trading/trade/Margin-Account-New-Order",
  title: "Margin Account New Order",
  documented: "2026-07-10",
  route: "POST /sapi/v1/margin/order",
  security: "TRADE",
  weight: {
    per: "uid",
    cost: (p) => (p.sideEffectType === "MARGIN_BUY" || p.sideEffectType === "AUTO_BORROW_REPAY" ? BORROWING_COST : PLAIN_COST),
    orders: 1,
  },
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
  differs: "trailingDelta is refused: trailing stops are not served yet",
  command: (p, caller) =>
    orderCommand(p, purseOf(caller, p), { sideEffect: SIDE_EFFECTS[p.sideEffectType], repayAtCancel: p.autoRepayAtCancel }),
  reply(events, x, p) {
    const order = placedOrder(events, x);
    const head = { symbol: order.symbol, orderId: order.id, clientOrderId: order.clientId };
    const isIsolatedOrder = isIsolatedPurse(x, order.purse);
    const kind = answerKind(p);
    if (kind === "ACK") return { ...head, isIsolated: isIsolatedOrder, transactTime: count(order.placedAt) };
    const result = {
      ...head,
      transactTime: count(order.placedAt),
      ...orderBody(pairOfOrder(x, order), order),
      isIsolated: isIsolatedOrder,
      selfTradePreventionMode: spell(order.prevention),
    };
    if (kind === "RESULT") return result;
    const loan = borrowedBy(events);
    const borrowed =
      loan === undefined ? {} : { marginBuyBorrowAmount: Number(plain(loan.amount)), marginBuyBorrowAsset: loan.asset };
    return { ...result, ...borrowed, fills: fillsOf(events, x, order) };
  },
});
