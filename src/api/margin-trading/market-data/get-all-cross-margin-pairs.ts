// https://developers.binance.com/docs/margin_trading/market-data/Get-All-Cross-Margin-Pairs

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { numeral } from "../../../gateway/json.ts";
import { optional } from "../../../gateway/parameters.ts";
import { DELIST_TIME, delistTime, pairsAsked } from "../listings.ts";
import { symbol } from "../params.ts";

/** The pairs the cross account trades. */
export const getAllCrossMarginPairs = query({
  page: "margin_trading/market-data/Get-All-Cross-Margin-Pairs",
  title: "Get All Cross Margin Pairs",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/allPairs",
  security: "MARKET_DATA",
  weight: perIp(1),
  params: { symbol: optional(symbol) },
  differs: DELIST_TIME,
  answer(x, p) {
    const asked = pairsAsked(x, "cross", p.symbol);
    if (isWireError(asked)) return asked;
    return asked.map((pair) => ({
      base: pair.base,
      // Larger than what a floating-point number can tell apart.
      id: numeral(pair.pairId),
      isBuyAllowed: pair.status === "trading",
      isMarginTrade: true,
      isSellAllowed: pair.status === "trading",
      quote: pair.quote,
      symbol: pair.symbol,
      delistTime: delistTime(x, { symbol: pair.symbol, margin: "cross" }),
    }));
  },
});
