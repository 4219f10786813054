// The venue's time. It follows the wall clock at a distance that `advance` widens, or stands still.

import { add, elapsed, later } from "../money/arithmetic.ts";
import { count, instant, type Instant, span, type Span } from "../money/units.ts";

/** What the engine needs of a clock. */
export interface Clock {
  /** The venue's time. */
  now(): Instant;
  /** The time outside. */
  wall(): Instant;
  /** Moves the venue's time on to a moment; where it is past that already, it stays. */
  advanceTo(at: Instant): void;
  /** Whether time passes by itself. */
  readonly running: boolean;
  /** Stops time, or lets it run on from where it stands. */
  setRunning(running: boolean): void;
  /** How many times as fast as outside time passes while it does. */
  readonly speed: number;
  /** Has time pass faster, from where it is. */
  setSpeed(times: number): void;
  /** Calls back once when time has come to a moment by itself; returns how to call that off. */
  wake(at: Instant, callback: () => void): () => void;
}

/** Timers hold at most this long; a later moment is waited for in parts. */
const LONGEST_WAIT: Span = span(2 ** 31 - 1);

/** A clock over a wall clock: `Date.now` unless a test brings its own. */
export function venueClock(wallNow: () => number = Date.now): Clock {
  let ahead = span(0);
  let stoppedAt: Instant | undefined;
  // Time has passed so many times as fast as outside, since then.
  let speed = 1;
  let spedAt = instant(0);
  const wall = (): Instant => instant(wallNow());
  const gained = (): Span =>
    speed === 1 ? span(0) : span(Math.floor(Math.max(0, count(elapsed(spedAt, wall()))) * (speed - 1)));
  const now = (): Instant => stoppedAt ?? later(later(wall(), ahead), gained());
  return {
    now,
    wall,
    advanceTo(at) {
      if (at <= now()) return;
      if (stoppedAt === undefined) ahead = add(ahead, elapsed(now(), at));
      else stoppedAt = at;
    },
    get running() {
      return stoppedAt === undefined;
    },
    setRunning(running) {
      if (running && stoppedAt !== undefined) {
        spedAt = wall();
        ahead = elapsed(spedAt, stoppedAt);
        stoppedAt = undefined;
      } else if (!running) stoppedAt = now();
    },
    get speed() {
      return speed;
    },
    setSpeed(times) {
      const reached = now();
      spedAt = wall();
      if (stoppedAt === undefined) ahead = elapsed(spedAt, reached);
      speed = times;
    },
    wake(at, callback) {
      if (stoppedAt !== undefined) return () => {};
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const left = Math.ceil(Math.max(0, count(elapsed(now(), at))) / speed);
        timer = setTimeout(left > count(LONGEST_WAIT) ? wait : callback, Math.min(left, count(LONGEST_WAIT)));
        timer.unref();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
