// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams

import { span } from "../../../money/units.ts";
import { gathered } from "../../aggregate.ts";
import { atOnce } from "../../at-once.ts";
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

/** Every trade of a contract. The real exchange has this stream and no page of it; ccxt listens to it. */
export const contractTradeStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Aggregate-Trade-Streams",
  title: "Trade Streams (on no page)",
  documented: "2026-01-15",
  differs: "no page tells of it; as clients read it",
  host: "coinm",
  names: "<symbol>@trade",
  pace: "at once",
  open: ofContract(/^@trade$/, ({ symbol }) =>
    atOnce([{ of: "trades", name: symbol }], (events, x) => {
      const market = marketNow(x, symbol);
      const { at } = x;
      const trades = events
        .filter((event) => event.type === "ContractTraded")
        .filter((trade) => trade.symbol === symbol);
      return trades.map((trade) => (times) => ({
        e: "trade",
        E: times(at),
        T: times(at),
        s: symbol,
        t: trade.trade,
        p: streamPrice(market, trade.ticks),
        q: streamSize(market, trade.lots),
        X: "MARKET",
        m: trade.takerSide === "sell",
      }));
    }),
  ),
};
