// What the two pages have in common whose lists begin with an order that the others wait for.

import type { ListLeg, PlaceOto } from "../../core/commands.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import {
  clientId,
  flag,
  optional,
  priceValue,
  quantityValue,
  type Values,
  withDefault,
} from "../../gateway/parameters.ts";
import { legOf, type LegRequest, type Place } from "../leg-request.ts";
import { PREVENTIONS, SIDE_EFFECTS } from "../words.ts";
import {
  isIsolated,
  newOrderRespType,
  otoSideEffectType,
  purseOf,
  selfTradePreventionMode,
  side,
  symbol,
  timeInForce,
  workingType,
} from "./params.ts";

/** A leg as margin clients send it. */
export function marginLeg(place: Place, p: LegRequest): ListLeg | WireError {
  return legOf(place, p, { trailingNeedsPrice: true, hastyIceberg: () => wireError("UNSUPPORTED_ORDER") });
}

/** The parameters of a list; each page has them in an order of its own, in which they are read. */
export const OTO_LIST = {
  symbol,
  isIsolated,
  sideEffectType: otoSideEffectType,
  autoRepayAtCancel: withDefault(flag, true),
  listClientOrderId: optional(clientId),
  newOrderRespType,
  selfTradePreventionMode,
} as const;

/** The parameters of its working order. */
export const OTO_WORKING = {
  workingType,
  workingSide: side,
  workingClientOrderId: optional(clientId),
  workingPrice: priceValue,
  workingQuantity: quantityValue,
  workingIcebergQty: optional(quantityValue),
  workingTimeInForce: timeInForce,
} as const;

/** The command of a list, or why its parameters do not go together: the working order is judged before the others. */
export function otoOf(
  p: Values<typeof OTO_LIST & typeof OTO_WORKING>,
  caller: Caller,
  pendingOf: () => readonly ListLeg[] | WireError,
): PlaceOto | WireError {
  const working = marginLeg("working", {
    side: p.workingSide,
    type: p.workingType,
    timeInForce: p.workingTimeInForce,
    quantity: p.workingQuantity,
    price: p.workingPrice,
    stopPrice: undefined,
    trailingDelta: undefined,
    icebergQty: p.workingIcebergQty,
    clientOrderId: p.workingClientOrderId,
  });
  if (isWireError(working)) return working;
  const pending = pendingOf();
  if (isWireError(pending)) return pending;
  return {
    type: "PlaceOto",
    purse: purseOf(caller, p),
    symbol: p.symbol,
    clientId: p.listClientOrderId,
    working,
    pending,
    prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
    sideEffect: SIDE_EFFECTS[p.sideEffectType],
    repayAtCancel: p.autoRepayAtCancel,
  };
}
