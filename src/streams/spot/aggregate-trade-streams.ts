// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#aggregate-trade-streams

import { aggregated } from "../aggregate.ts";
import { atOnce } from "../at-once.ts";
import type { MarketStream } from "../declare.ts";
import { streamPrice, streamSize } from "../market-text.ts";
import { marketNow, ofPair } from "../names.ts";

/** The trades of a pair, those of one taker at one price together. */
export const aggregateTradeStream: MarketStream = {
  page: "spot/web-socket-streams/Aggregate-Trade-Streams",
  title: "Aggregate Trade Streams",
  documented: "2026-07-21",
  host: "spot",
  names: "<symbol>@aggTrade",
  pace: "at once",
  open: ofPair(/^@aggTrade$/, ({ symbol }) =>
    atOnce([{ of: "trades", name: symbol }], (events, x) => {
      const market = marketNow(x, symbol);
      const { at } = x;
      return aggregated(events, symbol).map((trade) => (times) => ({
        e: "aggTrade",
        E: times(at),
        s: symbol,
        a: trade.aggregate,
        p: streamPrice(market, trade.ticks),
        q: streamSize(market, trade.lots),
        f: trade.first,
        l: trade.last,
        T: times(at),
        m: trade.takerSide === "sell",
        M: true,
      }));
    }),
  ),
};
