// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#symbol-price-ticker

import { pageMethod } from "../../../../gateway/methods.ts";
import { symbolPriceTicker } from "../../market-data/symbol-price-ticker.ts";

/** Last prices. */
export const symbolPriceTickerOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Symbol-Price-Ticker",
  title: "Symbol price ticker",
  documented: "2026-07-21",
  method: "ticker.price",
  asks: symbolPriceTicker,
});
