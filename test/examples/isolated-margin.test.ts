// Figures of isolated margin accounts: a live reply for FETUSDT, and Binance's pages on ladders.

import { describe, expect, test } from "vitest";
import type { Asset, IsolatedTier, Pair } from "../../src/core/listing.ts";
import { assess, levelStatus, liquidationPriceOf, marginLevel, tierOf } from "../../src/core/select-margin.ts";
import { DEFAULT_ASSETS } from "../../src/genesis/assets.ts";
import { amountOf, priceOf, quantityOf, ratioOf } from "../../src/genesis/figures.ts";
import { DEFAULT_PAIRS, ladder } from "../../src/genesis/pairs.ts";
import { minus, plus } from "../../src/money/arithmetic.ts";
import { borrowableAtRatio, percentChange, priceAtLevel, settled, worth } from "../../src/money/convert.ts";
import { plain } from "../../src/money/text.ts";
import { NO_AMOUNT, NO_VALUE } from "../../src/money/units.ts";
import { openCore, type CoreVenue } from "../exchange.ts";
import type { PairDesk } from "../exchange/pair-desk.ts";

/** The second tier of the 5x ladder of 2020 to 2023, whose liquidation ratio rose with the tier. */
const OLD_TIERS: IsolatedTier[] = [
  ["5", "1.25", "1.19", "1.17", "1.15", "500"],
  ["4.2", "1.3125", "1.2475", "1.1775", "1.1575", "1000"],
].map(([multiple, initial, marginCall, preLiquidation, liquidation, limit], nth) => ({
  tier: nth + 1,
  multiple: ratioOf(multiple!),
  initial: ratioOf(initial!),
  marginCall: ratioOf(marginCall!),
  preLiquidation: ratioOf(preLiquidation!),
  liquidation: ratioOf(liquidation!),
  baseLimit: amountOf(limit!),
  quoteLimit: amountOf(limit!),
}));

const FET: Asset = { ...DEFAULT_ASSETS[0]!, name: "FET", fullName: "Fetch.ai" };
const ADAUSDT = DEFAULT_PAIRS.find(({ symbol }) => symbol === "ADAUSDT")!;
const FETUSDT: Pair = {
  ...ADAUSDT,
  symbol: "FETUSDT",
  base: "FET",
  tiers: OLD_TIERS,
  filters: {
    ...ADAUSDT.filters,
    price: { min: priceOf("0.00000001"), max: priceOf("1000"), tick: priceOf("0.00000001") },
    lot: { ...ADAUSDT.filters.lot, min: quantityOf("0.0001"), step: quantityOf("0.0001") },
    percentPrice: { ...ADAUSDT.filters.percentPrice, bidDown: ratioOf("0") },
    notional: { ...ADAUSDT.filters.notional, min: amountOf("0") },
  },
};

/** Brings an account to the live reply's balances by borrowing, trading, and an order that waits. */
function fetAccount(): PairDesk {
  // The reply's interest is exactly one hour at 0.15 % a day.
  const venue = openCore({ assets: [FET], pairs: [FETUSDT], contracts: [], rates: { USDT: "0.0015" } });
  // The reply's values in BTC of both coins, over their amounts; all times 100,000 for more digits.
  venue.index("FET", "1.06866558");
  venue.index("USDT", "1.77799982");
  const account = venue.trader("ann").isolated("FETUSDT").has("954.675", "FET").has("20.65536756", "USDT");
  account.borrows("889.66509394", "USDT");
  venue.trader("seller").spot.on("FETUSDT").has("1000.0394", "FET").sells("1000", { at: "0.88966509" });
  account.buys("1000", { at: "0.88966509" });
  venue.trader("seller").spot.on("FETUSDT").sells("0.0394", { at: "0.889" });
  venue.trader("seller").spot.on("FETUSDT").cancelsAll();
  account.buys("0.0394", { at: "0.0001" });
  venue.trader("seller").spot.on("FETUSDT").sells("0.0394");
  account.sells("491.3", { at: "0.9" });
  return account;
}

describe("a live reply for FETUSDT", () => {
  const account = fetAccount();
  const { x } = account.venue;
  const assessed = assess(x, account.purse);

  test("IS-01: total = free + locked, net = total − borrowed − interest", () => {
    expect([account.free("FET"), account.locked("FET")]).toEqual(["1463.4144", "491.3"]);
    expect([account.free("USDT"), account.principal("USDT"), account.interest("USDT")]).toEqual([
      "20.65536756",
      "889.66509394",
      "0.05560407",
    ]);
    expect(plain(plus(amountOf(account.free("FET")), amountOf(account.locked("FET"))))).toBe("1954.7144");
    expect(plain(minus(amountOf(account.free("USDT")), amountOf(account.owes("USDT"))))).toBe("-869.06533045");
  });

  test("IS-02: the level goes through each coin's own index, not through the pair's", () => {
    const shown = Number(plain(marginLevel(assessed.assets, assessed.debts)));
    // The pair's index would give 1.34629073.
    expect(shown).toBeCloseTo(1.343_719_23, 6);
    expect(levelStatus(assessed, tierOf(x, FETUSDT, account.purse))).toBe("excessive");
  });

  test("IS-03: the liquidation price takes the tier's ratio unrounded", () => {
    expect(plain(liquidationPriceOf(x, FETUSDT, account.purse)!)).toBe("0.51628838");
  });

  test("IS-04: the distance to it is rounded as a fraction and shown in percent", () => {
    expect(plain(percentChange(priceOf("0.60221962"), priceOf("0.51628838"), "half-up"))).toBe("-14.269087");
  });

  test("IS-05: the margin ratio is the multiple of the tier in force", () => {
    const tier = tierOf(x, FETUSDT, account.purse);
    expect([tier.tier, plain(tier.multiple), plain(tier.initial)]).toEqual([2, "4.2", "1.3125"]);
  });
});

test("IS-06, a live reply for ETHBTC: without debt the level is 999 and there is no liquidation price", () => {
  const venue = openCore();
  const account = venue.trader("ann").isolated("ETHBTC").has("0.00027211", "ETH");
  const pair = venue.x.reference.markets.get("ETHBTC") as Pair;
  expect(account.level).toBe("999");
  expect(levelStatus(assess(venue.x, account.purse), tierOf(venue.x, pair, account.purse))).toBe("excessive");
  expect(plain(tierOf(venue.x, pair, account.purse).multiple)).toBe("10");
  expect(liquidationPriceOf(venue.x, pair, account.purse)).toBeUndefined();
  // Values in BTC are rounded, not cut: cut it would be 0.00001828.
  expect(plain(settled(worth(amountOf("0.00027211"), priceOf("0.06720756")), "half-up"))).toBe("0.00001829");
});

describe("IS-07 and IS-08, FAQ on isolated margin tiers: ratios rise by a step, multiples follow", () => {
  const rows = (leverage: 10 | 5 | 3): string[] =>
    ladder(leverage, amountOf("1"), amountOf("1")).map((tier) => `${plain(tier.initial)} ${plain(tier.multiple)}`);

  test("10x", () => {
    expect(rows(10)).toEqual([
      "1.111 10",
      "1.1264 8.91",
      "1.1418 8.05",
      "1.1572 7.36",
      "1.1726 6.79",
      "1.188 6.31",
      "1.2034 5.91",
      "1.2188 5.57",
      "1.2342 5.26",
      "1.2496 5",
    ]);
  });

  test("5x", () => expect(rows(5)).toEqual(["1.25 5", "1.3125 4.2", "1.375 3.66", "1.4375 3.28", "1.5 3"]));
  test("3x", () => expect(rows(3)).toEqual(["1.5 3", "1.875 2.14", "2.25 1.8", "2.625 1.61", "3 1.5"]));
});

test("IS-09, FAQ on adjustable isolated leverage: tier n may owe n times the first tier's limits", () => {
  const [first, second] = ladder(10, amountOf("7.2"), amountOf("90000"));
  expect([plain(first!.baseLimit), plain(first!.quoteLimit)]).toEqual(["7.2", "90000"]);
  expect([plain(second!.baseLimit), plain(second!.quoteLimit)]).toEqual(["14.4", "180000"]);
});

test("IS-10, FAQ on adjustable isolated leverage: 1 BTC at 1.111 carries a loan of 9.009009 BTC", () => {
  const one = priceOf("1");
  const most = borrowableAtRatio(worth(amountOf("1"), one), NO_VALUE, ratioOf("1.111"), ratioOf("1"), one, "down");
  expect(plain(most)).toBe("9.009009");
});

test("IS-11, derived: 1,000 USDT at 1.25 carry 4,000, and then the level is 1.25", () => {
  const venue = openCore({ rates: "none" });
  const account = venue.trader("ann").isolated("ADAUSDT").has("1000", "USDT");
  expect(account.maxBorrow("USDT")).toBe("4000");
  account.borrows("4000", "USDT");
  expect(account.level).toBe("1.25");
  expect(account.maxBorrow("USDT")).toBe("0");
});

test("IS-12, derived: one short bitcoin sold into 110,000 USDT is liquidated at 104,761.9047619", () => {
  const has = { base: NO_AMOUNT, quote: amountOf("110000") };
  const owes = { base: amountOf("1"), quote: NO_AMOUNT };
  expect(plain(priceAtLevel(has, owes, ratioOf("1.05"), "down")!)).toBe("104761.9047619");

  const venue = openCore({ rates: "none" });
  const account = venue.trader("ann").isolated("BTCUSDT").has("80000", "USDT");
  account.borrows("1", "BTC");
  buyer(venue).buys("1", { at: "30000" });
  account.sells("1");
  const pair = venue.x.reference.markets.get("BTCUSDT") as Pair;
  expect(plain(liquidationPriceOf(venue.x, pair, account.purse)!)).toBe("104761.9047619");
});

function buyer(venue: CoreVenue): PairDesk {
  return venue.trader("buyer").spot.has("100000", "USDT");
}

test("IS-13, seen on a pair of the 3x ladder: what leaves must leave 2.25 times the debt, where a venue says so", () => {
  const venue = openCore({ rates: "none", settings: { isolatedTransferOut: ratioOf("2.25") } });
  const account = venue.trader("ann").isolated("BTCUSDT").has("1", "BTC");
  account.borrows("10000", "USDT");
  // 30000 and the 10000 borrowed against 22500: 17500 may leave, of which no more than there is in dollars.
  expect([account.maxOut("USDT"), account.maxOut("BTC")]).toEqual(["10000", "0.58333333"]);
});

test("IS-14, FAQ on the clearance fee: two percent of what was liquidated, at what it was worth when it began", () => {
  const venue = openCore({ rates: "none" });
  const trader = venue.trader("ann");
  venue.index("BTC", "100000");
  const account = trader.isolated("BTCUSDT").has("2", "BTC");
  account.borrows("50000", "USDT");
  account.sends("50000", "USDT", trader.spot);
  venue.trader("bidder").spot.has("100000", "USDT").on("BTCUSDT").buys("2", { at: "25500" });
  venue.index("BTC", "25000");
  const [started] = venue.happened("LiquidationStarted");
  expect([plain(settled(started!.assets, "down")), plain(settled(started!.fee, "down"))]).toEqual(["50000", "1000"]);
  // Two coins bring 51000, of which 1000 are left: all of it is the fee.
  expect([account.free("USDT"), account.free("BTC")]).toEqual(["0", "0"]);
});
