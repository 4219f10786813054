import { expect, test } from "vitest";
import { priceOf } from "../../../../../../src/genesis/figures.ts";
import { START } from "../../../../../venue.ts";
import { expectStatisticsDoor, FIVE, positionedVenue, quarterly, statistics } from "../../positioned.ts";
import { expectBody, trade } from "../../scene.ts";

const venue = await positionedVenue();
const page = "basis";
const rows = (contractType: string, params: Record<string, string | number> = {}) =>
  statistics(venue, page, { pair: "BTCUSD", contractType, period: "5m", ...params });

// A quarterly trades at 30300 while the index is 30000, then the index comes to 30600 in the midst of a period.
await trade(venue.as("erin"), venue.as("frank"), {
  takerSide: "BUY",
  quantity: 1,
  price: "30300",
  symbol: quarterly(venue, "CURRENT_QUARTER"),
});
await venue.advance(FIVE);
await venue.advance(60_000);
await venue.perform({ type: "ObserveIndex", asset: "BTC", price: priceOf("30600") });
await venue.advance(FIVE - 60_000);
// What comes at the moment itself comes after it.
await venue.perform({ type: "ObserveIndex", asset: "BTC", price: priceOf("10000") });

test("a quarterly's basis is a share of the index, and a year's by what is left until delivery", async () => {
  // It is delivered at eight on 27 March 2026.
  const left = (nth: number) => Date.UTC(2026, 2, 27, 8) - (START + nth * FIVE);
  const yearly = (rate: number, nth: number) => ((rate * 365 * 86_400_000) / left(nth)).toFixed(4);
  expectBody((await rows("CURRENT_QUARTER")).slice(2), [
    {
      indexPrice: "30000.00000000",
      contractType: "CURRENT_QUARTER",
      basisRate: "0.0100",
      futuresPrice: "30300.0",
      annualizedBasisRate: yearly(0.01, 3),
      basis: "300.00000000",
      pair: "BTCUSD",
      timestamp: START + 3 * FIVE,
    },
    {
      indexPrice: "30600.00000000",
      contractType: "CURRENT_QUARTER",
      basisRate: "-0.0098",
      futuresPrice: "30300.0",
      annualizedBasisRate: yearly(-300 / 30600, 4),
      basis: "-300.00000000",
      pair: "BTCUSD",
      timestamp: START + 4 * FIVE,
    },
  ]);
  expect(yearly(0.01, 3)).toBe("0.0516");
});

test("a perpetual's has no year", async () => {
  expect((await rows("PERPETUAL")).at(-1)).toMatchObject({
    futuresPrice: "30000.0",
    basis: "-600.00000000",
    basisRate: "-0.0196",
    annualizedBasisRate: "",
  });
});

test("the newest of a time are told, and of a pair without the contract nothing", async () => {
  const times = async (params: Record<string, string | number>) =>
    (await rows("NEXT_QUARTER", params)).map((row) => ((row as { timestamp: number }).timestamp - START) / FIVE);
  expect(await times({})).toEqual([1, 2, 3, 4]);
  expect(await times({ limit: 1 })).toEqual([4]);
  expect(await times({ startTime: START + FIVE + 1, endTime: START + 3 * FIVE })).toEqual([2, 3]);
  expect(await times({ period: "15m" })).toEqual([3]);
  expect(await statistics(venue, page, { pair: "BNBUSD", contractType: "NEXT_QUARTER", period: "5m" })).toEqual([]);
});

test("what does not go together is refused", () => expectStatisticsDoor(venue, page, "typed"));
