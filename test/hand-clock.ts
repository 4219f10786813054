// A clock that runs by itself, as far as a venue can tell: a test moves its hands, and alarms ring on the way.

import { venueClock, type Clock } from "../src/engine/clock.ts";
import { count, type Instant } from "../src/money/units.ts";

/** A clock moved by hand. */
export interface HandClock extends Clock {
  /** Lets the time outside pass, through every alarm on the way, in order. */
  passes(milliseconds: number): void;
}

/** A clock that stands at a moment until it is moved. */
export function handClock(start: number): HandClock {
  let outside = start;
  const inner = venueClock(() => outside);
  let alarms: { readonly at: number; readonly ring: () => void }[] = [];
  return {
    now: () => inner.now(),
    wall: () => inner.wall(),
    advanceTo: (at) => inner.advanceTo(at),
    get running() {
      return inner.running;
    },
    setRunning: (running) => inner.setRunning(running),
    get speed() {
      return inner.speed;
    },
    setSpeed: (times) => inner.setSpeed(times),
    wake(at: Instant, ring) {
      if (!inner.running) return () => {};
      const alarm = { at: outside + Math.ceil(Math.max(0, count(at) - count(inner.now())) / inner.speed), ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((each) => each !== alarm);
      };
    },
    passes(milliseconds) {
      const until = outside + milliseconds;
      for (;;) {
        const next = alarms.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        outside = next.at;
        alarms = alarms.filter((each) => each !== next);
        next.ring();
      }
      outside = until;
    },
  };
}
