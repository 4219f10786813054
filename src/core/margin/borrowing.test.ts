import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { amountOf, ratioOf } from "../../genesis/figures.ts";

function lender(): { venue: CoreVenue; cross: PairDesk } {
  const venue = openCore({ rates: "none" });
  return { venue, cross: venue.trader("ann").cross };
}

describe("the most a cross account may borrow", () => {
  test("brings its level to the initial ratio of its leverage, and not an atom more", () => {
    const { cross } = lender();
    cross.has("10000", "USDT");
    expect(cross.maxBorrow("USDT")).toBe("20000");
    expect(refusal(() => cross.borrows("20000.00000001", "USDT"))).toEqual({
      reason: "beyond-borrow-limit",
      isolated: false,
    });
    cross.borrows("20000", "USDT");
    expect([cross.level, cross.maxBorrow("USDT")]).toEqual(["1.5", "0"]);
  });

  test("is the same worth in any coin", () => {
    const { cross } = lender();
    cross.has("1", "BTC");
    expect([cross.maxBorrow("USDT"), cross.maxBorrow("BTC"), cross.maxBorrow("ETH")]).toEqual(["60000", "2", "30"]);
    cross.borrows("1", "BTC");
    expect([cross.maxBorrow("USDT"), cross.maxBorrow("ETH")]).toEqual(["30000", "15"]);
  });

  test("follows the index", () => {
    const { venue, cross } = lender();
    cross.has("1", "BTC");
    venue.index("BTC", "15000");
    expect(cross.maxBorrow("USDT")).toBe("30000");
  });

  test("counts a coin for less where it has a haircut, also when it is lent", () => {
    const { venue, cross } = lender();
    const bitcoin = venue.x.reference.assets.get("BTC")!;
    venue.perform({ type: "DefineAsset", asset: { ...bitcoin, collateralRatio: ratioOf("0.9") } });
    cross.has("1", "BTC");
    // 27,000 of collateral; a borrowed bitcoin adds 27,000 to it and 30,000 to the debt.
    expect([cross.maxBorrow("USDT"), cross.maxBorrow("BTC")]).toEqual(["54000", "1.5"]);
    // The level itself knows no haircut.
    cross.borrows("30000", "USDT");
    expect(cross.level).toBe("2");
  });

  test("ends at the account's limit, and at what the pool has", () => {
    const { venue, cross } = lender();
    cross.has("200", "BTC");
    expect(cross.maxBorrow("BTC")).toBe("180");
    const poor = openCore({ rates: "none" }).trader("ann").cross.has("200000000", "USDT");
    const pool = poor.venue.x.reference.assets.get("USDT")!;
    poor.venue.perform({ type: "DefineAsset", asset: { ...pool, borrowLimits: [amountOf("1000000000")] } });
    expect(poor.maxBorrow("USDT")).toBe("100000000");
    expect(refusal(() => poor.borrows("100000001", "USDT"))).toEqual({ reason: "pool-exhausted", asset: "USDT" });
    poor.borrows("100000000", "USDT");
    const late = poor.venue.trader("ben").cross.has("1000", "USDT");
    expect(refusal(() => late.borrows("1", "USDT"))).toEqual({ reason: "pool-exhausted", asset: "USDT" });
    poor.repays("1", "USDT");
    late.borrows("1", "USDT");
    expect(venue.x.orders.open.size).toBe(0);
  });
});

describe("the most an isolated account may borrow", () => {
  test("is that of the tier that gives the most", () => {
    const { venue } = lender();
    const account = venue.trader("ann").isolated("BTCUSDT").has("10000", "USDT");
    // 10,000 ÷ 0.111, just above the first tier's 90,000; the second tier gives less by its ratio.
    expect(account.maxBorrow("USDT")).toBe("90000");
    expect(account.maxBorrow("BTC")).toBe("3.003003");
    account.borrows("90000", "USDT");
    expect(account.maxBorrow("USDT")).toBe("0");
  });

  test("lets a larger account reach a higher tier, at a higher ratio", () => {
    const { venue } = lender();
    const account = venue.trader("ann").isolated("BTCUSDT").has("20000", "USDT");
    // The second tier: 20,000 ÷ 0.1264.
    expect(account.maxBorrow("USDT")).toBe("158227.84810126");
    account.borrows("158227.84810126", "USDT");
    expect(account.level).toBe("1.1264");
  });

  test("is only of its two coins", () => {
    const { venue } = lender();
    const account = venue.trader("ann").isolated("BTCUSDT").has("1000", "USDT");
    expect(refusal(() => account.borrows("1", "ETH"))).toEqual({ reason: "asset-not-in-pair", asset: "ETH" });
  });

  test("is told apart from a cross account's when it is passed", () => {
    const { venue } = lender();
    const account = venue.trader("ann").isolated("BTCUSDT").has("100", "USDT");
    expect(refusal(() => account.borrows("901", "USDT"))).toEqual({ reason: "beyond-borrow-limit", isolated: true });
  });
});

describe("a loan is refused", () => {
  test("one reason at a time: the amount, the purse, the coin, the smallest loan, the pool, the level", () => {
    const { venue, cross } = lender();
    const usdt = venue.x.reference.assets.get("USDT")!;
    const define = (more: object): void => void venue.perform({ type: "DefineAsset", asset: { ...usdt, ...more } });
    expect(refusal(() => venue.trader("ann").spot.borrows("0", "USDT"))).toEqual({ reason: "amount-not-positive" });
    expect(refusal(() => venue.trader("ann").spot.borrows("1", "USDT"))).toEqual({ reason: "not-a-margin-purse" });
    expect(refusal(() => cross.borrows("1", "XYZ"))).toEqual({ reason: "unknown-asset", asset: "XYZ" });
    define({ borrowable: false, minimumBorrow: amountOf("5") });
    expect(refusal(() => cross.borrows("1", "USDT"))).toEqual({ reason: "not-borrowable", asset: "USDT" });
    define({ minimumBorrow: amountOf("5") });
    expect(refusal(() => cross.borrows("1", "USDT"))).toEqual({ reason: "below-minimum-borrow" });
    expect(refusal(() => cross.borrows("200000000", "USDT"))).toEqual({ reason: "pool-exhausted", asset: "USDT" });
    expect(refusal(() => cross.borrows("5", "USDT"))).toEqual({ reason: "beyond-borrow-limit", isolated: false });
    cross.has("5", "USDT").borrows("5", "USDT");
    expect(cross.free("USDT")).toBe("10");
  });

  test("to an account that is being liquidated, which may neither trade nor send away either", () => {
    const { venue, cross } = lender();
    venue.index("BTC", "200000");
    cross.has("1", "BTC").borrows("60000", "USDT");
    cross.sends("60000", "USDT", venue.trader("ann").spot);
    venue.index("BTC", "66000.01");
    expect(refusal(() => cross.borrows("1", "USDT"))).toEqual({ reason: "beyond-borrow-limit", isolated: false });
    // Nobody bids for its coin, so that it stays in liquidation.
    venue.index("BTC", "66000");
    const refused = { reason: "level-too-low" };
    expect(cross.level).toBe("1.1");
    expect(refusal(() => cross.borrows("1", "USDT"))).toEqual(refused);
    expect(refusal(() => cross.sells("1", { at: "70000" }))).toEqual(refused);
    expect(refusal(() => cross.sends("0.1", "BTC", venue.trader("ann").spot))).toEqual(refused);
    // Taking in is what it may do, and paying back.
    cross.has("10000", "USDT");
    cross.repays("10000", "USDT");
  });
});

describe("repaying", () => {
  test("is refused beyond the debt, beyond what is free, and below the smallest amount unless it clears the debt", () => {
    const { venue, cross } = lender();
    const usdt = venue.x.reference.assets.get("USDT")!;
    venue.perform({ type: "DefineAsset", asset: { ...usdt, minimumRepay: amountOf("10") } });
    cross.has("1", "BTC").borrows("12", "USDT");
    expect(refusal(() => cross.repays("0", "USDT"))).toEqual({ reason: "amount-not-positive" });
    expect(refusal(() => cross.repays("12.00000001", "USDT"))).toEqual({ reason: "repay-exceeds-debt" });
    expect(refusal(() => cross.repays("9", "USDT"))).toEqual({ reason: "below-minimum-repay" });
    cross.repays("10", "USDT");
    cross.repays("2", "USDT");
    expect(cross.owes("USDT")).toBe("0");
    cross.borrows("1", "BTC");
    cross.sells("1.5", { at: "40000" });
    expect(refusal(() => cross.repays("1", "BTC"))).toEqual({ reason: "insufficient-balance", asset: "BTC" });
  });

  test("gives the pool its coins back, and interest to the exchange", () => {
    const venue = openCore({ rates: { USDT: "0.0024" } });
    const { cross } = venue.trader("ann");
    const [pool, earned] = [venue.x.ledger.purses[1]!, venue.x.ledger.purses[3]!];
    const freeOf = (purse: typeof pool): bigint => venue.x.ledger.cells[purse.rows.get("USDT")!]!;
    const before = freeOf(pool);
    cross.has("1000", "USDT").borrows("1000", "USDT");
    cross.repays("1000.1", "USDT");
    expect(freeOf(pool)).toBe(before);
    expect(freeOf(earned)).toBe(10_000_000n);
  });
});
