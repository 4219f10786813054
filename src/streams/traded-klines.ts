// Klines of what was traded on a market.

import type { Interval } from "../api/intervals.ts";
import { flat, klineMoment, together, tradeAlone, type Traded } from "../api/klines.ts";
import type { Market } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Json } from "../gateway/declare.ts";
import { minutesBetween } from "../history/candles.ts";
import { tradeBefore, tradesBetween } from "../history/trades.ts";
import { padded } from "../money/text.ts";
import type { Instant } from "../money/units.ts";
import type { Channel, Times } from "./declare.ts";
import type { Bar, KlineSource, Moment } from "./klines.ts";
import { streamPrice, streamSize } from "./market-text.ts";

interface TradedMoment extends Moment<Traded> {
  readonly market: View<Market>;
}

/** Whose klines they are, and what is said of one. */
export interface TradedKlines {
  readonly interval: Interval;
  /** Of which market's trades to hear; of all where the market may become another. */
  readonly hears: Channel["hears"];
  readonly market: (x: ExchangeView) => View<Market> | undefined;
  readonly body: (bar: Record<string, Json>, times: Times, now: Instant, market: View<Market>) => Json;
}

/** Klines of a market's trades. */
export function tradedKlines(of: TradedKlines): KlineSource<Traded, TradedMoment> {
  const seconds = of.interval === "1s";
  return {
    hears: of.hears,
    hear(events, x) {
      const market = of.market(x);
      return events.some(
        (each) => (each.type === "Traded" || each.type === "ContractTraded") && each.symbol === market?.symbol,
      );
    },
    moment(x, now) {
      const market = of.market(x);
      if (market === undefined) return undefined;
      // Seconds are made of trades, which history has all.
      const { minute } = klineMoment(x, market.symbol, now);
      return { market, parts: minute === undefined || seconds ? [] : [minute] };
    },
    afresh: seconds,
    parts(past, { market: { symbol } }, from, to) {
      if (!seconds) return minutesBetween(past, symbol, from, to);
      return tradesBetween(past, symbol, { from, to }, Number.MAX_SAFE_INTEGER).map(tradeAlone);
    },
    join: (parts) => together(parts)!,
    show(within, bar, past, { market }, now) {
      const before = within === undefined ? tradeBefore(past, market.symbol, bar.openAt) : undefined;
      const shown = within ?? (before === undefined ? undefined : { ...flat(before.ticks), openAt: bar.openAt });
      if (shown === undefined) return undefined;
      return (times) => of.body(barBody(market, of.interval, shown, bar, times), times, now, market);
    },
  };
}

/** A kline as streams write it. */
function barBody(market: View<Market>, interval: Interval, within: Traded, bar: Bar, times: Times) {
  return {
    t: times(bar.openAt),
    T: times(bar.closeAt),
    s: market.symbol,
    i: interval,
    f: within.firstTrade,
    L: within.lastTrade,
    o: streamPrice(market, within.open),
    c: streamPrice(market, within.close),
    h: streamPrice(market, within.high),
    l: streamPrice(market, within.low),
    v: streamSize(market, within.lots),
    n: within.trades,
    x: bar.closed,
    q: padded(within.quote),
    V: streamSize(market, within.takerLots),
    Q: padded(within.takerQuote),
    B: "0",
  };
}
