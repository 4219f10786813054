// Figures of COIN-M margins, ladders and liquidation prices, as published, shown or derived.

import { describe, expect, test } from "vitest";
import { maintenanceMargin, maxNotional } from "../../src/core/futures/brackets.ts";
import { brackets, DEFAULT_CONTRACTS } from "../../src/genesis/contracts.ts";
import { amountOf, priceOf, ratioOf } from "../../src/genesis/figures.ts";
import { minus, plus } from "../../src/money/arithmetic.ts";
import { coins, faceOf, initialMarginRate, marginAt, openLoss } from "../../src/money/inverse.ts";
import { plain } from "../../src/money/text.ts";
import { atoms, contracts, face } from "../../src/money/units.ts";
import { openCore, refusal } from "../exchange.ts";
import type { FuturesDesk } from "../exchange/futures-desk.ts";

const BTC = DEFAULT_CONTRACTS[0]!;

/** A trader with bitcoin, at a mark and a leverage. */
function trading(wallet: string, mark: string, leverage: number): FuturesDesk {
  const venue = openCore({ contracts: [BTC] });
  venue.mark(BTC.symbol, mark);
  const desk = venue.trader("ann").futures.has(wallet, "BTC");
  desk.leverage(leverage);
  const other = venue.trader("other").futures.has("1000", "BTC");
  other.leverage(1);
  return desk;
}

describe("CM-09, FAQ on the maintenance amount: it makes maintenance margin continuous", () => {
  const caps = (rows: readonly (readonly [string, string])[]): string[] =>
    brackets(rows.map(([cap, rate]) => [1, cap, rate] as const)).map(({ deduction }) => plain(deduction));

  test("the ladder of February 2021", () => {
    const old = caps([
      ["10", "0.004"],
      ["20", "0.005"],
      ["30", "0.01"],
      ["50", "0.025"],
      ["100", "0.05"],
      ["200", "0.1"],
      ["400", "0.125"],
      ["1000", "0.15"],
    ]);
    expect(old).toEqual(["0", "0.01", "0.11", "0.56", "1.81", "6.81", "11.81", "21.81"]);
  });

  test("the ladder since July 2021", () => {
    const deductions = BTC.brackets.slice(0, 8).map(({ deduction }) => plain(deduction));
    expect(deductions).toEqual(["0", "0.005", "0.055", "0.355", "1.605", "6.605", "11.605", "21.605"]);
  });

  test("at every edge of the ladder both brackets ask for the same", () => {
    for (const [nth, bracket] of BTC.brackets.slice(1).entries()) {
      const below = BTC.brackets[nth]!;
      // rate × edge − deduction, in units of scale 16.
      const asked = (of: typeof bracket): bigint =>
        atoms(of.maintenance) * atoms(bracket.floor) - atoms(of.deduction) * 100_000_000n;
      expect(asked(bracket)).toBe(asked(below));
    }
  });
});

test("CM-10, FAQ on the maintenance amount: 100 contracts at 25,000 must keep 0.0016 BTC", () => {
  const hundred = faceOf(contracts(100), BTC.size);
  expect(plain(coins(hundred, priceOf("25000"), "down"))).toBe("0.4");
  expect(plain(maintenanceMargin(BTC, hundred, priceOf("25000")))).toBe("0.0016");
});

test("CM-08, developers' forum 6292: the bracket is the one at the liquidation price", () => {
  const desk = trading("101", "45000", 4);
  desk.venue.trader("other").futures.sells(100_000, { at: "45000" });
  desk.buys(100_000, { at: "45000" });
  expect(desk.entry()).toBe("45000");
  // 222 BTC at the mark, 297.6 BTC there: 12.5 % and 11.605. Shown as 33,599.40.
  expect(Number(desk.liquidationPrice())).toBeCloseTo(33_599.418_605_62, 7);
});

test("CM-19, derived: a buy above the mark costs its margin and what it loses at once", () => {
  const thousand = face(1_000n);
  const [at, mark] = [priceOf("50000"), priceOf("49500")];
  const margin = marginAt(thousand, at, initialMarginRate(20, "up"), "half-up");
  const loss = openLoss("buy", thousand, at, mark, "half-up");
  expect([plain(margin), plain(loss), plain(plus(margin, loss))]).toEqual(["0.001", "0.00020202", "0.00120202"]);

  // What an order must have is rounded up.
  const desk = trading("0.00120202", "49500", 20);
  expect(refusal(() => desk.buys(10, { at: "50000" }))).toEqual({ reason: "insufficient-margin" });
  desk.has("0.00000001", "BTC").buys(10, { at: "50000" });
});

test("CM-20, FAQ on adding and removing margin: what the position of CM-02 can spare, and not an atom more", () => {
  const desk = trading("1", "37473.5", 2);
  desk.isolates();
  desk.venue.trader("other").futures.sells(2, { at: "37643.1" });
  desk.buys(2, { at: "37643.1", tif: "ioc" });
  desk.venue.mark(BTC.symbol, "38103.05510455");
  expect(desk.isolatedWallet()).toBe("0.00268058");
  expect(refusal(() => desk.removes("0.00012026"))).toEqual({ reason: "beyond-isolated-balance" });
  desk.removes("0.00012025");
});

test("CM-27, live replies: leverage allows the cap of the highest bracket that still allows it", () => {
  expect(plain(maxNotional(BTC, 7))).toBe("100");
  expect(plain(maxNotional(BTC, 2))).toBe("1500");
});

test("CM-28, from client programs: the initial margin rate is rounded up", () => {
  const rates = [3, 7, 20, 75, 125].map((leverage) => plain(initialMarginRate(leverage, "up")));
  expect(rates).toEqual(["0.33333334", "0.14285715", "0.05", "0.01333334", "0.008"]);
});

test("CM-29, derived: both legs of a hedge share one crossed liquidation price", () => {
  const desk = trading("1", "51000", 20);
  const other = desk.venue.trader("other").futures;
  desk.hedges();
  other.sells(1_000, { at: "50000" });
  desk.buys(1_000, { at: "50000", leg: "long" });
  other.buys(400, { at: "52000" });
  desk.sells(400, { at: "52000", leg: "short" });
  expect(Number(desk.liquidationPrice("long"))).toBeCloseTo(27_147.586_206_90, 7);
  expect(desk.liquidationPrice("short")).toBe(desk.liquidationPrice("long"));

  // Once the mark is there, wallet and profits are just what both legs must keep.
  desk.venue.mark(BTC.symbol, "27147.58620690");
  const { crossWallet, crossUnrealised, maintenanceMargin: kept } = desk.coin;
  const spare = minus(plus(crossWallet, crossUnrealised), kept);
  expect(Math.abs(Number(atoms(spare)))).toBeLessThanOrEqual(4);
  expect(Number(plain(kept))).toBeCloseTo(0.020_627_98, 7);
});

test("a maintenance rate of 0.4 % holds up to five bitcoin, and 0.5 % beyond", () => {
  const at = priceOf("20000");
  expect(plain(maintenanceMargin(BTC, faceOf(contracts(1_000), BTC.size), at))).toBe("0.02");
  expect(plain(maintenanceMargin(BTC, faceOf(contracts(1_001), BTC.size), at))).toBe("0.020025");
  expect(plain(BTC.brackets[1]!.maintenance)).toBe(plain(ratioOf("0.005")));
  expect(plain(BTC.brackets[1]!.floor)).toBe(plain(amountOf("5")));
});
