// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#24hr-ticker-price-change-statistics

import { pageMethod } from "../../../../gateway/methods.ts";
import { ticker24HrPriceChangeStatistics } from "../../market-data/24hr-ticker-price-change-statistics.ts";

/** The last twenty-four hours. */
export const ticker24hrPriceChangeStatisticsOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/24hr-Ticker-Price-Change-Statistics",
  title: "24hr ticker price change statistics",
  documented: "2026-07-21",
  method: "ticker.24hr",
  asks: ticker24HrPriceChangeStatistics,
});
