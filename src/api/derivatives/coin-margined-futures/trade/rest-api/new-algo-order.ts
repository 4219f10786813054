// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/New-Algo-Order

import type { PlaceAlgoOrder } from "../../../../../core/commands.ts";
import { algoOf } from "../../../../../core/select.ts";
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
import { ALGO_TYPES, algoBody } from "../../algos.ts";
import { contractNamed } from "../../contracts.ts";
import { contractOrder, misasked } from "../../order-request.ts";
import {
  clientOrderId,
  positionSide,
  priceMatch,
  selfTradePreventionMode,
  side,
  spokenFlag,
  symbol,
  timeInForce,
} from "../../params.ts";

/** Has an order placed when its price comes. */
export const newAlgoOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/New-Algo-Order",
  title: "New Algo Order",
  documented: "2026-06-24",
  route: "POST /dapi/v1/algoOrder",
  security: "TRADE",
  needs: "futures",
  weight: { per: "ip", cost: 0, orders: 1 },
  params: {
    algoType: oneOf(["CONDITIONAL"]),
    symbol,
    side,
    positionSide,
    type: oneOf(ALGO_TYPES, wireError("BAD_ORDER_TYPE")),
    timeInForce,
    quantity: optional(contractsValue),
    price: optional(priceValue),
    triggerPrice: optional(priceValue),
    workingType: withDefault(oneOf(["CONTRACT_PRICE", "MARK_PRICE"]), "CONTRACT_PRICE"),
    priceMatch,
    closePosition: withDefault(spokenFlag, false),
    priceProtect: withDefault(spokenFlag, false),
    reduceOnly: optional(spokenFlag),
    activatePrice: optional(priceValue),
    callbackRate: optional(ratioValue),
    clientAlgoId: clientOrderId,
    newOrderRespType: withDefault(oneOf(["ACK", "RESULT"], wireError("BAD_RESPONSE_TYPE")), "ACK"),
    selfTradePreventionMode,
    // The same in the spellings of older revisions and of client libraries.
    activationPrice: optional(priceValue),
    newClientOrderId: clientOrderId,
  },
  differs:
    "the page follows the twin of USDⓈ-M and what clients send and read. goodTillDate is not read: no order " +
    "ends at a date of its own. An algo order is judged when its price comes; the order it places goes by its client id " +
    "unless an open order has that",
  command(p, { account }, x) {
    const request = {
      ...p,
      stopPrice: p.triggerPrice,
      activationPrice: p.activatePrice ?? p.activationPrice,
      newClientOrderId: p.clientAlgoId ?? p.newClientOrderId,
    };
    const refused = misasked(request, { stopPrice: "triggerPrice", activationPrice: "activatePrice" });
    if (refused !== undefined) return refused;
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const order = contractOrder(contract, request, account);
    if (isWireError(order)) return order;
    return { ...order, type: "PlaceAlgoOrder", condition: order.condition! } satisfies PlaceAlgoOrder;
  },
  reply(events, x) {
    for (const event of events) {
      if (event.type !== "AlgoPlaced") continue;
      const algo = algoOf(x, event.algo);
      return algoBody(contractOf(x, algo.symbol)!, algo);
    }
    throw new Error("invariant broken: the command placed an algo order");
  },
});
