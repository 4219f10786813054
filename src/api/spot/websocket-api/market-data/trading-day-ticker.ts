// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#trading-day-ticker

import { pageMethod } from "../../../../gateway/methods.ts";
import { tradingDayTicker } from "../../market-data/trading-day-ticker.ts";

/** The present day. */
export const tradingDayTickerOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Trading-Day-Ticker",
  title: "Trading Day Ticker",
  documented: "2026-07-21",
  method: "ticker.tradingDay",
  asks: tradingDayTicker,
});
