// Which bit is set next: the search over words of bits, and over storeys of such words.

import type { ReadonlyNumbers } from "../view.ts";

/** A bit that is not there. */
export const NO_BIT = -1;
/** Bits of a word; shifting by 5 divides by it. */
export const WORD_BITS = 32;

/**
 * The nearest set bit beyond `number`: up the storeys until a word has a bit, then down again. The lowest storey
 * holds the bits asked for; each other one has a bit for each word of the one below it.
 */
export function climb(
  storeys: readonly ReadonlyNumbers[],
  number: number,
  within: (words: ReadonlyNumbers, from: number, only?: number) => number,
  which: "highest" | "lowest",
): number {
  let bit = number;
  for (let storey = 0; storey < storeys.length; storey++) {
    let found = within(storeys[storey]!, bit, bit >> 5);
    if (found !== NO_BIT) {
      for (let down = storey - 1; down >= 0; down--) {
        const word = storeys[down]![found]!;
        found = (found << 5) | (31 - Math.clz32(which === "highest" ? word : word & -word));
      }
      return found;
    }
    bit >>= 5;
  }
  return NO_BIT;
}

/** The highest set bit below `from` in some words, or only in one of them. */
export function highestBelow(words: ReadonlyNumbers, from: number, only: number = NO_BIT): number {
  const first = from >> 5;
  if (first < words.length) {
    const masked = words[first]! & ((1 << (from & 31)) - 1);
    if (masked !== 0) return (first << 5) | (31 - Math.clz32(masked));
  }
  if (only !== NO_BIT) return NO_BIT;
  for (let word = first - 1; word >= 0; word--) {
    const bits = words[word]!;
    if (bits !== 0) return (word << 5) | (31 - Math.clz32(bits));
  }
  return NO_BIT;
}

/** The lowest set bit above `from` in some words, or only in one of them. */
export function lowestAbove(words: ReadonlyNumbers, from: number, only: number = NO_BIT): number {
  const next = from + 1;
  const first = next >> 5;
  if (only === NO_BIT ? first < words.length : first === only) {
    const masked = words[first]! & (-1 << (next & 31));
    if (masked !== 0) return (first << 5) | (31 - Math.clz32(masked & -masked));
  }
  if (only !== NO_BIT) return NO_BIT;
  for (let word = first + 1; word < words.length; word++) {
    const bits = words[word]!;
    if (bits !== 0) return (word << 5) | (31 - Math.clz32(bits & -bits));
  }
  return NO_BIT;
}
