// https://developers.binance.com/docs/margin_trading/trade/Margin-Account-New-OCO

import type { PlaceOco } from "../../../core/commands.ts";
import { action } from "../../../gateway/declare.ts";
import type { WireError } from "../../../gateway/errors.ts";
import { clientId, flag, optional, priceValue, quantityValue, withDefault } from "../../../gateway/parameters.ts";
import { PREVENTIONS, SIDE_EFFECTS, SIDES, TIMES_IN_FORCE } from "../../words.ts";
import { unfitStop } from "../../leg-request.ts";
import { listOrders, listStatus, placedList } from "../../order-lists.ts";
import { borrowedForList, placedReport } from "../list-replies.ts";
import {
  FILTERS_AS_ON_SPOT,
  isIsolated,
  newOrderRespType,
  orderCost,
  purseOf,
  selfTradePreventionMode,
  side,
  sideEffectType,
  symbol,
  timeInForce,
} from "../params.ts";
import { isIsolatedPurse } from "../replies.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

const params = {
  symbol,
  isIsolated,
  listClientOrderId: optional(clientId),
  side,
  quantity: quantityValue,
  limitClientOrderId: optional(clientId),
  price: priceValue,
  limitIcebergQty: optional(quantityValue),
  stopClientOrderId: optional(clientId),
  stopPrice: priceValue,
  stopLimitPrice: optional(priceValue),
  stopIcebergQty: optional(quantityValue),
  stopLimitTimeInForce: timeInForce,
  newOrderRespType,
  sideEffectType,
  selfTradePreventionMode,
  autoRepayAtCancel: withDefault(flag, true),
} as const;

/** Places a limit order and a stop order of which one ends the other. */
export const marginAccountNewOco = action({
  page: "margin_trading/trade/Margin-Account-New-OCO",
  title: "Margin Account New OCO",
  documented: "2026-05-07",
  route: "POST /sapi/v1/margin/order/oco",
  security: "TRADE",
  weight: { per: "uid", cost: orderCost, orders: LEGS, from: (p, caller) => purseOf(caller, p) },
  params,
  differs: FILTERS_AS_ON_SPOT,
  command: (p, caller): PlaceOco | WireError =>
    unfitStop(p) ?? {
      type: "PlaceOco",
      purse: purseOf(caller, p),
      symbol: p.symbol,
      side: SIDES[p.side],
      quantity: p.quantity,
      price: p.price,
      stopPrice: p.stopPrice,
      stopLimitPrice: p.stopLimitPrice,
      stopLimitTimeInForce: p.stopLimitTimeInForce === undefined ? undefined : TIMES_IN_FORCE[p.stopLimitTimeInForce],
      limitIcebergQuantity: p.limitIcebergQty,
      stopIcebergQuantity: p.stopIcebergQty,
      clientId: p.listClientOrderId,
      limitClientId: p.limitClientOrderId,
      stopClientId: p.stopClientOrderId,
      prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
      sideEffect: SIDE_EFFECTS[p.sideEffectType],
      repayAtCancel: p.autoRepayAtCancel,
    },
  reply(events, x, p) {
    const { list, orders } = placedList(events, x);
    return {
      ...listStatus(list),
      ...borrowedForList(events),
      isIsolated: isIsolatedPurse(x, list.purse),
      orders: listOrders(list),
      // Neither leg can fill as it is placed, so that a full answer has nothing to add to the result.
      orderReports: orders.map((order) => placedReport(x, order, p.newOrderRespType)),
    };
  },
});
