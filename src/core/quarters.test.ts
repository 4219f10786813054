import fc from "fast-check";
import { expect, test } from "vitest";
import { count, instant } from "../money/units.ts";
import { deliveryAfter, deliveryBefore, quarterlySymbol } from "./quarters.ts";

/** The last Friday of a quarter's last month at eight, found day by day. */
function found(year: number, quarter: number): Date {
  const day = new Date(Date.UTC(year, 3 * quarter + 3, 0, 8));
  while (day.getUTCDay() !== 5) day.setUTCDate(day.getUTCDate() - 1);
  return day;
}

test("contracts are delivered on the last Friday of each quarter at eight, and named after that day", () => {
  for (let year = 1971; year < 2130; year++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      const day = found(year, quarter);
      const before = instant(day.getTime() - 1);
      expect(count(deliveryAfter(before)), day.toISOString()).toBe(day.getTime());
      const named = day.toISOString().slice(2, 10).replaceAll("-", "");
      expect(quarterlySymbol("BTCUSD", instant(day.getTime()))).toBe(`BTCUSD_${named}`);
    }
  }
});

test("the ones the real exchange listed", () => {
  const at = instant(Date.UTC(2026, 8, 26));
  expect(count(deliveryAfter(at))).toBe(1_798_185_600_000);
  // It had been listed when the one of two quarters before was delivered.
  expect(count(deliveryBefore(at, 2))).toBe(1_782_460_800_000);
  expect(quarterlySymbol("BTCUSD", deliveryAfter(at))).toBe("BTCUSD_261225");
  expect(quarterlySymbol("ETHUSD", instant(1_632_470_400_000))).toBe("ETHUSD_210924");
});

test("every moment lies from one delivery to the next, three months apart", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2200, 0) }), (ms) => {
      const at = instant(ms);
      const next = count(deliveryAfter(at));
      const last = count(deliveryBefore(at, 1));
      expect(last <= ms && ms < next).toBe(true);
      expect([84, 91, 98]).toContain((next - last) / 86_400_000);
      expect(deliveryAfter(instant(last))).toBe(deliveryAfter(at));
    }),
  );
});
