// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---opo-trade

import { action } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { DONE } from "../free-of-weight.ts";
import { placedListBody } from "../list-replies.ts";
import { legAt, LIST, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { PAYING_DIFFERS, payingOf } from "../paying-list.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Both orders count against the order limits. */
const LEGS = 2;

/** Places an order, and another that sells what it bought once it is filled. */
export const newOrderListOpo = action({
  page: "spot/trading/New-Order-List-Opo",
  title: "New Order List - OPO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/opo",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: LEGS, from: (_, caller) => tradingPurse(caller) },
  params: {
    symbol,
    ...LIST,
    ...WORKING,
    pendingType: orderWords.type,
    pendingSide: orderWords.side,
    ...waitingLeg("pending"),
  },
  differs: PAYING_DIFFERS,
  command: (p, caller) =>
    payingOf(p, caller, {
      side: p.pendingSide,
      legs() {
        const { pendingSide: side, pendingType: type } = p;
        const pending = legAt("pending", p, { side, type, quantity: undefined });
        return isWireError(pending) ? pending : [pending];
      },
    }),
  reply: (events, x, p) => placedListBody(events, x, p.newOrderRespType),
});
