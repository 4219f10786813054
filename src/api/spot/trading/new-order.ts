// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-trade

import type { Event } from "../../../core/events.ts";
import { action, type Numeral } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { numeral } from "../../../gateway/json.ts";
import {
  amountValue,
  clientId,
  DIGITS,
  int,
  isMisread,
  long,
  oneOf,
  optional,
  type Parameter,
  priceValue,
  quantityValue,
} from "../../../gateway/parameters.ts";
import { count } from "../../../money/units.ts";
import { answerKind, orderCommand } from "../../pair-order-request.ts";
import { pairOfOrder } from "../../pair-orders.ts";
import { fillsOf, placedOrder } from "../../placed-order.ts";
import { orderWords, symbol } from "../params.ts";
import { placedBody } from "../replies.ts";
import { tradingPurse } from "../trading-purse.ts";

/** The least number a client may give a kind of strategy. */
const FIRST_STRATEGY_TYPE = 1_000_000;

/** Any number of 64 bits: it is the client's own and shown as it was sent. */
const strategyId: Parameter<Numeral> = {
  type: "LONG",
  range: DIGITS,
  read(value) {
    const read = long().read(value);
    return isMisread(read) ? read : numeral(BigInt(value).toString());
  },
};

const strategyType: Parameter<number> = {
  ...int({ min: FIRST_STRATEGY_TYPE }),
  read(value) {
    const read = int().read(value);
    return typeof read === "number" && read < FIRST_STRATEGY_TYPE
      ? { wrong: "refused", error: wireError("BAD_STRATEGY_TYPE") }
      : read;
  },
};

/** Places an order from the spot account. */
export const newOrder = action({
  page: "spot/trading/New-Order",
  title: "New order",
  documented: "2026-07-21",
  route: "POST /api/v3/order",
  security: "TRADE",
  weight: { per: "ip", cost: 1, orders: 1, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    side: orderWords.side,
    type: orderWords.type,
    timeInForce: orderWords.timeInForce,
    quantity: optional(quantityValue),
    quoteOrderQty: optional(amountValue),
    price: optional(priceValue),
    newClientOrderId: optional(clientId),
    strategyId: optional(strategyId),
    strategyType: optional(strategyType),
    stopPrice: optional(priceValue),
    trailingDelta: optional(long()),
    icebergQty: optional(quantityValue),
    newOrderRespType: orderWords.newOrderRespType,
    selfTradePreventionMode: orderWords.selfTradePreventionMode,
    pegPriceType: optional(oneOf(["PRIMARY_PEG", "MARKET_PEG"])),
    pegOffsetValue: optional(int({ max: 100 })),
    pegOffsetType: optional(oneOf(["PRICE_LEVEL"])),
  },
  differs:
    "pegged prices are refused: not served yet; strategyId and strategyType are shown in " +
    "this answer and not kept; weight 1 also where the order is accepted",
  command(p, caller) {
    if (p.pegPriceType !== undefined || p.pegOffsetValue !== undefined || p.pegOffsetType !== undefined) {
      return wireError("NO_PEGGING");
    }
    return orderCommand(p, tradingPurse(caller), { sideEffect: "none", repayAtCancel: false });
  },
  reply(events, x, p) {
    const order = placedOrder(events, x);
    const acknowledgement = {
      symbol: order.symbol,
      orderId: order.id,
      orderListId: order.list,
      clientOrderId: order.clientId,
      transactTime: count(order.placedAt),
    };
    const kind = answerKind(p);
    if (kind === "ACK") return acknowledgement;
    const result = {
      ...acknowledgement,
      ...placedBody(pairOfOrder(x, order), order),
      preventedMatchId: preventedMatch(events, order.id),
      strategyId: p.strategyId,
      strategyType: p.strategyType,
    };
    return kind === "RESULT" ? result : { ...result, fills: fillsOf(events, x, order) };
  },
});

/** The number of the match that self-trade prevention kept a new order from, if it did. */
function preventedMatch(events: readonly Event[], order: number): number | undefined {
  return events.filter((event) => event.type === "MatchPrevented").findLast((event) => event.taker === order)?.match;
}
