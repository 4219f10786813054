import { expect, test } from "vitest";
import { later } from "../money/arithmetic.ts";
import { instant, span } from "../money/units.ts";
import { numberOf, shareOf, swingOf } from "./prng.ts";
import { swing } from "./walk.ts";

const NOON = instant(Date.UTC(2026, 0, 15, 12));
const HOURS = 3_600_000;
const SEED = 7;

function deviation(of: readonly number[]): number {
  const mean = of.reduce((sum, each) => sum + each, 0) / of.length;
  return Math.sqrt(of.reduce((sum, each) => sum + (each - mean) ** 2, 0) / of.length);
}

/** The swings of a coin over a time that is gone in equal steps. */
function swings(coin: string, steps: number, step: number): number[] {
  return Array.from({ length: steps }, (_, nth) =>
    swing(SEED, coin, later(NOON, span(nth * step)), later(NOON, span((nth + 1) * step))),
  );
}

test("numbers belong to their seed, word and count, whoever asks, and lie evenly", () => {
  expect(numberOf(1, "BTC", 5)).toBe(numberOf(1, "BTC", 5));
  expect(
    new Set([numberOf(1, "BTC", 5), numberOf(2, "BTC", 5), numberOf(1, "BTD", 5), numberOf(1, "BTC", 6)]).size,
  ).toBe(4);
  // Beyond 32 bits a count still counts.
  expect(numberOf(1, "BTC", 2 ** 32 + 5)).not.toBe(numberOf(1, "BTC", 5));
  const shares = Array.from({ length: 4_000 }, (_, nth) => shareOf(SEED, "x", nth));
  for (const tenth of [0, 3, 9]) {
    const within = shares.filter((share) => Math.floor(share * 10) === tenth).length;
    expect(within).toBeGreaterThan(300);
    expect(within).toBeLessThan(500);
  }
  const around = Array.from({ length: 4_000 }, (_, nth) => swingOf(SEED, "x", nth));
  expect(deviation(around)).toBeGreaterThan(0.95);
  expect(deviation(around)).toBeLessThan(1.05);
});

test("a coin goes as far in a year as its volatility says, whether by seconds, minutes or hours", () => {
  for (const [steps, step] of [
    [20_000, 1_000],
    [20_000, 60_000],
    [8_760, HOURS],
  ] as const) {
    const yearly = deviation(swings("BTC", steps, step)) * Math.sqrt((365 * 24 * HOURS) / step);
    expect(yearly).toBeGreaterThan(0.6);
    expect(yearly).toBeLessThan(1.7);
  }
});

test("coins go partly together", () => {
  const btc = swings("BTC", 4_000, 1_000);
  const eth = swings("ETH", 4_000, 1_000);
  const together = btc.reduce((sum, each, nth) => sum + each * eth[nth]!, 0) / btc.length;
  const correlation = together / (deviation(btc) * deviation(eth));
  expect(correlation).toBeGreaterThan(0.35);
  expect(correlation).toBeLessThan(0.65);
});
