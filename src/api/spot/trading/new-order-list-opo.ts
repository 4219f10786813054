// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-list---opo-trade

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { legAt, LIST, waitingLeg, WORKING } from "../list-request.ts";
import { orderWords, symbol } from "../params.ts";
import { notPaying, PAYING_DIFFERS } from "../paying-list.ts";

/** An order, and another that is to sell what it bought: refused, for no pair allows it. */
export const newOrderListOpo = query({
  page: "spot/trading/New-Order-List-Opo",
  title: "New Order List - OPO",
  documented: "2026-07-21",
  route: "POST /api/v3/orderList/opo",
  security: "TRADE",
  weight: perIp(1),
  params: {
    symbol,
    ...LIST,
    ...WORKING,
    pendingType: orderWords.type,
    pendingSide: orderWords.side,
    ...waitingLeg("pending"),
  },
  differs: PAYING_DIFFERS,
  answer: (x, p, caller) =>
    notPaying(x, p, caller, {
      side: p.pendingSide,
      legs() {
        const { pendingSide: side, pendingType: type, workingQuantity: quantity } = p;
        const pending = legAt("pending", p, { side, type, quantity });
        return isWireError(pending) ? pending : [pending];
      },
    }),
});
