// What each owner has used of something within windows of the venue's time.

import { count, type Instant } from "../money/units.ts";

/** Owners kept before those of past windows are thrown away. */
const SWEEP_AT = 10_000;

interface Counter {
  window: number;
  used: number;
}

/** Counts of one kind: of the calls of a page, of the orders of ten seconds. An owner is an address or an account. */
export class Tally<Owner extends string | number> {
  readonly #counters = new Map<Owner, Counter>();
  readonly #windowMs: number;
  #sweepAt = SWEEP_AT;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Adds to what an owner has used in the present window, and says what that comes to. */
  add(owner: Owner, now: Instant, cost: number): number {
    const window = Math.floor(count(now) / this.#windowMs);
    let counter = this.#counters.get(owner);
    if (counter === undefined) {
      if (this.#counters.size >= this.#sweepAt) this.#sweep(window);
      this.#counters.set(owner, (counter = { window, used: 0 }));
    } else if (counter.window !== window) {
      counter.window = window;
      counter.used = 0;
    }
    return (counter.used += cost);
  }

  /** Gives back what an owner used at a moment, unless the window of that is over, and says what it has used then. */
  giveBack(owner: Owner, at: Instant, cost: number): number | undefined {
    const counter = this.#counters.get(owner);
    if (counter === undefined || counter.window !== Math.floor(count(at) / this.#windowMs)) return undefined;
    return (counter.used -= cost);
  }

  /** Takes off what an owner has used in the window of a moment, down to nothing. */
  takeOff(owner: Owner, at: Instant, most: number): void {
    const counter = this.#counters.get(owner);
    if (counter === undefined || counter.window !== Math.floor(count(at) / this.#windowMs)) return;
    counter.used = Math.max(0, counter.used - most);
  }

  /** What an owner has used in the present window. */
  used(owner: Owner, now: Instant): number {
    const counter = this.#counters.get(owner);
    return counter === undefined || counter.window !== Math.floor(count(now) / this.#windowMs) ? 0 : counter.used;
  }

  #sweep(window: number): void {
    for (const [owner, counter] of this.#counters) if (counter.window !== window) this.#counters.delete(owner);
    // Where all of them are at work, the next sweep waits until there are twice as many.
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#counters.size);
  }
}
