// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---opoco-trade

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { LIST, rivalsAt, rivalType, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { notPaying, PAYING_DIFFERS } from "../paying-list.ts";

/** An order, and two that are to sell what it bought, of which one ends the other: refused, for no pair allows it. */
export const newOrderListOpoco = query({
  page: "spot/trading/New-Order-List-Opoco",
  title: "New Order List - OPOCO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/opoco",
  security: "TRADE",
  weight: perIp(1),
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
  answer: (x, p, caller) =>
    notPaying(x, p, caller, {
      side: p.pendingSide,
      legs() {
        const {
          pendingSide: side,
          pendingAboveType: aboveType,
          pendingBelowType: belowType,
          workingQuantity: quantity,
        } = p;
        if (belowType === undefined) return wireError("MISSING", { name: "pendingBelowType" });
        const legs = rivalsAt(["pendingAbove", "pendingBelow"], p, { side, quantity, aboveType, belowType });
        return isWireError(legs) ? legs : [legs.stop, legs.profit];
      },
    }),
});
