// What traded in each whole hour, kept once it is worked out: an hour that is over cannot change, and long klines would
// otherwise be made of every minute again each time.

import type { Candle } from "../core/select-market.ts";
import type { View } from "../core/view.ts";
import { minutesBetween } from "../history/candles.ts";
import type { Past } from "../history/past.ts";
import { add, earlier, floorTo, later, lower, plus } from "../money/arithmetic.ts";
import { HOUR, type Instant, span } from "../money/units.ts";

/** What traded in some time: a minute's candle, a single trade, or several of them together. */
export type Traded = Readonly<View<Candle>>;

/** The hours of a market that are known, without a gap, those in which nothing traded left out. */
interface Known {
  from: Instant;
  /** The first moment that is not. */
  until: Instant;
  hours: Traded[];
}

const LAST_MS = span(1);

/**
 * What traded in a time that begins with an hour, oldest first: of hours that are over as one each, of the others by minutes.
 * Minutes before `open`, the one that goes on, are complete.
 */
export function hoursBetween(
  past: Past,
  symbol: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  open: Instant,
): readonly Traded[] {
  const over = lower(floorTo(open, HOUR), floorTo(later(to, LAST_MS), HOUR));
  if (over <= from) return minutesBetween(past, symbol, from, to);
  const key = `hours/${symbol}`;
  const known = (past.kept.get(key) as Known | undefined) ?? { from, until: from, hours: [] };
  const summed = (begin: Instant, end: Instant): Traded[] =>
    inHours(minutesBetween(past, symbol, begin, earlier(end, LAST_MS)));
  if (from < known.from) {
    known.hours = [...summed(from, known.from), ...known.hours];
    known.from = from;
  }
  if (over > known.until) {
    known.hours = [...known.hours, ...summed(known.until, over)];
    known.until = over;
  }
  past.kept.set(key, known);
  const hours = known.hours.filter(({ openAt }) => openAt >= from && openAt < over);
  return over > to ? hours : [...hours, ...minutesBetween(past, symbol, over, to)];
}

function inHours(minutes: readonly Traded[]): Traded[] {
  const hours: Traded[] = [];
  let begin = 0;
  for (let at = 1; at <= minutes.length; at++) {
    if (at < minutes.length && floorTo(minutes[at]!.openAt, HOUR) === floorTo(minutes[begin]!.openAt, HOUR)) continue;
    const hour = together(minutes.slice(begin, at));
    if (hour !== undefined) hours.push(hour);
    begin = at;
  }
  return hours;
}

/** Several that follow each other as one; undefined for none. */
export function together(traded: readonly Traded[]): Traded | undefined {
  const [first, ...rest] = traded;
  if (first === undefined) return undefined;
  let { high, low, close, lots, quote, trades, takerLots, takerQuote, firstTrade, lastTrade } = first;
  for (const each of rest) {
    if (each.high > high) high = each.high;
    if (each.low < low) low = each.low;
    close = each.close;
    lots = add(lots, each.lots);
    quote = plus(quote, each.quote);
    trades += each.trades;
    takerLots = add(takerLots, each.takerLots);
    takerQuote = plus(takerQuote, each.takerQuote);
    lastTrade = each.lastTrade;
    // What was invented has no numbers.
    if (firstTrade < 0) firstTrade = each.firstTrade;
  }
  return { ...first, firstTrade, high, low, close, lots, quote, trades, takerLots, takerQuote, lastTrade };
}
