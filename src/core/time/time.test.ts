import { describe, expect, test } from "vitest";
import { openCore, refusal, stateText, type CoreVenue } from "../../../test/exchange.ts";
import { earlier, later } from "../../money/arithmetic.ts";
import { count, DAY, HOUR, instant, type Instant, MINUTE, span } from "../../money/units.ts";
import { nextDue } from "../select.ts";
import { step } from "../step.ts";

const clock = (hours: number, minutes = 0): Instant => instant(Date.UTC(2026, 0, 5, hours, minutes));

/** Lends at 0.01 % an hour. */
const lender = (): CoreVenue => openCore({ rates: { USDT: "0.0024" }, funding: "none" });

describe("what is due next", () => {
  test("is nothing in a venue where nobody waits for anything", () => {
    const venue = openCore({ funding: "none" });
    venue.trader("ann").spot.has("1", "BTC").sells("1", { at: "40000" });
    expect(nextDue(venue.x)).toBeUndefined();
  });

  test("is the next full hour while anything is owed", () => {
    const venue = lender();
    const { cross } = venue.trader("ann");
    cross.has("1000", "USDT").borrows("10", "USDT");
    expect(nextDue(venue.x)).toBe(clock(11));
    cross.repays("10.001", "USDT");
    expect(nextDue(venue.x)).toBeUndefined();
  });

  test("is the end of the stream that was not kept the longest", () => {
    const venue = openCore();
    for (const name of ["ann", "ben"]) venue.trader(name);
    venue.perform({ type: "OpenListenKey", account: 1, family: "coinm" });
    venue.passes(10, MINUTE);
    venue.perform({ type: "OpenListenKey", account: 2, family: "coinm" });
    expect(nextDue(venue.x)).toBe(clock(11, 20));
    venue.perform({ type: "KeepListenKey", account: 1, family: "coinm" });
    expect(nextDue(venue.x)).toBe(clock(11, 30));
  });

  test("is the end of the oldest contract order that is still open", () => {
    const venue = openCore({ funding: "none" });
    const desk = venue.trader("ann").futures.has("1", "BTC");
    const placedAt = venue.at;
    const first = desk.buys(1, { at: "29000" });
    venue.passes(1, DAY);
    desk.buys(1, { at: "29000" });
    expect(nextDue(venue.x)).toBe(later(placedAt, span(365 * count(DAY))));
    desk.cancels(first);
    expect(nextDue(venue.x)).toBe(later(placedAt, span(366 * count(DAY))));
  });

  test("is the next stamp of funding where a perpetual is listed, whoever holds it", () => {
    const venue = openCore();
    expect(nextDue(venue.x)).toBe(clock(16));
    venue.comesTo(clock(16));
    expect(nextDue(venue.x)).toBe(clock(24));
  });

  test("is whichever comes first", () => {
    const venue = lender();
    const { cross } = venue.trader("ann");
    venue.perform({ type: "OpenListenKey", account: 1, family: "coinm" });
    venue.passes(50, MINUTE);
    cross.has("1000", "USDT").borrows("10", "USDT");
    // It is 11:10: the stream ends at 11:20, interest falls due at 12:00.
    expect(nextDue(venue.x)).toBe(clock(11, 20));
    venue.passes(10, MINUTE);
    expect(nextDue(venue.x)).toBe(clock(12));
  });
});

describe("time", () => {
  test("passes through everything that is due, in order, and skips nothing", () => {
    const venue = lender();
    venue.trader("ann").cross.has("1000", "USDT").borrows("10", "USDT");
    venue.perform({ type: "OpenListenKey", account: 1, family: "coinm" });
    const from = venue.entries.length;
    venue.passes(3, HOUR);
    expect(venue.entries.slice(from).map(({ at }) => at)).toEqual([clock(11), clock(11, 20), clock(12), clock(13)]);
  });

  test("never runs backwards", () => {
    const venue = openCore();
    const before = earlier(venue.at, span(1));
    const command = { type: "AdvanceTime", to: before } as const;
    expect(() => step(venue.x, before, command)).toThrow("time never runs backwards");
    expect(refusal(() => venue.perform(command))).toEqual({ reason: "time-runs-forward" });
  });

  test("may pass without anything being due: that it has come there is on record", () => {
    const venue = openCore();
    const to = later(venue.at, HOUR);
    venue.comesTo(to);
    venue.perform({ type: "AdvanceTime", to });
    const { at, events } = venue.entries.at(-1)!;
    // What was seen of positions on the way is told with it.
    expect([at, events[0], new Set(events.slice(1).map(({ type }) => type))]).toEqual([
      to,
      { type: "TimeAdvanced", to },
      new Set(["PositioningSampled"]),
    ]);
    expect(venue.x.at).toBe(to);
  });

  test("at one moment lets interest fall due before streams end", () => {
    const venue = lender();
    venue.comesTo(clock(11));
    venue.perform({ type: "OpenListenKey", account: venue.trader("ann").id, family: "coinm" });
    venue.trader("ann").cross.has("1000", "USDT").borrows("10", "USDT");
    venue.comesTo(clock(12));
    const kinds = venue.entries.at(-1)!.events.map(({ type }) => type);
    expect(kinds).toEqual(["TimeAdvanced", "InterestCharged", "ListenKeyClosed"]);
  });
});

test("a refused command leaves time where the last granted one was", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot;
  const text = stateText(venue.x);
  venue.passes(1, HOUR);
  expect(refusal(() => ann.sells("1", { at: "30000" })).reason).toBe("insufficient-balance");
  expect(stateText(venue.x)).toBe(text);
});
