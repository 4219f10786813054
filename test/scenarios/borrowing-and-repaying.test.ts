// What loans do to somebody who sells short with them: who takes and returns them, what an hour, a month and a
// commission make of them, and what happens when there is nothing left to lend.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { amountOf, rateOf } from "../../src/genesis/figures.ts";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { DAYS, HOURS, openVenue, PADDED_FIGURES, START, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  crossOf,
  disabling,
  done,
  moving,
  ordering,
  quoting,
  reaches,
  repaying,
  seen,
  standing,
  steer,
} from "./story.ts";

const MINUTES = HOURS / 60;
/** A story begins half past this hour. */
const HOUR = START - 30 * MINUTES;
const NO_COINS: Refusal = [-2010, "Account has insufficient balance for requested action."];
const NOT_THERE: Refusal = [-3041, "Balance is not enough"];
const TOO_MUCH: Refusal = [-3015, "Repay amount exceeds borrow amount."];
const LEFT_TOO_LITTLE: Refusal = [-3024, "The unpaid debt is too small after this repayment."];
const POOL_DRY: Refusal = [-3045, "The system doesn't have enough asset now."];

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

/** An asset's terms as the exchange knows them, changed overnight. */
async function changes(asset: string, terms: object): Promise<void> {
  const known = venue.running.engine.view.reference.assets.get(asset)!;
  await venue.perform({ type: "DefineAsset", asset: { ...known, ...terms } });
}

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
  bob = venue.as("bob");
});
afterEach(() => expectSound(venue));

describe("the same short: 0.1 sold at 30000 and bought back at 29000", () => {
  // She has 10000 USDT. Selling brings 3000 less a thousandth, buying costs 2900 and brings 0.1 less a thousandth.
  const LEFT = "10097.00000000";
  // The loan's first hour: 0.1 × 0.00026125 ÷ 24 = 0.0000010885…, rounded up.
  const OPEN = { borrowed: "0.10000000", interest: "0.00000109", free: "0.00000000" };
  const KEPT = { borrowed: "0.10000000", interest: "0.00000109", free: "0.09990000" };
  // 0.10000109 − 0.0999: what the commission took and the hour's interest.
  const PAID = { borrowed: "0.00010109", interest: "0.00000000", free: "0.00000000" };

  test.each([
    ["NO_SIDE_EFFECT", "neither borrows nor pays back", false, KEPT],
    ["MARGIN_BUY", "borrows and keeps what comes back", true, KEPT],
    ["AUTO_REPAY", "borrows nothing and pays back", false, PAID],
    ["AUTO_BORROW_REPAY", "does both", true, PAID],
  ])("%s %s", async (sideEffectType, _, borrows, after) => {
    const order = { symbol: "BTCUSDT", type: "MARKET", quantity: "0.1", sideEffectType };
    await done(moving(alice, "10000 USDT", { from: "spot", to: "cross" }));
    await done(quoting(bob, "BUY", { quantity: "0.1", price: "30000" }));
    if (!borrows) {
      await expectRefusal(venue, ordering(alice, { ...order, side: "SELL" }), NO_COINS);
      await done(borrowing(alice, "0.1 BTC", "cross"));
    }
    const opened = await done(ordering(alice, { ...order, side: "SELL" }));
    expect(opened["marginBuyBorrowAmount"]).toBe(borrows ? 0.1 : undefined);
    expect(await crossOf(alice, "BTC")).toMatchObject(OPEN);

    await reaches(venue, "BTCUSDT", "29000");
    await done(quoting(bob, "SELL", { quantity: "0.1", price: "29000" }));
    const closed = await done(ordering(alice, { ...order, side: "BUY" }));
    // Nobody lends dollars to somebody who has some.
    expect(closed["marginBuyBorrowAmount"]).toBeUndefined();
    expect(await crossOf(alice, "BTC")).toMatchObject(after);
    expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "0.00000000", free: LEFT });
  });
});

describe("a thousand coins sold short", () => {
  const ORDER = { symbol: "ADAUSDT", isIsolated: "TRUE", type: "MARKET" };

  beforeEach(async () => {
    await done(moving(alice, "1000 USDT", { from: "spot", to: "ADAUSDT" }));
    await done(quoting(bob, "BUY", { symbol: "ADAUSDT", quantity: "1000", price: "0.5" }));
    await done(ordering(alice, { ...ORDER, side: "SELL", quantity: "1000", sideEffectType: "AUTO_BORROW_REPAY" }));
    await venue.advance(HOURS);
    // Two hours were begun: 1000 × 0.0005 ÷ 24 = 0.0208333…, rounded up, twice.
    expect(await standing(alice, "ADAUSDT")).toMatchObject({
      baseAsset: { borrowed: "1000.00000000", interest: "0.04166668" },
    });
    await done(quoting(bob, "SELL", { symbol: "ADAUSDT", quantity: "1100", price: "0.5" }));
  });

  test("and bought back leave dust: the commission and the interest, which cost interest themselves", async () => {
    await done(ordering(alice, { ...ORDER, side: "BUY", quantity: "1000", sideEffectType: "AUTO_REPAY" }));
    // 1000.04166668 − 999. The balance says 0, and yet the account is not empty.
    const dust = { borrowed: "1.04166668", interest: "0.00000000", free: "0.00000000" };
    expect(await standing(alice, "ADAUSDT")).toMatchObject({ baseAsset: dust });
    await expectRefusal(venue, disabling(alice, "ADAUSDT"), [
      -11102,
      "You cannot disable this isolated margin pair, as there are still assets or debts of this pair.",
    ]);
    await expectRefusal(venue, repaying(alice, "1.04166668 ADA", "ADAUSDT"), NOT_THERE);
    // 1.1 coins are 55 cents, and orders begin at five dollars.
    const small = { ...ORDER, side: "BUY", quantity: "1.1", sideEffectType: "AUTO_REPAY" };
    await expectRefusal(venue, ordering(alice, small), [-1013, "Filter failure: NOTIONAL"]);
    await venue.advance(HOURS);
    // 1.04166668 × 0.0005 ÷ 24 = 0.0000217…, rounded up: the amount of an hour ago leaves dust again.
    await done(moving(alice, "2 ADA", { from: "spot", to: "ADAUSDT" }));
    await expectRefusal(venue, repaying(alice, "1.0416884 ADA", "ADAUSDT"), TOO_MUCH);
    await done(repaying(alice, "1.04168839 ADA", "ADAUSDT"));
    const clear = { borrowed: "0.00000000", interest: "0.00000000", free: "0.95831161" };
    expect(await standing(alice, "ADAUSDT")).toMatchObject({ baseAsset: clear, marginLevel: "999.00000000" });
  });

  test("are paid back whole by an order that is larger by the commission and the interest", async () => {
    // 1000.04166668 ÷ 0.999 = 1001.0427…, on the next tenth. 1001.1 × 0.999 = 1000.0989 come back.
    await done(ordering(alice, { ...ORDER, side: "BUY", quantity: "1001.1", sideEffectType: "AUTO_REPAY" }));
    const clear = { borrowed: "0.00000000", interest: "0.00000000", free: "0.05723332" };
    expect(await standing(alice, "ADAUSDT")).toMatchObject({ baseAsset: clear, marginLevel: "999.00000000" });
  });
});

test("the golden hour: a millisecond before it a loan has cost one, at it two, each rounded up", async () => {
  await changes("USDT", { dailyRates: [rateOf("0.0002")] });
  for (const trader of [alice, bob]) {
    await done(moving(trader, "10 USDT", { from: "spot", to: "cross" }));
    await done(borrowing(trader, "5.73824 USDT", "cross"));
  }
  await venue.advance(30 * MINUTES - 1);
  // 5.73824 × 0.0002 ÷ 24 = 0.000047818…: the real exchange charged 0.00004782.
  await done(repaying(alice, "5.73828782 USDT", "cross"));
  await venue.advance(1);
  // What paid all of it a millisecond ago would leave the second hour, which is too little to go on owing.
  await expectRefusal(venue, repaying(bob, "5.73828782 USDT", "cross"), LEFT_TOO_LITTLE);
  await done(repaying(bob, "5.73833564 USDT", "cross"));
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "0.00000000", free: "9.99995218" });
  expect(await crossOf(bob, "USDT")).toMatchObject({ borrowed: "0.00000000", free: "9.99990436" });
});

interface History {
  readonly rows: readonly {
    readonly interestAccuredTime: number;
    readonly interest: string;
    readonly interestRate: string;
    readonly type: string;
  }[];
  readonly total: number;
}

test("a month in a second: 721 hours on record, and a margin call out of interest alone", async () => {
  await done(moving(alice, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
  // 9000 × 0.000475 ÷ 24 = 0.178125 an hour.
  await done(borrowing(alice, "9000 USDT", "BTCUSDT"));
  const at = async () => {
    const { marginLevel, marginLevelStatus } = await standing(alice, "BTCUSDT");
    return [marginLevel, marginLevelStatus];
  };
  // 10000 against 9000 and 1, 5 and 6 hours. The borders are 1.111 and 1.1.
  expect(await at()).toEqual(["1.11108912", "EXCESSIVE"]);
  await venue.advance(4 * HOURS);
  expect(await at()).toEqual(["1.11100116", "EXCESSIVE"]);
  await venue.advance(HOURS);
  expect(await at()).toEqual(["1.11097918", "NORMAL"]);

  // On the tenth day money becomes twice as dear.
  await venue.advance(10 * DAYS - 5 * HOURS);
  await steer(venue, "PUT", "/rates/USDT", { daily: "0.00095" });
  await venue.advance(134 * HOURS);
  // 241 × 0.178125 + 134 × 0.35625 = 90.665625; another 0.35625 make it 91.021875.
  expect(await at()).toEqual(["1.10002946", "NORMAL"]);
  await venue.advance(HOURS);
  expect(await at()).toEqual(["1.09998635", "MARGIN_CALL"]);
  await venue.advance(20 * DAYS - 135 * HOURS);

  const month = { isolatedSymbol: "BTCUSDT", startTime: HOUR, endTime: HOUR + 30 * DAYS, size: 100 };
  const rows: History["rows"][number][] = [];
  for (let current = 1; current <= 9; current++) {
    const page = await seen<History>(alice, "/interestHistory", { ...month, current });
    expect(page.total).toBe(721);
    rows.push(...page.rows);
  }
  // Each hour once, the newest first, on the full hour.
  const hours = Array.from({ length: 721 }, (_, nth) => HOUR + (720 - nth) * HOURS);
  expect(rows.map(({ interestAccuredTime }) => interestAccuredTime)).toEqual(hours);
  const dear = { interest: "0.35625", interestRate: "0.00095", type: "PERIODIC" };
  const cheap = { interest: "0.178125", interestRate: "0.000475", type: "PERIODIC" };
  expect([rows[0], rows[479], rows[480], rows[719], rows[720]]).toMatchObject([
    dear,
    dear,
    cheap,
    cheap,
    { ...cheap, type: "ON_BORROW" },
  ]);
  // 241 × 0.178125 + 480 × 0.35625, and 10000 against it and 9000.
  expect(rows.reduce((sum, { interest }) => sum + Number(interest), 0)).toBeCloseTo(213.928125, 8);
  expect(await standing(alice, "BTCUSDT")).toMatchObject({ quoteAsset: { interest: "213.92812500" } });
  expect(await at()).toEqual(["1.08531343", "MARGIN_CALL"]);
});

test("who borrows the pool's last coin leaves nothing for others, and interest that comes back is no coin to lend", async () => {
  const carol = venue.as("carol");
  await changes("BTC", { borrowLimits: [amountOf("10000")] });
  await steer(venue, "POST", "/accounts/carol/credit", { asset: "USDT", amount: "100000000" });
  await done(moving(carol, "100000000 USDT", { from: "spot", to: "cross" }));
  await done(moving(alice, "10000 USDT", { from: "spot", to: "cross" }));
  // The pool has 5000.
  await done(borrowing(carol, "5000 BTC", "cross"));
  const short = { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "0.02", sideEffectType: "MARGIN_BUY" };
  await expectRefusal(venue, borrowing(alice, "0.000001 BTC", "cross"), POOL_DRY);
  await expectRefusal(venue, ordering(alice, short), POOL_DRY);
  expect(await seen(alice, "/maxBorrowable", { asset: "BTC" })).toEqual({ amount: "0", borrowLimit: "10000" });

  // 5000 × 0.00026125 ÷ 24 = 0.0544270833…: what pays interest is the exchange's.
  await done(repaying(carol, "0.05442709 BTC", "cross"));
  await expectRefusal(venue, borrowing(alice, "0.000001 BTC", "cross"), POOL_DRY);
  await done(repaying(carol, "0.02 BTC", "cross"));
  await expectRefusal(venue, borrowing(alice, "0.02000001 BTC", "cross"), POOL_DRY);
  await done(ordering(alice, short));
  // Now it is carol who finds it empty.
  await expectRefusal(venue, borrowing(carol, "0.000001 BTC", "cross"), POOL_DRY);
});
