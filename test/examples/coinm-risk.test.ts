// Figures of COIN-M funding, bankruptcy and deleveraging, as published, shown or derived. What CM-13 shows is no rule here:
// marks are set and not worked out; CM-17 and CM-18 are of dollar-margined contracts, and CM-24 is a slip at its source.

import { describe, expect, test } from "vitest";
import { DEFAULT_CONTRACTS } from "../../src/genesis/contracts.ts";
import { amountOf, priceOf, rateOf } from "../../src/genesis/figures.ts";
import {
  bankruptcyPrice,
  coins,
  costAt,
  deleveragingScore,
  faceOf,
  fundingFee,
  type FundingFigures,
  fundingRate,
  profit,
} from "../../src/money/inverse.ts";
import { plain } from "../../src/money/text.ts";
import { atoms, contracts, type Rate, rate } from "../../src/money/units.ts";

const [BTC, ETH] = DEFAULT_CONTRACTS.filter(({ symbol }) => symbol.endsWith("_PERP"));
const TWO = faceOf(contracts(2), BTC!.size);

/** A rate that may be below zero. */
const signed = (text: string): Rate => (text.startsWith("-") ? rate(-atoms(rateOf(text.slice(1)))) : rateOf(text));

/** Interest of 0.01 % for eight hours, held back by 0.05 %, far from cap and floor. */
function rated(premium: string, hours = 8): Rate {
  const figures: FundingFigures = {
    interest: rateOf("0.0001"),
    damper: rateOf("0.0005"),
    cap: rateOf("0.02"),
    floor: signed("-0.02"),
    hours,
  };
  return fundingRate(signed(premium), figures, "half-up");
}

describe("CM-14, FAQ on funding: between −0.04 % and 0.06 % of premium the rate is the interest", () => {
  test.each([
    ["0", "0.0001"],
    ["0.0006", "0.0001"],
    ["-0.0004", "0.0001"],
    ["0.001", "0.0005"],
    ["-0.001", "-0.0005"],
  ])("%s of premium are a rate of %s", (premium, funded) => {
    expect(rated(premium)).toBe(signed(funded));
  });
});

test("CM-15, announcement of September 2025: in four hours half of it is paid", () => {
  expect(rated("0", 4)).toBe(rateOf("0.00005"));
});

test("CM-16, developers' forum 17801: the place in the line of deleveraging", () => {
  // A margin ratio of 0.1342 is 1.342 of ten; what was won is 9.41 times the wallet.
  const [unrealised, wallet, maintenance, balance] = ["40.2", "4.27", "1.342", "10"].map(amountOf);
  const score = deleveragingScore(
    { unrealised: unrealised!, wallet: wallet!, maintenance: maintenance!, balance: balance! },
    "down",
  );
  expect(score > rateOf("1.2634") && score < rateOf("1.2635")).toBe(true);
});

test("CM-21, FAQ on funding with the position of CM-02: a long pays 0.01 % of its notional", () => {
  const mark = priceOf("38103.05510455");
  expect(plain(fundingFee("long", TWO, mark, rateOf("0.0001"), "down"))).toBe("-0.00000052");
  expect(plain(fundingFee("short", TWO, mark, rateOf("0.0001"), "down"))).toBe("0.00000052");
});

test("CM-26, a live reply of portfolio margin: that page rounds half up what contracts' own pages cut", () => {
  const one = faceOf(contracts(1), ETH!.size);
  const mark = priceOf("2424.51267823");
  const paid = costAt(one, priceOf("2422.4"), "half-up");
  expect(plain(coins(one, mark, "down"))).toBe("0.00412454");
  expect(plain(profit("long", one, paid, mark, "half-up"))).toBe("0.0000036");
  expect(plain(profit("long", one, paid, mark, "down"))).toBe("0.00000359");
});

test("CM-30, derived: a long is bankrupt where its loss is all of its margin", () => {
  const paid = costAt(TWO, priceOf("37643.1"), "half-up");
  const at = bankruptcyPrice("long", TWO, paid, amountOf("0.00268058"), "half-up")!;
  // The displayed entry is 37643.10000021 and the cost is not of it to the last place.
  expect(Number(plain(at))).toBeCloseTo(25_019.894_878_09, 6);
  // Of a long without a deduction the liquidation price is 1.004 times that.
  expect(Number(plain(at)) * 1.004).toBeCloseTo(25_119.974_457_6, 5);
});
