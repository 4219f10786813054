// The minutes of indexes, marks and premiums: which one an observation ends, and how each stands at a moment.

import { equal, floorTo, nextMultiple } from "../../money/arithmetic.ts";
import { type Instant, MINUTE, type Price, type Rate } from "../../money/units.ts";
import type { Event, PriceCandleClosed } from "../events.ts";
import { listedContract } from "../listing.ts";
import { courseFrom, type CourseView, goOn, type PriceCandle } from "../prices/course.ts";
import type { ExchangeView } from "../state.ts";
import { SAMPLE_EVERY } from "./funding.ts";
import { premiumOf } from "./premium.ts";

/** The minute that is complete when an event is about to happen: it is told before. */
export function candleEndedBy({ prices: { courses }, at }: ExchangeView, event: Event): PriceCandleClosed | undefined {
  if (event.type === "IndexObserved") {
    const candle = endedAt(courses.index.get(event.asset), at);
    return candle && { type: "PriceCandleClosed", of: "index", name: event.asset, candle };
  }
  if (event.type === "MarkObserved") {
    const candle = endedAt(courses.mark.get(event.symbol), at);
    return candle && { type: "PriceCandleClosed", of: "mark", name: event.symbol, candle };
  }
  if (event.type === "PremiumObserved") {
    const candle = endedAt(courses.premium.get(event.symbol), nextMultiple(event.since, SAMPLE_EVERY));
    return candle && { type: "PriceCandleClosed", of: "premium", name: event.symbol, candle };
  }
  return undefined;
}

function endedAt<U extends Price | Rate>(
  course: CourseView<U> | undefined,
  at: Instant,
): Readonly<PriceCandle<U>> | undefined {
  return course !== undefined && course.candle.openAt < floorTo(at, MINUTE) ? course.candle : undefined;
}

/** A figure as it stands at a moment: from when it is known, and its newest minutes, the last of which goes on. */
export interface Standing<U extends Price | Rate> {
  readonly since: Instant;
  /** Those that no row of history tells of, oldest first. */
  readonly minutes: readonly Readonly<PriceCandle<U>>[];
}

/** How a coin's index or a contract's mark stands; undefined before it was observed. */
export function priceStanding(x: ExchangeView, of: "index" | "mark", name: string): Standing<Price> | undefined {
  const course = x.prices.courses[of].get(name);
  return course && { since: course.since, minutes: [{ ...course.candle }] };
}

/**
 * How a contract's premium stands; undefined of one that is not funded, and before its first sample. Samples since the
 * newest entry are of the premium as it is, which nobody has observed yet.
 */
export function premiumStanding(x: ExchangeView, symbol: string, now: Instant): Standing<Rate> | undefined {
  const course = x.prices.courses.premium.get(symbol);
  if (course === undefined || course.since > now) return undefined;
  const { since } = course;
  const candle = { ...course.candle };
  const first = nextMultiple(x.at, SAMPLE_EVERY);
  const premium = premiumOf(x, listedContract(x, symbol));
  if (first > now || equal(premium, x.futures.funding.get(symbol)!.premium)) return { since, minutes: [candle] };
  if (first === since) return { since, minutes: [courseFrom(premium, since).candle] };
  const goesOn = { since, candle };
  goOn(goesOn, premium, first);
  return { since, minutes: goesOn.candle === candle ? [candle] : [candle, goesOn.candle] };
}
