// Figures of margin interest, as Binance published them. Each test names the page it is from.

import { describe, expect, test } from "vitest";
import { plain } from "../../src/money/text.ts";
import { HOUR, instant, type Instant, MINUTE } from "../../src/money/units.ts";
import { openCore, type CoreVenue } from "../exchange.ts";
import type { PairDesk } from "../exchange/pair-desk.ts";

const clock = (hours: number, minutes: number): Instant => instant(Date.UTC(2026, 0, 5, hours, minutes));

/** A cross account with plenty of collateral, in a venue that lends at a daily rate. */
function lender(asset: string, daily: string, at: Instant = clock(10, 20)): { venue: CoreVenue; account: PairDesk } {
  const venue = openCore({ rates: { [asset]: daily }, at });
  return { venue, account: venue.trader("ann").cross.has("1000000", "USDT") };
}

describe("one hour's interest is principal × daily rate ÷ 24, rounded up", () => {
  test.each([
    ["MI-01", "36.22", "0.02414667"],
    ["MI-02", "30.29", "0.02019334"],
    ["MI-03", "31.48", "0.02098667"],
    ["MI-04", "37.25", "0.02483334"],
    ["MI-05", "32.48", "0.02165334"],
  ])("%s, Get Interest History, 2019: %s BNB at 1.6 %% a day cost %s", (_id, principal, interest) => {
    const { account } = lender("BNB", "0.016");
    account.borrows(principal, "BNB");
    expect(account.interest("BNB")).toBe(interest);
    // The next full hour costs as much again: principal bears interest, interest does not.
    account.venue.passes(1, HOUR);
    const [first, second] = account.venue.happened("InterestCharged");
    expect([plain(first!.interest), plain(second!.interest)]).toEqual([interest, interest]);
  });
});

test("MI-06, Get Interest History: the record of a borrow is stamped with the full hour", () => {
  const venue = openCore({ rates: { USDT: "0.00013233" }, at: instant(Date.UTC(2022, 11, 27, 17, 23, 45)) });
  const account = venue.trader("ann").isolated("BNBUSDT").has("1", "BNB");
  account.borrows("45.3313", "USDT");
  const [charged] = venue.happened("InterestCharged");
  expect(charged).toMatchObject({ cause: "on-borrow", hour: instant(1_672_160_400_000) });
  expect(account.interest("USDT")).toBe("0.00024995");
});

test("MI-07, FAQ on margin interest: from 13:20 to 14:15 are two charges", () => {
  const { venue, account } = lender("USDT", "0.0002", clock(13, 20));
  account.borrows("1000", "USDT");
  venue.comesTo(clock(14, 15));
  expect(venue.happened("InterestCharged")).toHaveLength(2);
  // The page rounds the sum once and prints 0.01666667; its own history shows every hour rounded for itself.
  expect(account.interest("USDT")).toBe("0.01666668");
});

test("MI-08, FAQ on margin interest: from 13:55 to 14:30 are two charges", () => {
  const { venue, account } = lender("USDT", "0.00024", clock(13, 55));
  account.borrows("1000", "USDT");
  venue.comesTo(clock(14, 30));
  expect(account.interest("USDT")).toBe("0.02");
});

test("MI-09, announcement on the first hour: what is repaid within the hour costs one charge, after it two", () => {
  const borrowed = (): PairDesk => {
    const { account } = lender("BTC", "0.00024", clock(9, 20));
    account.has("1", "BTC").borrows("10", "BTC");
    return account;
  };
  const early = borrowed();
  early.venue.comesTo(clock(9, 55));
  early.repays("10.0001", "BTC");
  expect(early.owes("BTC")).toBe("0");

  const late = borrowed();
  late.venue.comesTo(clock(10, 15));
  expect(late.owes("BTC")).toBe("10.0002");
});

test("FAQ on margin interest: a loan is charged at every full hour it lives to see, and at none before", () => {
  const { venue, account } = lender("USDT", "0.0024", clock(13, 20));
  account.borrows("100", "USDT");
  const charges = [];
  for (let minute = 0; minute < 150; minute++) {
    venue.passes(1, MINUTE);
    charges.push(venue.happened("InterestCharged").length);
  }
  // 13:20 at once; then 14:00, 15:00, and not yet 16:00.
  expect(charges.at(38)).toBe(1);
  expect(charges.at(39)).toBe(2);
  expect(charges.at(98)).toBe(2);
  expect(charges.at(99)).toBe(3);
  expect(charges.at(-1)).toBe(3);
});
