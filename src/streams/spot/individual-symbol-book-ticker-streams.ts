// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#individual-symbol-book-ticker-streams

import { bestChanges } from "../best-prices.ts";
import type { MarketStream } from "../declare.ts";
import { ofPair } from "../names.ts";

/** The best bid and ask of a pair, whenever they change. */
export const bookTickerStream: MarketStream = {
  page: "spot/web-socket-streams/Individual-Symbol-Book-Ticker-Streams",
  title: "Individual Symbol Book Ticker Streams",
  documented: "2026-07-21",
  host: "spot",
  names: "<symbol>@bookTicker",
  pace: "at once",
  open: ofPair(/^@bookTicker$/, ({ symbol }, _wanted, x) =>
    bestChanges(x, symbol, ({ updateId, b, B, a, A }) => () => ({ u: updateId, s: symbol, b, B, a, A })),
  ),
};
