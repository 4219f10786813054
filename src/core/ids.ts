// The numbers and names the exchange gives out: counters, and client ids made from a counter so
// that no two are alike and a seed brings back the same ones.

import { whole } from "../money/convert.ts";

/** The last number given out of each sequence. */
export interface Counters {
  account: number;
  order: number;
  list: number;
  transaction: number;
  /** Self-trade preventions. */
  match: number;
  /** User streams opened, tokens issued and archives made. */
  stream: number;
  specialKey: number;
  liquidation: number;
  notice: number;
  amendment: number;
  /** Things that happened to orders, each side of a trade by itself: what reports on orders are numbered by. */
  execution: number;
}

/** Sequences before the first number. */
export function firstCounters(): Counters {
  return {
    account: 0,
    order: 0,
    list: 0,
    transaction: 0,
    match: 0,
    stream: 0,
    specialKey: 0,
    liquidation: 0,
    notice: 0,
    amendment: 0,
    execution: 0,
  };
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const HALF_BITS = 20;
const HALF_MASK = (1 << HALF_BITS) - 1;
const ROUNDS = 4;
/** 62^7 > 2^40, so seven letters tell all counters apart. */
const TELLING_LETTERS = 7;
const NAME_LENGTH = 22;

/** What a name is invented for: each kind draws its own numbers, so no two names are alike. */
export type NameKind = "order" | "cancellation" | "list" | "stream";

const KIND: Record<NameKind, number> = { order: 0, cancellation: 1, list: 2, stream: 3 };

/** How far apart the numbers are that a further name of one thing is drawn from: beyond all numbers given out. */
const FURTHER = 2 ** 36;

/** The name the exchange gives a thing that came without one: its kind and number decide it. */
export function nameFor(seed: number, kind: NameKind, n: number): string {
  return inventedName(seed, n * 4 + KIND[kind]);
}

/**
 * The same, or the next one, while somebody else has sent it first as a name of his own: whoever knows the
 * seed knows the names, and so does a client that sends again what an earlier venue had told it.
 */
export function freeNameFor(seed: number, kind: NameKind, n: number, isTaken: (name: string) => boolean): string {
  for (let number = n; ; number += FURTHER) {
    const name = nameFor(seed, kind, number);
    if (!isTaken(name)) return name;
  }
}

/** The n-th invented name of an exchange with this seed: 22 letters and digits, unlike any other's. */
export function inventedName(seed: number, n: number): string {
  // A Feistel network permutes the counter, so distinct counters stay distinct.
  let left = whole(n, HALF_MASK + 1) & HALF_MASK;
  let right = n & HALF_MASK;
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = left ^ (scramble(right ^ scramble(seed + round)) & HALF_MASK);
    left = right;
    right = mixed;
  }
  let telling = left * (HALF_MASK + 1) + right;
  let name = "";
  for (let letter = 0; letter < TELLING_LETTERS; letter++) {
    name += LETTERS[telling % 62];
    telling = whole(telling, 62);
  }
  let chain = scramble(left ^ seed);
  for (let letter = TELLING_LETTERS; letter < NAME_LENGTH; letter++) {
    chain = scramble(chain + right);
    name += LETTERS[chain % 62];
  }
  return name;
}

/** Keys and secrets have 64 characters, like those of the real exchange. */
const LONG_NAME_LENGTH = 64;

/** The n-th long name of an exchange with this seed: for keys and secrets. */
export function longName(seed: number, n: number): string {
  let text = "";
  for (let part = 0; text.length < LONG_NAME_LENGTH; part++) text += inventedName(seed, n * 4 + part);
  return text.slice(0, LONG_NAME_LENGTH);
}

/** Letters of an account's code, and the codes there are: 62^4. */
const CODE_LETTERS = 4;
const CODES = 62 ** CODE_LETTERS;
/** Has no factor in common with 62, so that multiplying by it keeps accounts apart. */
const CODE_STEP = 10_000_019;

/** The short code an account is known by to its owner: four letters and digits, unlike any other account's. */
export function accountCode(seed: number, account: number): string {
  let telling = (account * CODE_STEP + scramble(seed)) % CODES;
  let code = "";
  for (let letter = 0; letter < CODE_LETTERS; letter++) {
    code += LETTERS[telling % 62];
    telling = whole(telling, 62);
  }
  return code;
}

/** A well-mixing permutation of 32-bit integers (the finalizer of MurmurHash3). */
export function scramble(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
