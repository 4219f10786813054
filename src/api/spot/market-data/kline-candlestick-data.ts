// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data

import { recall } from "../../page.ts";
import { KLINE_PAGE } from "../kline-page.ts";

/** Klines of a pair, oldest first, from its first trade to now without a gap. */
export const klineCandlestickData = recall({
  page: "spot/market-data/Kline-Candlestick-Data",
  title: "Kline/Candlestick data",
  documented: "2026-07-21",
  route: "GET /api/v3/klines",
  ...KLINE_PAGE,
});
