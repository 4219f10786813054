import { expect, test } from "vitest";
import { priceOf } from "../../../../../../src/genesis/figures.ts";
import { DAYS, HOURS, openVenue, START } from "../../../../../venue.ts";
import { expectKlineRefusals, expectKlineWeights, type KlinePage } from "../../kline-doors.ts";
import { BAD_PAIR, expectBody, gets, illegalName } from "../../scene.ts";

const MINUTE = 60_000;
const venue = await openVenue();
const page: KlinePage = {
  page: "/indexPriceKlines",
  of: { pair: "BTCUSD" },
  unknown: { params: { pair: "X" }, refusal: BAD_PAIR },
  bounded: true,
};

const index = (price: string, asset = "BTC") => venue.perform({ type: "ObserveIndex", asset, price: priceOf(price) });
const klines = (params: Record<string, string | number>) =>
  gets<unknown[][]>(venue, page.page, { ...page.of, ...params });
const opens = async (params: Record<string, string | number>) => (await klines(params)).map(([open]) => open);

// The venue began with an index of 30000.
await venue.advance(10_000);
await index("30020.5");
await index("29980.123456");
await venue.advance(20_000);
await index("30001");
// Seen at the first moment of a minute: that one begins with it.
await venue.advance(2.5 * MINUTE);
await index("31000");
await index("100", "ETH");
await venue.advance(1500);

test("a minute has what the index was in it, and counts its seconds", async () => {
  const [first] = await klines({ interval: "1m" });
  const figures = ["30000.00000000", "30020.50000000", "29980.12345600", "30001.00000000", "0"];
  expectBody(first, [START, ...figures, START + 59_999, "0", 60, "0", "0", "0"]);
});

test("minutes in which nothing was seen are flat, and the last one goes on", async () => {
  const flat = "30001.00000000";
  const rows = (await klines({ interval: "1m" })).slice(1);
  const minute = (nth: number, prices: readonly string[], seconds: number) => [
    START + nth * MINUTE,
    ...prices,
    "0",
    START + (nth + 1) * MINUTE - 1,
    "0",
    seconds,
    "0",
    "0",
    "0",
  ];
  expectBody(rows, [
    minute(1, [flat, flat, flat, flat], 60),
    minute(2, [flat, flat, flat, flat], 60),
    minute(3, ["31000.00000000", "31000.00000000", "31000.00000000", "31000.00000000"], 2),
  ]);
});

test("longer intervals are made of all of it", async () => {
  const whole = ["30000.00000000", "31000.00000000", "29980.12345600", "31000.00000000", "0"];
  for (const interval of ["5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"]) {
    expect((await klines({ interval }))[0]!.slice(1, 6)).toEqual(whole);
    expect((await klines({ interval }))[0]![8]).toBe(182);
  }
  expect(await klines({ interval: "3m" })).toEqual([
    [
      START,
      "30000.00000000",
      "30020.50000000",
      "29980.12345600",
      "30001.00000000",
      "0",
      START + 179_999,
      "0",
      180,
      "0",
      "0",
      "0",
    ],
    [START + 180_000, ...Array<string>(4).fill("31000.00000000"), "0", START + 359_999, "0", 2, "0", "0", "0"],
  ]);
});

test("they are asked for by a time, of which the newest are told", async () => {
  expect(await opens({ interval: "1m", startTime: START + 1, limit: 2 })).toEqual([
    START + 2 * MINUTE,
    START + 3 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", startTime: START + 1, endTime: START + 2 * MINUTE })).toEqual([
    START + MINUTE,
    START + 2 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", endTime: START + 2 * MINUTE, limit: 2 })).toEqual([
    START + MINUTE,
    START + 2 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", limit: 1 })).toEqual([START + 3 * MINUTE]);
  expect(await opens({ interval: "1m", endTime: START - 1 })).toEqual([]);
});

test("a pair's contracts share one index", async () => {
  const [kline] = await gets<unknown[][]>(venue, page.page, { pair: "ETHUSD", interval: "1h" });
  expect(kline!.slice(1, 5)).toEqual(["2000.00000000", "2000.00000000", "100.00000000", "100.00000000"]);
});

test("a day in which nothing was seen begins and ends at what was seen last", async () => {
  await venue.advance(2 * DAYS + 3 * HOURS);
  await index("31001");
  const days = await klines({ interval: "1d", limit: 2 });
  expect(days.map((row) => row.slice(1, 5))).toEqual([
    Array<string>(4).fill("31000.00000000"),
    ["31000.00000000", "31001.00000000", "31000.00000000", "31001.00000000"],
  ]);
  expect(days[0]![8]).toBe(86_400);
});

test("longer lists weigh more", () => expectKlineWeights(venue, page));

test("what does not go together is refused", async () => {
  await expectKlineRefusals(venue, page);
  expect((await venue.get("/dapi/v1/indexPriceKlines", { pair: "B?", interval: "1m" })).body).toEqual({
    code: illegalName("pair")[0],
    msg: illegalName("pair")[1],
  });
  expect(venue.faults()).toEqual([]);
});
