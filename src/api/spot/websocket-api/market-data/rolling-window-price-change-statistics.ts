// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#rolling-window-price-change-statistics

import { pageMethod } from "../../../../gateway/methods.ts";
import { rollingWindowPriceChangeStatistics } from "../../market-data/rolling-window-price-change-statistics.ts";

/** A window that ends now. */
export const rollingWindowPriceChangeStatisticsOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Rolling-Window-Price-Change-Statistics",
  title: "Rolling window price change statistics",
  documented: "2026-07-21",
  method: "ticker",
  asks: rollingWindowPriceChangeStatistics,
});
