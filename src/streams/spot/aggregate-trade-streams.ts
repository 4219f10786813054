// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#aggregate-trade-streams

import { count } from "../../money/units.ts";
import { aggregated } from "../aggregate.ts";
import type { MarketStream } from "../declare.ts";
import { streamPrice, streamSize } from "../market-text.ts";

/** The trades of a pair, those of one taker at one price together. */
export const aggregateTradeStream: MarketStream = {
  page: "spot/web-socket-streams/Aggregate-Trade-Streams",
  title: "Aggregate Trade Streams",
  documented: "2026-07-21",
  suffix: "@aggTrade",
  market: "pair",
  render(events, x, symbol) {
    const market = x.reference.markets.get(symbol)!;
    return aggregated(events, symbol).map((trade) => ({
      e: "aggTrade",
      E: count(x.at),
      s: symbol,
      a: trade.aggregate,
      p: streamPrice(market, trade.ticks),
      q: streamSize(market, trade.lots),
      f: trade.first,
      l: trade.last,
      T: count(x.at),
      m: trade.takerSide === "sell",
      M: true,
    }));
  },
};
