import { expect, test } from "vitest";
import { openCore, refusal } from "../../../test/exchange.ts";
import { ratioOf } from "../../genesis/figures.ts";
import type { CrossThresholds } from "../listing.ts";

const TOO_LOW = { reason: "level-too-low" };

function row(leverage: number, initial: string, transferOut: string, liquidation: string): CrossThresholds {
  return {
    leverage,
    initial: ratioOf(initial),
    transferOut: ratioOf(transferOut),
    marginCall: ratioOf("1.16"),
    liquidation: ratioOf(liquidation),
  };
}

test("the most an account may borrow follows its own leverage, and nobody else's", () => {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann");
  const ben = venue.trader("ben");
  for (const { cross } of [ann, ben]) cross.has("10000", "USDT");
  expect(ann.cross.maxBorrow("USDT")).toBe("20000");
  ann.leverages(5);
  expect(ann.cross.maxBorrow("USDT")).toBe("40000");
  ann.leverages(10);
  // 10,000 ÷ 0.11
  expect(ann.cross.maxBorrow("USDT")).toBe("90909.09090909");
  ann.leverages(3);
  expect(ann.cross.maxBorrow("USDT")).toBe("20000");
  ann.leverages(10);
  expect(ben.cross.maxBorrow("USDT")).toBe("20000");
  expect(venue.happened("CrossLeverageChanged").map(({ leverage }) => leverage)).toEqual([5, 10, 3, 10]);
});

test("an account that never set it follows the settings", () => {
  const venue = openCore({ rates: "none", settings: { crossLeverage: 5 } });
  const cross = venue.trader("ann").cross.has("10000", "USDT");
  expect(cross.maxBorrow("USDT")).toBe("40000");
});

test("what may leave, and where an account is lost, follow its own leverage too", () => {
  const venue = openCore({
    rates: "none",
    settings: { cross: [row(3, "1.5", "2", "1.1"), row(5, "1.25", "1.6", "1.05")] },
  });
  const ann = venue.trader("ann");
  const ben = venue.trader("ben");
  for (const { cross } of [ann, ben]) cross.has("1", "BTC").borrows("15000", "USDT");
  ann.leverages(5);
  // 45,000 less twice 15,000, or less 1.6 times that, in bitcoins of 30,000.
  expect([ben.cross.maxOut("BTC"), ann.cross.maxOut("BTC")]).toEqual(["0.5", "0.7"]);
  // 16,200 ÷ 15,000 lies between the two ratios.
  venue.index("BTC", "1200");
  expect(ann.cross.level).toBe("1.08");
  expect(venue.happened("LiquidationStarted").map(({ purse }) => purse)).toEqual([ben.cross.purse]);
});

test("the level must be above the initial ratio of the new leverage, whichever way it goes", () => {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann");
  ann.leverages(5);
  ann.cross.has("10000", "USDT").borrows("40000", "USDT");
  expect(ann.cross.level).toBe("1.25");
  for (const leverage of [3, 5]) expect(refusal(() => ann.leverages(leverage))).toEqual(TOO_LOW);
  ann.leverages(10);
  ann.cross.repays("20000", "USDT");
  expect(ann.cross.level).toBe("1.5");
  expect(refusal(() => ann.leverages(3))).toEqual(TOO_LOW);
  ann.cross.has("0.00000001", "USDT");
  ann.leverages(3);
});

test("it is the level that counts, not that of the collateral", () => {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann");
  ann.cross.has("1", "BTC").borrows("15000", "USDT");
  ann.cross.sends("15000", "USDT", ann.spot);
  const bitcoin = venue.x.reference.assets.get("BTC")!;
  venue.perform({ type: "DefineAsset", asset: { ...bitcoin, collateralRatio: ratioOf("0.7") } });
  // 30,000 ÷ 15,000; with the haircut it would be 1.4.
  expect(ann.cross.level).toBe("2");
  ann.leverages(3);
});

test("a leverage without thresholds is refused before the level is looked at, and an account must exist", () => {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann");
  ann.cross.has("10000", "USDT").borrows("20000", "USDT");
  for (const leverage of [0, 4, 20, 3.5])
    expect(refusal(() => ann.leverages(leverage))).toEqual({ reason: "invalid-leverage", leverage });
  expect(refusal(() => venue.perform({ type: "ChangeCrossLeverage", account: 99, leverage: 3 }))).toEqual({
    reason: "unknown-account",
  });
});
