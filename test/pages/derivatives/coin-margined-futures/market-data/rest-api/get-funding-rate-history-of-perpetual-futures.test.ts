import { expect, test } from "vitest";
import type { Contract } from "../../../../../../src/core/listing.ts";
import { rateOf } from "../../../../../../src/genesis/figures.ts";
import { badValue, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  EIGHT_HOURS,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  marks,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
/** The nth stamp of the venue. */
const stamp = (nth: number): number => START - (START % EIGHT_HOURS) + nth * EIGHT_HOURS;
const times = async (params: Params) => (await gets(venue, "/fundingRate", params)).map((row) => row["fundingTime"]);

test("a stamp is there with its time, its rate and the mark it was charged at", async () => {
  expectBody(await gets(venue, "/fundingRate", { symbol: BTC }), []);
  await marks(venue, "34287.54619963");
  await venue.perform({ type: "FixFundingRate", symbol: BTC, rate: rateOf("0.0003") });
  await venue.advance(stamp(1) - venue.now());
  expectBody(await gets(venue, "/fundingRate", { symbol: BTC }), [
    { symbol: "BTCUSD_PERP", fundingTime: stamp(1), fundingRate: "0.00030000", markPrice: "34287.54619963" },
  ]);
  expect(await gets(venue, "/fundingRate", { symbol: ETH })).toMatchObject([{ fundingRate: "0.00010000" }]);
});

test("they are the newest up to a time, or the first from one on, both ends included, oldest first", async () => {
  await venue.advance(stamp(5) - venue.now());
  expect(await times({ symbol: BTC })).toEqual([1, 2, 3, 4, 5].map(stamp));
  expect(await times({ symbol: BTC, limit: 2 })).toEqual([stamp(4), stamp(5)]);
  expect(await times({ symbol: BTC, endTime: stamp(4), limit: 2 })).toEqual([stamp(3), stamp(4)]);
  expect(await times({ symbol: BTC, startTime: stamp(2), limit: 2 })).toEqual([stamp(2), stamp(3)]);
  expect(await times({ symbol: BTC, startTime: stamp(2) + 1, endTime: stamp(4) - 1 })).toEqual([stamp(3)]);
  expect(await weightOf(() => venue.get(`${DAPI}/fundingRate`, { symbol: BTC }))).toBe(1);
});

test("a contract that is not funded has none", async () => {
  const { funding: _, ...market } = venue.running.engine.view.reference.markets.get("BNBUSD_PERP") as Contract;
  await venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BNBUSD_261225" } });
  await venue.advance(EIGHT_HOURS);
  expect(await times({ symbol: "BNBUSD_261225" })).toEqual([]);
});

test("refusals come in order", async () => {
  await expectRefusal(venue, () => venue.get(`${DAPI}/fundingRate`), [
    -1102,
    "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.",
  ]);
  const wrong = { symbol: "x", startTime: "now", endTime: "then", limit: "all" };
  await expectRepairs(venue, (params) => venue.get(`${DAPI}/fundingRate`, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("startTime"), { startTime: START + 1 }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
