// Numbers that look like chance and are none: each belongs to a seed, a word and a count, whoever asks, and when.

import { whole } from "../money/convert.ts";

const HALF = 2 ** 32;

/** The number of 32 bits that belongs to a seed, a word and a count (FNV-1a over the word, SplitMix32 over the rest). */
export function numberOf(seed: number, word: string, nth: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(mixed(mixed(hash ^ seed) ^ (nth >>> 0)) + 0x9e3779b9 + whole(nth, HALF));
}

/** Bits stirred until none of them tells of another. */
export function mixed(of: number): number {
  let bits = Math.imul(of ^ (of >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
