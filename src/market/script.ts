// A script: what prices, books and markets do from the moment it is played, in lines that each begin at an offset. It is
// read once (read-script.ts) and asked what holds at an offset; nothing is remembered from one question to the next.

import type { Price, Rate } from "../money/units.ts";

/** How a price goes from one end of its time to the other. */
export type Shape = "hold" | "jump" | "ramp" | "crash" | "squeeze" | "walk";

/** Where a price goes: to a price, or by a share of what it is. */
export type Aim = { readonly to: Price } | { readonly by: number };

/** A time within a script, in milliseconds from its beginning. */
export interface Lasting {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** What a coin's price does for a time; it is meant as the price of a market, or of the coin in dollars. */
export interface Move extends Lasting {
  readonly target: string;
  readonly coin: string;
  readonly shape: Shape;
  /** Undefined of what holds or walks. */
  readonly aim: Aim | undefined;
  /** A year's volatility, of what walks. */
  readonly volatility: number;
}

/** How a market's book is kept for a time: percent of the usual spread and of the usual sizes. */
export interface BookKeeping extends Lasting {
  readonly symbol: string;
  readonly wide: number;
  readonly deep: number;
}

/** A market that takes no orders for a time. */
export interface Halt extends Lasting {
  readonly symbol: string;
}

/** A funding rate that is fixed at a moment. */
export interface FundingFixed extends Lasting {
  readonly symbol: string;
  readonly rate: Rate;
}

/** A script that was read. */
export interface Script {
  /** How long it lasts. */
  readonly lengthMs: number;
  readonly moves: readonly Move[];
  readonly books: readonly BookKeeping[];
  readonly halts: readonly Halt[];
  readonly fundings: readonly FundingFixed[];
  /** Every offset at which something begins or ends, in order, its own beginning and end among them. */
  readonly corners: readonly number[];
  /** From one step to the next, where nothing begins or ends between. */
  readonly stepMs: number;
}

const SECOND_MS = 1_000;
/** The steps there are; the shortest is taken of which a script is at most so many long. */
const STEPS_MS = [1, 10, 60, 600, 3_600].map((seconds) => seconds * SECOND_MS);
const MOST_STEPS = 1_500;

/** The step of a script of a length. */
export function stepOf(lengthMs: number): number {
  return STEPS_MS.find((step) => lengthMs <= MOST_STEPS * step) ?? STEPS_MS.at(-1)!;
}

/** The next offset later than one at which a script does something; undefined after its end. */
export function nextOffset({ corners, stepMs, lengthMs }: Script, after: number): number | undefined {
  if (after >= lengthMs) return undefined;
  const corner = corners.find((each) => each > after) ?? lengthMs;
  return Math.min(corner, (Math.floor(after / stepMs) + 1) * stepMs);
}

/** How far along a shape is at a share of its time. */
export function progress(shape: Shape, share: number): number {
  const left = 1 - share;
  switch (shape) {
    case "jump":
      return 1;
    case "ramp":
      return share;
    case "crash":
      return 1 - left * left * left;
    case "squeeze":
      return share * share * share;
    case "hold":
    case "walk":
      return 0;
  }
}
