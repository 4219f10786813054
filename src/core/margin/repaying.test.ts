import { expect, test } from "vitest";
import { openCore, refusal, stateText, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { amountOf } from "../../genesis/figures.ts";
import { decode } from "../../journal/codec.ts";
import { HOUR, span } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";

const MILLISECOND = span(1);

function lender(pendingLoans = false): { venue: CoreVenue; cross: PairDesk } {
  const venue = openCore({ rates: { USDT: "0.0024" }, settings: { pendingLoans, leastDebtLeft: amountOf("0.001") } });
  return { venue, cross: venue.trader("ann").cross.has("1000", "USDT") };
}

test("what is left of a debt is worth something, or there is nothing left", () => {
  const { cross } = lender();
  cross.borrows("100", "USDT");
  expect(refusal(() => cross.repays("100.00900001", "USDT"))).toEqual({ reason: "leaves-too-little-debt" });
  cross.repays("100.009", "USDT");
  expect(cross.owes("USDT")).toBe("0.001");
  expect(refusal(() => cross.repays("0.0001", "USDT"))).toEqual({ reason: "leaves-too-little-debt" });
  cross.repays("0.001", "USDT");
  expect(cross.owes("USDT")).toBe("0");
});

test("is measured in dollars, whatever is owed", () => {
  const { venue, cross } = lender();
  cross.borrows("0.01", "BTC");
  cross.has("1", "BTC");
  const debt = Number(cross.owes("BTC"));
  // 0.00000003 bitcoin are 0.0009 dollars, 0.00000004 are 0.0012.
  expect(refusal(() => cross.repays((debt - 3e-8).toFixed(8), "BTC"))).toEqual({ reason: "leaves-too-little-debt" });
  cross.repays((debt - 4e-8).toFixed(8), "BTC");
  expect(cross.owes("BTC")).toBe("0.00000004");
  venue.index("BTC", "20000");
  cross.repays("0.00000004", "BTC");
});

test("an order that pays back leaves what it must", () => {
  const { venue, cross } = lender();
  venue.trader("ben").spot.has("10", "BTC").has("100000", "USDT").sells("0.01", { at: "30000" });
  cross.borrows("0.01", "BTC");
  cross.sells("0.01", { at: "30001" });
  cross.buys("0.01", { effect: "auto-repay" });
  // 0.01 × 0.00026125 ÷ 24 = 0.000000108…, rounded up.
  expect(cross.owes("BTC")).toBe("0.00000011");
});

test("a loan keeps its account waiting only where the venue was founded so", () => {
  const { venue, cross } = lender();
  cross.borrows("10", "USDT");
  cross.repays("1", "USDT");
  cross.borrows("1", "USDT");
  expect(venue.happened("Borrowed")).toHaveLength(2);
});

test("and then for a tenth of a second, each account for itself, and orders not at all", () => {
  const { venue, cross } = lender(true);
  const isolated = venue.trader("ann").isolated("BTCUSDT").has("1000", "USDT");
  const waits = { reason: "loan-pending" };
  cross.borrows("1", "USDT");
  expect(refusal(() => cross.borrows("1", "USDT"))).toEqual(waits);
  expect(refusal(() => cross.borrows("1", "BTC"))).toEqual(waits);
  isolated.borrows("1", "USDT");
  venue.passes(99, MILLISECOND);
  expect(refusal(() => cross.repays("1", "USDT"))).toEqual(waits);
  cross.buys("0.035", { at: "29000", effect: "margin-buy" });
  venue.passes(1, MILLISECOND);
  const again = revive(decode(stateText(venue.x)) as Portrait);
  expect(stateText(again)).toBe(stateText(venue.x));
  cross.borrows("0.01", "BTC");
  // A repayment is a transaction like any other.
  expect(refusal(() => cross.repays("0.001", "BTC"))).toEqual(waits);
  venue.passes(1, HOUR);
  cross.repays("0.001", "BTC");
  expect(refusal(() => cross.borrows("1", "USDT"))).toEqual(waits);
});
