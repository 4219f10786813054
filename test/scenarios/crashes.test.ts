// A market that crashes, and who it takes along: by how much each one borrowed, by the kind of account it stood in,
// and by what the books still had to offer.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, stateOf, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  crossOf,
  done,
  moving,
  ordering,
  quoting,
  reaches,
  seen,
  standing,
  steer,
  type Sum,
} from "./story.ts";

const TOO_LOW: Refusal = [-3023, "You can't transfer out/place order under current margin level."];
const NOBODY_THERE: Refusal = [-2010, "Order book liquidity is less than LOT_SIZE filter minimum quantity."];
const OUTSIDE_THE_BAND: Refusal = [-1013, "Filter failure: PERCENT_PRICE_BY_SIDE"];
const NOTHING_OWED = { borrowed: "0.00000000", interest: "0.00000000" };

let venue: TestVenue;
afterEach(() => expectSound(venue));

/** Somebody buys in the isolated account of a pair with money of his own, and borrows the rest. */
async function goesLong(trader: Trader, own: Sum, order: { symbol: string; quantity: string }): Promise<void> {
  await done(moving(trader, own, { from: "spot", to: order.symbol }));
  const buy = { ...order, isIsolated: "TRUE", side: "BUY", type: "MARKET", sideEffectType: "MARGIN_BUY" };
  await done(ordering(trader, buy));
}

/** The orders by which somebody was liquidated, newest first: in a pair's account, or the cross account. */
async function forced(trader: Trader, isolatedSymbol?: string): Promise<Record<string, unknown>[]> {
  return (await seen<{ rows: Record<string, unknown>[] }>(trader, "/forceLiquidationRec", { isolatedSymbol })).rows;
}

/** Somebody's level in the account of a pair, and how that is called. */
async function stands(trader: Trader, symbol = "BTCUSDT"): Promise<unknown[]> {
  const { marginLevel, marginLevelStatus } = await standing(trader, symbol);
  return [marginLevel, marginLevelStatus];
}

describe("a crash, minute by minute", () => {
  // From 30000: a slide, a breath, a fall, and a floor.
  const MINUTES = ["29700", "29300", "28900", "28300", "28600", "27500", "26800", "25900", "25100", "24600", "22800"];

  /** Three go long at once with a tenth, a fifth and a third of their own; when each fell, and at which price. */
  async function crash(): Promise<{ fell: unknown[]; told: Record<string, number>; left: string }> {
    venue = await openVenue(PADDED_FIGURES);
    const leverages = { alice: "3030 USDT", bob: "6000 USDT", carol: "10000 USDT" } as const;
    const names = Object.keys(leverages) as (keyof typeof leverages)[];
    const told: Record<string, number> = {};
    for (const name of names) await goesLong(venue.as(name), leverages[name], { symbol: "BTCUSDT", quantity: "1" });
    for (const name of names) told[name] = Number((await standing(venue.as(name), "BTCUSDT"))["liquidatePrice"]);
    const fell: unknown[] = [];
    for (const price of MINUTES) {
      await reaches(venue, "BTCUSDT", price);
      for (const name of names) {
        if ((await forced(venue.as(name), "BTCUSDT")).length > 0 && !fell.some((each) => String(each).startsWith(name)))
          fell.push(`${name} at ${price}`);
      }
      await steer(venue, "POST", "/time/advance", { by: "1m" });
    }
    return { fell, told, left: stateOf(venue) };
  }

  test("takes ten times leverage, then five; three survives, and every run is the same to the last atom", async () => {
    const first = await crash();
    expectSound(venue);
    expect(first.fell).toEqual(["alice at 28300", "bob at 25100"]);
    // Each fell in the first minute below what the account itself had told, and carol's was never reached.
    expect(first.told["alice"]).toBeGreaterThan(28300);
    expect(first.told["alice"]).toBeLessThan(28900);
    expect(first.told["bob"]).toBeGreaterThan(25100);
    expect(first.told["bob"]).toBeLessThan(25900);
    expect(first.told["carol"]).toBeLessThan(22800);
    expect(await stands(venue.as("carol"))).toEqual([expect.stringMatching(/^1\.13/), "EXCESSIVE"]);
    expect(await crash()).toEqual(first);
  });

  test("takes the same leverage sooner where the pair's ladder is stricter", async () => {
    venue = await openVenue();
    const alice = venue.as("alice");
    // Both are bought with 24 % of one's own. BTCUSDT lends up to ten times and ends at 1.05, ADAUSDT up to five, at 1.15.
    await goesLong(alice, "7200 USDT", { symbol: "BTCUSDT", quantity: "1" });
    await goesLong(alice, "1200 USDT", { symbol: "ADAUSDT", quantity: "10000" });
    // 15 % less each: 0.999 × 0.85 ÷ 0.76 is a level of 1.117.
    await reaches(venue, "BTCUSDT", "25500");
    await reaches(venue, "ADAUSDT", "0.425");
    expect(await stands(alice, "BTCUSDT")).toEqual([expect.stringMatching(/^1\.117/), "EXCESSIVE"]);
    expect(await forced(alice, "BTCUSDT")).toEqual([]);
    expect(await forced(alice, "ADAUSDT")).toMatchObject([{ symbol: "ADAUSDT", side: "SELL" }]);
  });
});

test("a cross account falls as a whole; of two isolated ones the one that crashed falls alone", async () => {
  venue = await openVenue(PADDED_FIGURES);
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  const [bitcoin, ether] = [
    { symbol: "BTCUSDT", quantity: "1" },
    { symbol: "ETHUSDT", quantity: "15" },
  ];
  // The same two positions, 30000 each, and the same 22000 of their own.
  await done(moving(alice, "22000 USDT", { from: "spot", to: "cross" }));
  for (const order of [bitcoin, ether]) {
    await done(ordering(alice, { ...order, side: "BUY", type: "MARKET", sideEffectType: "MARGIN_BUY" }));
    await goesLong(bob, "11000 USDT", order);
  }
  const bid = { symbol: "ETHUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "1000" };
  await done(ordering(alice, { ...bid, sideEffectType: "MARGIN_BUY" }));
  const { marginLevel, liquidatePrice, baseAsset } = await standing(bob, "ETHUSDT");
  const { free } = baseAsset as { free: string };

  await reaches(venue, "BTCUSDT", "11000");
  // About 38000 are owed: 11000 of bitcoin and 30000 of ether are 1.08 times that. The ethers, worth more, go first.
  expect((await forced(alice)).map(({ symbol, side }) => [symbol, side])).toEqual([
    ["BTCUSDT", "SELL"],
    ["ETHUSDT", "SELL"],
  ]);
  expect(await seen(alice, "/openOrders")).toEqual([]);
  expect(await crossOf(alice, "USDT")).toMatchObject(NOTHING_OWED);
  expect(await seen(alice, "/account")).toMatchObject({ marginLevel: "999.00000000", tradeEnabled: true });

  expect((await forced(bob, "BTCUSDT")).map(({ symbol }) => symbol)).toEqual(["BTCUSDT"]);
  expect(await forced(bob, "ETHUSDT")).toEqual([]);
  expect(await standing(bob, "ETHUSDT")).toMatchObject({ marginLevel, liquidatePrice, baseAsset: { free } });
  // What his account could not pay the insurance fund has paid; nothing is asked of him.
  expect(await standing(bob, "BTCUSDT")).toMatchObject({ baseAsset: NOTHING_OWED, quoteAsset: NOTHING_OWED });
  expect(await seen(bob, "/liquidation-loan")).toMatchObject({ amount: "0.00000000" });
});

describe("where nobody quotes but those in the story", () => {
  let alice: Trader;
  let bob: Trader;
  let carol: Trader;

  beforeEach(async () => {
    venue = await openVenue({ house: false, ...PADDED_FIGURES });
    [alice, bob, carol] = [venue.as("alice"), venue.as("bob"), venue.as("carol")];
    await done(quoting(venue.as("dave"), "SELL", { quantity: "3", price: "30000" }));
  });

  const LONG = { symbol: "BTCUSDT", quantity: "1" };

  test("a gap of 6.8 %: ten times leverage is taken over and finds no buyers, five times is not touched", async () => {
    await goesLong(alice, "3030 USDT", LONG);
    await goesLong(bob, "6000 USDT", LONG);
    // 26970 and 26970 × 0.000475 ÷ 24, rounded up; and the same of 24000.
    expect(await standing(alice, "BTCUSDT")).toMatchObject({ quoteAsset: { interest: "0.53378125" } });
    // The rest of dave's offer goes: no book is left.
    await done(() => venue.as("dave").delete("/api/v3/openOrders", { symbol: "BTCUSDT" }));
    await reaches(venue, "BTCUSDT", "27960");
    // 0.999 × 27960 ÷ 26970.53378125, and ÷ 24000.475.
    expect(await stands(alice)).toEqual(["1.03565024", "FORCE_LIQUIDATION"]);
    expect(await stands(bob)).toEqual(["1.16381196", "EXCESSIVE"]);
    expect(await forced(alice, "BTCUSDT")).toEqual([]);

    // While she is being liquidated she can neither trade nor borrow nor take anything out.
    const sell = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "SELL", type: "MARKET", quantity: "0.5" };
    await expectRefusal(venue, ordering(alice, sell), TOO_LOW);
    await expectRefusal(venue, borrowing(alice, "1 USDT", "BTCUSDT"), TOO_LOW);
    await expectRefusal(venue, moving(alice, "0.1 BTC", { from: "BTCUSDT", to: "spot" }), TOO_LOW);
    // Bob may, and gets nothing: a market order meets nobody, and a limit order must keep to the band around the index.
    await expectRefusal(venue, ordering(bob, sell), NOBODY_THERE);
    const cheap = { ...sell, type: "LIMIT", timeInForce: "GTC", price: "5591" };
    await expectRefusal(venue, ordering(bob, cheap), OUTSIDE_THE_BAND);

    // The first to bid gets her coin at the price he bids, a minute later: 26970.53378125 ÷ 0.999 ÷ 27900 = 0.967653….
    await done(quoting(carol, "BUY", { quantity: "2", price: "27900" }));
    expect(await stands(alice)).toEqual(["1.03565024", "FORCE_LIQUIDATION"]);
    await steer(venue, "POST", "/time/advance", { by: "1m" });
    expect(await forced(alice, "BTCUSDT")).toMatchObject([{ avgPrice: "27900.00000000", executedQty: "0.96766000" }]);
    // 0.96766 × 27900 × 0.999 − 26970.53378125 are left, and 0.999 − 0.96766 less the fee, 0.02 × 0.999.
    expect(await standing(alice, "BTCUSDT")).toMatchObject({
      marginLevelStatus: "EXCESSIVE",
      baseAsset: { ...NOTHING_OWED, free: "0.01136000" },
      quoteAsset: { ...NOTHING_OWED, free: "0.18250475" },
    });
    await done(ordering(alice, { ...sell, quantity: "0.01" }));
    expect(await forced(bob, "BTCUSDT")).toEqual([]);
  });

  test("the only bid goes to the lowest level, of equal ones to the older account", async () => {
    await goesLong(bob, "3300 USDT", LONG);
    await goesLong(alice, "3300 USDT", LONG);
    await goesLong(carol, "3200 USDT", LONG);
    const sold = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const [name, trader] of Object.entries({ alice, bob, carol }))
        if ((await forced(trader, "BTCUSDT")).length > 0) found.push(name);
      return found;
    };
    // As much as carol needs: 26800.53041667 ÷ 0.999 ÷ 28100 = 0.954710….
    await done(quoting(venue.as("dave"), "BUY", { quantity: "0.95472", price: "28100" }));
    // Her end is 1.05 × 26800.53 ÷ 0.999 = 28168.73, that of the others 28063.62.
    await venue.gap("BTC", "28000");
    expect(await sold()).toEqual(["carol"]);
    expect(await stands(carol)).toEqual(["999.00000000", "EXCESSIVE"]);
    for (const trader of [alice, bob]) expect(await stands(trader)).toEqual(["1.04761971", "FORCE_LIQUIDATION"]);
    // Bob's account of the pair was opened first. 26700.5284375 ÷ 0.999 ÷ 28050 = 0.952843….
    await done(quoting(venue.as("dave"), "BUY", { quantity: "0.95285", price: "28050" }));
    await steer(venue, "POST", "/time/advance", { by: "1m" });
    expect(await sold()).toEqual(["bob", "carol"]);
    expect(await stands(alice)).toEqual(["1.04761971", "FORCE_LIQUIDATION"]);
  });
});
