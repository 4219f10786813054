import { expect, test } from "vitest";
import { later } from "../money/arithmetic.ts";
import { count, instant, span } from "../money/units.ts";
import { nextMove } from "./pace.ts";

const SECOND = 1_000;
const NOON = instant(Date.UTC(2026, 0, 15, 12));
const after = (since: number, way: number): number =>
  count(nextMove(later(NOON, span(since)), later(NOON, span(since + way)))) - count(NOON);

test.each([
  ["a minute", 60 * SECOND, SECOND],
  ["ten minutes", 600 * SECOND, 10 * SECOND],
  ["an hour", 3_600 * SECOND, 60 * SECOND],
  ["ten hours", 36_000 * SECOND, 600 * SECOND],
  ["two days", 48 * 3_600 * SECOND, 3_600 * SECOND],
])("on a way of %s the market moves at whole steps", (_, way, step) => {
  expect(after(0, way)).toBe(step);
  // From within a step to its end; the step after that is whole.
  expect(after(step - 1, way)).toBe(step);
});

test("with no way ahead the next second is next, later than now in any case", () => {
  expect(after(0, 0)).toBe(SECOND);
  expect(after(1, 0)).toBe(SECOND);
  expect(after(SECOND, 0)).toBe(2 * SECOND);
});

test("the last minute of any way is gone second by second, and ten years in some hundred steps", () => {
  const end = later(NOON, span(3_650 * 24 * 3_600 * SECOND));
  const moves: number[] = [];
  for (let at = NOON; at < end; at = nextMove(at, end)) moves.push(count(at));
  expect(moves.length).toBeLessThan(1_000);
  expect(moves.slice(-60)).toEqual(Array.from({ length: 60 }, (_, nth) => count(end) - (60 - nth) * SECOND));
});
