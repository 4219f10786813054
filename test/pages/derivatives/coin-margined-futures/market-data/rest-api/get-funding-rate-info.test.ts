import { expect, test } from "vitest";
import type { Contract } from "../../../../../../src/core/listing.ts";
import { rateOf } from "../../../../../../src/genesis/figures.ts";
import { negated } from "../../../../../../src/money/arithmetic.ts";
import { count, HOUR, span } from "../../../../../../src/money/units.ts";
import { openVenue } from "../../../../../venue.ts";
import { BTC, DAPI, expectBody, gets, weightOf } from "../../scene.ts";

const venue = await openVenue();
/** Lists a contract again with other terms. */
async function adjust(symbol: string, terms: Partial<Contract["funding"] & object>): Promise<void> {
  const market = venue.running.engine.view.reference.markets.get(symbol) as Contract;
  await venue.perform({ type: "DefineMarket", market: { ...market, funding: { ...market.funding!, ...terms } } });
}

test("a fresh venue has adjusted nothing", async () => {
  expectBody(await gets(venue, "/fundingInfo"), []);
  expect(await weightOf(() => venue.get(`${DAPI}/fundingInfo`))).toBe(0);
});

test("contracts of another interval, cap or floor are shown with all three", async () => {
  await adjust("ETHUSD_PERP", { interval: span(4 * count(HOUR)) });
  await adjust(BTC, { cap: rateOf("0.025"), floor: negated(rateOf("0.025")) });
  expectBody(await gets(venue, "/fundingInfo"), [
    {
      symbol: "BTCUSD_PERP",
      adjustedFundingRateCap: "0.02500000",
      adjustedFundingRateFloor: "-0.02500000",
      fundingIntervalHours: 8,
      disclaimer: false,
    },
    {
      symbol: "ETHUSD_PERP",
      adjustedFundingRateCap: "0.00375000",
      adjustedFundingRateFloor: "-0.00375000",
      fundingIntervalHours: 4,
      disclaimer: false,
    },
  ]);
});

test("parameters are ignored", async () => {
  expect((await gets(venue, "/fundingInfo", { symbol: "X" })).length).toBe(2);
  expect(venue.faults()).toEqual([]);
});
