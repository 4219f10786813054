// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-oco---deprecated-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { clientId, long, optional, priceValue, quantityValue } from "../../../gateway/parameters.ts";
import { legOf, unfitStop } from "../../leg-request.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { LIST, listOf, SPOT_LEGS } from "../list-request.ts";
import { strategyAsked, strategyId, strategyType } from "../order-request.ts";
import { orderWords, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

/** Places a limit order and a stop order of which one ends the other, as before there were lists of other kinds. */
export const newOcoDeprecated = action({
  page: "spot/trading/New-Oco-Deprecated",
  title: "New OCO - Deprecated",
  documented: "2026-07-21",
  route: "POST /api/v3/order/oco",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    listClientOrderId: LIST.listClientOrderId,
    side: orderWords.side,
    quantity: quantityValue,
    limitClientOrderId: optional(clientId),
    price: priceValue,
    limitStrategyId: optional(strategyId),
    limitStrategyType: optional(strategyType),
    limitIcebergQty: optional(quantityValue),
    trailingDelta: optional(long()),
    stopClientOrderId: optional(clientId),
    stopPrice: priceValue,
    stopStrategyId: optional(strategyId),
    stopStrategyType: optional(strategyType),
    stopLimitPrice: optional(priceValue),
    stopIcebergQty: optional(quantityValue),
    stopLimitTimeInForce: orderWords.timeInForce,
    newOrderRespType: LIST.newOrderRespType,
    selfTradePreventionMode: LIST.selfTradePreventionMode,
  },
  command(p, caller) {
    const unfit = unfitStop(p);
    if (unfit !== undefined) return unfit;
    const { side, quantity } = p;
    const profit = legOf(
      "limit",
      {
        side,
        quantity,
        type: "LIMIT_MAKER",
        timeInForce: undefined,
        price: p.price,
        stopPrice: undefined,
        trailingDelta: undefined,
        icebergQty: p.limitIcebergQty,
        clientOrderId: p.limitClientOrderId,
      },
      SPOT_LEGS,
    );
    if (isWireError(profit)) return profit;
    const stop = legOf(
      "stop",
      {
        side,
        quantity,
        type: p.stopLimitPrice === undefined ? "STOP_LOSS" : "STOP_LOSS_LIMIT",
        timeInForce: p.stopLimitTimeInForce,
        price: p.stopLimitPrice,
        stopPrice: p.stopPrice,
        trailingDelta: p.trailingDelta,
        icebergQty: p.stopIcebergQty,
        clientOrderId: p.stopClientOrderId,
      },
      SPOT_LEGS,
    );
    if (isWireError(stop)) return stop;
    const strategies = {
      profit: strategyAsked({ strategyId: p.limitStrategyId, strategyType: p.limitStrategyType }),
      stop: strategyAsked({ strategyId: p.stopStrategyId, strategyType: p.stopStrategyType }),
    };
    return {
      type: "PlaceRivals",
      ...listOf(p, caller),
      profit: { ...profit, strategy: strategies.profit },
      stop: { ...stop, strategy: strategies.stop },
    };
  },
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
