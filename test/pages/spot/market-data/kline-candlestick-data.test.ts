import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, PLAIN, shape, shapeOf } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/klines";
const MINUTE = 60_000;
const NOTHING = "0.00000000";

async function klines(interval: string, params: Params = {}): Promise<(number | string)[][]> {
  const { status, body, text } = await venue.get(PATH, { symbol: "BTCUSDT", interval, ...params });
  expect(status, text).toBe(200);
  return body;
}

const opens = (rows: readonly (number | string)[][]) => rows.map(([open]) => new Date(Number(open)).toISOString());

test("a row has the twelve documented members", async () => {
  const [row] = await klines("1m");
  const price = [PADDED, PADDED, PADDED, PADDED, PADDED];
  expect(shapeOf(row)).toBe(shape([INTEGER, ...price, INTEGER, PADDED, INTEGER, PADDED, PADDED, PLAIN]));
});

test("minutes follow each other without a gap, flat where nothing traded, the open one included", async () => {
  const flat = ["29999.00000000", "29999.00000000", "29999.00000000", "29999.00000000", NOTHING];
  expect(await klines("1m")).toEqual([
    [
      START,
      "30000.00000000",
      "30001.00000000",
      "30000.00000000",
      "30001.00000000",
      "0.01017000",
      START + MINUTE - 1,
      // 0.00017 × 30000 + 0.01 × 30001.
      "305.11000000",
      2,
      "0.01017000",
      "305.11000000",
      "0",
    ],
    [
      START + MINUTE,
      ...flat.slice(0, 4),
      "0.02000000",
      START + 2 * MINUTE - 1,
      "599.98000000",
      1,
      // The taker sold.
      NOTHING,
      NOTHING,
      "0",
    ],
    [START + 2 * MINUTE, ...flat, START + 3 * MINUTE - 1, NOTHING, 0, NOTHING, NOTHING, "0"],
    [START + 3 * MINUTE, ...flat, START + 4 * MINUTE - 1, NOTHING, 0, NOTHING, NOTHING, "0"],
    [
      START + 4 * MINUTE,
      ...Array.from({ length: 4 }, () => "30000.50000000"),
      "0.01000000",
      START + 5 * MINUTE - 1,
      "300.00500000",
      1,
      "0.01000000",
      "300.00500000",
      "0",
    ],
  ]);
});

test("longer intervals are made of the minutes, and seconds of the trades", async () => {
  expect(await klines("5m")).toEqual([
    [
      START,
      "30000.00000000",
      "30001.00000000",
      "29999.00000000",
      "30000.50000000",
      "0.04017000",
      START + 5 * MINUTE - 1,
      "1205.09500000",
      4,
      "0.02017000",
      "605.11500000",
      "0",
    ],
  ]);
  const seconds = await klines("1s", { startTime: START + 19_000, limit: 3 });
  expect(seconds.map(([open, , , , close, volume, end]) => [open, close, volume, end])).toEqual([
    [START + 19_000, "30000.00000000", NOTHING, START + 19_999],
    [START + 20_000, "30001.00000000", "0.01000000", START + 20_999],
    [START + 21_000, "30001.00000000", NOTHING, START + 21_999],
  ]);
});

test("every interval begins where it should and ends a millisecond before the next", async () => {
  const bounds: Record<string, [open: string, close: string]> = {
    "1s": ["2026-01-15T12:34:00.000Z", "2026-01-15T12:34:00.999Z"],
    "1m": ["2026-01-15T12:34:00.000Z", "2026-01-15T12:34:59.999Z"],
    "3m": ["2026-01-15T12:33:00.000Z", "2026-01-15T12:35:59.999Z"],
    "5m": ["2026-01-15T12:30:00.000Z", "2026-01-15T12:34:59.999Z"],
    "15m": ["2026-01-15T12:30:00.000Z", "2026-01-15T12:44:59.999Z"],
    "30m": ["2026-01-15T12:30:00.000Z", "2026-01-15T12:59:59.999Z"],
    "1h": ["2026-01-15T12:00:00.000Z", "2026-01-15T12:59:59.999Z"],
    "2h": ["2026-01-15T12:00:00.000Z", "2026-01-15T13:59:59.999Z"],
    "4h": ["2026-01-15T12:00:00.000Z", "2026-01-15T15:59:59.999Z"],
    "6h": ["2026-01-15T12:00:00.000Z", "2026-01-15T17:59:59.999Z"],
    "8h": ["2026-01-15T08:00:00.000Z", "2026-01-15T15:59:59.999Z"],
    "12h": ["2026-01-15T12:00:00.000Z", "2026-01-15T23:59:59.999Z"],
    "1d": ["2026-01-15T00:00:00.000Z", "2026-01-15T23:59:59.999Z"],
    "3d": ["2026-01-13T00:00:00.000Z", "2026-01-15T23:59:59.999Z"],
    "1w": ["2026-01-12T00:00:00.000Z", "2026-01-18T23:59:59.999Z"],
    "1M": ["2026-01-01T00:00:00.000Z", "2026-01-31T23:59:59.999Z"],
  };
  for (const [interval, [open, close]] of Object.entries(bounds)) {
    const [row] = await klines(interval, { limit: 1 });
    expect([row![0], row![6]], interval).toEqual([Date.parse(open), Date.parse(close)]);
  }
});

test("a time zone moves the day; the times of a call stay in UTC", async () => {
  // 20:34 of the fifteenth in the east, 00:34 at twelve hours west.
  expect(opens(await klines("1d", { timeZone: "8" }))).toEqual(["2026-01-14T16:00:00.000Z"]);
  expect(opens(await klines("1d", { timeZone: "-12:00" }))).toEqual(["2026-01-15T12:00:00.000Z"]);
  expect(opens(await klines("1h", { timeZone: "05:45" }))).toEqual(["2026-01-15T12:15:00.000Z"]);
  expect(await klines("1d", { timeZone: "8", endTime: Date.parse("2026-01-14T15:59:59.999Z") })).toEqual([]);
});

test("a call chooses by time: from one on, up to one, or between two", async () => {
  const at = (minute: number) => START + minute * MINUTE;
  const minutes = async (params: Params) =>
    (await klines("1m", params)).map(([open]) => (Number(open) - START) / MINUTE);
  expect(await minutes({ limit: 2 })).toEqual([3, 4]);
  expect(await minutes({ startTime: at(1), limit: 2 })).toEqual([1, 2]);
  expect(await minutes({ startTime: at(1) + 1, limit: 2 })).toEqual([2, 3]);
  expect(await minutes({ endTime: at(2), limit: 2 })).toEqual([1, 2]);
  expect(await minutes({ startTime: at(1), endTime: at(2) })).toEqual([1, 2]);
  expect(await minutes({ startTime: 0, endTime: at(0) })).toEqual([0]);
  expect(await minutes({ startTime: at(5) })).toEqual([]);
  expect(await minutes({ endTime: at(0) - 1 })).toEqual([]);
});

test("faults are found in the order of the parameters, then the market", async () => {
  const wrong = {
    symbol: "btc/usdt",
    interval: "1H",
    startTime: "noon",
    endTime: "1e3",
    timeZone: "15",
    limit: 0,
    x: 1,
  };
  const range = "legal range is '^[0-9]{1,20}$'.";
  const answer = await repaired(venue, (params) => venue.get(PATH, params), wrong, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "DOGEUSDT" },
    ],
    [-1120, "Invalid interval.", { interval: undefined }],
    [-1102, "Mandatory parameter 'interval' was not sent, was empty/null, or malformed.", { interval: "1M" }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: undefined }],
    [-1100, `Illegal characters found in parameter 'endTime'; ${range}`, { endTime: undefined }],
    [-1130, "Data sent for parameter 'timeZone' is not valid.", { timeZone: "0" }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 2000 }],
    [-1104, "Not all sent parameters were read; read '4' parameter(s) but was sent '5'.", { x: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toHaveLength(1);
});

test("days in which nothing happened are flat, whichever way the venue's time came through them", async () => {
  await venue.advance(2 * DAYS);
  const days = await klines("1d");
  expect(days.map(([, open, , , close, volume, , , trades]) => [open, close, volume, trades])).toEqual([
    ["30000.00000000", "30000.50000000", "0.04017000", 4],
    ["30000.50000000", "30000.50000000", NOTHING, 0],
    ["30000.50000000", "30000.50000000", NOTHING, 0],
  ]);
  expect(venue.faults()).toEqual([]);
});

test("it costs 2", async () => {
  const { headers } = await venue.raw("GET", PATH, { ip: "10.0.0.2", query: "symbol=BTCUSDT&interval=1d" });
  expect(headers["x-mbx-used-weight-1m"]).toBe("2");
});
