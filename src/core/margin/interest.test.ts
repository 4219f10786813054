import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { DAY, HOUR, instant, MINUTE } from "../../money/units.ts";

/** Lends at 0.01 % an hour. */
function lender(): { venue: CoreVenue; cross: PairDesk } {
  const venue = openCore({ rates: { USDT: "0.0024", BTC: "0.0024" } });
  return { venue, cross: venue.trader("ann").cross.has("100000", "USDT") };
}

test("a loan costs its first hour at once, and an hour more at every full hour", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  expect(cross.interest("USDT")).toBe("0.1");
  venue.passes(39, MINUTE);
  expect(cross.interest("USDT")).toBe("0.1");
  venue.passes(1, MINUTE);
  expect(cross.interest("USDT")).toBe("0.2");
  venue.passes(24, HOUR);
  expect(cross.interest("USDT")).toBe("2.6");
});

test("interest bears none: a month costs as many hours as it has, whatever has gathered", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  venue.passes(30, DAY);
  expect([cross.principal("USDT"), cross.interest("USDT")]).toEqual(["1000", "72.1"]);
  expect(new Set(venue.happened("InterestCharged").map(({ interest }) => interest)).size).toBe(1);
});

test("a second loan of the same coin is charged for its own first hour, and then they are one", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  cross.borrows("500", "USDT");
  expect(cross.interest("USDT")).toBe("0.15");
  venue.passes(1, HOUR);
  expect(cross.interest("USDT")).toBe("0.3");
});

test("what is repaid pays interest first; principal that is gone costs nothing any more", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  cross.repays("0.05", "USDT");
  expect([cross.principal("USDT"), cross.interest("USDT")]).toEqual(["1000", "0.05"]);
  cross.repays("500.05", "USDT");
  expect([cross.principal("USDT"), cross.interest("USDT")]).toEqual(["500", "0"]);
  venue.passes(1, HOUR);
  expect(cross.interest("USDT")).toBe("0.05");
  cross.repays("500.05", "USDT");
  venue.passes(5, HOUR);
  expect(cross.owes("USDT")).toBe("0");
});

test("every hour is recorded for itself: the loan, the rate, the full hour, and why", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  venue.passes(2, HOUR);
  const hours = venue.happened("InterestCharged").map(({ hour, cause }) => [hour, cause]);
  const at = (h: number): unknown => instant(Date.UTC(2026, 0, 5, h));
  expect(hours).toEqual([
    [at(10), "on-borrow"],
    [at(11), "periodic"],
    [at(12), "periodic"],
  ]);
});

test("a loan made on the full hour is charged for it once", () => {
  const { venue, cross } = lender();
  venue.comesTo(instant(Date.UTC(2026, 0, 5, 14)));
  cross.borrows("1000", "USDT");
  venue.passes(59, MINUTE);
  expect(cross.interest("USDT")).toBe("0.1");
  venue.passes(1, MINUTE);
  expect(cross.interest("USDT")).toBe("0.2");
});

test("an hour is charged once, however often time is told that it has come", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  venue.comesTo(instant(Date.UTC(2026, 0, 5, 11)));
  venue.perform({ type: "AdvanceTime", to: venue.at });
  venue.perform({ type: "AdvanceTime", to: venue.at });
  expect(cross.interest("USDT")).toBe("0.2");
});

test("loans are charged by purse and then by coin, so that a replay meets them in the same order", () => {
  const { venue, cross } = lender();
  const isolated = venue.trader("ben").isolated("BTCUSDT").has("10000", "USDT");
  isolated.borrows("100", "USDT");
  cross.borrows("100", "USDT");
  cross.borrows("0.1", "BTC");
  venue.passes(1, HOUR);
  const charged = venue.happened("InterestCharged").slice(-3);
  expect(charged.map(({ purse, asset }) => [purse, asset])).toEqual([
    [cross.purse, "BTC"],
    [cross.purse, "USDT"],
    [isolated.purse, "USDT"],
  ]);
});

test("a rate that changes counts from the next full hour", () => {
  const { venue, cross } = lender();
  cross.borrows("1000", "USDT");
  const asset = venue.x.reference.assets.get("USDT")!;
  const [rate] = venue.x.reference.assets.get("BNB")!.dailyRates;
  venue.perform({ type: "DefineAsset", asset: { ...asset, dailyRates: [rate!] } });
  expect(cross.interest("USDT")).toBe("0.1");
  venue.passes(1, HOUR);
  // 0.05 % a day.
  expect(cross.interest("USDT")).toBe("0.12083334");
});

test("a higher level pays its own rate, and levels beyond the table the last one", () => {
  const venue = openCore();
  const interestOf = (vip: number): string => {
    const { cross } = venue.trader(`level ${vip}`, vip);
    cross.has("10000", "USDT").borrows("1000", "USDT");
    return cross.interest("USDT");
  };
  // 0.0475 % a day, times 1, 0.95 and 0.6.
  expect([interestOf(0), interestOf(1), interestOf(5), interestOf(9)]).toEqual([
    "0.01979167",
    "0.01880209",
    "0.011875",
    "0.011875",
  ]);
});

test("the level falls by interest alone", () => {
  const { venue, cross } = lender();
  cross.borrows("100000", "USDT");
  // An hour's interest is 10.
  expect(cross.level).toBe("1.99980001");
  venue.passes(1, HOUR);
  expect(Number(cross.level)).toBeLessThan(1.9998);
});
