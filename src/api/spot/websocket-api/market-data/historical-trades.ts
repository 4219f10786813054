// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#historical-trades

import { pageMethod } from "../../../../gateway/methods.ts";
import { oldTradeLookup } from "../../market-data/old-trade-lookup.ts";

/** The trades of a pair from a number on. */
export const historicalTradesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Historical-Trades",
  title: "Historical trades",
  documented: "2026-07-21",
  method: "trades.historical",
  asks: oldTradeLookup,
});
