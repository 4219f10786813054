// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#query-reference-price-calculation

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryReferencePriceCalculation } from "../../market-data/query-reference-price-calculation.ts";

/** How that is come by. */
export const queryReferencePriceCalculationOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Query-Reference-Price-Calculation",
  title: "Query Reference Price Calculation",
  documented: "2026-07-21",
  method: "referencePrice.calculation",
  asks: queryReferencePriceCalculation,
});
