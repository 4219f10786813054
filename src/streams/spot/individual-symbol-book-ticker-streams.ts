// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#individual-symbol-book-ticker-streams

import { bestPrices } from "../best-prices.ts";
import type { MarketStream } from "../declare.ts";

/** The best bid and ask of a pair, whenever they change. */
export const bookTickerStream: MarketStream = {
  page: "spot/web-socket-streams/Individual-Symbol-Book-Ticker-Streams",
  title: "Individual Symbol Book Ticker Streams",
  documented: "2026-07-21",
  suffix: "@bookTicker",
  market: "pair",
  render(_events, x, symbol) {
    const { updateId, b, B, a, A } = bestPrices(x, symbol);
    return [{ u: updateId, s: symbol, b, B, a, A }];
  },
};
