// How a figure that is observed goes on, minute by minute: what was seen last holds until another is seen, so that a
// minute begins at what the one before it ended at, and one in which nothing was seen is flat.

import { floorTo } from "../../money/arithmetic.ts";
import { type Instant, MINUTE, type Price, type Rate } from "../../money/units.ts";

/** One minute of a figure. */
export interface PriceCandle<U extends Price | Rate = Price> {
  readonly openAt: Instant;
  readonly open: U;
  high: U;
  low: U;
  close: U;
}

/** A figure from when it was first known. */
export interface Course<U extends Price | Rate = Price> {
  readonly since: Instant;
  /** The minute of the newest observation. */
  candle: PriceCandle<U>;
}

/** What is followed so: dollars a coin by asset, marks by contract, premiums by contract. */
export interface Courses {
  readonly index: Map<string, Course>;
  readonly mark: Map<string, Course>;
  readonly premium: Map<string, Course<Rate>>;
}

/** Nothing followed yet. */
export function emptyCourses(): Courses {
  return { index: new Map(), mark: new Map(), premium: new Map() };
}

/** A figure that is known from a moment on. */
export function courseFrom<U extends Price | Rate>(value: U, since: Instant): Course<U> {
  return { since, candle: flat(value, floorTo(since, MINUTE)) };
}

/** Lets a figure be another from a moment on, which is not before the newest it was observed at. */
export function goOn<U extends Price | Rate>(course: Course<U>, value: U, at: Instant): void {
  const openAt = floorTo(at, MINUTE);
  if (openAt > course.candle.openAt) course.candle = flat(at === openAt ? value : course.candle.close, openAt);
  const { candle } = course;
  if (value > candle.high) candle.high = value;
  if (value < candle.low) candle.low = value;
  candle.close = value;
}

/** A figure's minute at a moment which is not before the newest it was observed at: flat where nothing was seen in it. */
export function candleAt<U extends Price | Rate>(course: CourseView<U>, at: Instant): Readonly<PriceCandle<U>> {
  const openAt = floorTo(at, MINUTE);
  return openAt > course.candle.openAt ? flat(course.candle.close, openAt) : course.candle;
}

/** A figure's course, to look at. */
export interface CourseView<U extends Price | Rate> {
  readonly since: Instant;
  readonly candle: Readonly<PriceCandle<U>>;
}

function flat<U extends Price | Rate>(value: U, openAt: Instant): PriceCandle<U> {
  return { openAt, open: value, high: value, low: value, close: value };
}
