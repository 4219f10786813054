// The intervals of klines: which one a moment falls in, and where each begins. Intervals are counted
// from the epoch, so that everything about them is whole numbers.

import { count, type Instant, instant, span, type Span } from "../money/units.ts";
import type { Parameter } from "../gateway/parameters.ts";
import { wireError } from "../gateway/errors.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds of the intervals that are always of one length. */
const LENGTHS = {
  "1s": SECOND_MS,
  "1m": MINUTE_MS,
  "3m": 3 * MINUTE_MS,
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "30m": 30 * MINUTE_MS,
  "1h": HOUR_MS,
  "2h": 2 * HOUR_MS,
  "4h": 4 * HOUR_MS,
  "6h": 6 * HOUR_MS,
  "8h": 8 * HOUR_MS,
  "12h": 12 * HOUR_MS,
  "1d": DAY_MS,
  "3d": 3 * DAY_MS,
  "1w": 7 * DAY_MS,
} as const;

/** An interval as the wire spells it: a small m is a minute, a capital one a month. */
export type Interval = keyof typeof LENGTHS | "1M";

/** Every interval, shortest first. */
export const INTERVALS = [
  ...(Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]),
  "1M",
] as const satisfies readonly Interval[];

/** The epoch was a Thursday; weeks begin on Mondays, the first on 5 January 1970. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** How long an interval lasts; of months, the shortest. */
export function lengthOf(interval: Interval): number {
  return interval === "1M" ? 28 * DAY_MS : LENGTHS[interval];
}

/** The number of the interval a moment falls in. `zone` is how far a time zone is ahead of UTC. */
export function intervalNumber(interval: Interval, at: Instant, zone: Span): number {
  const local = count(at) + count(zone);
  if (interval === "1M") {
    const day = new Date(local);
    return day.getUTCFullYear() * 12 + day.getUTCMonth();
  }
  return Math.floor((local - shiftOf(interval)) / LENGTHS[interval]);
}

/** The moment an interval begins. */
export function intervalOpen(interval: Interval, number: number, zone: Span): Instant {
  const local =
    interval === "1M" ? Date.UTC(Math.floor(number / 12), number % 12) : number * LENGTHS[interval] + shiftOf(interval);
  return instant(local - count(zone));
}

function shiftOf(interval: Interval): number {
  return interval === "1w" ? FIRST_MONDAY_MS : 0;
}

/** One of some intervals, in exactly its spelling. */
export function intervalIn<const I extends Interval>(served: readonly I[]): Parameter<I> {
  return {
    type: "ENUM",
    range: "",
    values: served,
    read: (value) => served.find((each) => each === value) ?? { wrong: "refused", error: wireError("BAD_INTERVAL") },
  };
}

/** How far zones may be from UTC. */
const WESTMOST_MINUTES = -12 * 60;
const EASTMOST_MINUTES = 14 * 60;

/** A time zone as hours, or hours and minutes, ahead of UTC: `8`, `-1:00`, `05:45`. */
export const timeZone: Parameter<Span> = {
  type: "STRING",
  range: "",
  absent: { value: span(0) },
  read(value) {
    const parts = /^([+-]?)(\d{1,2})(?::([0-5]\d))?$/.exec(value);
    if (parts === null) return { wrong: "invalid" };
    const minutes = (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * (parts[1] === "-" ? -1 : 1);
    return minutes < WESTMOST_MINUTES || minutes > EASTMOST_MINUTES ? { wrong: "invalid" } : span(minutes * MINUTE_MS);
  },
};
