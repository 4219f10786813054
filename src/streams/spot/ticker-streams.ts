// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#individual-symbol-ticker-streams

import { lotSize, priceFilter } from "../../core/listing.ts";
import { pairs } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import { earlier, floorTo, higher, isZero, minus } from "../../money/arithmetic.ts";
import { averagePrice, priceAt, quantityOf } from "../../money/convert.ts";
import { padded } from "../../money/text.ts";
import { count, DAY, HOUR, instant, MINUTE, price, SECOND, type Span, span } from "../../money/units.ts";
import type { MarketStream, Times } from "../declare.ts";
import { streamPrice, streamSize } from "../market-text.ts";
import { ofAll, ofPair } from "../names.ts";
import { aDayAgo, allTickers, percentText, rangeOf, type Ticker, ticker, type TickerKind } from "../tickers.ts";

/** The windows there are streams of. */
const WINDOWS: Readonly<Record<string, Span>> = { "1h": HOUR, "4h": span(4 * count(HOUR)), "1d": DAY };

const ABOUT = {
  documented: "2026-07-21",
  host: "spot",
  pace: "1000 ms",
  differs: "sent when something other than its times has changed, and to whoever begins to listen",
} as const;
const LIST = { ...ABOUT, differs: "to whoever begins to listen all are sent" } as const;

/** What a pair did in the last twenty-four hours, in short. */
export const miniTickerStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Individual-Symbol-Mini-Ticker-Stream",
  title: "Individual Symbol Mini Ticker Stream",
  names: "<symbol>@miniTicker",
  open: ofPair(/^@miniTicker$/, ({ symbol }) => ticker(symbol, MINI)),
};

/** The same of all pairs of which it has changed. */
export const allMiniTickersStream: MarketStream = {
  ...LIST,
  page: "spot/web-socket-streams/All-Market-Mini-Tickers-Stream",
  title: "All Market Mini Tickers Stream",
  names: "!miniTicker@arr",
  open: ofAll(/^!miniTicker@arr$/, () => allTickers(symbols, MINI)),
};

/** What a pair did in the last twenty-four hours, and its best prices. */
export const tickerStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Individual-Symbol-Ticker-Streams",
  title: "Individual Symbol Ticker Streams",
  names: "<symbol>@ticker",
  open: ofPair(/^@ticker$/, ({ symbol }) => ticker(symbol, FULL)),
};

/** The same of all pairs of which it has changed. */
export const allTickersStream: MarketStream = {
  ...LIST,
  page: "spot/web-socket-streams/All-Market-Tickers-Stream",
  title: "All Market Tickers Stream",
  names: "!ticker@arr",
  open: ofAll(/^!ticker@arr$/, () => allTickers(symbols, FULL)),
};

/** What a pair did in the last hours. */
export const rollingTickerStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Individual-Symbol-Rolling-Window-Statistics-Streams",
  title: "Individual Symbol Rolling Window Statistics Streams",
  names: "<symbol>@ticker_<1h|4h|1d>",
  open: ofPair(/^@ticker_(1h|4h|1d)$/, ({ symbol }, [, window]) => ticker(symbol, rolling(window!))),
};

/** The same of all pairs of which it has changed. */
export const allRollingTickersStream: MarketStream = {
  ...LIST,
  page: "spot/web-socket-streams/All-Market-Rolling-Window-Statistics-Streams",
  title: "All Market Rolling Window Statistics Streams",
  names: "!ticker_<1h|4h|1d>@arr",
  open: ofAll(/^!ticker_(1h|4h|1d)@arr$/, ([, window]) => allTickers(symbols, rolling(window!))),
};

const symbols = (x: ExchangeView): readonly string[] => pairs(x).map(({ symbol }) => symbol);

const MINI: TickerKind = {
  every: SECOND,
  opens: aDayAgo,
  body: ({ market, time }, times) => ({
    e: "24hrMiniTicker",
    E: times(time.closeAt),
    s: market.symbol,
    c: streamPrice(market, time.last),
    o: streamPrice(market, time.open),
    h: streamPrice(market, time.high),
    l: streamPrice(market, time.low),
    v: streamSize(market, time.lots),
    q: padded(time.quote),
  }),
};

const FULL: TickerKind = {
  every: SECOND,
  opens: aDayAgo,
  best: true,
  body(of, times) {
    const { market, time, best } = of;
    const { b, B, a, A } = best!;
    return {
      e: "24hrTicker",
      ...changeOf(of, times),
      x: streamPrice(market, time.before),
      c: streamPrice(market, time.last),
      Q: streamSize(market, time.lastLots),
      b,
      B,
      a,
      A,
      ...rangeOf(of, times),
    };
  },
};

/** A window that begins with a minute. */
function rolling(window: string): TickerKind {
  return {
    every: SECOND,
    opens: (now) => higher(floorTo(earlier(now, WINDOWS[window]!), MINUTE), instant(0)),
    body(of, times) {
      const { o, h, l, ...rest } = rangeOf(of, times);
      return {
        e: `${window}Ticker`,
        ...changeOf(of, times, "short"),
        o,
        h,
        l,
        c: streamPrice(of.market, of.time.last),
        w: averageOf(of),
        ...rest,
      };
    },
  };
}

function changeOf(of: Ticker, times: Times, form: "full" | "short" = "full") {
  const { market, time } = of;
  const { tick } = priceFilter(market);
  const open = priceAt(time.open, tick);
  const last = priceAt(time.last, tick);
  return {
    E: times(time.closeAt),
    s: market.symbol,
    p: padded(minus(last, open)),
    P: percentText(open, last),
    ...(form === "full" && { w: averageOf(of) }),
  };
}

function averageOf({ market, time }: Ticker): string {
  if (market.kind !== "pair") throw new Error("invariant broken: these are tickers of pairs");
  const size = quantityOf(time.lots, lotSize(market));
  return padded(isZero(size) ? price(0n) : averagePrice(time.quote, size, "down"));
}
