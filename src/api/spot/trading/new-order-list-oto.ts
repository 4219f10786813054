// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---oto-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { quantityValue } from "../../../gateway/parameters.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { legAt, LIST, LIST_DIFFERS, otoOf, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

/** Places an order, and another once it is filled. */
export const newOrderListOto = action({
  page: "spot/trading/New-Order-List-Oto",
  title: "New Order list - OTO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/oto",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    ...LIST,
    ...WORKING,
    pendingType: orderWords.type,
    pendingSide: orderWords.side,
    ...waitingLeg("pending"),
    pendingQuantity: quantityValue,
  },
  differs: LIST_DIFFERS,
  command: (p, caller) =>
    otoOf(p, caller, () => {
      const pending = legAt("pending", p, { side: p.pendingSide, type: p.pendingType, quantity: p.pendingQuantity });
      return isWireError(pending) ? pending : [pending];
    }),
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
