// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#symbol-order-book-ticker

import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { namedPairs, whichPairs } from "../params.ts";
import { bestPrices } from "../replies.ts";

/** The best prices of one pair, of some, or of all. */
export const symbolOrderBookTicker = query({
  page: "spot/market-data/Symbol-Order-Book-Ticker",
  title: "Symbol order book ticker",
  documented: "2026-07-21",
  route: "GET /api/v3/ticker/bookTicker",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 4 : 2) },
  params: whichPairs,
  answer(x, p) {
    const named = namedPairs(x, p);
    if (isWireError(named)) return named;
    const rows = named.pairs.map((pair) => ({ symbol: pair.symbol, ...bestPrices(x, pair) }));
    return named.alone ? rows[0]! : rows;
  },
});
