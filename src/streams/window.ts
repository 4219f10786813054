// A time that moves along with now: what traded in the last day or hours. What history has is fetched once and kept as long
// as the window needs it; each look fetches what has come since.

import { tradeAlone, type Traded, withOpenMinute } from "../api/klines.ts";
import { type Statistics, statisticsFrom, type StatisticsMoment } from "../api/statistics.ts";
import { minutesBetween } from "../history/candles.ts";
import type { Past } from "../history/past.ts";
import type { TradeRecord } from "../history/rows.ts";
import { tradeBefore, tradesBetween } from "../history/trades.ts";
import { earlier, floorTo, later, nextMultiple } from "../money/arithmetic.ts";
import { type Instant, MINUTE, span } from "../money/units.ts";

const ONE_MS = span(1);

/** One market's window. Each look is later than the one before, and so is the moment its window opens. */
export class Window {
  readonly #symbol: string;
  /** Complete minutes from `#from` on, as far as they have been fetched. */
  readonly #minutes: Traded[] = [];
  #from: Instant | undefined;
  /** The trades of the minute the window begins within. */
  #begun: readonly TradeRecord[] = [];
  #begunAt: Instant | undefined;

  constructor(symbol: string) {
    this.#symbol = symbol;
  }

  /** What the market did from a moment on. */
  look(past: Past, openAt: Instant, moment: StatisticsMoment): Statistics {
    const begun = floorTo(openAt, MINUTE);
    const whole = begun === openAt ? openAt : nextMultiple(openAt, MINUTE);
    this.#fetchMinutes(past, whole, moment.now);
    if (begun !== openAt) this.#fetchBegun(past, begun, whole);
    const alone = begun === openAt ? [] : this.#begun.filter(({ at }) => at >= openAt).map(tradeAlone);
    const traded = withOpenMinute([...alone, ...this.#minutes], moment.minute, { from: whole, to: moment.now });
    return statisticsFrom(traded, { openAt, before: this.#before(past, openAt) }, moment);
  }

  #fetchMinutes(past: Past, whole: Instant, now: Instant): void {
    const newest = this.#minutes.at(-1);
    const from = newest === undefined ? (this.#from ?? whole) : later(newest.openAt, ONE_MS);
    for (const minute of minutesBetween(past, this.#symbol, from, now)) this.#minutes.push(minute);
    this.#from = whole;
    const first = this.#minutes.findIndex(({ openAt }) => openAt >= whole);
    if (first !== 0) this.#minutes.splice(0, first < 0 ? this.#minutes.length : first);
  }

  #fetchBegun(past: Past, begun: Instant, whole: Instant): void {
    if (this.#begunAt === begun) return;
    this.#begunAt = begun;
    const time = { from: begun, to: earlier(whole, ONE_MS) };
    this.#begun = tradesBetween(past, this.#symbol, time, Number.MAX_SAFE_INTEGER);
  }

  /** The last price before the window. */
  #before(past: Past, openAt: Instant) {
    return tradeBefore(past, this.#symbol, openAt)?.ticks;
  }
}
