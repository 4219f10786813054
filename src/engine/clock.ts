// The venue's time. It follows the wall clock at a distance that `advance` widens, or stands still.

import { elapsed, later } from "../money/arithmetic.ts";
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
  /** Calls back once when time has come to a moment by itself; returns how to call that off. */
  wake(at: Instant, callback: () => void): () => void;
}

/** Timers hold at most this long; a later moment is waited for in parts. */
const LONGEST_WAIT: Span = span(2 ** 31 - 1);

/** A clock over a wall clock: `Date.now` unless a test brings its own. */
export function venueClock(wallNow: () => number = Date.now): Clock {
  let ahead = span(0);
  let stoppedAt: Instant | undefined;
  const wall = (): Instant => instant(wallNow());
  const now = (): Instant => stoppedAt ?? later(wall(), ahead);
  return {
    now,
    wall,
    advanceTo(at) {
      if (at <= now()) return;
      if (stoppedAt === undefined) ahead = elapsed(wall(), at);
      else stoppedAt = at;
    },
    get running() {
      return stoppedAt === undefined;
    },
    setRunning(running) {
      if (running && stoppedAt !== undefined) {
        ahead = elapsed(wall(), stoppedAt);
        stoppedAt = undefined;
      } else if (!running) stoppedAt = now();
    },
    wake(at, callback) {
      if (stoppedAt !== undefined) return () => {};
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const left = Math.max(0, count(elapsed(now(), at)));
        timer = setTimeout(left > count(LONGEST_WAIT) ? wait : callback, Math.min(left, count(LONGEST_WAIT)));
        timer.unref();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
