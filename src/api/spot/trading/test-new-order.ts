// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#test-new-order-trade

import { query } from "../../../gateway/declare.ts";
import { askedOrder, ORDER_PARAMS } from "../order-request.ts";
import { computeCommissionRates, triedOrder, tryingCost } from "../tried-order.ts";

/** Tries an order without placing it. */
export const testNewOrder = query({
  page: "spot/trading/Test-New-Order",
  title: "Test new order",
  documented: "2026-07-21",
  route: "POST /api/v3/order/test",
  security: "TRADE",
  weight: { per: "ip", cost: tryingCost },
  params: { ...ORDER_PARAMS, computeCommissionRates },
  differs:
    "what the matching engine would look at is not looked at: balances, client ids, open orders, and what is in the book",
  answer: (x, p, caller) => triedOrder(x, caller, askedOrder(p, caller), p.computeCommissionRates),
});
