// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#query-reference-price-calculation

import { pairIndex } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { namedPair, symbol, symbolStatus } from "../params.ts";

/** What calculates index prices: the venue's own control plane, which is the only one there is. */
const CALCULATION = 1;

/** How the reference price of a pair is come by: it is observed outside the matching engine. */
export const queryReferencePriceCalculation = query({
  page: "spot/market-data/Query-Reference-Price-Calculation",
  title: "Query Reference Price Calculation",
  documented: "2026-07-21",
  route: "GET /api/v3/referencePrice/calculation",
  security: "NONE",
  weight: perIp(2),
  params: { symbol, symbolStatus },
  differs: "every index is EXTERNAL, and of one calculation, numbered 1",
  answer(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    if (pairIndex(x.prices, pair) === undefined) return wireError("NO_REFERENCE_PRICE");
    return { symbol: pair.symbol, calculationType: "EXTERNAL", externalCalculationId: CALCULATION };
  },
});
