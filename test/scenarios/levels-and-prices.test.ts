// What becomes of accounts that owe when prices move: how they are said to stand, at which price exactly, and what
// they may still do there.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type TestVenue, type Trader } from "../venue.ts";
import { borrowing, done, moving, ordering, quoting, reaches, repaying, seen, standing, type Sum } from "./story.ts";

const TOO_LOW: Refusal = [-3023, "You can't transfer out/place order under current margin level."];
const STAYS: Refusal = [-3020, "Exceeding the maximum transferable limit."];
const STAYS_CROSS: Refusal = [-3020, "Transfer out amount exceeds max amount."];
const BEYOND: Refusal = [-11008, "Exceeding the account's maximum borrowable limit."];
const BEYOND_CROSS: Refusal = [-3006, "Your borrow amount has exceed maximum borrow amount."];
const MARKET = { symbol: "BTCUSDT", type: "MARKET", sideEffectType: "MARGIN_BUY" };
const REST = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.001" };

let venue: TestVenue;
let alice: Trader;

/** Level, status and liquidation price of her account of BTCUSDT. */
async function stands(): Promise<unknown[]> {
  const { marginLevel, marginLevelStatus, liquidatePrice } = await standing(alice, "BTCUSDT");
  return [marginLevel, marginLevelStatus, liquidatePrice];
}

/** She places an order that waits, and takes it back. */
async function mayTrade(where: { isIsolated?: string } = {}): Promise<void> {
  const { orderId } = await done(ordering(alice, { ...REST, ...where, price: "60000" }));
  await done(() => alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", ...where, orderId: String(orderId) }));
}

beforeEach(async () => {
  // Nobody quotes but those in the story: what is to be sold waits until somebody bids.
  venue = await openVenue({ ...PADDED_FIGURES, house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a long falls through all five: nothing leaves it all the way down, and at the last it may not even trade", async () => {
  // 6000 of her own and 24000 borrowed buy a coin, less a thousandth, which she brings along: one coin in all.
  await done(moving(alice, "6000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(moving(alice, "0.001 BTC", { from: "spot", to: "BTCUSDT" }));
  await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "30000" }));
  await done(ordering(alice, { ...MARKET, isIsolated: "TRUE", side: "BUY", quantity: "1" }));
  // She owes 24000 and 24000 × 0.000475 ÷ 24 = 0.475. The call is at 1.1 times that, the end at 1.05 times.
  const end = "25200.49875000";
  expect(await stands()).toEqual(["1.24997526", "EXCESSIVE", end]);
  const outOf = moving(alice, "0.00000001 BTC", { from: "BTCUSDT", to: "spot" });
  const more = borrowing(alice, "0.01 USDT", "BTCUSDT");
  for (const [price, level, status] of [
    // 1.111 × 24000.475, and the least there is above it: room for a loan of nine times that, and she asks for more.
    ["26664.52772501", "1.11100000", "EXCESSIVE"],
    ["26664.527725", "1.11100000", "NORMAL"],
    ["26400.52250001", "1.10000000", "NORMAL"],
    ["26400.5225", "1.10000000", "MARGIN_CALL"],
    ["25680.50825001", "1.07000000", "MARGIN_CALL"],
    ["25680.50825", "1.07000000", "PRE_LIQUIDATION"],
    ["25200.49875001", "1.05000000", "PRE_LIQUIDATION"],
  ] as const) {
    await reaches(venue, "BTCUSDT", price);
    expect(await stands(), price).toEqual([level, status, end]);
    await expectRefusal(venue, outOf, STAYS);
    await expectRefusal(venue, more, BEYOND);
    await mayTrade({ isIsolated: "TRUE" });
  }

  // The price the account itself has been telling all along is the one.
  await reaches(venue, "BTCUSDT", end);
  expect(await stands()).toEqual(["1.05000000", "FORCE_LIQUIDATION", end]);
  await expectRefusal(venue, outOf, TOO_LOW);
  await expectRefusal(venue, more, TOO_LOW);
  await expectRefusal(venue, ordering(alice, { ...REST, isIsolated: "TRUE", price: "60000" }), TOO_LOW);
});

test("in good time, money that comes in and debts that are paid move the end away", async () => {
  await done(moving(alice, "6000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(moving(alice, "0.001 BTC", { from: "spot", to: "BTCUSDT" }));
  await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "30000" }));
  await done(ordering(alice, { ...MARKET, isIsolated: "TRUE", side: "BUY", quantity: "1" }));
  await reaches(venue, "BTCUSDT", "25200.49875001");
  expect(await stands()).toEqual(["1.05000000", "PRE_LIQUIDATION", "25200.49875000"]);
  // A thousand move the end down by a thousand; paying with them, by 1.05 times that.
  await done(moving(alice, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
  expect(await stands()).toEqual(["1.09166584", "MARGIN_CALL", "24200.49875000"]);
  await mayTrade({ isIsolated: "TRUE" });
  await done(repaying(alice, "1000 USDT", "BTCUSDT"));
  expect(await stands()).toEqual(["1.09565123", "MARGIN_CALL", "24150.49875000"]);
  await reaches(venue, "BTCUSDT", "30000");
  // 30000 ÷ 23000.475, cut.
  expect(await stands()).toEqual(["1.30432088", "EXCESSIVE", "24150.49875000"]);
});

test("a short falls through them as the price rises, and debts in the coin pull the end with them", async () => {
  // 0.48 coins bring 14400 less a thousandth. With what she brings along that makes 17640.1922025 USDT.
  await done(moving(alice, "3254.5922025 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(quoting(venue.as("bob"), "BUY", { quantity: "0.48", price: "30000" }));
  await done(ordering(alice, { ...MARKET, isIsolated: "TRUE", side: "SELL", quantity: "0.48" }));
  // She owes 0.48 and 0.48 × 0.00026125 ÷ 24, rounded up: 0.48000523. 1.05 × 0.48000523 × 35000 = 17640.1922025.
  const end = "35000.00000000";
  // 1.05 × 35000 = 36750: that, divided by the price, is the level.
  for (const [price, level, status] of [
    ["30000", "1.22500000", "EXCESSIVE"],
    ["33000", "1.11363636", "EXCESSIVE"],
    ["33300", "1.10360360", "NORMAL"],
    ["34000", "1.08088235", "MARGIN_CALL"],
    ["34500", "1.06521739", "PRE_LIQUIDATION"],
    ["34999.99999999", "1.05000000", "PRE_LIQUIDATION"],
    ["35000", "1.05000000", "FORCE_LIQUIDATION"],
    ["70000", "0.52500000", "FORCE_LIQUIDATION"],
    // Whoever was taken over stays so, until the debt is bought back.
    ["34000", "1.08088235", "FORCE_LIQUIDATION"],
  ] as const) {
    await reaches(venue, "BTCUSDT", price);
    expect(await stands(), price).toEqual([level, status, end]);
  }
});

test("a cross account: each of its bars closes a door, and every coin in it holds them open", async () => {
  const bars = { normalBar: "1.5", marginCallBar: "1.3", forceLiquidationBar: "1.1" };
  expect(await seen(alice, "/tradeCoeff")).toEqual(bars);
  // The same coin with 12000 of her own and 24000 borrowed, at 36000.
  await reaches(venue, "BTCUSDT", "36000");
  await done(moving(alice, "12000 USDT", { from: "spot", to: "cross" }));
  await done(moving(alice, "0.001 BTC", { from: "spot", to: "cross" }));
  await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "36000" }));
  await done(ordering(alice, { ...MARKET, side: "BUY", quantity: "1" }));
  const outOf = (sum: Sum) => moving(alice, sum, { from: "cross", to: "spot" });
  for (const [price, marginLevel, leaves, lent] of [
    // Twice 24000.475 is 48000.95: 0.05 ÷ 48001. One and a half times it is 36000.7125: 12000.2875 ÷ 0.5.
    ["48001", "2.00000208", "0.00000104", "24000.575"],
    ["48000.95", "2.00000000", "0", "24000.475"],
    ["36000.72", "1.50000031", "0", "0.015"],
    ["36000.7125", "1.50000000", "0", "0"],
    // The call is at 31200.6175, and a call closes nothing.
    ["31200.61750001", "1.30000000", "0", "0"],
    ["31200.6175", "1.30000000", "0", "0"],
    ["26400.52250001", "1.10000000", "0", "0"],
  ] as const) {
    await reaches(venue, "BTCUSDT", price);
    expect(await seen(alice, "/account"), price).toMatchObject({ marginLevel, tradeEnabled: true });
    expect(await seen(alice, "/maxTransferable", { asset: "BTC" }), price).toEqual({ amount: leaves });
    expect(await seen(alice, "/maxBorrowable", { asset: "USDT" }), price).toMatchObject({ amount: lent });
    await expectRefusal(venue, outOf("0.00000105 BTC"), STAYS_CROSS);
    await expectRefusal(venue, borrowing(alice, "24000.57500001 USDT", "cross"), BEYOND_CROSS);
    await mayTrade();
  }

  // An ether at 1000 holds them open where the bitcoin alone would not, until that has lost as much.
  await done(moving(alice, "1 ETH", { from: "spot", to: "cross" }));
  await reaches(venue, "ETHUSDT", "1000");
  await reaches(venue, "BTCUSDT", "25400.52250001");
  await mayTrade();

  const lost = async () => {
    expect(await seen(alice, "/account")).toMatchObject({ marginLevel: "1.10000000", tradeEnabled: false });
    await expectRefusal(venue, outOf("0.00000001 BTC"), TOO_LOW);
    await expectRefusal(venue, borrowing(alice, "0.01 USDT", "cross"), TOO_LOW);
    await expectRefusal(venue, ordering(alice, { ...REST, price: "60000" }), TOO_LOW);
  };
  await reaches(venue, "BTCUSDT", "25400.5225");
  await lost();
});
