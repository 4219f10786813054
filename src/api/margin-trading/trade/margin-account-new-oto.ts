// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-OTO

import type { PlaceOto } from "../../../core/commands.ts";
import { action } from "../../../gateway/declare.ts";
import { isWireError, type WireError } from "../../../gateway/errors.ts";
import { clientId, flag, optional, priceValue, quantityValue, withDefault } from "../../../gateway/parameters.ts";
import { PREVENTIONS, SIDE_EFFECTS } from "../../words.ts";
import { legOf } from "../leg-request.ts";
import { placedOto } from "../list-replies.ts";
import {
  basisPoints,
  isIsolated,
  newOrderRespType,
  orderCost,
  orderType,
  OTO_DIFFERS,
  otoSideEffectType,
  purseOf,
  selfTradePreventionMode,
  side,
  symbol,
  timeInForce,
  workingType,
} from "../params.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

/** Places an order, and another once it is filled. */
export const marginAccountNewOto = action({
  page: "margin_trading/trade/Margin-Account-New-OTO",
  title: "Margin Account New OTO",
  documented: "2026-06-15",
  route: "POST /sapi/v1/margin/order/oto",
  security: "TRADE",
  weight: { per: "uid", cost: orderCost, orders: LEGS, from: (p, caller) => purseOf(caller, p) },
  params: {
    symbol,
    isIsolated,
    listClientOrderId: optional(clientId),
    newOrderRespType,
    sideEffectType: otoSideEffectType,
    selfTradePreventionMode,
    autoRepayAtCancel: withDefault(flag, true),
    workingType,
    workingSide: side,
    workingClientOrderId: optional(clientId),
    workingPrice: priceValue,
    workingQuantity: quantityValue,
    workingIcebergQty: optional(quantityValue),
    workingTimeInForce: timeInForce,
    pendingType: orderType,
    pendingSide: side,
    pendingClientOrderId: optional(clientId),
    pendingPrice: optional(priceValue),
    pendingStopPrice: optional(priceValue),
    pendingTrailingDelta: basisPoints,
    pendingQuantity: quantityValue,
    pendingIcebergQty: optional(quantityValue),
    pendingTimeInForce: timeInForce,
  },
  differs: `workingIcebergQty need not be sent, as on spot; ${OTO_DIFFERS}`,
  command(p, caller): PlaceOto | WireError {
    const working = legOf("working", {
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
    const pending = legOf("pending", {
      side: p.pendingSide,
      type: p.pendingType,
      timeInForce: p.pendingTimeInForce,
      quantity: p.pendingQuantity,
      price: p.pendingPrice,
      stopPrice: p.pendingStopPrice,
      trailingDelta: p.pendingTrailingDelta,
      icebergQty: p.pendingIcebergQty,
      clientOrderId: p.pendingClientOrderId,
    });
    if (isWireError(pending)) return pending;
    return {
      type: "PlaceOto",
      purse: purseOf(caller, p),
      symbol: p.symbol,
      clientId: p.listClientOrderId,
      working,
      pending: [pending],
      prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
      sideEffect: SIDE_EFFECTS[p.sideEffectType],
      repayAtCancel: p.autoRepayAtCancel,
    };
  },
  reply: (events, x, p) => placedOto(events, x, p.newOrderRespType),
});
