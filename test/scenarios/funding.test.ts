// Holding a perpetual through its stamps: who pays whom, and what a quarter of a year of it comes to.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { DAYS, openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { done, orderingContracts, steer } from "./story.ts";

const BTC = "BTCUSD_PERP";
const EIGHT_HOURS = 28_800_000;
const STAMP = START - (START % EIGHT_HOURS) + EIGHT_HOURS;

let venue: TestVenue;
let alice: Trader;

/** She holds 300 contracts: a coin, at the mark of 30000. */
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await done(orderingContracts(alice, { symbol: BTC, side: "BUY", type: "MARKET", quantity: 300 }));
});
afterEach(() => expectSound(venue));

const incomes = (params: object): Promise<Record<string, unknown>[]> =>
  done(() => alice.get("/dapi/v1/income", { incomeType: "FUNDING_FEE", ...params }));

test("longs are paid at a negative rate, which stands for one stamp", async () => {
  await steer(venue, "PUT", `/funding/${BTC}`, { rate: "-0.00002983" });
  const [before] = await done<Record<string, unknown>[]>(() => venue.get("/dapi/v1/premiumIndex", { symbol: BTC }));
  expect(before).toMatchObject({ lastFundingRate: "-0.00002983", nextFundingTime: STAMP });
  await venue.advance(STAMP - venue.now());
  expect(await incomes({})).toMatchObject([{ income: "0.00002983", time: STAMP, symbol: BTC }]);
  await venue.advance(EIGHT_HOURS);
  expect((await incomes({})).map(({ income }) => income)).toEqual(["0.00002983", "-0.00010000"]);
});

test("ninety days are 270 stamps, each on record", async () => {
  await venue.advance(90 * DAYS);
  const rows = await incomes({ startTime: START, limit: 1000 });
  expect(rows).toHaveLength(270);
  expect(new Set(rows.map(({ income }) => income))).toEqual(new Set(["-0.00010000"]));
  expect(rows.map(({ time }) => time)).toEqual(rows.map((_, nth) => STAMP + nth * EIGHT_HOURS));
  const rates = await done<object[]>(() => venue.get("/dapi/v1/fundingRate", { symbol: BTC, limit: 1000 }));
  expect(rates).toHaveLength(270);
});
