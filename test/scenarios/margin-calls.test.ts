// What an owner hears before his account is taken over, what it costs to wait for it, and what he owes afterwards.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type TestVenue, type Trader } from "../venue.ts";
import { listeningToRisk } from "./hearing.ts";
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

const NOT_WITHOUT_A_LOAN: Refusal = [-3015, "Repay amount exceeds borrow amount."];
const NOTHING_OWED = { borrowed: "0.00000000", interest: "0.00000000" };
const BUY = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };

let venue: TestVenue;
let alice: Trader;
let bob: Trader;
let carol: Trader;

beforeEach(async () => {
  // Nobody quotes but those in the story: what is sold is sold to carol.
  venue = await openVenue({ house: false, ...PADDED_FIGURES });
  [alice, bob, carol] = [venue.as("alice"), venue.as("bob"), venue.as("carol")];
});
afterEach(() => expectSound(venue));

test("whose level has recovered is called no more, at once when it falls back, and again a day later", async () => {
  await done(moving(alice, "1 BTC", { from: "spot", to: "cross" }));
  await done(borrowing(alice, "20000 USDT", "cross"));
  // Keys and connections end by themselves: she begins to listen anew each time.
  const calls = async (during: () => Promise<unknown>): Promise<unknown[]> => {
    const { heard } = await listeningToRisk(venue, alice);
    await during();
    return (await heard()).filter(({ e }) => e === "MARGIN_LEVEL_STATUS_CHANGE").map(({ s }) => s);
  };
  // 20000 and a bitcoin against 20000.3958…: the call is at 1.3, the end at 1.1.
  expect(await calls(() => reaches(venue, "BTCUSDT", "5000"))).toEqual(["MARGIN_CALL"]);
  expect(await calls(() => reaches(venue, "BTCUSDT", "5500"))).toEqual([]);
  expect(await calls(() => reaches(venue, "BTCUSDT", "30000"))).toEqual(["EXCESSIVE"]);
  await steer(venue, "POST", "/time/advance", { by: "1d" });
  expect(await calls(() => steer(venue, "POST", "/time/advance", { by: "30m" }))).toEqual([]);
  expect(await calls(() => reaches(venue, "BTCUSDT", "5500"))).toEqual(["MARGIN_CALL"]);
  await steer(venue, "POST", "/time/advance", { by: "23h59m" });
  expect(await calls(() => steer(venue, "POST", "/time/advance", { by: "59s" }))).toEqual([]);
  expect(await calls(() => steer(venue, "POST", "/time/advance", { by: "1s" }))).toEqual(["MARGIN_CALL"]);
});

test("who ends it himself in good time pays no clearance fee, who waits pays two percent of all he had", async () => {
  for (const trader of [alice, bob]) {
    await done(moving(trader, "6000 USDT", { from: "spot", to: "BTCUSDT" }));
    await done(moving(trader, "0.001 BTC", { from: "spot", to: "BTCUSDT" }));
    await done(quoting(carol, "SELL", { quantity: "1", price: "30000" }));
    await done(ordering(trader, { ...BUY, isIsolated: "TRUE" }));
  }
  // Each has a coin and owes 24000.475, for which 24024.4995 must be sold.
  await reaches(venue, "BTCUSDT", "26000");
  expect(await standing(alice, "BTCUSDT")).toMatchObject({ marginLevelStatus: "MARGIN_CALL" });
  await done(quoting(carol, "BUY", { quantity: "0.92402", price: "26000" }));
  await done(() => alice.post("/sapi/v1/margin/manual-liquidation", { type: "ISOLATED", symbol: "BTCUSDT" }));
  // 24024.4995 ÷ 26000 = 0.92401…, and 0.92402 × 26000 × 0.999 − 24000.475.
  expect(await standing(alice, "BTCUSDT")).toMatchObject({
    baseAsset: { ...NOTHING_OWED, free: "0.07598000" },
    quoteAsset: { ...NOTHING_OWED, free: "0.02048000" },
  });

  await done(quoting(carol, "BUY", { quantity: "1", price: "25200" }));
  await reaches(venue, "BTCUSDT", "25200");
  // 24024.4995 ÷ 25200 = 0.95335…: of the 0.04664 that are left the fee takes 0.02.
  expect(await standing(bob, "BTCUSDT")).toMatchObject({
    baseAsset: { ...NOTHING_OWED, free: "0.02664000" },
    quoteAsset: { ...NOTHING_OWED, free: "0.17232800" },
  });
});

test("who is sold for less than he owes: no more is asked for an isolated account, all of it for the cross one", async () => {
  const loan = () => seen(alice, "/liquidation-loan");
  const paying = (sum: Sum) => () => {
    const [amount, asset] = sum.split(" ");
    return alice.post("/sapi/v1/margin/liquidation-loan/repay", { asset, amount });
  };
  await expectRefusal(venue, paying("1 USDT"), NOT_WITHOUT_A_LOAN);
  await done(moving(alice, "10000 USDT", { from: "spot", to: "cross" }));
  await done(moving(bob, "10000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(quoting(carol, "SELL", { quantity: "2", price: "30000" }));
  await done(ordering(alice, BUY));
  await done(ordering(bob, { ...BUY, isIsolated: "TRUE" }));
  await done(quoting(carol, "BUY", { quantity: "2", price: "15000" }));
  await venue.gap("BTC", "15000");

  // 0.999 × 15000 less a thousandth are 14970.015; each owed 20000.39583334.
  expect(await standing(bob, "BTCUSDT")).toMatchObject({
    baseAsset: { ...NOTHING_OWED, totalAsset: "0.00000000" },
    quoteAsset: { ...NOTHING_OWED, totalAsset: "0.00000000" },
  });
  expect(await seen(bob, "/liquidation-loan")).toMatchObject({ remainingAmount: "0.00000000" });
  expect(await crossOf(alice, "USDT")).toMatchObject({ ...NOTHING_OWED, free: "0.00000000" });
  expect(await loan()).toMatchObject({ asset: "USDC", amount: "5030.38083334", remainingAmount: "5030.38083334" });

  // A fifth of a bitcoin is worth 3000 of it.
  await done(paying("0.2 BTC"));
  expect(await loan()).toMatchObject({ repaidAmount: "3000.00000000", remainingAmount: "2030.38083334" });
  await expectRefusal(venue, paying("2030.38083335 USDT"), NOT_WITHOUT_A_LOAN);
  await done(paying("2030.38083334 USDT"));
  expect(await loan()).toMatchObject({ amount: "0.00000000", remainingAmount: "0.00000000" });
});
