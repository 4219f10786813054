import fc from "fast-check";
import { expect, test } from "vitest";
import type { Past } from "../history/past.ts";
import { amount, count, instant, lots, ticks } from "../money/units.ts";
import { hoursBetween, together, type Traded } from "./hours.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const minute = (nth: number): Traded => ({
  openAt: instant(nth * MINUTE),
  open: ticks(100 + (nth % 7)),
  high: ticks(110 + (nth % 11)),
  low: ticks(90 - (nth % 5)),
  close: ticks(100 + ((nth + 1) % 7)),
  lots: lots(nth + 1),
  quote: amount(BigInt(nth) + 1n),
  trades: 1,
  takerLots: lots(nth % 3),
  takerQuote: amount(BigInt(nth % 3)),
  firstTrade: nth,
  lastTrade: nth,
});

/** A history of some minutes, those before the open one, and how many of them were read. */
function history(minutes: readonly number[]): { past: (open: number) => Past; read: { rows: number } } {
  const read = { rows: 0 };
  const kept = new Map<string, unknown>();
  const past = (open: number): Past => ({
    upTo: open,
    kept,
    rows: () => [],
    records<T>(_sql: string, ...[, from, to]: unknown[]) {
      const found = minutes.filter((nth) => nth < open && nth * MINUTE >= Number(from) && nth * MINUTE <= Number(to));
      read.rows += found.length;
      return found.map(minute) as T[];
    },
  });
  return { past, read };
}

test("hours that are kept add up to the same as all minutes, whatever was asked for before", () => {
  const asked = fc.record({
    from: fc.integer({ min: 0, max: 20 }),
    hours: fc.integer({ min: 1, max: 12 }),
    on: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 1_500 }), { maxLength: 120 }),
      fc.array(asked),
      (made, calls) => {
        const minutes = made.toSorted((a, b) => a - b);
        const { past } = history(minutes);
        let open = 300;
        for (const { from, hours, on } of calls) {
          open += on;
          const time = { from: instant(from * HOUR), to: instant((from + hours) * HOUR - 1) };
          const found = hoursBetween(past(open), "X", time, instant(open * MINUTE));
          const plainly = minutes.filter(
            (nth) => nth < open && nth * MINUTE >= count(time.from) && nth * MINUTE <= count(time.to),
          );
          expect(together(found)).toEqual(together(plainly.map(minute)));
          // No two of them are of one hour that is over.
          const over = found.filter(({ openAt }) => count(openAt) < Math.floor((open * MINUTE) / HOUR) * HOUR);
          expect(new Set(over.map(({ openAt }) => Math.floor(count(openAt) / HOUR))).size).toBe(over.length);
        }
      },
    ),
  );
});

test("a minute is read once, those of the hour that goes on apart", () => {
  const { past, read } = history(Array.from({ length: 600 }, (_, nth) => nth));
  const ask = (open: number) =>
    hoursBetween(past(open), "X", { from: instant(0), to: instant(100 * HOUR - 1) }, instant(open * MINUTE));
  expect(ask(400)).toHaveLength(6 + 40);
  expect(read.rows).toBe(400);
  ask(400);
  expect(read.rows).toBe(400 + 40);
  ask(430);
  expect(read.rows).toBe(400 + 40 + 60 + 10);
});
