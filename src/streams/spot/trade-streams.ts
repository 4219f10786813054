// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#trade-streams

import { atOnce } from "../at-once.ts";
import type { MarketStream } from "../declare.ts";
import { streamPrice, streamSize } from "../market-text.ts";
import { marketNow, ofPair } from "../names.ts";

/** Every trade of a pair. */
export const tradeStream: MarketStream = {
  page: "spot/web-socket-streams/Trade-Streams",
  title: "Trade Streams",
  documented: "2026-07-21",
  host: "spot",
  names: "<symbol>@trade",
  pace: "at once",
  open: ofPair(/^@trade$/, ({ symbol }) =>
    atOnce([{ of: "trades", name: symbol }], (events, x) => {
      const market = marketNow(x, symbol);
      const { at } = x;
      const trades = events.filter((event) => event.type === "Traded").filter((trade) => trade.symbol === symbol);
      return trades.map((trade) => (times) => ({
        e: "trade",
        E: times(at),
        s: symbol,
        t: trade.trade,
        p: streamPrice(market, trade.ticks),
        q: streamSize(market, trade.lots),
        T: times(at),
        m: trade.takerSide === "sell",
        M: true,
      }));
    }),
  ),
};
