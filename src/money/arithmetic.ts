// Sums and comparisons within one unit. Nothing here rounds.

import { atoms, type BigUnit, count, type Instant, type NumberUnit, type Span } from "./units.ts";

/** a + b, of one unit. */
export function plus<U extends BigUnit>(a: U, b: NoInfer<U>): U {
  return (atoms(a) + atoms(b)) as unknown as U;
}

/** a − b, of one unit. */
export function minus<U extends BigUnit>(a: U, b: NoInfer<U>): U {
  return (atoms(a) - atoms(b)) as unknown as U;
}

/** −a. */
export function negated<U extends BigUnit>(a: U): U {
  return -atoms(a) as unknown as U;
}

/** The smaller of two. */
export function least<U extends BigUnit>(a: U, b: NoInfer<U>): U {
  return atoms(a) <= atoms(b) ? a : b;
}

/** The larger of two. */
export function greatest<U extends BigUnit>(a: U, b: NoInfer<U>): U {
  return atoms(a) >= atoms(b) ? a : b;
}

/** a where it is positive, else zero. */
export function atLeastZero<U extends BigUnit>(a: U): U {
  return (atoms(a) > 0n ? a : 0n) as unknown as U;
}

/** Whether a is exactly zero. */
export function isZero(a: BigUnit): boolean {
  return atoms(a) === 0n;
}

/** Whether a is greater than zero. */
export function isPositive(a: BigUnit): boolean {
  return atoms(a) > 0n;
}

/** Whether a is less than zero. */
export function isNegative(a: BigUnit): boolean {
  return atoms(a) < 0n;
}

/** Whether two of one unit are equal. */
export function equal<U extends BigUnit>(a: U, b: NoInfer<U>): boolean {
  return atoms(a) === atoms(b);
}

/** Whether a is a whole multiple of a positive step. */
export function isMultiple<U extends BigUnit>(a: U, step: NoInfer<U>): boolean {
  return atoms(a) % atoms(step) === 0n;
}

/** The greatest multiple of a positive step that is not above a. */
export function floorToStep<U extends BigUnit>(a: U, step: NoInfer<U>): U {
  return (atoms(a) - (atoms(a) % atoms(step))) as unknown as U;
}

/** a + b, of one small unit. */
export function add<U extends NumberUnit>(a: U, b: NoInfer<U>): U {
  return (count(a) + count(b)) as unknown as U;
}

/** a − b, of one small unit. */
export function subtract<U extends NumberUnit>(a: U, b: NoInfer<U>): U {
  return (count(a) - count(b)) as unknown as U;
}

/** The smaller of two small units. */
export function lower<U extends NumberUnit>(a: U, b: NoInfer<U>): U {
  return a <= b ? a : b;
}

/** The larger of two small units. */
export function higher<U extends NumberUnit>(a: U, b: NoInfer<U>): U {
  return a >= b ? a : b;
}

/** The moment a span after another. */
export function later(at: Instant, by: Span): Instant {
  return (count(at) + count(by)) as unknown as Instant;
}

/** The moment a span before another. */
export function earlier(at: Instant, by: Span): Instant {
  return (count(at) - count(by)) as unknown as Instant;
}

/** The time from one moment to another. */
export function elapsed(from: Instant, to: Instant): Span {
  return (count(to) - count(from)) as unknown as Span;
}

/** The last moment not after `at` that is a whole multiple of `step` since the epoch (UTC). */
export function floorTo(at: Instant, step: Span): Instant {
  return (count(at) - (count(at) % count(step))) as unknown as Instant;
}

/** The first moment after `at` that is a whole multiple of `step` since the epoch (UTC). */
export function nextMultiple(at: Instant, step: Span): Instant {
  return (count(floorTo(at, step)) + count(step)) as unknown as Instant;
}
