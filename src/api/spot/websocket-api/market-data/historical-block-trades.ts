// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#historical-block-trades

import { pageMethod } from "../../../../gateway/methods.ts";
import { historicalBlockTrades } from "../../market-data/historical-block-trades.ts";

/** Block trades, of which there are none. */
export const historicalBlockTradesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Historical-Block-Trades",
  title: "Historical Block Trades",
  documented: "2026-07-21",
  method: "blockTrades.historical",
  asks: historicalBlockTrades,
});
