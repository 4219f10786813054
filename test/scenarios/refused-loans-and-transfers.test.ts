// What keeps loans from being given and money from leaving: the account's own limits, the lender's terms, a key
// with too few rights, and asking too often.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Pair } from "../../src/core/listing.ts";
import { amountOf } from "../../src/genesis/figures.ts";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  crossOf,
  done,
  holder,
  type Key,
  moving,
  ordering,
  orderingSpot,
  quoting,
  repaying,
  seen,
  standing,
  steer,
  type Sum,
} from "./story.ts";

const BEYOND: Refusal = [-3006, "Your borrow amount has exceed maximum borrow amount."];
const BEYOND_ISOLATED: Refusal = [-11008, "Exceeding the account's maximum borrowable limit."];
const STAYS: Refusal = [-3020, "Transfer out amount exceeds max amount."];
const STAYS_ISOLATED: Refusal = [-3020, "Exceeding the maximum transferable limit."];
const NOT_THERE: Refusal = [-3041, "Balance is not enough"];
const REPAID_TOO_MUCH: Refusal = [-3015, "Repay amount exceeds borrow amount."];
const BANNED: Refusal = [-3012, "Borrow is banned for this asset."];
const NO_MARGIN_PAIR: Refusal = [-3028, "Not a valid margin pair."];
const UNAUTHORIZED: Refusal = [-1002, "You are not authorized to execute this request."];

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  await done(moving(alice, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
});
afterEach(() => expectSound(venue));

describe("who has borrowed all there was to borrow gets nothing out and nothing more in", () => {
  test("in the cross account until it has twice what it owes", async () => {
    const buy = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "29000" };
    const out = (sum: Sum) => moving(alice, sum, { from: "cross", to: "spot" });
    // 1000 ÷ (1.5 − 1).
    await expectRefusal(venue, borrowing(alice, "2000.00000001 USDT", "cross"), BEYOND);
    await done(borrowing(alice, "2000 USDT", "cross"));
    await expectRefusal(venue, borrowing(alice, "0.01 USDT", "cross"), BEYOND);
    await expectRefusal(venue, borrowing(alice, "0.000001 BTC", "cross"), BEYOND);
    // 0.2 × 29000 are 5800, and she has 3000.
    const dear = { ...buy, quantity: "0.2", sideEffectType: "MARGIN_BUY" };
    await expectRefusal(venue, ordering(alice, dear), BEYOND);
    await expectRefusal(venue, out("0.01 USDT"), STAYS);
    await expectRefusal(venue, out("3000.01 USDT"), [-5013, "Asset transfer failed: insufficient balance"]);
    // 2000 × 0.000475 ÷ 24 = 0.0395833…, rounded up.
    await expectRefusal(venue, repaying(alice, "2000.03958335 USDT", "cross"), REPAID_TOO_MUCH);
    // 0.05 × 29000 = 1450 are bound, and 1550 are free to pay with.
    const { orderId } = await done(ordering(alice, { ...buy, quantity: "0.05" }));
    await expectRefusal(venue, repaying(alice, "1550.01 USDT", "cross"), NOT_THERE);
    await done(() => alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", orderId: String(orderId) }));
    await done(repaying(alice, "1500 USDT", "cross"));
    // 1500 are left, 500.03958334 owed: 1500 − 2 × 500.03958334.
    expect(await seen(alice, "/maxTransferable", { asset: "USDT" })).toEqual({ amount: "499.92083332" });
    await expectRefusal(venue, out("499.92083333 USDT"), STAYS);
    await done(out("499.92083332 USDT"));
    await expectRefusal(venue, out("0.00000001 USDT"), STAYS);
    await done(repaying(alice, "500.03958334 USDT", "cross"));
    await done(out("500.03958334 USDT"));
  });

  test("in an isolated account by its own limits and in its own words", async () => {
    const out = (sum: Sum) => moving(alice, sum, { from: "BTCUSDT", to: "spot" });
    // 1000 ÷ (1.111 − 1).
    await expectRefusal(venue, borrowing(alice, "9009.00900901 USDT", "BTCUSDT"), BEYOND_ISOLATED);
    await done(borrowing(alice, "9009.009009 USDT", "BTCUSDT"));
    await expectRefusal(venue, borrowing(alice, "0.000001 BTC", "BTCUSDT"), BEYOND_ISOLATED);
    await expectRefusal(venue, borrowing(alice, "1 ETH", "BTCUSDT"), [-11106, "Asset is not in symbol."]);
    await expectRefusal(venue, out("0.01 USDT"), STAYS_ISOLATED);
    // 9009.009009 × 0.000475 ÷ 24 = 0.1783033…, rounded up, goes first. 1500 are left, 500.17830331 owed.
    await done(repaying(alice, "8509.009009 USDT", "BTCUSDT"));
    await expectRefusal(venue, out("499.64339339 USDT"), STAYS_ISOLATED);
    await done(out("499.64339338 USDT"));
    // Where she has no account there is nobody to lend to.
    const never: Refusal = [-11001, "Isolated margin account does not exist."];
    await expectRefusal(venue, borrowing(alice, "1 USDT", "ETHUSDT"), never);
  });
});

test("terms that change overnight bind new loans, and whoever owes may always pay back", async () => {
  const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
  const pair = venue.running.engine.view.reference.markets.get("BTCUSDT") as Pair;
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "29000" };
  await done(borrowing(alice, "480 USDT", "cross"));

  const least = { minimumBorrow: amountOf("100"), minimumRepay: amountOf("100") };
  await venue.perform({ type: "DefineAsset", asset: { ...usdt, ...least } });
  const tooLittle: Refusal = [-3013, "Borrow amount less than minimum borrow amount."];
  await expectRefusal(venue, borrowing(alice, "99.99999999 USDT", "cross"), tooLittle);
  const short = { ...buy, sideEffectType: "MARGIN_BUY" };
  const repaidTooLittle: Refusal = [-3016, "Repay amount less than minimum repay amount."];
  await expectRefusal(venue, repaying(alice, "99.99999999 USDT", "cross"), repaidTooLittle);
  await done(repaying(alice, "400 USDT", "cross"));

  await venue.perform({ type: "DefineAsset", asset: { ...usdt, ...least, borrowable: false } });
  await expectRefusal(venue, borrowing(alice, "100 USDT", "cross"), BANNED);
  await expectRefusal(venue, borrowing(alice, "100 USDT", "BTCUSDT"), BANNED);
  await expectRefusal(venue, ordering(alice, { ...short, quantity: "0.1" }), BANNED);
  await expectRefusal(venue, borrowing(alice, "100 DOGE", "cross"), [-3027, "Not a valid margin asset."]);

  await venue.perform({ type: "DefineMarket", market: { ...pair, cross: false, isolated: false } });
  await expectRefusal(venue, ordering(alice, { ...buy, quantity: "0.01" }), NO_MARGIN_PAIR);
  await expectRefusal(venue, ordering(alice, { ...buy, quantity: "0.01", isIsolated: "TRUE" }), NO_MARGIN_PAIR);
  await done(orderingSpot(alice, { ...buy, quantity: "0.01" }));
  // 480 × 0.000475 ÷ 24 = 0.0095: 80.0095 are left. That is too little, but it is all of it.
  await done(repaying(alice, "80.0095 USDT", "cross"));
  await done(moving(alice, "999.9905 USDT", { from: "cross", to: "spot" }));
  await done(moving(alice, "1000 USDT", { from: "BTCUSDT", to: "spot" }));
});

test("of two loans asked for in the same instant none is pending: the second is judged after the first", async () => {
  const both = await Promise.all([borrowing(alice, "900 USDT", "cross")(), borrowing(alice, "900 USDT", "cross")()]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(both[0].body.tranId).not.toBe(both[1].body.tranId);
  // Twice 900 × 0.000475 ÷ 24 = 0.0178125. Of the 2000 she may borrow just less than 200 are left.
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "1800.00000000", interest: "0.03562500" });
  const more = await Promise.all([borrowing(alice, "150 USDT", "cross")(), borrowing(alice, "150 USDT", "cross")()]);
  expect(more[0].status).toBe(200);
  expect(more[1].body).toEqual({ code: BEYOND[0], msg: BEYOND[1] });
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "1950.00000000" });
});

test("a key without margin rights trades what is there, and may ask neither for a loan nor for its repayment", async () => {
  const full = (await steer(venue, "POST", "/accounts/alice/keys")) as Key;
  const bot = holder(venue, (await steer(venue, "POST", "/accounts/alice/keys", { margin: "false" })) as Key);
  await done(quoting(venue.as("bob"), "SELL", { quantity: "0.02", price: "30000" }));
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" };
  await done(ordering(bot, buy));
  await done(ordering(bot, { ...buy, isIsolated: "TRUE" }));
  for (const account of ["cross", "BTCUSDT"]) {
    await expectRefusal(venue, borrowing(bot, "100 USDT", account), UNAUTHORIZED, 401);
    await done(borrowing(holder(venue, full), "100 USDT", account));
    await expectRefusal(venue, repaying(bot, "50 USDT", account), UNAUTHORIZED, 401);
  }
  // 1000 − 300 + 100, and what 100 cost for an hour: 0.0019791…, rounded up.
  const owing = { borrowed: "100.00000000", interest: "0.00197917", free: "800.00000000" };
  expect(await crossOf(bot, "USDT")).toMatchObject(owing);
  expect(await standing(bot, "BTCUSDT")).toMatchObject({ quoteAsset: owing });
});

test("a loop of loans uses up the minute that paying back would need; orders have a count of their own", async () => {
  const strict = await openVenue({ limits: "on" });
  const carol = strict.as("carol");
  const dave = strict.as("dave");
  for (const trader of [carol, dave]) await done(moving(trader, "1000 USDT", { from: "spot", to: "cross" }));
  await strict.advance(15_000);
  // 180000 a minute, 1500 each.
  for (let nth = 1; nth <= 120; nth++) await done(borrowing(carol, "1 USDT", "cross"));
  const tooOften: Refusal = [
    -1003,
    "Too much request weight used; current limit is 180000 request weight per 1 MINUTE. " +
      "Please use WebSocket Streams for live updates to avoid polling the API.",
  ];
  await expectRefusal(strict, borrowing(carol, "1 USDT", "cross"), tooOften, 429);
  await expectRefusal(strict, repaying(carol, "1 USDT", "cross"), tooOften, 429);
  const { headers } = await repaying(carol, "1 USDT", "cross")();
  expect(headers).toMatchObject({ "retry-after": "45" });

  const order = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
  const placed = await ordering(carol, order)();
  expect(placed.status).toBe(200);
  expect(placed.headers).toMatchObject({ "x-mbx-order-count-10s": "1", "x-mbx-order-count-1d": "1" });
  await done(borrowing(dave, "1 USDT", "cross"));

  await strict.advance(45_000);
  // 1 × 0.000475 ÷ 24 = 0.00001979…, rounded up 120 times: little loans cost a little more.
  expect(await crossOf(carol, "USDT")).toMatchObject({ borrowed: "120.00000000", interest: "0.00237600" });
  await done(repaying(carol, "120.002376 USDT", "cross"));
  expectSound(strict);
});
