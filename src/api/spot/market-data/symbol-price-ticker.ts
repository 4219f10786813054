// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#symbol-price-ticker

import { tapeOf } from "../../../core/select-market.ts";
import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { priceText } from "../../pair-orders.ts";
import { namedPairs, whichPairs } from "../params.ts";

/** The last price of one pair, of some, or of all. */
export const symbolPriceTicker = query({
  page: "spot/market-data/Symbol-Price-Ticker",
  title: "Symbol price ticker",
  documented: "2026-07-21",
  route: "GET /api/v3/ticker/price",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 4 : 2) },
  params: whichPairs,
  answer(x, p) {
    const named = namedPairs(x, p);
    if (isWireError(named)) return named;
    const rows = named.pairs.map((pair) => ({
      symbol: pair.symbol,
      price: priceText(pair, tapeOf(x, pair.symbol).lastTicks),
    }));
    return named.alone ? rows[0]! : rows;
  },
});
