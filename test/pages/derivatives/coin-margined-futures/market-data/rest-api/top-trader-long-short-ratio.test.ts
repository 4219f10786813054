import { expect, test } from "vitest";
import { START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, quarterly, statistics } from "../../positioned.ts";
import { expectBody, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "topLongShortPositionRatio";
const rows = (params: Record<string, string | number> = {}) =>
  statistics(venue, page, { pair: "BTCUSD", period: "5m", ...params });

test("the top traders hold 1 long and 8 short", async () => {
  expectBody((await rows()).slice(1), [
    {
      pair: "BTCUSD",
      longShortRatio: "0.1250",
      longPosition: "0.1111",
      shortPosition: "0.8889",
      timestamp: START + 2 * FIVE,
    },
  ]);
});

test("both sides of one top trader count, contract by contract", async () => {
  // Carol holds 1 long, and is short of the near quarterly by 2.
  const near = quarterly(venue, "CURRENT_QUARTER");
  await trade(venue.as("dave"), venue.as("carol"), { takerSide: "SELL", quantity: 2, price: "30000", symbol: near });
  await venue.advance(FIVE);
  expect((await rows()).at(-1)).toMatchObject({
    longShortRatio: "0.1000",
    longPosition: "0.0909",
    shortPosition: "0.9091",
  });
});

test("the newest of a time are told", async () => {
  const times = async (params: Record<string, string | number>) =>
    (await rows(params)).map((row) => ((row as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({ limit: 2 })).toEqual([2, 3]);
  expect(await times({ startTime: START + 2 * FIVE, endTime: START + 2 * FIVE })).toEqual([2]);
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "untyped"));
