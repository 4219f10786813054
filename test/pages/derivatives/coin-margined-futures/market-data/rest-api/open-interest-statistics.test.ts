import { expect, test } from "vitest";
import { DAYS, HOURS, START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, statistics } from "../../positioned.ts";
import { expectBody, marks, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "openInterestHist";
const rows = (params: Record<string, string | number> = {}) =>
  statistics(venue, page, { pair: "BTCUSD", contractType: "ALL", period: "5m", ...params });
const held = async (params: Record<string, string | number> = {}) =>
  (await rows(params)).map((row) => (row as { sumOpenInterest: string }).sumOpenInterest);

test("a full five minutes sees what is held then, and what it is worth at the mark", async () => {
  // 300 ÷ 30000 as three times a third of 0.01; 900 + 500 + 100 dollars, each rounded for itself.
  expectBody(await rows(), [
    {
      pair: "BTCUSD",
      contractType: "ALL",
      sumOpenInterest: "3",
      sumOpenInterestValue: "0.00999999",
      timestamp: START + FIVE,
    },
    {
      pair: "BTCUSD",
      contractType: "ALL",
      sumOpenInterest: "15",
      sumOpenInterestValue: "0.05000000",
      timestamp: START + 2 * FIVE,
    },
  ]);
});

test("each type of contract has its own", async () => {
  expect(await held({ contractType: "PERPETUAL" })).toEqual(["1", "9"]);
  expect(await held({ contractType: "CURRENT_QUARTER" })).toEqual(["1", "5"]);
  expect(await held({ contractType: "NEXT_QUARTER" })).toEqual(["1", "1"]);
});

test("what comes and goes between two of them is not seen, and what comes at the moment itself comes after it", async () => {
  const [erin, frank] = [venue.as("erin"), venue.as("frank")];
  await trade(erin, frank, { takerSide: "BUY", quantity: 100, price: "30000" });
  await venue.advance(10_000);
  await trade(erin, frank, { takerSide: "SELL", quantity: 100, price: "30000" });
  await marks(venue, "24000");
  await venue.advance(FIVE - 10_000);
  await trade(erin, frank, { takerSide: "BUY", quantity: 20, price: "24000" });
  expect((await rows({ contractType: "PERPETUAL", limit: 1 }))[0]).toMatchObject({
    sumOpenInterest: "9",
    sumOpenInterestValue: "0.03750000",
    timestamp: START + 3 * FIVE,
  });
  await venue.advance(FIVE - 1);
  expect(await held({ contractType: "PERPETUAL" })).toEqual(["1", "9", "9"]);
  await venue.advance(1);
  expect(await held({ contractType: "PERPETUAL" })).toEqual(["1", "9", "9", "29"]);
});

test("the newest of a time are told, at whole periods", async () => {
  const times = async (params: Record<string, string | number>) =>
    (await rows(params)).map((row) => ((row as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({ limit: 2 })).toEqual([3, 4]);
  expect(await times({ startTime: START + FIVE + 1, endTime: START + 3 * FIVE })).toEqual([2, 3]);
  expect(await times({ startTime: START, limit: 1 })).toEqual([4]);
  expect(await times({ endTime: START + 2 * FIVE })).toEqual([1, 2]);
  // It began at half past twelve.
  expect(await times({ period: "15m" })).toEqual([3]);
  expect(await times({ period: "1h" })).toEqual([]);
});

test("a month in which nothing moves has all its rows, and older ones are not told", async () => {
  await venue.advance(40 * DAYS);
  expect(await held({ period: "1d", contractType: "PERPETUAL", limit: 500 })).toEqual(Array<string>(30).fill("29"));
  expect((await held({ limit: 9_000 })).length).toBe(500);
  const [first] = await rows({ period: "12h", limit: 500 });
  expect(first).toMatchObject({ timestamp: Math.ceil((venue.now() - 30 * DAYS) / (12 * HOURS)) * 12 * HOURS });
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "typed"));
