// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/New-Order

import { contractOf } from "../../../../../core/select-market.ts";
import { action } from "../../../../../gateway/declare.ts";
import { placedOrder } from "../../../../placed-order.ts";
import { NEW_ORDER, newOrderCommand } from "../../new-order-params.ts";
import { waitsForEnd } from "../../order-request.ts";
import { answered, asAccepted, placedBody } from "../../orders.ts";

/** Places an order on a contract. Unless asked for the result, the answer is the order as it was accepted. */
export const newOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/New-Order",
  title: "New Order",
  documented: "2026-01-15",
  route: "POST /dapi/v1/order",
  security: "TRADE",
  needs: "futures",
  weight: { per: "ip", cost: 0, orders: 1 },
  params: NEW_ORDER,
  differs:
    "Refusals of priceMatch are those of the dollar-margined contracts, as these have none: -5038 for other types, -5041 " +
    "where the book has not so many levels. closePosition may be sent where there is no position yet; with reduceOnly=true it " +
    "is refused with the -1106 of the dollar-margined contracts, which the page calls not to be used together, though the " +
    "text of -4138, which false meets, asks for true. No margin is set aside for a conditional order before it is triggered; " +
    "one that its account cannot carry then, or that has nothing to reduce, expires. While priceProtect keeps an order from " +
    "triggering it goes on waiting. workingType and priceProtect of orders that do not wait are ignored",
  command: (p, { account }, x) => newOrderCommand(x, p, account),
  reply(events, x, p) {
    const order = placedOrder(events, x);
    return answered(x, placedBody(contractOf(x, order.symbol)!, waitsForEnd(p) ? order : asAccepted(order)));
  },
});
