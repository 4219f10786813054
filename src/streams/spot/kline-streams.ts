// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#klinecandlestick-streams-for-utc

import { type Interval, INTERVALS } from "../../api/intervals.ts";
import type { Pair } from "../../core/listing.ts";
import { pairOf } from "../../core/select-market.ts";
import type { View } from "../../core/view.ts";
import { HOUR, SECOND, count, span, type Span } from "../../money/units.ts";
import type { Channel, MarketStream } from "../declare.ts";
import { klines } from "../klines.ts";
import { ofPair } from "../names.ts";
import { tradedKlines } from "../traded-klines.ts";

/** Klines of a second are told every second, all others every other second. */
const SLOW = span(2_000);
const UTC = span(0);
const ASIA = span(8 * count(HOUR));

const ABOUT = {
  documented: "2026-07-21",
  host: "spot",
  pace: "1000 ms for 1s, else 2000 ms",
  differs: "sent when something has been traded, and when an interval is over: closed, and then the next one",
} as const;

/** Klines of a pair. */
export const klineStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Klinecandlestick-Streams-for-UTC",
  title: "Kline/Candlestick Streams for UTC",
  names: "<symbol>@kline_<interval>",
  open: ofPair(/^@kline_(\w+)$/, (pair, [, asked]) => klinesOf(pair, asked!, UTC)),
};

/** Klines of a pair whose days begin where it is eight hours later. */
export const zonedKlineStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Klinecandlestick-Streams-with-timezone-offset",
  title: "Kline/Candlestick Streams with timezone offset",
  names: "<symbol>@kline_<interval>@+08:00",
  open: ofPair(/^@kline_(\w+)@\+08:00$/, (pair, [, asked]) => klinesOf(pair, asked!, ASIA)),
};

function klinesOf({ symbol }: View<Pair>, asked: string, zone: Span): Channel | undefined {
  const interval: Interval | undefined = INTERVALS.find((each) => each === asked);
  if (interval === undefined) return undefined;
  const source = tradedKlines({
    interval,
    hears: [{ of: "trades", name: symbol }],
    market: (x) => pairOf(x, symbol),
    body: (k, times, now) => ({ e: "kline", E: times(now), s: symbol, k }),
  });
  return klines({ interval, zone }, interval === "1s" ? SECOND : SLOW, source);
}
