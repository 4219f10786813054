// Figures of cross margin accounts, as Binance published them. Each test names the page it is from.

import { expect, test } from "vitest";
import { assess } from "../../src/core/select-margin.ts";
import { amountOf, ratioOf } from "../../src/genesis/figures.ts";
import { minus } from "../../src/money/arithmetic.ts";
import { amountWorth, priceAtLevel } from "../../src/money/convert.ts";
import { plain } from "../../src/money/text.ts";
import { type Amount, atoms, NO_AMOUNT, type Value } from "../../src/money/units.ts";
import { openCore, refusal } from "../exchange.ts";
import type { PairDesk } from "../exchange/pair-desk.ts";

/** The account of Query Cross Margin Account Details: bitcoin, and BNB of which a part is borrowed. */
function documentedAccount(): PairDesk {
  const venue = openCore({ rates: "none" });
  // The page's two totals put a BNB at 0.00290743216 BTC.
  venue.index("BNB", "87.22296488");
  const account = venue.trader("ann").cross.has("0.004995", "BTC").has("2144.83333328", "BNB");
  account.borrows("201.66666672", "BNB");
  return account;
}

/** A value in bitcoin. */
function inBtc(account: PairDesk, of: Value): Amount {
  return amountWorth(of, account.venue.x.prices.index.get("BTC")!.price, "half-up");
}

test("MC-01, Query Cross Margin Account Details: the level is that of the balances, not of the printed totals", () => {
  const account = documentedAccount();
  const { assets, debts } = assess(account.venue.x, account.purse);
  const [total, liability] = [inBtc(account, assets), inBtc(account, debts)];
  expect(plain(total)).toBe("6.82728457");
  expect(plain(liability)).toBe("0.58633215");
  expect(plain(minus(total, liability))).toBe("6.24095242");
  // Printed as 11.64405625; the printed totals alone would give 11.64405630.
  expect(Number(account.level)).toBeCloseTo(11.644_056_25, 6);
});

test("MC-02, Query Cross Margin Account Details: what is borrowed stays free until it is spent", () => {
  const account = documentedAccount();
  expect(account.free("BNB")).toBe("2346.5");
  expect(account.owes("BNB")).toBe("201.66666672");
  expect(plain(minus(amountOf(account.free("BNB")), amountOf(account.owes("BNB"))))).toBe("2144.83333328");
});

test("MC-03, Query Cross Margin Account Details: assets and debts are valued at one index", () => {
  const account = documentedAccount();
  const { assets, debts } = assess(account.venue.x, account.purse);
  const [bnb, owed] = [inBtc(account, assets), inBtc(account, debts)];
  const implied = (value: Amount, coins: string): number => Number(atoms(value)) / Number(atoms(amountOf(coins)));
  expect(implied(minus(bnb, amountOf("0.004995")), "2346.5")).toBeCloseTo(0.002_907_43, 8);
  expect(implied(owed, "201.66666672")).toBeCloseTo(0.002_907_43, 8);
});

test("MC-04, FAQ on the liquidation price: 1 BTC against 20,000 USDT is liquidated at 22,000", () => {
  const has = { base: amountOf("1"), quote: NO_AMOUNT };
  const owes = { base: NO_AMOUNT, quote: amountOf("20000") };
  expect(plain(priceAtLevel(has, owes, ratioOf("1.1"), "down")!)).toBe("22000");

  const venue = openCore({ rates: "none" });
  const { cross, spot } = venue.trader("ann");
  venue.index("BTC", "60000");
  cross.has("1", "BTC").borrows("20000", "USDT");
  cross.sends("20000", "USDT", spot);
  venue.index("BTC", "22000.01");
  cross.sells("0.01", { at: "22500" });
  venue.index("BTC", "22000");
  expect(refusal(() => cross.sells("0.01", { at: "22500" }))).toEqual({ reason: "level-too-low" });
});
