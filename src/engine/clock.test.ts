import { expect, test, vi } from "vitest";
import { count, instant } from "../money/units.ts";
import { venueClock } from "./clock.ts";

const NOON = Date.UTC(2026, 0, 15, 12);

/** A clock over a wall the test moves, and the venue's time in milliseconds since noon. */
function clockOver() {
  let wall = NOON;
  const clock = venueClock(() => wall);
  return { clock, passes: (ms: number) => (wall += ms), now: () => count(clock.now()) - NOON };
}

test("time passes as many times as fast as it is told to, from where it is, and on from there at its own pace", () => {
  const { clock, passes, now } = clockOver();
  passes(100);
  clock.setSpeed(60);
  expect([now(), clock.speed]).toEqual([100, 60]);
  passes(1_000);
  expect(now()).toBe(60_100);
  clock.setSpeed(1);
  expect(now()).toBe(60_100);
  passes(1_000);
  expect(now()).toBe(61_100);
});

test("time that passes faster can be advanced and frozen, and runs on as fast", () => {
  const { clock, passes, now } = clockOver();
  clock.setSpeed(10);
  passes(100);
  clock.advanceTo(instant(NOON + 5_000));
  expect(now()).toBe(5_000);
  passes(100);
  expect(now()).toBe(6_000);
  clock.setRunning(false);
  passes(1_000);
  expect(now()).toBe(6_000);
  clock.setRunning(true);
  passes(100);
  expect(now()).toBe(7_000);
});

test("an alarm rings when the venue's time has come, so many times as soon", () => {
  vi.useFakeTimers();
  const clock = venueClock(() => Date.now());
  clock.setSpeed(60);
  const ring = vi.fn<() => void>();
  clock.wake(instant(count(clock.now()) + 60_000), ring);
  vi.advanceTimersByTime(999);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2);
  expect(ring).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
