// Every way a loan, its repayment and a transfer out can be refused, one request each.

import { afterEach, expect, test } from "vitest";
import type { Pair } from "../../src/core/listing.ts";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { type Answer, openVenue, type TestVenue, type Trader } from "../venue.ts";
import { borrowing, done, moving, ordering, quoting, reaches, repaying, steer } from "./story.ts";

let venue: TestVenue;
afterEach(() => expectSound(venue));

interface Gallery {
  readonly alice: Trader;
  readonly bob: Trader;
  /** Asks for what must be refused, and notes the code. */
  readonly refused: (request: () => Promise<Answer>, refusal: Refusal) => Promise<void>;
}

/** Who asks for what nobody lends, for too little, for too much. */
async function askForTooMuch({ alice, refused }: Gallery): Promise<void> {
  await refused(borrowing(alice, "1 XYZ", "cross"), [-3027, "Not a valid margin asset."]);
  const eth = venue.running.engine.view.reference.assets.get("ETH")!;
  await venue.perform({ type: "DefineAsset", asset: { ...eth, borrowable: false } });
  await refused(borrowing(alice, "0.1 ETH", "cross"), [-3012, "Borrow is banned for this asset."]);
  await refused(borrowing(alice, "0.009 USDT", "cross"), [-3013, "Borrow amount less than minimum borrow amount."]);
  await refused(borrowing(alice, "2001 USDT", "cross"), [
    -3006,
    "Your borrow amount has exceed maximum borrow amount.",
  ]);
  await refused(borrowing(alice, "901 USDT", "BTCUSDT"), [-11008, "Exceeding the account's maximum borrowable limit."]);
  await refused(borrowing(alice, "200000001 USDT", "cross"), [-3045, "The system doesn't have enough asset now."]);
}

/** Who asks again in the same instant, be it to pay back. */
async function askTwice({ alice, refused }: Gallery): Promise<void> {
  const pending: Refusal = [-3007, "You have pending transaction, please try again later."];
  const loan = borrowing(alice, "1000 USDT", "cross");
  const [first, second] = await Promise.all([loan(), loan()]);
  expect([first.status, second.body]).toEqual([200, { code: pending[0], msg: pending[1] }]);
  await refused(repaying(alice, "100 USDT", "cross"), pending);
  await venue.advance(100);
}

/** Who pays back too much, too little, leaves too little, or has not got it: 1000 × 0.000475 ÷ 24 = 0.0197916… */
async function payBackWrong({ alice, refused }: Gallery): Promise<void> {
  const tooSmall: Refusal = [-3024, "The unpaid debt is too small after this repayment."];
  await refused(repaying(alice, "1000.01979168 USDT", "cross"), [-3015, "Repay amount exceeds borrow amount."]);
  await refused(repaying(alice, "0.009 USDT", "cross"), [-3016, "Repay amount less than minimum repay amount."]);
  await refused(repaying(alice, "1000.019 USDT", "cross"), tooSmall);
  await done(borrowing(alice, "0.01 BTC", "cross"));
  await venue.advance(100);
  await refused(repaying(alice, "0.01000011 BTC", "cross"), [-3041, "Balance is not enough"]);
}

/** Who takes out more than the debts leave. */
async function takeOut({ alice, refused }: Gallery): Promise<void> {
  const [fromCross, fromPair] = ["cross", "BTCUSDT"].map((from) => moving(alice, "100 USDT", { from, to: "spot" }));
  await refused(fromCross!, [-3020, "Transfer out amount exceeds max amount."]);
  await done(borrowing(alice, "100 USDT", "BTCUSDT"));
  await refused(fromPair!, [-3020, "Exceeding the maximum transferable limit."]);
}

/** Who has lost nearly all of it, and who trades what is not on margin. */
async function trade({ alice, bob, refused }: Gallery): Promise<void> {
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.06" };
  await done(quoting(bob, "SELL", { quantity: "0.06", price: "30000" }));
  await done(ordering(alice, buy));
  await reaches(venue, "BTCUSDT", "14000");
  const tooLow: Refusal = [-3023, "You can't transfer out/place order under current margin level."];
  await refused(borrowing(alice, "1 USDT", "cross"), tooLow);
  await refused(moving(alice, "0.001 BTC", { from: "cross", to: "spot" }), tooLow);
  await refused(ordering(alice, { ...buy, side: "SELL", quantity: "0.01" }), tooLow);

  const pair = venue.running.engine.view.reference.markets.get("ETHUSDT") as Pair;
  const elsewhere = ordering(alice, { ...buy, symbol: "ETHUSDT" });
  await venue.perform({ type: "DefineMarket", market: { ...pair, cross: false } });
  await refused(elsewhere, [-3021, "Margin account are not allowed to trade this trading pair."]);
  await venue.perform({ type: "DefineMarket", market: { ...pair, cross: false, isolated: false } });
  await refused(elsewhere, [-3028, "Not a valid margin pair."]);
}

test("the gallery: each refusal is met by asking for something", async () => {
  // Nobody quotes but those in the story: an account that is lost stays so until somebody bids.
  venue = await openVenue({ house: false, quirks: { pendingLoans: "on" } });
  const met = new Set<number>();
  const gallery: Gallery = {
    alice: venue.as("alice"),
    bob: venue.as("bob"),
    async refused(request, refusal) {
      await expectRefusal(venue, request, refusal);
      met.add(refusal[0]);
    },
  };
  await done(moving(gallery.alice, "1000 USDT", { from: "spot", to: "cross" }));
  await done(moving(gallery.alice, "100 USDT", { from: "spot", to: "BTCUSDT" }));
  for (const visit of [askForTooMuch, askTwice, payBackWrong, takeOut, trade]) await visit(gallery);
  // -3005 and -3008 would say less than -3020 and -3006 do, and nothing here is ever too busy for -3044.
  const all = [
    -3006, -3007, -3012, -3013, -3015, -3016, -3020, -3021, -3023, -3024, -3027, -3028, -3041, -3045, -11008,
  ];
  expect([...met].toSorted((a, b) => b - a)).toEqual(all);
});

test("a loan waits for the one before it only where the venue was founded so, and by the venue's own clock", async () => {
  venue = await openVenue();
  const alice = venue.as("alice");
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  await done(borrowing(alice, "10 USDT", "cross"));
  await done(borrowing(alice, "10 USDT", "cross"));
  await done(repaying(alice, "10 USDT", "cross"));
  expect(await steer(venue, "GET", "/audit")).toEqual({ sound: true, faults: [] });

  venue = await openVenue({ quirks: { pendingLoans: "on" } });
  const bob = venue.as("bob");
  const pending: Refusal = [-3007, "You have pending transaction, please try again later."];
  await done(moving(bob, "1000 USDT", { from: "spot", to: "cross" }));
  await done(borrowing(bob, "10 USDT", "cross"));
  await venue.advance(99);
  await expectRefusal(venue, repaying(bob, "10 USDT", "cross"), pending);
  await venue.advance(1);
  await done(borrowing(bob, "10 USDT", "cross"));
});
