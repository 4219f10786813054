// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#test-new-order-using-sor-trade

import { query } from "../../../gateway/declare.ts";
import { notRouted, ROUTED_DIFFERS, ROUTED_PARAMS } from "../routed-order.ts";
import { computeCommissionRates, tryingCost } from "../tried-order.ts";

/** The same, tried only. */
export const testNewOrderUsingSor = query({
  page: "spot/trading/Test-New-Order-Using-Sor",
  title: "Test new order using SOR",
  documented: "2026-07-21",
  route: "POST /api/v3/sor/order/test",
  security: "TRADE",
  weight: { per: "ip", cost: tryingCost },
  params: { ...ROUTED_PARAMS, computeCommissionRates },
  differs: ROUTED_DIFFERS,
  answer: (x, p, caller) => notRouted(x, p, caller),
});
