// Orders that ask for smart order routing, which no pair has.

import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { oneOf, quantityValue, type Values } from "../../gateway/parameters.ts";
import { askedOrder, ORDER_PARAMS } from "./order-request.ts";
import { namedPair } from "./params.ts";

const { symbol, side, timeInForce, price, newClientOrderId, strategyId, strategyType } = ORDER_PARAMS;
const { icebergQty, newOrderRespType, selfTradePreventionMode } = ORDER_PARAMS;

/** The parameters of an order that is to be routed. */
export const ROUTED_PARAMS = {
  symbol,
  side,
  type: oneOf(["LIMIT", "MARKET"], wireError("BAD_ORDER_TYPE")),
  timeInForce,
  quantity: quantityValue,
  price,
  newClientOrderId,
  strategyId,
  strategyType,
  icebergQty,
  newOrderRespType,
  selfTradePreventionMode,
} as const;

/** How the pages of such orders differ. */
export const ROUTED_DIFFERS =
  "no pair has smart order routing: an order whose parameters are right is refused, as on the real exchange";

/** Why an order is not routed: its parameters, its pair, or that no pair has routing. */
export function notRouted(x: ExchangeView, p: Values<typeof ROUTED_PARAMS>, caller: Caller): WireError {
  const command = askedOrder({ ...UNSENT, ...p }, caller);
  if (isWireError(command)) return command;
  const pair = namedPair(x, p);
  return isWireError(pair) ? pair : wireError("NO_ROUTING");
}

const UNSENT = {
  quoteOrderQty: undefined,
  stopPrice: undefined,
  trailingDelta: undefined,
  pegPriceType: undefined,
  pegOffsetValue: undefined,
  pegOffsetType: undefined,
} as const;
