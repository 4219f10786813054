// Funding takes margin away without a mark: who it takes too much from is looked at at that stamp, and nobody has to be
// looked at whom it leaves enough.

import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import { rateOf, ratioOf } from "../../genesis/figures.ts";
import { negated } from "../../money/arithmetic.ts";
import { HOUR } from "../../money/units.ts";
import type { Settings } from "../listing.ts";
import { emptyContractWatch } from "./contract-watch.ts";

const SYMBOL = "BTCUSD_PERP";

/** Ann is long of 300 at 30,000, a coin's worth: 0.05 coins of isolated margin, of which 0.004 must be kept. Ben is short. */
function market(settings: Partial<Settings> = {}): CoreVenue {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  const ann = venue.trader("ann").futures.has("0.05", "BTC");
  ann.isolates();
  ben.leverage(1);
  ben.sells(300, { at: "30000" });
  ann.buys(300);
  return venue;
}

/** What a stamp at a rate leads to. */
function stamp(venue: CoreVenue, rate: string): string[] {
  const fixed = rate.startsWith("-") ? negated(rateOf(rate.slice(1))) : rateOf(rate);
  venue.perform({ type: "FixFundingRate", symbol: SYMBOL, rate: fixed });
  const before = venue.entries.length;
  venue.passes(8, HOUR);
  const events = venue.entries.slice(before).flatMap((entry) => entry.events);
  const told = ["PositionsMarginCalled", "PositionsMarginRestored", "ContractLiquidationStarted"];
  return events.flatMap(({ type }) => (told.includes(type) ? [type] : []));
}

test("a margin that funding eats is called for and ends at the very stamps at which it comes so far", () => {
  const venue = market();
  // 0.003 coins a stamp: fifteen leave 0.005, of which four fifths are what must be kept, and sixteen 0.002.
  for (let nth = 1; nth <= 14; nth++) expect(stamp(venue, "0.003")).toEqual([]);
  expect(stamp(venue, "0.003")).toEqual(["PositionsMarginCalled"]);
  expect(stamp(venue, "0.003")).toEqual(["ContractLiquidationStarted"]);
});

test("one that was called is well again at the stamp that brings enough", () => {
  const venue = market();
  for (let nth = 1; nth <= 15; nth++) stamp(venue, "0.003");
  expect(stamp(venue, "-0.0001")).toEqual(["PositionsMarginRestored"]);
});

test("a mark finds nobody asleep beyond his end whom funding has brought nearer to it", () => {
  // Nobody is called before his end. 0.047 coins are left of the margin: the end is at 30,120 ÷ 1.047 = 28,767.9….
  const venue = market({ contractMarginCall: ratioOf("1") });
  expect(stamp(venue, "0.003")).toEqual([]);
  venue.mark(SYMBOL, "28768");
  expect(venue.happened("ContractLiquidationStarted")).toEqual([]);
  venue.mark(SYMBOL, "28767.9");
  expect(venue.happened("ContractLiquidationStarted")).toHaveLength(1);
});

test("whom funding leaves most of his room sleeps on", () => {
  const venue = market();
  const watch = venue.x.contractWatch;
  const sleepers = [...watch.sleepers.values()];
  expect(sleepers).toHaveLength(2);
  // An eighth of the room before the call, 0.8 × 0.05 − 0.004 = 0.036, is 0.0045 and a little less.
  stamp(venue, "0.003");
  expect([...watch.sleepers.values()]).toEqual(sleepers);
  stamp(venue, "0.003");
  expect([...watch.sleepers.values()][1]!.least).not.toEqual(sleepers[1]!.least);
  expect(watch.stirred).toEqual(emptyContractWatch().stirred);
});
