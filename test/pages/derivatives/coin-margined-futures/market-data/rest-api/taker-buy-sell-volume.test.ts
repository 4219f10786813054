import { expect, test } from "vitest";
import { DAYS, START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, statistics } from "../../positioned.ts";
import { expectBody, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "takerBuySellVol";
const rows = (params: Record<string, string | number> = {}) =>
  statistics(venue, page, { pair: "BTCUSD", contractType: "ALL", period: "5m", ...params });
const row = (nth: number, [bought, sold, buys, sells]: readonly string[], contractType = "ALL") => ({
  pair: "BTCUSD",
  contractType,
  takerBuyVol: bought,
  takerSellVol: sold,
  takerBuyVolValue: buys,
  takerSellVolValue: sells,
  timestamp: START + nth * FIVE,
});

test("a period has what takers bought and sold in it, of one type of contract or of all", async () => {
  // In the second period takers bought 8 of the perpetual and sold 4 of the near quarterly, at 30000.
  expectBody(await rows(), [row(1, ["3", "0", "0.0099", "0.0000"]), row(2, ["8", "4", "0.0266", "0.0133"])]);
  expectBody((await rows({ contractType: "PERPETUAL" })).slice(1), [
    row(2, ["8", "0", "0.0266", "0.0000"], "PERPETUAL"),
  ]);
  expectBody((await rows({ contractType: "CURRENT_QUARTER" })).slice(1), [
    row(2, ["0", "4", "0.0000", "0.0133"], "CURRENT_QUARTER"),
  ]);
});

test("a period that goes on is not told, and one without a trade is empty", async () => {
  await trade(venue.as("erin"), venue.as("frank"), { takerSide: "BUY", quantity: 5, price: "30000" });
  await venue.advance(FIVE - 1);
  expect(await rows()).toHaveLength(2);
  await venue.advance(1 + FIVE);
  expectBody((await rows()).slice(2), [row(3, ["5", "0", "0.0166", "0.0000"]), row(4, ["0", "0", "0.0000", "0.0000"])]);
});

test("longer periods are made of whole ones, the newest of the time asked for", async () => {
  // Half past twelve to one o'clock has what the first four have; the venue is at ten to one.
  await venue.advance(2 * FIVE);
  expectBody(await rows({ period: "30m" }), [row(6, ["16", "4", "0.0533", "0.0133"])]);
  const times = async (params: Record<string, string | number>) =>
    (await rows(params)).map((each) => ((each as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({ limit: 2 })).toEqual([5, 6]);
  expect(await times({ startTime: START + 2 * FIVE, endTime: START + 3 * FIVE })).toEqual([2, 3]);
  await venue.advance(40 * DAYS);
  expect(await times({ limit: 1 })).toEqual([40 * 288 + 6]);
  expect(await times({ period: "1d", limit: 500 })).toHaveLength(30);
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "typed"));
