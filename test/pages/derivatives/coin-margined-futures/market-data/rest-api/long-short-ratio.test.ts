import { expect, test } from "vitest";
import { START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, statistics } from "../../positioned.ts";
import { expectBody, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "globalLongShortAccountRatio";
const rows = (params: Record<string, string | number> = {}) =>
  statistics(venue, page, { pair: "BTCUSD", period: "5m", ...params });

test("an account counts by what it holds of all contracts together: four are long, two are short", async () => {
  expectBody((await rows()).slice(1), [
    {
      pair: "BTCUSD",
      longShortRatio: "2.0000",
      longAccount: "0.6667",
      shortAccount: "0.3333",
      timestamp: START + 2 * FIVE,
    },
  ]);
});

test("an account whose legs cancel out is neither", async () => {
  // Alice sells what she has left of the two: 3 more to dave.
  await trade(venue.as("dave"), venue.as("alice"), { takerSide: "SELL", quantity: 3, price: "30000" });
  await venue.advance(FIVE);
  expect((await rows()).at(-1)).toMatchObject({
    longShortRatio: "1.5000",
    longAccount: "0.6000",
    shortAccount: "0.4000",
  });
});

test("the newest of a time are told", async () => {
  const times = async (params: Record<string, string | number>) =>
    (await rows(params)).map((row) => ((row as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({ limit: 2 })).toEqual([2, 3]);
  expect(await times({ startTime: START + 2 * FIVE, endTime: START + 2 * FIVE })).toEqual([2]);
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "untyped"));
