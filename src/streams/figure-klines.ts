// Klines of an index or a mark: what was seen last holds until another is seen.

import type { Interval } from "../api/intervals.ts";
import { samplesIn, through } from "../api/price-klines.ts";
import { priceStanding } from "../core/select-futures.ts";
import type { PriceCandle } from "../core/select-market.ts";
import type { Json } from "../gateway/declare.ts";
import { priceMinuteBefore, priceMinutesBetween } from "../history/candles.ts";
import type { Past } from "../history/past.ts";
import { higher, lower } from "../money/arithmetic.ts";
import { padded } from "../money/text.ts";
import { type Instant, type Price, SECOND } from "../money/units.ts";
import type { Times } from "./declare.ts";
import type { Bar, KlineSource, Moment } from "./klines.ts";

type Seen = Readonly<PriceCandle>;

interface FigureMoment extends Moment<Seen> {
  /** From when the figure is known. */
  readonly since: Instant;
}

/** Whose klines they are, and what is said of one. */
export interface FigureKlines {
  readonly interval: Interval;
  readonly figure: { readonly of: "index" | "mark"; readonly name: string };
  /** What stands in a bar for its symbol. */
  readonly symbol: string;
  readonly body: (bar: Json, times: Times, now: Instant) => Json;
}

/** Klines of a figure; there are no volumes, and its samples stand for trades. */
export function figureKlines({ figure, ...of }: FigureKlines): KlineSource<Seen, FigureMoment> {
  return {
    hears: [figure],
    moment(x) {
      const standing = priceStanding(x, figure.of, figure.name);
      return standing && { since: standing.since, parts: standing.minutes };
    },
    // A figure's rows are of its unit.
    parts: (past, _moment, from, to) => priceMinutesBetween(past, figure, from, to) as readonly Seen[],
    join: joined,
    show(within, bar, past, moment, now) {
      if (moment.since > bar.closeAt) return undefined;
      const shown = through(before(past, bar, moment), bar.openAt, within === undefined ? [] : [within]);
      const from = higher(bar.openAt, moment.since);
      const to = lower(bar.closeAt, now);
      const samples = samplesIn(from, to, SECOND);
      return (times) => of.body(barBody(shown, { ...of, bar, from, to, samples }, times), times, now);
    },
  };

  /** What a bar began with that was not observed from its start. */
  function before(past: Past, { openAt }: Bar, { parts }: FigureMoment): Price | undefined {
    const untold = parts.findLast((part) => part.openAt < openAt);
    return (untold ?? (priceMinuteBefore(past, figure, openAt) as Seen | undefined))?.close;
  }
}

function joined(parts: readonly Seen[]): Seen {
  const [first] = parts;
  let { high, low, close } = first!;
  for (const part of parts) {
    if (part.high > high) high = part.high;
    if (part.low < low) low = part.low;
    close = part.close;
  }
  return { ...first!, high, low, close };
}

/** What a bar is told with beside its prices. */
interface About {
  readonly interval: Interval;
  readonly symbol: string;
  readonly bar: Bar;
  /** The time of it in which the figure was known. */
  readonly from: Instant;
  readonly to: Instant;
  readonly samples: number;
}

function barBody(within: Seen, { interval, symbol, bar, from, to, samples }: About, times: Times) {
  return {
    t: times(bar.openAt),
    T: times(bar.closeAt),
    s: symbol,
    i: interval,
    f: times(from),
    L: times(to),
    o: padded(within.open),
    c: padded(within.close),
    h: padded(within.high),
    l: padded(within.low),
    v: "0",
    n: samples,
    x: bar.closed,
    q: "0",
    V: "0",
    Q: "0",
    B: "0",
  };
}
