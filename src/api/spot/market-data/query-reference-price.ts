// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#query-reference-price

import { indexTime, pairIndex } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { namedPair, symbol } from "../params.ts";

/** The price that orders of a pair are measured by: its index. */
export const queryReferencePrice = query({
  page: "spot/market-data/Query-Reference-Price",
  title: "Query Reference Price",
  documented: "2026-07-21",
  route: "GET /api/v3/referencePrice",
  security: "NONE",
  weight: perIp(2),
  params: { symbol },
  differs: "the reference price of a pair is its index; timestamp is when that last changed",
  answer(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const index = pairIndex(x.prices, pair);
    if (index === undefined) return wireError("NO_REFERENCE_PRICE");
    return { symbol: pair.symbol, referencePrice: padded(index), timestamp: count(indexTime(x.prices, pair)) };
  },
});
