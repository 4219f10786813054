// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Ticker-Streams

import { contracts } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { isZero, minus } from "../../../money/arithmetic.ts";
import { priceAt } from "../../../money/convert.ts";
import { averageInverse, faceOf } from "../../../money/inverse.ts";
import { padded, withPlaces } from "../../../money/text.ts";
import { contracts as contractsOf, count, price, SECOND, span } from "../../../money/units.ts";
import type { MarketStream } from "../../declare.ts";
import { streamAverage, streamPrice, streamSize } from "../../market-text.ts";
import { ofAll, ofContract } from "../../names.ts";
import { aDayAgo, allTickers, percentText, rangeOf, type Ticker, ticker, type TickerKind } from "../../tickers.ts";

const HALF_A_SECOND = span(500);

const ABOUT = {
  documented: "2026-01-15",
  host: "coinm",
  pace: "500 ms",
  differs: "sent when something other than its times has changed, and to whoever begins to listen",
} as const;
const LIST = { ...ABOUT, pace: "1000 ms", differs: "to whoever begins to listen all are sent" } as const;

/** What a contract did in the last twenty-four hours, in short. */
export const contractMiniTickerStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Mini-Ticker-Stream",
  title: "Individual Symbol Mini Ticker Stream",
  names: "<symbol>@miniTicker",
  open: ofContract(/^@miniTicker$/, ({ symbol }) => ticker(symbol, { ...MINI, every: HALF_A_SECOND })),
};

/** The same of all contracts of which it has changed. */
export const allContractsMiniTickersStream: MarketStream = {
  ...LIST,
  page: "derivatives/coin-margined-futures/websocket-market-streams/All-Market-Mini-Tickers-Stream",
  title: "All Market Mini Tickers Stream",
  names: "!miniTicker@arr",
  open: ofAll(/^!miniTicker@arr$/, () => allTickers(symbols, MINI)),
};

/** What a contract did in the last twenty-four hours. */
export const contractTickerStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Individual-Symbol-Ticker-Streams",
  title: "Individual Symbol Ticker Streams",
  names: "<symbol>@ticker",
  open: ofContract(/^@ticker$/, ({ symbol }) => ticker(symbol, { ...FULL, every: HALF_A_SECOND })),
};

/** The same of all contracts of which it has changed. */
export const allContractsTickersStream: MarketStream = {
  ...LIST,
  page: "derivatives/coin-margined-futures/websocket-market-streams/All-Market-Ticker-Streams",
  title: "All Market Tickers Streams",
  names: "!ticker@arr",
  open: ofAll(/^!ticker@arr$/, () => allTickers(symbols, FULL)),
};

const symbols = (x: ExchangeView): readonly string[] => contracts(x).map(({ symbol }) => symbol);

const MINI: TickerKind = {
  every: SECOND,
  opens: aDayAgo,
  body(of, times) {
    const { market, time } = of;
    return {
      e: "24hrMiniTicker",
      E: times(time.closeAt),
      s: market.symbol,
      ps: contractIn(of).pair,
      c: streamPrice(market, time.last),
      o: streamPrice(market, time.open),
      h: streamPrice(market, time.high),
      l: streamPrice(market, time.low),
      v: streamSize(market, time.lots),
      q: padded(time.quote),
    };
  },
};

const FULL: TickerKind = {
  every: SECOND,
  opens: aDayAgo,
  body(of, times) {
    const { market, time } = of;
    return {
      e: "24hrTicker",
      E: times(time.closeAt),
      s: market.symbol,
      ps: contractIn(of).pair,
      ...changeOf(of),
      c: streamPrice(market, time.last),
      Q: streamSize(market, time.lastLots),
      ...rangeOf(of, times),
    };
  },
};

function changeOf(of: Ticker) {
  const contract = contractIn(of);
  const { open: first, last: newest, lots, quote } = of.time;
  const open = priceAt(first, contract.price.tick);
  const last = priceAt(newest, contract.price.tick);
  const face = faceOf(contractsOf(count(lots)), contract.size);
  const average = isZero(quote) ? price(0n) : averageInverse(face, quote, "half-up");
  return {
    p: withPlaces(minus(last, open), contract.pricePlaces),
    P: percentText(open, last),
    w: streamAverage(contract, average),
  };
}

function contractIn({ market }: Ticker) {
  if (market.kind !== "contract") throw new Error("invariant broken: these are tickers of contracts");
  return market;
}
