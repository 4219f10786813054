import { expect, test } from "vitest";
import { START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, statistics } from "../../positioned.ts";
import { credit, expectBody, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "topLongShortAccountRatio";
const rows = (params: Record<string, string | number> = {}) =>
  statistics(venue, page, { symbol: "BTCUSD", period: "5m", ...params });

test("of six holders two are top traders: one is long, one is short", async () => {
  expectBody((await rows()).slice(1), [
    {
      pair: "BTCUSD",
      longShortRatio: "1.0000",
      longAccount: "0.5000",
      shortAccount: "0.5000",
      timestamp: START + 2 * FIVE,
    },
  ]);
});

test("who is richer takes the place of a top trader", async () => {
  // A fifth of seven holders, rounded up, is two still: bob, and erin, who is richer than carol.
  await credit(venue, "erin", "BTC", "85000000");
  await trade(venue.as("bob"), venue.as("erin"), { takerSide: "SELL", quantity: 3, price: "30000" });
  await venue.advance(FIVE);
  expect((await rows()).at(-1)).toMatchObject({
    longShortRatio: "0.0000",
    longAccount: "0.0000",
    shortAccount: "1.0000",
  });
  expectBody(await statistics(venue, page, { pair: "BTCUSD", period: "5m" }), await rows());
});

test("the newest of a time are told", async () => {
  const times = async (params: Record<string, string | number>) =>
    (await rows(params)).map((row) => ((row as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({ limit: 2 })).toEqual([2, 3]);
  expect(await times({ startTime: START + 2 * FIVE, endTime: START + 2 * FIVE })).toEqual([2]);
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "untyped"));
