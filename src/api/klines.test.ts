import { expect, test } from "vitest";
import { amount, atoms, count, instant, lots, span, ticks } from "../money/units.ts";
import { gathered, type KlineRange, klineRow, numbersOf, together, type Traded, withOpenMinute } from "./klines.ts";

const MINUTE_MS = 60_000;
const UTC = span(0);
const BEGIN = Date.UTC(2026, 0, 15, 12, 0);

/** The nth minute after the beginning, which traded one lot at each of some prices. */
function minute(nth: number, prices: readonly number[], firstTrade = nth * 100 + 1): Traded {
  return {
    openAt: instant(BEGIN + nth * MINUTE_MS),
    open: ticks(prices[0]!),
    high: ticks(Math.max(...prices)),
    low: ticks(Math.min(...prices)),
    close: ticks(prices.at(-1)!),
    lots: lots(prices.length),
    quote: amount(BigInt(prices.reduce((sum, each) => sum + each, 0))),
    trades: prices.length,
    takerLots: lots(1),
    takerQuote: amount(BigInt(prices[0]!)),
    firstTrade,
    lastTrade: firstTrade + prices.length - 1,
  };
}

const asked = (more: Partial<KlineRange> = {}): KlineRange => ({
  interval: "5m",
  zone: UTC,
  from: undefined,
  to: undefined,
  limit: 500,
  ...more,
});

const numberAt = (nth: number): number => (BEGIN + nth * MINUTE_MS) / (5 * MINUTE_MS);

test("an interval opens with its first minute, closes with its last, and sums what was traded", () => {
  const numbers = { first: numberAt(0), last: numberAt(0) };
  const [kline, ...more] = gathered(
    [minute(0, [10, 12]), minute(2, [9]), minute(4, [11, 15, 14])],
    asked(),
    numbers,
    undefined,
  );
  expect(more).toEqual([]);
  expect(kline).toEqual({
    openAt: BEGIN,
    closeAt: BEGIN + 5 * MINUTE_MS - 1,
    open: 10,
    high: 15,
    low: 9,
    close: 14,
    lots: 6,
    quote: 71n,
    trades: 6,
    takerLots: 3,
    takerQuote: 30n,
    firstTrade: 1,
    lastTrade: 403,
  });
});

test("intervals without trades are flat at the close before them, also before the first minute read", () => {
  const numbers = { first: numberAt(0), last: numberAt(15) };
  const klines = gathered([minute(5, [10, 7])], asked(), numbers, ticks(8));
  expect(klines.map(({ open, high, low, close, trades }) => [open, high, low, close, trades])).toEqual([
    [8, 8, 8, 8, 0],
    [10, 10, 7, 7, 2],
    [7, 7, 7, 7, 0],
    [7, 7, 7, 7, 0],
  ]);
  expect(klines.map(({ openAt }) => count(openAt))).toEqual([0, 5, 10, 15].map((nth) => BEGIN + nth * MINUTE_MS));
  expect(klines[2]).toMatchObject({ lots: 0, quote: 0n, takerLots: 0, takerQuote: 0n, firstTrade: -1, lastTrade: -1 });
});

test("nothing is made up before the first price", () => {
  expect(gathered([minute(5, [10])], asked(), { first: numberAt(0), last: numberAt(5) }, undefined)).toHaveLength(1);
});

test("without a time the newest are meant, up to and with the interval of now", () => {
  const first = instant(BEGIN);
  const now = instant(BEGIN + 62 * MINUTE_MS);
  expect(numbersOf(asked(), first, now)).toEqual({ first: numberAt(0), last: numberAt(60) });
  expect(numbersOf(asked({ limit: 3 }), first, now)).toEqual({ first: numberAt(50), last: numberAt(60) });
});

test("from a time on, the first to begin at or after it, and never before the first trade", () => {
  const first = instant(BEGIN + MINUTE_MS);
  const now = instant(BEGIN + 62 * MINUTE_MS);
  const from = (ms: number) => ({ from: instant(BEGIN + ms) });
  expect(numbersOf(asked({ ...from(5 * MINUTE_MS), limit: 2 }), first, now)).toEqual({
    first: numberAt(5),
    last: numberAt(10),
  });
  expect(numbersOf(asked({ ...from(5 * MINUTE_MS + 1), limit: 2 }), first, now)).toEqual({
    first: numberAt(10),
    last: numberAt(15),
  });
  expect(numbersOf(asked({ ...from(-900 * MINUTE_MS), limit: 2 }), first, now)).toEqual({
    first: numberAt(0),
    last: numberAt(5),
  });
  expect(numbersOf(asked(from(61 * MINUTE_MS)), first, now)).toBeUndefined();
});

test("up to a time, those that began by then: the newest of them, or all from a time on", () => {
  const first = instant(BEGIN);
  const now = instant(BEGIN + 62 * MINUTE_MS);
  const to = instant(BEGIN + 20 * MINUTE_MS);
  expect(numbersOf(asked({ to, limit: 2 }), first, now)).toEqual({ first: numberAt(15), last: numberAt(20) });
  expect(numbersOf(asked({ to, from: instant(BEGIN) }), first, now)).toEqual({
    first: numberAt(0),
    last: numberAt(20),
  });
  expect(numbersOf(asked({ to: instant(BEGIN - 1) }), first, now)).toBeUndefined();
  expect(numbersOf(asked({ to, from: instant(BEGIN + 40 * MINUTE_MS) }), first, now)).toBeUndefined();
});

test("the open minute counts where it is in the time asked for", () => {
  const open = minute(3, [5]);
  const within = { from: instant(BEGIN), to: instant(BEGIN + 3 * MINUTE_MS) };
  expect(withOpenMinute([minute(0, [4])], open, within)).toHaveLength(2);
  expect(withOpenMinute([], open, { ...within, to: instant(BEGIN + 3 * MINUTE_MS - 1) })).toEqual([]);
  expect(withOpenMinute([], open, { ...within, from: instant(BEGIN + 4 * MINUTE_MS) })).toEqual([]);
  expect(withOpenMinute([], undefined, within)).toEqual([]);
});

test("several together keep the first's opening, and none together are nothing", () => {
  expect(together([])).toBeUndefined();
  const one = minute(1, [3, 4]);
  expect(together([one])).toEqual(one);
});

test("a row has twelve members, in the market's own texts", () => {
  const [kline] = gathered([minute(0, [10, 12])], asked(), { first: numberAt(0), last: numberAt(0) }, undefined);
  const row = klineRow(kline!, {
    price: (at) => `p${count(at)}`,
    size: (size) => `s${count(size)}`,
    amount: (of) => `a${atoms(of)}`,
  });
  expect(row).toEqual([BEGIN, "p10", "p12", "p10", "p12", "s2", BEGIN + 5 * MINUTE_MS - 1, "a22", 2, "s1", "a10", "0"]);
});
