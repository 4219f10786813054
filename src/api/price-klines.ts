// Klines of figures that are observed rather than traded: index, mark, premium. What was seen last holds until another is
// seen, so that there is a kline of every interval since the figure was first known.

import type { Standing } from "../core/select-futures.ts";
import type { PriceCandle } from "../core/select-market.ts";
import { type Figure, priceMinuteBefore, priceMinutesBetween } from "../history/candles.ts";
import type { Past } from "../history/past.ts";
import { earlier, higher, lower } from "../money/arithmetic.ts";
import { count, type Instant, type Price, type Rate, type Span, span } from "../money/units.ts";
import { intervalOpen } from "./intervals.ts";
import { type KlineRange, numbersOf } from "./klines.ts";

type Seen<U extends Price | Rate> = Readonly<PriceCandle<U>>;

/** One kline of a figure. */
export interface PriceKline<U extends Price | Rate> extends Seen<U> {
  readonly closeAt: Instant;
  /** How many samples it is made of so far. */
  readonly samples: number;
}

/** A figure as the present has it. */
export interface PriceMoment<U extends Price | Rate> {
  readonly figure: Figure;
  readonly standing: Standing<U> | undefined;
  readonly now: Instant;
  /** How often it is looked at. */
  readonly every: Span;
}

/** Klines of a figure, oldest first: from a time on, or else the newest up to a time. */
export function priceKlinesOf<U extends Price | Rate>(
  past: Past,
  asked: KlineRange,
  moment: PriceMoment<U>,
): PriceKline<U>[] {
  const { figure, standing, now, every } = moment;
  if (standing === undefined) return [];
  const numbers = numbersOf(asked, standing.since, now);
  if (numbers === undefined) return [];
  const open = (number: number): Instant => intervalOpen(asked.interval, number, asked.zone);
  const from = open(numbers.first);
  const to = earlier(open(numbers.last + 1), LAST_MS);
  const untold = standing.minutes.filter(({ openAt }) => openAt <= to);
  // A figure's rows are of its unit.
  const minutes = [...(priceMinutesBetween(past, figure, from, to) as Seen<U>[]), ...untold];
  const told = priceMinuteBefore(past, figure, from) as Seen<U> | undefined;
  const before = untold.findLast(({ openAt }) => openAt < from) ?? told;
  let at = minutes.findIndex(({ openAt }) => openAt >= from);
  if (at < 0) at = minutes.length;
  let carried = before?.close;
  const klines: PriceKline<U>[] = [];
  for (let number = numbers.first; number <= numbers.last; number++) {
    const openAt = open(number);
    const closeAt = earlier(open(number + 1), LAST_MS);
    const begin = at;
    while (at < minutes.length && minutes[at]!.openAt <= closeAt) at++;
    const within = through(carried, openAt, minutes.slice(begin, at));
    carried = within.close;
    const samples = samplesIn(higher(openAt, standing.since), lower(closeAt, now), every);
    klines.push({ ...within, closeAt, samples });
  }
  return klines;
}

/** An interval's last millisecond belongs to it. */
const LAST_MS = span(1);

/** What a figure did in an interval, which it came to at `carried` where its first minute was not observed from the start. */
export function through<U extends Price | Rate>(
  carried: U | undefined,
  openAt: Instant,
  minutes: readonly Seen<U>[],
): Seen<U> {
  const [first] = minutes;
  const begins = first?.openAt === openAt ? first.open : (carried ?? first?.open);
  if (begins === undefined) throw new Error("invariant broken: a figure is known from its first minute on");
  let [high, low, close]: [U, U, U] = [begins, begins, begins];
  for (const minute of minutes) {
    if (minute.high > high) high = minute.high;
    if (minute.low < low) low = minute.low;
    close = minute.close;
  }
  return { openAt, open: begins, high, low, close };
}

/** The samples of some time, both ends included, of which the first is a figure's first or the first of an interval. */
export function samplesIn(from: Instant, to: Instant, every: Span): number {
  const nth = (at: Instant): number => Math.floor(count(at) / count(every));
  return nth(to) - nth(from) + 1;
}

/** A kline of a figure as the wire has it: where others have volumes it says nothing. */
export function priceKlineRow<U extends Price | Rate>(kline: PriceKline<U>, text: (figure: U) => string) {
  const figures = [kline.open, kline.high, kline.low, kline.close].map(text);
  return [count(kline.openAt), ...figures, "0", count(kline.closeAt), "0", kline.samples, "0", "0", "0"];
}
