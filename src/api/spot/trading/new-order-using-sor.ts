// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#new-order-using-sor-trade

import { perIp, query } from "../../../gateway/declare.ts";
import { notRouted, ROUTED_DIFFERS, ROUTED_PARAMS } from "../routed-order.ts";

/** An order to be routed: refused, for no pair has routing. */
export const newOrderUsingSor = query({
  page: "spot/trading/New-Order-Using-Sor",
  title: "New order using SOR",
  documented: "2026-07-21",
  route: "POST /api/v3/sor/order",
  security: "TRADE",
  weight: perIp(1),
  params: ROUTED_PARAMS,
  differs: ROUTED_DIFFERS,
  answer: (x, p, caller) => notRouted(x, p, caller),
});
