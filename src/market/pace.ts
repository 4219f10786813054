// How often the market moves: every second as long as somebody may be looking, and the more seldom the longer the way is
// that lies ahead, so that a year passes in seconds and its last minute is still gone second by second.

import { elapsed, nextMultiple } from "../money/arithmetic.ts";
import { count, DAY, HOUR, type Instant, MINUTE, SECOND, span, type Span } from "../money/units.ts";

/** The steps there are, shortest first. */
const STEPS: readonly Span[] = [
  SECOND,
  span(10 * count(SECOND)),
  MINUTE,
  span(10 * count(MINUTE)),
  HOUR,
  span(6 * count(HOUR)),
  DAY,
  span(7 * count(DAY)),
];
/** A step is taken while the way is at most as many of it. */
const MOST_STEPS = 60;

/** From this step on all markets move at once, with few orders each: what happens between is seen by nobody. */
export const COARSE: Span = STEPS[1]!;

/** The next moment later than `since` at which the market moves, on the way to another. */
export function nextMove(since: Instant, to: Instant): Instant {
  const way = count(elapsed(since, to));
  const step = STEPS.find((each) => way <= MOST_STEPS * count(each)) ?? STEPS.at(-1)!;
  return nextMultiple(since, step);
}
