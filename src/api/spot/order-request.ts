// The parameters of a new order on spot, and what is made of them: the pages that place one, or try to, have them in common.

import type { PlaceOrder } from "../../core/commands.ts";
import type { Event } from "../../core/events.ts";
import type { OrderFacts } from "../../history/rows.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller, Numeral } from "../../gateway/declare.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { numeral } from "../../gateway/json.ts";
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
  type Values,
} from "../../gateway/parameters.ts";
import { count } from "../../money/units.ts";
import { answerKind, orderCommand } from "../pair-order-request.ts";
import { pairOfOrder } from "../pair-orders.ts";
import { fillsOf } from "../placed-order.ts";
import { orderWords, symbol } from "./params.ts";
import { placedBody } from "./replies.ts";
import { tradingPurse } from "./trading-purse.ts";

/** The least number a client may give a kind of strategy. */
const FIRST_STRATEGY_TYPE = 1_000_000;

/** Any number of 64 bits: it is the client's own and shown as it was sent. */
export const strategyId: Parameter<Numeral> = {
  type: "LONG",
  range: DIGITS,
  read(value) {
    const read = long().read(value);
    return isMisread(read) ? read : numeral(BigInt(value).toString());
  },
};

/** A kind of strategy. */
export const strategyType: Parameter<number> = {
  ...int({ min: FIRST_STRATEGY_TYPE }),
  read(value) {
    const read = int().read(value);
    return typeof read === "number" && read < FIRST_STRATEGY_TYPE
      ? { wrong: "refused", error: wireError("BAD_STRATEGY_TYPE") }
      : read;
  },
};

/** How a price may hang on the book's. */
export const pegs = {
  pegPriceType: optional(oneOf(["PRIMARY_PEG", "MARKET_PEG"], wireError("BAD_PEG_PRICE_TYPE"))),
  pegOffsetValue: optional(int({ max: 100 })),
  pegOffsetType: optional(oneOf(["PRICE_LEVEL"], wireError("BAD_PEG_OFFSET_TYPE"))),
} as const;

/** The parameters of a new order. */
export const ORDER_PARAMS = {
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
  ...pegs,
} as const;

/** An order as it was asked for. */
export type OrderAsked = Values<typeof ORDER_PARAMS>;

/** How the pages that take them differ from the real ones. */
export const ORDER_DIFFERS =
  "pegged prices are refused; strategyId and strategyType are shown in this answer and not kept";

/** The command of a new order, or why its parameters do not go together. */
export function askedOrder(p: OrderAsked, caller: Caller): PlaceOrder | WireError {
  if (p.pegPriceType !== undefined || p.pegOffsetValue !== undefined || p.pegOffsetType !== undefined) {
    return wireError("NO_PEGGING");
  }
  return orderCommand(p, tradingPurse(caller), { sideEffect: "none", repayAtCancel: false });
}

/** What is answered to a new order: a receipt, the order, or the order and its trades. */
export function orderAnswer(events: readonly Event[], x: ExchangeView, order: OrderFacts, p: OrderAsked) {
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
}

/** The number of the match that self-trade prevention kept a new order from, if it did. */
function preventedMatch(events: readonly Event[], order: number): number | undefined {
  return events.filter((event) => event.type === "MatchPrevented").findLast((event) => event.taker === order)?.match;
}
