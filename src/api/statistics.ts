// What a market did in the last twenty-four hours, or since another moment, to the millisecond: whole minutes from
// history, the trades of the minute the window begins in, and the minute that is still open.

import { tapeOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { minutesBetween } from "../history/candles.ts";
import { type InventedCandle, inventedCandles } from "../history/invented.ts";
import type { Past } from "../history/past.ts";
import { tradeBefore, tradesBetween } from "../history/trades.ts";
import { earlier, floorTo, higher, nextMultiple } from "../money/arithmetic.ts";
import {
  type Amount,
  DAY,
  instant,
  type Instant,
  type Lots,
  MINUTE,
  NO_AMOUNT,
  NO_LOTS,
  span,
  type Ticks,
  ticks,
} from "../money/units.ts";
import { inventedBetween, type Traded, together, tradeAlone, withOpenMinute } from "./klines.ts";

/** What must be noted in the present for statistics that are read later. */
export interface StatisticsMoment {
  readonly now: Instant;
  readonly lastTicks: Ticks;
  readonly lastLots: Lots;
  /** The minute of the newest trade, which history does not have yet. */
  readonly minute: Traded | undefined;
  /** What was invented of the time before the venue was founded. */
  readonly invented: readonly InventedCandle[];
}

/**
 * A market's day, or another time of it. Without trades in it, its prices are the last one before; without any at all
 * they are zero.
 */
export interface Statistics {
  readonly openAt: Instant;
  readonly closeAt: Instant;
  readonly open: Ticks;
  readonly high: Ticks;
  readonly low: Ticks;
  readonly last: Ticks;
  readonly lastLots: Lots;
  /** The last price before the window; the first in it where there was none. */
  readonly before: Ticks;
  readonly lots: Lots;
  readonly quote: Amount;
  readonly trades: number;
  /** −1 without trades. */
  readonly firstTrade: number;
  readonly lastTrade: number;
}

/** The present of a market's statistics, kept apart from what goes on changing. */
export function statisticsMoment(x: ExchangeView, symbol: string, now: Instant): StatisticsMoment {
  const { candle, lastTicks, lastLots } = tapeOf(x, symbol);
  const minute = candle === undefined ? undefined : { ...candle };
  return { now, lastTicks, lastLots, minute, invented: inventedCandles(x, symbol) };
}

/** The last twenty-four hours of a market. */
export function statisticsOf(past: Past, symbol: string, moment: StatisticsMoment): Statistics {
  return statisticsSince(past, symbol, higher(earlier(moment.now, DAY), instant(0)), moment);
}

/** A market from a moment until now. */
export function statisticsSince(past: Past, symbol: string, openAt: Instant, moment: StatisticsMoment): Statistics {
  const traded = tradedSince(past, symbol, openAt, moment);
  return statisticsFrom(traded, { openAt, before: tradeBefore(past, symbol, openAt)?.ticks }, moment);
}

/** The same of what traded from a moment on, and of the last price before it, where they are known already. */
export function statisticsFrom(
  traded: readonly Traded[],
  { openAt, before }: { readonly openAt: Instant; readonly before: Ticks | undefined },
  { now, lastTicks, lastLots }: StatisticsMoment,
): Statistics {
  const within = together(traded);
  const stood = before ?? ticks(0);
  return {
    openAt,
    closeAt: now,
    open: within?.open ?? stood,
    high: within?.high ?? stood,
    low: within?.low ?? stood,
    last: lastTicks,
    lastLots,
    before: before ?? within?.open ?? stood,
    lots: within?.lots ?? NO_LOTS,
    quote: within?.quote ?? NO_AMOUNT,
    trades: within?.trades ?? 0,
    firstTrade: within?.firstTrade ?? -1,
    lastTrade: within?.lastTrade ?? -1,
  };
}

/** What traded from a moment on, oldest first. */
function tradedSince(
  past: Past,
  symbol: string,
  since: Instant,
  { now, minute, invented }: StatisticsMoment,
): readonly Traded[] {
  const whole = floorTo(since, MINUTE) === since ? since : nextMultiple(since, MINUTE);
  const begun = { from: since, to: earlier(whole, span(1)) };
  return withOpenMinute(
    [
      ...tradesBetween(past, symbol, begun, Number.MAX_SAFE_INTEGER).map(tradeAlone),
      ...inventedBetween(invented, whole, now),
      ...minutesBetween(past, symbol, whole, now),
    ],
    minute,
    { from: whole, to: now },
  );
}
