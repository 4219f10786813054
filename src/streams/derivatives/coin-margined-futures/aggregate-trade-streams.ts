// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams

import { span } from "../../../money/units.ts";
import { gathered } from "../../aggregate.ts";
import type { MarketStream } from "../../declare.ts";
import { streamPrice, streamSize } from "../../market-text.ts";
import { marketNow, ofContract } from "../../names.ts";

const EVERY = span(100);

/** The trades of a contract: those that follow each other at one price and on one side, gathered over a tenth of a second. */
export const contractAggregateTradeStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams",
  title: "Aggregate Trade Streams",
  documented: "2026-01-15",
  differs: "a is the number of the newest of the aggregates that were gathered, as GET /dapi/v1/aggTrades numbers them",
  host: "coinm",
  names: "<symbol>@aggTrade",
  pace: "100 ms",
  open: ofContract(/^@aggTrade$/, ({ symbol }) =>
    gathered(symbol, EVERY, (trade, x, now) => {
      const market = marketNow(x, symbol);
      return (times) => ({
        e: "aggTrade",
        E: times(now),
        a: trade.aggregate,
        s: symbol,
        p: streamPrice(market, trade.ticks),
        q: streamSize(market, trade.lots),
        f: trade.first,
        l: trade.last,
        T: times(trade.at),
        m: trade.takerSide === "sell",
      });
    }),
  ),
};
