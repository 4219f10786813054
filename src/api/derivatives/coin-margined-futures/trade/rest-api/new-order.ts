// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/New-Order

import { contractOf } from "../../../../../core/select-market.ts";
import { action } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import {
  contractsValue,
  oneOf,
  optional,
  priceValue,
  ratioValue,
  withDefault,
} from "../../../../../gateway/parameters.ts";
import { placedOrder } from "../../../../placed-order.ts";
import { contractNamed } from "../../contracts.ts";
import { contractOrder, misasked, waitsForEnd } from "../../order-request.ts";
import { asAccepted, placedBody } from "../../orders.ts";
import {
  clientOrderId,
  orderType,
  positionSide,
  priceMatch,
  selfTradePreventionMode,
  side,
  spokenFlag,
  symbol,
  timeInForce,
} from "../../params.ts";

/** Places an order on a contract. Unless asked for the result, the answer is the order as it was accepted. */
export const newOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/New-Order",
  title: "New Order",
  documented: "2026-01-15",
  route: "POST /dapi/v1/order",
  security: "TRADE",
  needs: "futures",
  weight: { per: "ip", cost: 0, orders: 1 },
  params: {
    symbol,
    side,
    positionSide,
    type: orderType,
    timeInForce,
    quantity: optional(contractsValue),
    reduceOnly: optional(spokenFlag),
    price: optional(priceValue),
    newClientOrderId: clientOrderId,
    stopPrice: optional(priceValue),
    closePosition: withDefault(spokenFlag, false),
    activationPrice: optional(priceValue),
    callbackRate: optional(ratioValue),
    workingType: withDefault(oneOf(["CONTRACT_PRICE", "MARK_PRICE"]), "CONTRACT_PRICE"),
    priceProtect: withDefault(spokenFlag, false),
    newOrderRespType: withDefault(oneOf(["ACK", "RESULT"], wireError("BAD_RESPONSE_TYPE")), "ACK"),
    priceMatch,
    selfTradePreventionMode,
  },
  differs:
    "Refusals of priceMatch are those of the dollar-margined contracts, as these have none: -5038 for other types, -5041 " +
    "where the book has not so many levels. No margin is set aside for a conditional order before it is triggered; " +
    "one that its account cannot carry then, or that has nothing to reduce, expires. While priceProtect keeps an order from " +
    "triggering it goes on waiting. workingType and priceProtect of orders that do not wait are ignored",
  command(p, { account }, x) {
    const refused = misasked(p);
    if (refused !== undefined) return refused;
    const contract = contractNamed(x, p.symbol);
    return isWireError(contract) ? contract : contractOrder(contract, p, account);
  },
  reply(events, x, p) {
    const order = placedOrder(events, x);
    return placedBody(contractOf(x, order.symbol)!, waitsForEnd(p) ? order : asAccepted(order));
  },
});
