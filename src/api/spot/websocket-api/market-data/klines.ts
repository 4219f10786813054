// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#klines

import { pageMethod } from "../../../../gateway/methods.ts";
import { klineCandlestickData } from "../../market-data/kline-candlestick-data.ts";

/** Klines of a pair. */
export const klinesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Klines",
  title: "Klines",
  documented: "2026-07-21",
  method: "klines",
  asks: klineCandlestickData,
});
