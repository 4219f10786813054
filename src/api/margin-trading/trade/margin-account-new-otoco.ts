// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-OTOCO

import type { ListLeg } from "../../../core/commands.ts";
import { action } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { clientId, oneOf, optional, priceValue, quantityValue, type Values } from "../../../gateway/parameters.ts";
import { placedOto } from "../list-replies.ts";
import { marginLeg, OTO_LIST, OTO_WORKING, otoOf } from "../oto-request.ts";
import { basisPoints, orderCost, OTO_DIFFERS, purseOf, side, timeInForce } from "../params.ts";

/** All three orders count against the order limits. */
const LEGS = 3;

const rivalType = oneOf(["LIMIT_MAKER", "STOP_LOSS", "STOP_LOSS_LIMIT"], wireError("BAD_ORDER_TYPE"));

const params = {
  ...OTO_LIST,
  ...OTO_WORKING,
  pendingSide: side,
  pendingQuantity: quantityValue,
  pendingAboveType: rivalType,
  pendingAboveClientOrderId: optional(clientId),
  pendingAbovePrice: optional(priceValue),
  pendingAboveStopPrice: optional(priceValue),
  pendingAboveTrailingDelta: basisPoints,
  pendingAboveIcebergQty: optional(quantityValue),
  pendingAboveTimeInForce: timeInForce,
  pendingBelowType: optional(rivalType),
  pendingBelowClientOrderId: optional(clientId),
  pendingBelowPrice: optional(priceValue),
  pendingBelowStopPrice: optional(priceValue),
  pendingBelowTrailingDelta: basisPoints,
  pendingBelowIcebergQty: optional(quantityValue),
  pendingBelowTimeInForce: timeInForce,
} as const;

/** Places an order, and once it is filled two of which one ends the other. */
export const marginAccountNewOtoco = action({
  page: "margin_trading/trade/Margin-Account-New-OTOCO",
  title: "Margin Account New OTOCO",
  documented: "2026-06-15",
  route: "POST /sapi/v1/margin/order/otoco",
  security: "TRADE",
  weight: { per: "uid", cost: orderCost, orders: LEGS, from: (p, caller) => purseOf(caller, p) },
  params,
  differs: OTO_DIFFERS,
  command: (p, caller) => otoOf(p, caller, () => pendingOf(p)),
  reply: (events, x, p) => placedOto(events, x, p.newOrderRespType),
});

/** The two legs that end each other: a sale's stop is the lower, a purchase's the upper. */
function pendingOf(p: Values<typeof params>): readonly ListLeg[] | WireError {
  if (p.pendingBelowType === undefined) return wireError("MISSING", { name: "pendingBelowType" });
  if (p.pendingAboveType === "LIMIT_MAKER" && p.pendingBelowType === "LIMIT_MAKER") return wireError("BOTH_LIMIT");
  const above = marginLeg("pendingAbove", {
    side: p.pendingSide,
    type: p.pendingAboveType,
    timeInForce: p.pendingAboveTimeInForce,
    quantity: p.pendingQuantity,
    price: p.pendingAbovePrice,
    stopPrice: p.pendingAboveStopPrice,
    trailingDelta: p.pendingAboveTrailingDelta,
    icebergQty: p.pendingAboveIcebergQty,
    clientOrderId: p.pendingAboveClientOrderId,
  });
  if (isWireError(above)) return above;
  const below = marginLeg("pendingBelow", {
    side: p.pendingSide,
    type: p.pendingBelowType,
    timeInForce: p.pendingBelowTimeInForce,
    quantity: p.pendingQuantity,
    price: p.pendingBelowPrice,
    stopPrice: p.pendingBelowStopPrice,
    trailingDelta: p.pendingBelowTrailingDelta,
    icebergQty: p.pendingBelowIcebergQty,
    clientOrderId: p.pendingBelowClientOrderId,
  });
  if (isWireError(below)) return below;
  const limitAbove = p.pendingAboveType === "LIMIT_MAKER";
  const limitBelow = p.pendingBelowType === "LIMIT_MAKER";
  const sells = p.pendingSide === "SELL";
  return sells === limitAbove && sells !== limitBelow ? [above, below] : wireError("PRICES_OUT_OF_ORDER");
}
