// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#query-reference-price

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryReferencePrice } from "../../market-data/query-reference-price.ts";

/** What orders of a pair are measured by. */
export const queryReferencePriceOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Query-Reference-Price",
  title: "Query Reference Price",
  documented: "2026-07-21",
  method: "referencePrice",
  asks: queryReferencePrice,
});
