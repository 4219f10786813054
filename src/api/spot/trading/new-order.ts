// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-trade

import { action } from "../../../gateway/declare.ts";
import { placedOrder } from "../../placed-order.ts";
import { DONE } from "../free-of-weight.ts";
import { askedOrder, ORDER_DIFFERS, ORDER_PARAMS, orderAnswer } from "../order-request.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Places an order from the spot account. */
export const newOrder = action({
  page: "spot/trading/New-Order",
  title: "New order",
  documented: "2026-07-21",
  route: "POST /api/v3/order",
  security: "TRADE",
  weight: { per: "ip", cost: 1, free: DONE, orders: 1, from: (_, caller) => tradingPurse(caller) },
  params: ORDER_PARAMS,
  differs: ORDER_DIFFERS,
  command: (p, caller) => askedOrder(p, caller),
  reply: (events, x, p) => orderAnswer(events, x, placedOrder(events, x), p),
});
