// A month of interest in a coin nobody borrowed: what it comes to, what it does to the level, and two ways out of it.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound } from "../refusal.ts";
import { DAYS, openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { borrowing, crossOf, done, moving, reaches, repaying, seen } from "./story.ts";

let venue: TestVenue;
let alice: Trader;

const MARGIN = "/sapi/v1/margin";
const NO_DEBT = { borrowed: "0.00000000", interest: "0.00000000" };

/** She owes 500 dollars for a month, and 721 hours of it in BNB: 500 × 0.000475 ÷ 24 × 0.95 ÷ 300 = 0.00003133…, rounded up. */
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await done(() => alice.post("/sapi/v1/bnbBurn", { interestBNBBurn: "true" }));
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  await done(borrowing(alice, "500 USDT", "cross"));
  await venue.advance(30 * DAYS);
});
afterEach(() => expectSound(venue));

test("is a debt of its own, on record hour by hour, and a heavier one when BNB rises", async () => {
  expect(await crossOf(alice, "BNB")).toMatchObject({
    borrowed: "0.00000000",
    interest: "0.02259614",
    free: "0.00000000",
  });
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "500.00000000", interest: "0.00000000" });
  const month = { startTime: START - 1_800_000, endTime: START - 1_800_000 + 30 * DAYS };
  const { rows, total } = await seen<{ rows: object[]; total: number }>(alice, "/interestHistory", {
    ...month,
    size: 1,
  });
  expect([rows[0], total]).toMatchObject([{ asset: "BNB", rawAsset: "USDT", type: "PERIODIC_CONVERTED" }, 721]);

  // 1500 against 500 and 0.02259614 × 300 = 6.778842, and against 500 and twice as much.
  expect(await seen(alice, "/account")).toMatchObject({ marginLevel: "2.95987100" });
  await reaches(venue, "BNBUSDT", "600");
  expect(await seen(alice, "/account")).toMatchObject({ marginLevel: "2.92080139" });
  // Whoever pays the dollars back still owes, and with more than twice that in the account may take out the rest.
  await done(repaying(alice, "500 USDT", "cross"));
  expect(await seen(alice, "/maxTransferable", { asset: "USDT" })).toEqual({ amount: "972.884632" });
  await done(moving(alice, "1 BNB", { from: "spot", to: "cross" }));
  await done(repaying(alice, "0.02259614 BNB", "cross"));
  await done(moving(alice, "1000 USDT", { from: "cross", to: "spot" }));
});

test("is small enough to be exchanged for dollars, for who has no BNB", async () => {
  const row = { asset: "BNB", interest: "0.02259614", principal: "0", liabilityAsset: "USDT", liabilityQty: 6.778842 };
  expect(await seen(alice, "/exchange-small-liability")).toEqual([row]);
  const exchanging = () => alice.post(`${MARGIN}/exchange-small-liability`, { assetNames: "BNB" });
  await done(exchanging);
  await expectRefusal(venue, exchanging, [-3026, "Your input param is invalid."]);
  expect(await crossOf(alice, "BNB")).toMatchObject(NO_DEBT);
  await done(repaying(alice, "506.778842 USDT", "cross"));
  expect(await crossOf(alice, "USDT")).toMatchObject({ ...NO_DEBT, free: "993.22115800" });
});
