// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#symbol-order-book-ticker

import { pageMethod } from "../../../../gateway/methods.ts";
import { symbolOrderBookTicker } from "../../market-data/symbol-order-book-ticker.ts";

/** Best prices. */
export const symbolOrderBookTickerOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Symbol-Order-Book-Ticker",
  title: "Symbol order book ticker",
  documented: "2026-07-21",
  method: "ticker.book",
  asks: symbolOrderBookTicker,
});
