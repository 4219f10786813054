// Klines on their way to readers: the one that runs whenever it has changed, and each one once more when it is over. What
// history has of an interval is fetched once, however long the interval is.

import { type Interval, intervalNumber, intervalOpen } from "../api/intervals.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Past } from "../history/past.ts";
import { earlier, later } from "../money/arithmetic.ts";
import { type Instant, span, type Span } from "../money/units.ts";
import type { Channel, Said } from "./declare.ts";

/** The intervals of a stream, by the number each has. */
export interface Intervals {
  readonly interval: Interval;
  /** How far the time zone they are of is ahead of UTC. */
  readonly zone: Span;
}

/** One interval. */
export interface Bar {
  readonly openAt: Instant;
  readonly closeAt: Instant;
  /** Whether it is over. */
  readonly closed: boolean;
}

/** What klines are made of, as the present has it: `parts` are what no row of history tells, oldest first. */
export interface Moment<T> {
  readonly parts: readonly T[];
}

/** Where klines come from: parts that are shorter than they are. */
export interface KlineSource<T extends { readonly openAt: Instant }, M extends Moment<T>> {
  readonly hears: Channel["hears"];
  /** Whether an entry is about them; every one is where this is left out. */
  readonly hear?: Channel["hear"];
  /** The present; undefined where there is nothing to tell yet. */
  readonly moment: (x: ExchangeView, now: Instant) => M | undefined;
  /** The parts that history tells of a time, oldest first. */
  readonly parts: (past: Past, moment: M, from: Instant, to: Instant) => readonly T[];
  /** Whether several parts may begin at one moment, so that none can be told to be the last of it. */
  readonly afresh?: boolean;
  /** Several parts as one; there is at least one. */
  readonly join: (parts: readonly T[]) => T;
  /** What is said of a bar and of what happened within it; undefined where there is nothing to be said. */
  readonly show: (within: T | undefined, bar: Bar, past: Past, moment: M, now: Instant) => Said | undefined;
}

const LAST_MS = span(1);

/** A channel that tells the klines of a source. */
export function klines<T extends { readonly openAt: Instant }, M extends Moment<T>>(
  { interval, zone }: Intervals,
  every: Span,
  source: KlineSource<T, M>,
): Channel {
  const numberAt = (at: Instant): number => intervalNumber(interval, at, zone);
  /** The interval that was looked at last. */
  let looked: number | undefined;
  let heard = false;
  /** The bar that was told last, and what history has of it; known as of the newest look that was sent. */
  let growing: Growing<T> | undefined;

  return {
    hears: source.hears,
    every,
    ages: true,
    greets: true,
    hear(events, x) {
      if (source.hear?.(events, x) === false) return false;
      heard = true;
      return true;
    },
    say(x, now, joined) {
      const number = numberAt(now);
      if (!heard && !joined && number === looked) return [];
      const ended = looked !== undefined && looked !== number ? looked : undefined;
      looked = number;
      heard = false;
      const moment = source.moment(x, now);
      if (moment === undefined) return [];
      return {
        recall(past) {
          const told = ended === undefined ? [] : [barOf(ended, past, moment, now)];
          return [...told, barOf(number, past, moment, now)].filter((said) => said !== undefined);
        },
      };
    },
  };

  function barOf(number: number, past: Past, moment: M, now: Instant): Said | undefined {
    const openAt = intervalOpen(interval, number, zone);
    const closeAt = earlier(intervalOpen(interval, number + 1, zone), LAST_MS);
    if (growing?.openAt !== openAt || source.afresh === true) growing = new Growing(openAt);
    const complete = growing.upTo((from) => source.parts(past, moment, from, closeAt), source.join);
    const open = moment.parts.filter((part) => part.openAt >= growing!.next && part.openAt <= closeAt);
    const parts = complete === undefined ? open : [complete, ...open];
    const within = parts.length === 0 ? undefined : source.join(parts);
    return source.show(within, { openAt, closeAt, closed: closeAt < now }, past, moment, now);
  }
}

/** What history has of an interval, fetched as it comes. */
class Growing<T extends { readonly openAt: Instant }> {
  readonly openAt: Instant;
  /** From where on nothing has been fetched. */
  next: Instant;
  #complete: T | undefined;

  constructor(openAt: Instant) {
    this.openAt = openAt;
    this.next = openAt;
  }

  /** All of it by now. */
  upTo(fetch: (from: Instant) => readonly T[], join: (parts: readonly T[]) => T): T | undefined {
    const fetched = fetch(this.next);
    if (fetched.length === 0) return this.#complete;
    this.next = later(fetched.at(-1)!.openAt, LAST_MS);
    this.#complete = join(this.#complete === undefined ? fetched : [this.#complete, ...fetched]);
    return this.#complete;
  }
}
