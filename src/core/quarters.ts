// The calendar of contracts that are delivered: at eight in the morning (UTC) on the last Friday of March, June,
// September and December. Days are counted from the first of January 1970, a Thursday; the calendar is Gregorian.

import { later } from "../money/arithmetic.ts";
import { whole } from "../money/convert.ts";
import { count, DAY, HOUR, instant, type Instant, type Span, span } from "../money/units.ts";

/** When on its day a contract is delivered: as published. */
const HOUR_OF_DELIVERY: Span = span(8 * count(HOUR));
/** The years from which days and quarters are counted. */
const FIRST_YEAR = 1970;
const QUARTERS = 4;
/** The days of a common year that are over when each quarter ends. */
const DAYS_OVER = [90, 181, 273, 365] as const;
/** The days of the last month of each quarter. */
const DAYS_OF_LAST_MONTH = [31, 30, 30, 31] as const;
/** The most days a quarter has, by which a quarter is never looked for too late. */
const MOST_DAYS = 92;
/** The day after the first one is a Friday. */
const FRIDAY = 1;
const WEEK = 7;

/** The first moment of delivery later than another. */
export function deliveryAfter(at: Instant): Instant {
  return deliveryOf(quarterAfter(at));
}

/** The last moment of delivery but so many before the first one later than a moment: with 1, the last one. */
export function deliveryBefore(at: Instant, many: number): Instant {
  return deliveryOf(quarterAfter(at) - many);
}

/** What a contract on a pair is called that is delivered at a moment: `BTCUSD_260327`. */
export function quarterlySymbol(pair: string, delivery: Instant): string {
  // The first moment of delivery that is not earlier than this one is this one.
  const quarter = quarterAfter(instant(count(delivery) - 1));
  const nth = quarter % QUARTERS;
  const lastDay = lastDayOf(quarter);
  const day = DAYS_OF_LAST_MONTH[nth]! - (lastDay - lastFriday(lastDay));
  return `${pair}_${twoDigits(yearOf(quarter) % 100)}${twoDigits(3 * nth + 3)}${twoDigits(day)}`;
}

function quarterAfter(at: Instant): number {
  let quarter = whole(count(at), MOST_DAYS * count(DAY));
  while (deliveryOf(quarter) <= at) quarter++;
  return quarter;
}

function deliveryOf(quarter: number): Instant {
  return later(instant(lastFriday(lastDayOf(quarter)) * count(DAY)), HOUR_OF_DELIVERY);
}

function yearOf(quarter: number): number {
  return FIRST_YEAR + whole(quarter, QUARTERS);
}

function lastDayOf(quarter: number): number {
  const year = yearOf(quarter);
  // The leap day of the year itself is over when its first quarter ends.
  return 365 * (year - FIRST_YEAR) + leapDays(year) - leapDays(FIRST_YEAR - 1) + DAYS_OVER[quarter % QUARTERS]! - 1;
}

/** The leap days there were up to the end of a year. */
function leapDays(year: number): number {
  return whole(year, 4) - whole(year, 100) + whole(year, 400);
}

function lastFriday(lastDay: number): number {
  return lastDay - ((lastDay - FRIDAY) % WEEK);
}

function twoDigits(of: number): string {
  return String(of).padStart(2, "0");
}
