// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#aggregate-trades

import { pageMethod } from "../../../../gateway/methods.ts";
import { compressedAggregateTradesList } from "../../market-data/compressed-aggregate-trades-list.ts";

/** Trades of one taker at one price as one. */
export const aggregateTradesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Aggregate-Trades",
  title: "Aggregate trades",
  documented: "2026-07-21",
  method: "trades.aggregate",
  asks: compressedAggregateTradesList,
});
