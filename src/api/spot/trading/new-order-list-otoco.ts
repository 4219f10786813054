// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---otoco-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional, quantityValue } from "../../../gateway/parameters.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { LIST, LIST_DIFFERS, otoOf, rivalsAt, rivalType, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** All three orders count against the order limits. */
const LEGS = 3;

/** Places an order, and once it is filled two of which one ends the other. */
export const newOrderListOtoco = action({
  page: "spot/trading/New-Order-List-Otoco",
  title: "New Order list - OTOCO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/otoco",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    ...LIST,
    ...WORKING,
    pendingSide: orderWords.side,
    pendingQuantity: quantityValue,
    pendingAboveType: rivalType,
    ...waitingLeg("pendingAbove"),
    pendingBelowType: optional(rivalType),
    ...waitingLeg("pendingBelow"),
  },
  differs: LIST_DIFFERS,
  command: (p, caller) =>
    otoOf(p, caller, () => {
      const { pendingSide: side, pendingQuantity: quantity, pendingAboveType: aboveType } = p;
      if (p.pendingBelowType === undefined) return wireError("MISSING", { name: "pendingBelowType" });
      const asked = { side, quantity, aboveType, belowType: p.pendingBelowType };
      const legs = rivalsAt(["pendingAbove", "pendingBelow"], p, asked);
      // The one that stops losses is numbered first.
      return isWireError(legs) ? legs : [legs.stop, legs.profit];
    }),
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
