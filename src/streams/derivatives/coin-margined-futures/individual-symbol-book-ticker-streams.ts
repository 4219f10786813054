// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Book-Ticker-Streams

import { contracts } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { bestChanges, bestChangesOfAll, type ShowBest } from "../../best-prices.ts";
import type { MarketStream } from "../../declare.ts";
import { contractNow, ofAll, ofContract } from "../../names.ts";

/** The best bid and ask of a contract, whenever they change. */
export const contractBookTickerStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Book-Ticker-Streams",
  title: "Individual Symbol Book Ticker Streams",
  documented: "2026-01-15",
  host: "coinm",
  names: "<symbol>@bookTicker",
  pace: "at once",
  open: ofContract(/^@bookTicker$/, ({ symbol }, _wanted, x) => bestChanges(x, symbol, show(x))),
};

/** The same of every contract. */
export const allContractsBookTickerStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/All-Book-Tickers-Stream",
  title: "All Book Tickers Stream",
  documented: "2026-01-15",
  host: "coinm",
  names: "!bookTicker",
  pace: "at once",
  open: ofAll(/^!bookTicker$/, (_wanted, x) =>
    bestChangesOfAll(x, (now) => contracts(now).map(({ symbol }) => symbol), show(x)),
  ),
};

function show(x: ExchangeView): ShowBest {
  return ({ updateId, b, B, a, A }, at, symbol) => {
    const { pair } = contractNow(x, symbol);
    return (times) => ({ e: "bookTicker", u: updateId, s: symbol, ps: pair, b, B, a, A, T: times(at), E: times(at) });
  };
}
