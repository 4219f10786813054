// https://developers.binance.com/docs/margin_trading/market-data/Get-Limit-Price-Pairs

import { pairs } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";

/** The pairs on which a bid of a margin account may not be 15 % above the index, nor an offer 15 % below it. */
export const getLimitPricePairs = query({
  page: "margin_trading/market-data/Get-Limit-Price-Pairs",
  title: "Get Limit Price Pairs",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/limit-price-pairs",
  security: "MARKET_DATA",
  weight: perIp(1),
  params: {},
  differs:
    "which pairs these are is assumed; that isolated accounts are held to it as well, and the stop-limit orders of both by " +
    "their limit price, is inferred",
  answer: (x) => ({
    crossMarginSymbols: pairs(x)
      .filter((pair) => pair.cross && pair.marginBand !== undefined)
      .map(({ symbol }) => symbol),
  }),
});
