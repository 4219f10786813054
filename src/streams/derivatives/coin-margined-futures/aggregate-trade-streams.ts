// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams

import { count } from "../../../money/units.ts";
import { aggregated } from "../../aggregate.ts";
import type { MarketStream } from "../../declare.ts";
import { streamPrice, streamSize } from "../../market-text.ts";

/** The trades of a contract, those of one taker at one price together. */
export const contractAggregateTradeStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams",
  title: "Aggregate Trade Streams",
  documented: "2026-01-15",
  differs: "sent at once for each taker, not gathered over 100 milliseconds",
  suffix: "@aggTrade",
  market: "contract",
  render(events, x, symbol) {
    const market = x.reference.markets.get(symbol)!;
    return aggregated(events, symbol).map((trade) => ({
      e: "aggTrade",
      E: count(x.at),
      a: trade.aggregate,
      s: symbol,
      p: streamPrice(market, trade.ticks),
      q: streamSize(market, trade.lots),
      f: trade.first,
      l: trade.last,
      T: count(x.at),
      m: trade.takerSide === "sell",
    }));
  },
};
