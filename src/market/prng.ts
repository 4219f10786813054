// Numbers that look like chance and are none: the same seed gives the same numbers.

/** Draws whole numbers from 0 to below a bound. */
export type Draw = (below: number) => number;

/** A source of numbers (SplitMix32). */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state) % below;
  };
}

/**
 * The number that belongs to a seed, a word and a count: no state is kept, so that whoever asks again, in whatever
 * order and after whatever pause, is told the same. 32 bits (FNV-1a over the word, SplitMix32 over the rest).
 */
export function numberOf(seed: number, word: string, nth: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const high = Math.floor(nth / 2 ** 32);
  return mixed(mixed(mixed(hash ^ seed) ^ (nth >>> 0)) + 0x9e3779b9 + high);
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

function mixed(of: number): number {
  let bits = Math.imul(of ^ (of >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
