// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---oco-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { quantityValue } from "../../../gateway/parameters.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { LIST, LIST_DIFFERS, listOf, rivalsAt, rivalType, waitingLeg } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

/** Places two orders of which one ends the other: one above the market and one below it. */
export const newOrderListOco = action({
  page: "spot/trading/New-Order-List-Oco",
  title: "New Order list - OCO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/oco",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    listClientOrderId: LIST.listClientOrderId,
    side: orderWords.side,
    quantity: quantityValue,
    aboveType: rivalType,
    ...waitingLeg("above"),
    belowType: rivalType,
    ...waitingLeg("below"),
    newOrderRespType: LIST.newOrderRespType,
    selfTradePreventionMode: LIST.selfTradePreventionMode,
  },
  differs: LIST_DIFFERS,
  command(p, caller) {
    const legs = rivalsAt(["above", "below"], p, p);
    return isWireError(legs) ? legs : { type: "PlaceRivals", ...listOf(p, caller), ...legs };
  },
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
