// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-OTO

import { action } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { clientId, optional, priceValue, quantityValue } from "../../../gateway/parameters.ts";
import { placedOto } from "../list-replies.ts";
import { marginLeg, OTO_LIST, OTO_WORKING, otoOf } from "../oto-request.ts";
import { basisPoints, orderCost, orderType, OTO_DIFFERS, purseOf, side, timeInForce } from "../params.ts";

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
    symbol: OTO_LIST.symbol,
    isIsolated: OTO_LIST.isIsolated,
    listClientOrderId: OTO_LIST.listClientOrderId,
    newOrderRespType: OTO_LIST.newOrderRespType,
    sideEffectType: OTO_LIST.sideEffectType,
    selfTradePreventionMode: OTO_LIST.selfTradePreventionMode,
    autoRepayAtCancel: OTO_LIST.autoRepayAtCancel,
    ...OTO_WORKING,
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
  command: (p, caller) =>
    otoOf(p, caller, () => {
      const pending = marginLeg("pending", {
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
      return isWireError(pending) ? pending : [pending];
    }),
  reply: (events, x, p) => placedOto(events, x, p.newOrderRespType),
});
