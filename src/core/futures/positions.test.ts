import { describe, expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { rateOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";
import { atoms } from "../../money/units.ts";

function market(settings = {}): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  return { venue, ann: venue.trader("ann").futures.has("1", "BTC"), ben };
}

describe("a position in one-way mode", () => {
  test("grows, shrinks and turns with the orders that fill", () => {
    const { ann, ben } = market();
    ben.sells(100, { at: "30000" });
    ann.buys(100);
    expect([ann.position(), ann.entry()]).toEqual([100, "30000"]);
    ben.buys(250, { at: "30000" });
    ann.sells(40);
    // Closing leaves the entry where it was.
    expect([ann.position(), ann.entry()]).toEqual([60, "30000"]);
    ann.sells(210);
    expect([ann.position(), ann.entry()]).toEqual([-150, "30000"]);
  });

  test("closes a share of its cost, rounded to the thirteen places that are kept", () => {
    const { venue, ann, ben } = market();
    venue.mark("BTCUSD_PERP", "37643.1");
    ben.sells(2, { at: "37643.1" });
    ann.buys(2);
    ben.buys(1, { at: "37643.1" });
    ann.sells(1);
    // Half of 0.0053130587013 is …35065: the share that goes is …3507, the one that stays …3506.
    expect(atoms(ann.figures().cost)).toBe(26_565_293_506n);
  });

  test("takes its profit when it closes, on the part that closes", () => {
    const { venue, ann, ben } = market();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    venue.mark("BTCUSD_PERP", "32000");
    ben.buys(300, { at: "32000" });
    ann.sells(100);
    // 10,000 × (1/30,000 − 1/32,000).
    expect(ann.wallet).toBe("1.02083333");
    ann.sells(200);
    expect([ann.wallet, ann.position(), ann.entry()]).toEqual(["1.06249999", 0, undefined]);
  });

  test("pays commission in coin, as maker and as taker", () => {
    const { ann, ben } = market({ coinMaker: rateOf("0.0001"), coinTaker: rateOf("0.0005") });
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    expect([ann.wallet, ben.wallet]).toEqual(["0.9995", "999.9999"]);
  });
});

describe("an isolated position", () => {
  test("takes its margin out of the wallet and gives it back with what it earned", () => {
    const { venue, ann, ben } = market();
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95", "0.05"]);
    venue.mark("BTCUSD_PERP", "32000");
    ben.buys(300, { at: "32000" });
    ann.sells(150);
    // Half the margin, and half the profit of 0.0625.
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["1.00625", "0.025"]);
    ann.sells(150);
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["1.0625", "0"]);
  });

  test("takes what it loses at once against the mark as well", () => {
    const { ann, ben } = market();
    ann.isolates();
    ben.sells(300, { at: "30600" });
    ann.buys(300, { at: "30600" });
    // 0.98039216 × 5 %, and 30,000 × (1/30,000 − 1/30,600).
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.93137254", "0.06862746"]);
  });

  test("turned, gives back the one margin and takes the other", () => {
    const { ann, ben } = market();
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    ben.buys(900, { at: "30000" });
    ann.sells(900);
    expect([ann.position(), ann.wallet, ann.isolatedWallet()]).toEqual([-600, "0.9", "0.1"]);
  });

  test("loses no more than its own: what it cannot bear the insurance fund pays", () => {
    const { venue, ann, ben } = market();
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    ben.buys(300, { at: "28500" });
    ann.sells(300);
    // A loss of 0.05263157 against a margin of 0.05.
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95", "0"]);
    expect(plain(venue.happened("PositionChanged").at(-1)!.shortfall)).toBe("0.00263157");
  });

  test("part closed at a loss gives back what is left of that part's margin", () => {
    const { venue, ann, ben } = market();
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    venue.mark("BTCUSD_PERP", "29000");
    ben.buys(300, { at: "29000" });
    ann.sells(150);
    // 0.025 less 15,000 × (1/29,000 − 1/30,000), cut.
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95775863", "0.025"]);
  });
});

test("a crossed loss beyond the wallet ends at zero, the fund pays the rest", () => {
  const venue = openCore();
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  const ann = venue.trader("ann").futures.has("0.01", "BTC");
  ann.leverage(100);
  ben.sells(300, { at: "30000" });
  ann.buys(300);
  ben.buys(300, { at: "28500" });
  ann.sells(300);
  expect([ann.position(), ann.wallet]).toEqual([0, "0"]);
  expect(plain(venue.happened("PositionChanged").at(-1)!.shortfall)).toBe("0.04263157");
});

describe("in hedge mode", () => {
  test("long and short of one contract are two positions", () => {
    const { venue, ann, ben } = market();
    ann.hedges();
    ben.sells(100, { at: "30000" });
    ann.buys(100, { leg: "long" });
    ben.buys(40, { at: "30300" });
    ann.sells(40, { at: "30300", leg: "short" });
    expect([ann.position("long"), ann.position("short")]).toEqual([100, -40]);
    venue.mark("BTCUSD_PERP", "30150");
    expect([plain(ann.figures("long").unrealised), plain(ann.figures("short").unrealised)]).toEqual([
      "0.00165837",
      "0.00065678",
    ]);
  });

  test("isolated, each has a wallet of its own, and one's loss is not the other's", () => {
    const { ann, ben } = market();
    ann.hedges();
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300, { leg: "long" });
    ben.buys(600, { at: "30000" });
    ann.sells(600, { leg: "short" });
    expect([ann.wallet, ann.isolatedWallet("long"), ann.isolatedWallet("short")]).toEqual(["0.85", "0.05", "0.1"]);
    ben.buys(300, { at: "28500" });
    ann.sells(300, { leg: "long" });
    expect([ann.wallet, ann.isolatedWallet("long"), ann.isolatedWallet("short")]).toEqual(["0.85", "0", "0.1"]);
    expect(ann.liquidationPrice("long")).toBeUndefined();
    expect(Number(ann.liquidationPrice("short"))).toBeGreaterThan(30_000);
  });

  test("an order of the closing side closes its own leg and never more", () => {
    const { ann, ben } = market();
    ann.hedges();
    ben.sells(100, { at: "30000" });
    ann.buys(100, { leg: "long" });
    ben.buys(100, { at: "30000" });
    ann.sells(60, { leg: "long" });
    expect([ann.position("long"), ann.position("short")]).toEqual([40, 0]);
  });
});

describe("two contracts of one coin", () => {
  const NEXT = { ...DEFAULT_CONTRACTS[0]!, symbol: "BTCUSD_NEXT" };

  /** Ann is fifty thousand dollars long in both; the second may be isolated. */
  function twice(isolated: boolean): { venue: CoreVenue; ann: FuturesDesk; next: FuturesDesk } {
    const venue = openCore({ contracts: [DEFAULT_CONTRACTS[0]!, NEXT] });
    const ann = venue.trader("ann").futures.has("1", "BTC");
    const next = ann.on(NEXT.symbol);
    const ben = venue.trader("ben").futures.has("1000", "BTC");
    if (isolated) next.isolates();
    for (const desk of [ann, next]) {
      ben.on(desk.symbol).sells(500, { at: "30000" });
      desk.buys(500);
    }
    return { venue, ann, next };
  }

  test("crossed share the wallet: one's loss and its maintenance margin bring the other's liquidation nearer", () => {
    const { venue, ann } = twice(false);
    venue.mark(NEXT.symbol, "28000");
    // N(1 + rate) ÷ (wallet − maintenance of the other + its loss + N ÷ entry):
    // 50,200 ÷ (1 − 0.00714285 − 0.11904761 + 1.66666667).
    expect(Number(ann.liquidationPrice())).toBeCloseTo(50_200 / 2.540_476_21, 3);
    venue.mark(NEXT.symbol, "30000");
    expect(Number(ann.liquidationPrice())).toBeCloseTo(50_200 / 2.660_000_01, 3);
  });

  test("isolated, the one is nothing to the other but the margin it took", () => {
    const { venue, ann } = twice(true);
    venue.mark(NEXT.symbol, "28000");
    // The wallet of 1 lost 0.08333334 to the other's margin.
    expect(Number(ann.liquidationPrice())).toBeCloseTo(50_200 / 2.583_333_33, 3);
  });
});

describe("the legs of a hedge, crossed", () => {
  test("bear each other: closing the losing one first costs the fund nothing", () => {
    const { venue, ann, ben } = market();
    ann.hedges();
    ben.sells(1_000, { at: "30000" });
    ann.buys(1_000, { leg: "long" });
    ben.buys(1_000, { at: "30000" });
    ann.sells(1_000, { leg: "short" });
    venue.mark("BTCUSD_PERP", "15000");
    ben.buys(1_000, { at: "15000" });
    ann.sells(1_000, { leg: "long" });
    // 100,000 × (1/30,000 − 1/15,000) is a loss of 3.33333333 coins, cut, which the short has gained.
    expect([ann.wallet, plain(venue.happened("PositionChanged").at(-1)!.shortfall)]).toEqual(["-2.33333333", "0"]);
    expect(plain(ann.coin.withdrawable)).toBe("0");
    ben.sells(1_000, { at: "15000" });
    ann.buys(1_000, { leg: "short" });
    expect([ann.wallet, plain(venue.happened("PositionChanged").at(-1)!.shortfall)]).toEqual(["1", "0"]);
  });

  test("do not bear more than they have gained", () => {
    const { venue, ben } = market();
    const ann = venue.trader("carl").futures.has("0.1", "BTC");
    ann.leverage(100);
    ann.hedges();
    ben.sells(1_000, { at: "30000" });
    ann.buys(1_000, { leg: "long" });
    ben.buys(100, { at: "31000" });
    ann.sells(100, { leg: "short" });
    ben.buys(1_000, { at: "28500" });
    ann.sells(1_000, { leg: "long" });
    // 0.1 − 0.17543859 + 0.01075268: what is missing the fund pays, and no more.
    expect([ann.wallet, plain(venue.happened("PositionChanged").at(-1)!.shortfall)]).toEqual([
      "-0.01075268",
      "0.06468591",
    ]);
  });
});
