// Shares and swings made of numbers that look like chance and are none.

import { mixed, numberOf } from "../core/chance.ts";

export { numberOf };

/** Draws whole numbers from 0 to below a bound. */
export type Draw = (below: number) => number;

/** A source of numbers (SplitMix32): the same seed gives the same ones, in the same order. */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state) % below;
  };
}

/** A share from 0 to below 1 that belongs to a seed, a word and a count. */
export function shareOf(seed: number, word: string, nth: number): number {
  return numberOf(seed, word, nth) / 2 ** 32;
}

/**
 * A number around 0 with a deviation of 1 that belongs to a seed, a word and a count: the sum of four shares, so that it
 * needs nothing but sums and products, which every machine works out alike.
 */
export function swingOf(seed: number, word: string, nth: number): number {
  let sum = -2;
  for (let each = 0; each < 4; each++) sum += shareOf(seed, word, nth * 4 + each);
  return sum * Math.sqrt(3);
}
