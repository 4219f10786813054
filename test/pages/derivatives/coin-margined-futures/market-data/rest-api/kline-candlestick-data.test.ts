import { expect, test } from "vitest";
import { DAYS, openVenue, START } from "../../../../../venue.ts";
import { expectKlineRefusals, expectKlineWeights, type KlinePage } from "../../kline-doors.ts";
import { BAD_SYMBOL, BTC, emptyBook, expectBody, gets, trade } from "../../scene.ts";

const MINUTE = 60_000;
const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
// The venue began with a trade of one contract at 30000, bought by its taker.
await venue.advance(10_000);
await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "30010" });
await venue.advance(MINUTE);
await trade(bob, alice, { takerSide: "SELL", quantity: 3, price: "29990" });
await venue.advance(2 * MINUTE);

const klines = (params: Record<string, string | number>) =>
  gets<unknown[][]>(venue, "/klines", { symbol: BTC, ...params });
const opens = async (params: Record<string, string | number>) => (await klines(params)).map(([open]) => open);

test("a minute has its prices, its contracts, its coins and how much of them takers bought", async () => {
  expectBody((await klines({ interval: "1m" })).slice(0, 2), [
    [START, "30000.0", "30010.0", "30000.0", "30010.0", "3", START + 59_999, "0.00999778", 2, "3", "0.00999778", "0"],
    [
      START + MINUTE,
      "29990.0",
      "29990.0",
      "29990.0",
      "29990.0",
      "3",
      START + 119_999,
      "0.01000333",
      1,
      "0",
      "0.00000000",
      "0",
    ],
  ]);
});

test("minutes without a trade are flat, and longer intervals are made of minutes", async () => {
  const flat = [
    START + 2 * MINUTE,
    "29990.0",
    "29990.0",
    "29990.0",
    "29990.0",
    "0",
    START + 179_999,
    "0.00000000",
    0,
    "0",
    "0.00000000",
    "0",
  ];
  expectBody((await klines({ interval: "1m" })).slice(2, 3), [flat]);
  const whole = ["30000.0", "30010.0", "29990.0", "29990.0", "6"];
  const sums = ["0.02000111", 3, "3", "0.00999778", "0"];
  expectBody(await klines({ interval: "5m" }), [[START, ...whole, START + 5 * MINUTE - 1, ...sums]]);
  const month = [Date.UTC(2026, 0), ...whole, Date.UTC(2026, 1) - 1, ...sums];
  expectBody(await klines({ interval: "1M" }), [month]);
  for (const interval of ["3m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w"]) {
    expect((await klines({ interval }))[0]!.slice(7)).toEqual(sums);
  }
});

test("they are asked for by a time, of which the newest are told", async () => {
  expect(await opens({ interval: "1m", startTime: START + 1, limit: 2 })).toEqual([
    START + 2 * MINUTE,
    START + 3 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", startTime: START + 1, endTime: START + 2 * MINUTE, limit: 2 })).toEqual([
    START + MINUTE,
    START + 2 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", endTime: START + 2 * MINUTE, limit: 2 })).toEqual([
    START + MINUTE,
    START + 2 * MINUTE,
  ]);
  expect(await opens({ interval: "1m", startTime: START, endTime: START })).toEqual([START]);
  expect(await opens({ interval: "1m", limit: 1 })).toEqual([START + 3 * MINUTE]);
});

test("a call that names one end gets two hundred days from there", async () => {
  await venue.advance(250 * DAYS);
  const day = Math.floor(START / DAYS) * DAYS;
  const from = await opens({ interval: "1d", startTime: day, limit: 1500 });
  expect([from[0], from.at(-1)]).toEqual([day, day + 200 * DAYS]);
  const upTo = await opens({ interval: "1d", endTime: day + 240 * DAYS, limit: 1500 });
  expect([upTo[0], upTo.at(-1)]).toEqual([day + 40 * DAYS, day + 240 * DAYS]);
  // Naming neither is about all there is.
  expect((await opens({ interval: "1d", limit: 1500 })).length).toBe(251);
});

const page: KlinePage = {
  page: "/klines",
  of: { symbol: BTC },
  unknown: { params: { symbol: "X" }, refusal: BAD_SYMBOL },
  bounded: true,
};

test("longer lists weigh more", () => expectKlineWeights(venue, page));

test("unknown intervals, and times that run backwards or too long, are refused", async () => {
  await expectKlineRefusals(venue, page);
  expect(venue.faults()).toEqual([]);
});
