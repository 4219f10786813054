// What happens to a trader who closes isolated accounts: to free a slot, to tidy up, in the wrong order, too often.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../src/core/listing.ts";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { HOURS, openVenue, PADDED_FIGURES, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  disabling,
  done,
  enabling,
  moving,
  ordering,
  repaying,
  seen,
  spotOf,
  standing,
  type Sum,
} from "./story.ts";

const NO_ACCOUNT: Refusal = [-11001, "Isolated margin account does not exist."];
const DISABLED: Refusal = [-11101, "This isolated margin pair is disabled. Please activate it."];
const NOT_EMPTY: Refusal = [
  -11102,
  "You cannot disable this isolated margin pair, as there are still assets or debts of this pair.",
];
const TOO_SOON: Refusal = [-11103, "Each isolated margin pair can only be disabled once every 24 hours."];
const ENABLED: Refusal = [-11104, "This isolated margin pair is already enabled."];
const FULL: Refusal = [-11105, "The number of enabled isolated margin pairs has reached the limit of 20."];
const HELD_BY_DEBT: Refusal = [-3020, "Exceeding the maximum transferable limit."];

const MINUTES = HOURS / 60;
const BID = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "29000" };

let venue: TestVenue;
let alice: Trader;

/** Moves a sum into a pair's account, and out again. */
async function passesThrough(symbol: string, sum: Sum): Promise<void> {
  await done(moving(alice, sum, { from: "spot", to: symbol }));
  await done(moving(alice, sum, { from: symbol, to: "spot" }));
}

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a pair that was left empty is disabled: it trades no more, counts no more, and remembers everything", async () => {
  await done(moving(alice, "500 USDT", { from: "spot", to: "BTCUSDT" }));
  const { orderId } = await done<{ orderId: number }>(ordering(alice, { ...BID, quantity: "0.01" }));
  await done(() =>
    alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", isIsolated: "TRUE", orderId: `${orderId}` }),
  );
  await done(moving(alice, "500 USDT", { from: "BTCUSDT", to: "spot" }));
  expect(await seen(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 1, maxAccount: 20 });

  expect(await done(disabling(alice, "BTCUSDT"))).toEqual({ success: true, symbol: "BTCUSDT" });

  const off = { isolatedCreated: true, enabled: false, tradeEnabled: false, marginLevel: "999.00000000" };
  expect(await standing(alice, "BTCUSDT")).toMatchObject(off);
  expect(await seen(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 0, maxAccount: 20 });
  await expectRefusal(venue, ordering(alice, { ...BID, quantity: "0.01" }), DISABLED);
  await expectRefusal(venue, moving(alice, "500 USDT", { from: "spot", to: "BTCUSDT" }), DISABLED);
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), DISABLED);
  const past = await seen(alice, "/allOrders", { symbol: "BTCUSDT", isIsolated: "TRUE" });
  expect(past).toMatchObject([{ orderId, status: "CANCELED" }]);

  await done(enabling(alice, "BTCUSDT"));
  await done(moving(alice, "500 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(ordering(alice, { ...BID, quantity: "0.01" }));
});

test("once a day means 24 hours after the last time it worked, whatever was tried in between", async () => {
  await passesThrough("BTCUSDT", "1 USDT");
  await passesThrough("ETHUSDT", "1 USDT");
  await done(disabling(alice, "BTCUSDT"));
  await done(enabling(alice, "BTCUSDT"));
  for (const waited of [0, 12 * HOURS, 12 * HOURS - MINUTES]) {
    await venue.advance(waited);
    await expectRefusal(venue, disabling(alice, "BTCUSDT"), TOO_SOON);
  }
  // The other pair has a day of its own.
  await done(disabling(alice, "ETHUSDT"));
  await venue.advance(MINUTES);
  await done(disabling(alice, "BTCUSDT"));

  // From here on another 24 hours pass for the one, and all but a minute for the other.
  await done(enabling(alice, "BTCUSDT"));
  await done(enabling(alice, "ETHUSDT"));
  await venue.advance(24 * HOURS - MINUTES);
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), TOO_SOON);
  await done(disabling(alice, "ETHUSDT"));
});

test("tidying up in the wrong order: an order, a debt, a balance and the dust of it are each in the way", async () => {
  await done(moving(alice, "100 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(borrowing(alice, "300 USDT", "BTCUSDT"));
  await done(ordering(alice, { ...BID, quantity: "0.01" }));
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), NOT_EMPTY);
  await done(() => alice.delete("/sapi/v1/margin/openOrders", { symbol: "BTCUSDT", isIsolated: "TRUE" }));
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), NOT_EMPTY);
  // She has 400 and owes 300: below twice the debt nothing leaves.
  await expectRefusal(venue, moving(alice, "0.01 USDT", { from: "BTCUSDT", to: "spot" }), HELD_BY_DEBT);
  // The principal alone does not pay it all: 300 × 0.000475 ÷ 24 = 0.0059375 were charged at once.
  await done(repaying(alice, "300 USDT", "BTCUSDT"));
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), NOT_EMPTY);
  await done(repaying(alice, "0.0059375 USDT", "BTCUSDT"));
  await done(moving(alice, "99.99 USDT", { from: "BTCUSDT", to: "spot" }));
  // Four thousandths of a dollar are an asset too.
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), NOT_EMPTY);
  expect(await standing(alice, "BTCUSDT")).toMatchObject({ quoteAsset: { totalAsset: "0.00406250" } });
  await done(moving(alice, "0.0040625 USDT", { from: "BTCUSDT", to: "spot" }));
  await done(disabling(alice, "BTCUSDT"));
  expect(await spotOf(alice, "USDT")).toMatchObject({ free: "99999.99406250" });
});

test("the slot shuffle: with twenty pairs enabled the next finds no place until one is disabled", async () => {
  await passesThrough("BTCUSDT", "1 USDT");
  await done(disabling(alice, "BTCUSDT"));
  // The venue lists six pairs; twenty more are listed for this story.
  const ethusdt = venue.running.engine.view.reference.markets.get("ETHUSDT") as Pair;
  const slots = Array.from({ length: 20 }, (_, nth) => `ETH${nth}USDT`);
  for (const symbol of slots) {
    await venue.perform({ type: "DefineMarket", market: { ...ethusdt, symbol } });
    await passesThrough(symbol, "1 USDT");
  }
  expect(await seen(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 20, maxAccount: 20 });
  await expectRefusal(venue, enabling(alice, "BTCUSDT"), FULL);
  await expectRefusal(venue, moving(alice, "1 USDT", { from: "spot", to: "BNBUSDT" }), FULL);
  // One slot is freed: the first to come has it, and the pair that gave it up is not let back in.
  await done(disabling(alice, slots[7]!));
  await done(enabling(alice, "BTCUSDT"));
  await expectRefusal(venue, enabling(alice, slots[7]!), FULL);
  await expectRefusal(venue, moving(alice, "1 USDT", { from: "spot", to: "BNBUSDT" }), FULL);
  expect(await seen(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 20, maxAccount: 20 });
  // Bob has slots of his own.
  await done(moving(venue.as("bob"), "1 USDT", { from: "spot", to: "BNBUSDT" }));
});

test("a pair never used can be neither enabled nor disabled: its first transfer opens it", async () => {
  await expectRefusal(venue, enabling(alice, "ETHBTC"), NO_ACCOUNT);
  await expectRefusal(venue, disabling(alice, "ETHBTC"), NO_ACCOUNT);
  expect(await standing(alice, "ETHBTC")).toMatchObject({ isolatedCreated: false, enabled: false });
  await done(moving(alice, "0.5 BTC", { from: "spot", to: "ETHBTC" }));
  expect(await standing(alice, "ETHBTC")).toMatchObject({ isolatedCreated: true, enabled: true, tradeEnabled: true });
  await expectRefusal(venue, enabling(alice, "ETHBTC"), ENABLED);
  await done(moving(alice, "0.5 BTC", { from: "ETHBTC", to: "spot" }));
  await done(disabling(alice, "ETHBTC"));
  await done(enabling(alice, "ETHBTC"));
});
