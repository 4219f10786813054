import { expect, test } from "vitest";
import { isMisread } from "../gateway/parameters.ts";
import { count, instant, type Span, span } from "../money/units.ts";
import { type Interval, INTERVALS, intervalIn, intervalNumber, intervalOpen, timeZone } from "./intervals.ts";

const UTC = span(0);
const HOUR_MS = 3_600_000;

function openOf(interval: Interval, at: string, zone: Span = UTC): string {
  const open = intervalOpen(interval, intervalNumber(interval, instant(Date.parse(at)), zone), zone);
  return new Date(count(open)).toISOString();
}

test("each interval begins where the calendar says", () => {
  // A Thursday.
  const at = "2026-01-15T13:37:42.123Z";
  expect(openOf("1s", at)).toBe("2026-01-15T13:37:42.000Z");
  expect(openOf("1m", at)).toBe("2026-01-15T13:37:00.000Z");
  expect(openOf("3m", at)).toBe("2026-01-15T13:36:00.000Z");
  expect(openOf("5m", at)).toBe("2026-01-15T13:35:00.000Z");
  expect(openOf("15m", at)).toBe("2026-01-15T13:30:00.000Z");
  expect(openOf("30m", at)).toBe("2026-01-15T13:30:00.000Z");
  expect(openOf("1h", at)).toBe("2026-01-15T13:00:00.000Z");
  expect(openOf("2h", at)).toBe("2026-01-15T12:00:00.000Z");
  expect(openOf("4h", at)).toBe("2026-01-15T12:00:00.000Z");
  expect(openOf("6h", at)).toBe("2026-01-15T12:00:00.000Z");
  expect(openOf("8h", at)).toBe("2026-01-15T08:00:00.000Z");
  expect(openOf("12h", at)).toBe("2026-01-15T12:00:00.000Z");
  expect(openOf("1d", at)).toBe("2026-01-15T00:00:00.000Z");
  // 20468 days since the epoch; 20466 is the multiple of three before.
  expect(openOf("3d", at)).toBe("2026-01-13T00:00:00.000Z");
  expect(openOf("1w", at)).toBe("2026-01-12T00:00:00.000Z");
  expect(openOf("1M", at)).toBe("2026-01-01T00:00:00.000Z");
});

test("a week begins on Monday and not on the Sunday before", () => {
  expect(openOf("1w", "2026-01-18T23:59:59.999Z")).toBe("2026-01-12T00:00:00.000Z");
  expect(openOf("1w", "2026-01-19T00:00:00.000Z")).toBe("2026-01-19T00:00:00.000Z");
});

test("months have their own lengths and follow each other over the year's end", () => {
  const december = intervalNumber("1M", instant(Date.parse("2023-12-31T23:59:59.999Z")), UTC);
  const opens = [0, 1, 2, 3].map((n) =>
    new Date(count(intervalOpen("1M", december + n, UTC))).toISOString().slice(0, 10),
  );
  expect(opens).toEqual(["2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01"]);
});

test("a time zone moves the edges of days, weeks and months", () => {
  const east = span(8 * HOUR_MS);
  // 20:00 in UTC on the last day of the year is already the new year's first morning in the east.
  expect(openOf("1d", "2025-12-31T20:00:00Z", east)).toBe("2025-12-31T16:00:00.000Z");
  expect(openOf("1M", "2025-12-31T20:00:00Z", east)).toBe("2025-12-31T16:00:00.000Z");
  expect(openOf("1M", "2025-12-31T15:59:59Z", east)).toBe("2025-11-30T16:00:00.000Z");
  // Monday in the east begins on Sunday afternoon.
  expect(openOf("1w", "2026-01-18T17:00:00Z", east)).toBe("2026-01-18T16:00:00.000Z");
  expect(openOf("1h", "2026-01-15T13:37:00Z", span(-5.75 * HOUR_MS))).toBe("2026-01-15T12:45:00.000Z");
});

test("an interval's number leads to where it begins, and back", () => {
  for (const interval of INTERVALS) {
    const number = intervalNumber(interval, instant(Date.parse("2026-08-01T00:00:00Z")), UTC);
    expect(intervalNumber(interval, intervalOpen(interval, number, UTC), UTC), interval).toBe(number);
    const last = instant(count(intervalOpen(interval, number + 1, UTC)) - 1);
    expect(intervalNumber(interval, last, UTC), interval).toBe(number);
  }
});

test("a small m is a minute and a capital one a month", () => {
  const parameter = intervalIn(INTERVALS);
  expect(parameter.read("1m")).toBe("1m");
  expect(parameter.read("1M")).toBe("1M");
  for (const wrong of ["1H", "2m", "", "1D", " 1m"]) expect(isMisread(parameter.read(wrong)), wrong).toBe(true);
  expect(isMisread(intervalIn(["1m"]).read("1s"))).toBe(true);
});

test("time zones are hours, or hours and minutes, from -12:00 to +14:00", () => {
  const hours: Record<string, number> = {
    "0": 0,
    "8": 8,
    "+8": 8,
    "-1:00": -1,
    "05:45": 5.75,
    "-3:30": -3.5,
    "14": 14,
    "-12:00": -12,
  };
  for (const [text, ahead] of Object.entries(hours)) expect(timeZone.read(text), text).toBe(ahead * HOUR_MS);
  for (const wrong of ["14:01", "-12:01", "15", "1:5", "1:60", "UTC", "", "8.5"]) {
    expect(isMisread(timeZone.read(wrong)), wrong).toBe(true);
  }
});
