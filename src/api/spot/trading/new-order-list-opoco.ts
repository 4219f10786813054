// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---opoco-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { LIST, rivalsAt, rivalType, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { PAYING_DIFFERS, payingOf } from "../paying-list.ts";
import { tradingPurse } from "../trading-purse.ts";

/** All three orders count against the order limits. */
const LEGS = 3;

/** Places an order, and two that sell what it bought once it is filled, of which one ends the other. */
export const newOrderListOpoco = action({
  page: "spot/trading/New-Order-List-Opoco",
  title: "New Order List - OPOCO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/opoco",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    ...LIST,
    ...WORKING,
    pendingSide: orderWords.side,
    pendingAboveType: rivalType,
    ...waitingLeg("pendingAbove"),
    pendingBelowType: optional(rivalType),
    ...waitingLeg("pendingBelow"),
  },
  differs: PAYING_DIFFERS,
  command: (p, caller) =>
    payingOf(p, caller, {
      side: p.pendingSide,
      legs() {
        const { pendingSide: side, pendingAboveType: aboveType, pendingBelowType: belowType } = p;
        if (belowType === undefined) return wireError("MISSING", { name: "pendingBelowType" });
        const legs = rivalsAt(["pendingAbove", "pendingBelow"], p, { side, quantity: undefined, aboveType, belowType });
        return isWireError(legs) ? legs : [legs.stop, legs.profit];
      },
    }),
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
