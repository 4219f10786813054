// Klines are made of minutes, and minutes of trades: both ways from the trades must come to the same.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { TradeRecord } from "../history/rows.ts";
import { floorTo } from "../money/arithmetic.ts";
import { amount, count, instant, lots, MINUTE, type Span, span, ticks } from "../money/units.ts";
import { INTERVALS, intervalNumber } from "./intervals.ts";
import { gathered, together, type Traded, tradeAlone } from "./klines.ts";

const BEGIN = Date.UTC(2026, 0, 30, 22, 0);
const MOST_MS = 4 * 24 * 3_600_000;

/** Trades in the order of their times, over a few days around the end of a month. */
const trades: fc.Arbitrary<TradeRecord[]> = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: MOST_MS }),
      ticks: fc.integer({ min: 1, max: 1000 }),
      lots: fc.integer({ min: 1, max: 50 }),
      takerSide: fc.constantFrom("buy", "sell"),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drawn) =>
    drawn
      .sort((a, b) => a.after - b.after)
      .map((each, nth) => ({
        symbol: "BTCUSDT",
        trade: nth + 1,
        aggregate: nth + 1,
        at: instant(BEGIN + each.after),
        ticks: ticks(each.ticks),
        lots: lots(each.lots),
        quote: amount(BigInt(each.ticks * each.lots)),
        takerSide: each.takerSide,
      })),
  );

/** The minutes of some trades, as the exchange closes them. */
function minutesOf(records: readonly TradeRecord[]): Traded[] {
  const byMinute = Map.groupBy(records, (record) => count(floorTo(record.at, MINUTE)));
  return [...byMinute].map(([openAt, each]) => ({ ...together(each.map(tradeAlone))!, openAt: instant(openAt) }));
}

/** Zones lie whole minutes from UTC, so that no minute is in two intervals. */
const zones: fc.Arbitrary<Span> = fc
  .integer({ min: -12 * 60, max: 14 * 60 })
  .map((minutes) => span(minutes * count(MINUTE)));
const whole = fc.constantFrom(
  ...INTERVALS.filter((interval) => interval !== "1s" && interval !== "1m" && interval !== "3m"),
);

test("an interval made of minutes is the one made of trades, whatever the zone", () => {
  fc.assert(
    fc.property(trades, whole, zones, (records, interval, zone) => {
      const first = intervalNumber(interval, records[0]!.at, zone);
      const last = intervalNumber(interval, records.at(-1)!.at, zone);
      const ofMinutes = gathered(minutesOf(records), { interval, zone }, { first, last }, undefined);
      expect(ofMinutes).toEqual(gathered(records.map(tradeAlone), { interval, zone }, { first, last }, undefined));
    }),
  );
});

test("klines lose nothing and leave no gap: sums agree, each begins where the one before ended", () => {
  fc.assert(
    fc.property(trades, whole, zones, (records, interval, zone) => {
      const first = intervalNumber(interval, records[0]!.at, zone);
      const last = intervalNumber(interval, records.at(-1)!.at, zone);
      const klines = gathered(minutesOf(records), { interval, zone }, { first, last }, undefined);
      const sum = (of: (each: (typeof klines)[number]) => number): number =>
        klines.reduce((all, each) => all + of(each), 0);
      expect(klines).toHaveLength(last - first + 1);
      expect(sum((each) => each.trades)).toBe(records.length);
      expect(sum((each) => count(each.lots))).toBe(records.reduce((all, each) => all + count(each.lots), 0));
      for (const [nth, { openAt, open, trades: traded }] of klines.entries()) {
        const before = klines[nth - 1];
        if (before === undefined) continue;
        expect(count(openAt)).toBe(count(before.closeAt) + 1);
        if (traded === 0) expect(open).toBe(before.close);
      }
    }),
  );
});
