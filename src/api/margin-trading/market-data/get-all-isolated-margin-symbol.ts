// https://developers.binance.com/docs/margin_trading/market-data/Get-All-Isolated-Margin-Symbol

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { DELIST_TIME, delistTime, pairsAsked } from "../listings.ts";
import { symbol } from "../params.ts";

/** The pairs that have isolated accounts. */
export const getAllIsolatedMarginSymbol = query({
  page: "margin_trading/market-data/Get-All-Isolated-Margin-Symbol",
  title: "Get All Isolated Margin Symbol",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/isolated/allPairs",
  security: "MARKET_DATA",
  weight: perIp(10),
  params: { symbol: optional(symbol) },
  differs: `the timestamp the page asks for beside the key need not be sent; ${DELIST_TIME}`,
  answer(x, p) {
    const asked = pairsAsked(x, "isolated", p.symbol);
    if (isWireError(asked)) return asked;
    return asked.map((pair) => ({
      base: pair.base,
      isBuyAllowed: pair.status === "trading",
      isMarginTrade: true,
      isSellAllowed: pair.status === "trading",
      quote: pair.quote,
      symbol: pair.symbol,
      delistTime: delistTime(x, { symbol: pair.symbol, margin: "isolated" }),
    }));
  },
});
