// The parameters of a new order on spot, and what is made of them: the pages that place one, or try to, have them in common.

import type { PlaceOrder } from "../../core/commands.ts";
import type { Strategy } from "../../core/order.ts";
import type { Event } from "../../core/events.ts";
import type { OrderFacts } from "../../history/rows.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import {
  amountValue,
  clientId,
  DIGITS,
  int,
  isMisread,
  long,
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
import { PEG_DIFFERS, pegAsked, pegs } from "./pegs.ts";
import { placedBody } from "./replies.ts";
import { tradingPurse } from "./trading-purse.ts";

/** The least number a client may give a kind of strategy. */
const FIRST_STRATEGY_TYPE = 1_000_000;

/** Any number of 64 bits: it is the client's own and shown as it was sent. */
export const strategyId: Parameter<bigint> = {
  type: "LONG",
  range: DIGITS,
  read(value) {
    const read = long().read(value);
    return isMisread(read) ? read : BigInt(value);
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
export const ORDER_DIFFERS = PEG_DIFFERS;

/** The command of a new order, or why its parameters do not go together. */
export function askedOrder(p: OrderAsked, caller: Caller): PlaceOrder | WireError {
  const peg = pegAsked(p, (name) => name);
  if (isWireError(peg)) return peg;
  const command = orderCommand(p, tradingPurse(caller), { sideEffect: "none", repayAtCancel: false });
  if (isWireError(command)) return command;
  const strategy = strategyAsked(p);
  return peg === undefined && strategy === undefined ? command : { ...command, peg, strategy };
}

/** The strategy a client says an order belongs to. */
export function strategyAsked(p: {
  readonly strategyId: bigint | undefined;
  readonly strategyType: number | undefined;
}): Strategy | undefined {
  const { strategyId: id, strategyType: type } = p;
  return id === undefined && type === undefined ? undefined : { id, type };
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
  };
  return kind === "RESULT" ? result : { ...result, fills: fillsOf(events, x, order) };
}

/** The number of the match that self-trade prevention kept a new order from, if it did. */
function preventedMatch(events: readonly Event[], order: number): number | undefined {
  return events.filter((event) => event.type === "MatchPrevented").findLast((event) => event.taker === order)?.match;
}
