// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Book-Ticker-Streams

import { contractOf } from "../../../core/select-market.ts";
import { count } from "../../../money/units.ts";
import { bestPrices } from "../../best-prices.ts";
import type { MarketStream } from "../../declare.ts";

/** The best bid and ask of a contract, whenever they change. */
export const contractBookTickerStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Book-Ticker-Streams",
  title: "Individual Symbol Book Ticker Streams",
  documented: "2026-01-15",
  suffix: "@bookTicker",
  market: "contract",
  render(_events, x, symbol) {
    const { updateId, b, B, a, A } = bestPrices(x, symbol);
    return [
      {
        e: "bookTicker",
        u: updateId,
        s: symbol,
        ps: contractOf(x, symbol)!.pair,
        b,
        B,
        a,
        A,
        T: count(x.at),
        E: count(x.at),
      },
    ];
  },
};
