import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { CoreTrader } from "../../../test/exchange/trader.ts";
import { DEFAULT_PAIRS, ladder } from "../../genesis/pairs.ts";
import { amountOf, ratioOf } from "../../genesis/figures.ts";

function market(): { venue: CoreVenue; ann: CoreTrader } {
  const venue = openCore({ rates: "none" });
  return { venue, ann: venue.trader("ann") };
}

describe("out of a margin account", () => {
  test("everything may leave where nothing is owed", () => {
    const { ann } = market();
    ann.cross.has("100", "USDT").has("1", "BTC");
    expect([ann.cross.maxOut("USDT"), ann.cross.maxOut("BTC")]).toEqual(["100", "1"]);
    ann.cross.sends("1", "BTC", ann.spot);
    expect(ann.spot.free("BTC")).toBe("1");
  });

  test("with debt, as much may leave as keeps the level at two", () => {
    const { ann } = market();
    ann.cross.has("1", "BTC").borrows("10000", "USDT");
    // 40,000 of assets, of which 20,000 stay.
    expect([ann.cross.maxOut("USDT"), ann.cross.maxOut("BTC")]).toEqual(["10000", "0.66666666"]);
    expect(refusal(() => ann.cross.sends("0.66666667", "BTC", ann.spot))).toEqual({
      reason: "transfer-beyond-limit",
      isolated: false,
    });
    ann.cross.sends("10000", "USDT", ann.spot);
    ann.cross.sends("0.33333333", "BTC", ann.spot);
    expect(Number(ann.cross.level)).toBeCloseTo(2, 6);
  });

  test("at a level of two or below nothing may leave", () => {
    const { venue, ann } = market();
    ann.cross.has("1", "BTC").borrows("10000", "USDT");
    venue.index("BTC", "10000");
    expect([ann.cross.level, ann.cross.maxOut("USDT")]).toEqual(["2", "0"]);
    expect(refusal(() => ann.cross.sends("0.00000001", "USDT", ann.spot))).toMatchObject({
      reason: "transfer-beyond-limit",
    });
  });

  test("what orders hold does not leave", () => {
    const { ann } = market();
    ann.cross.has("1", "BTC").sells("0.4", { at: "40000" });
    expect(ann.cross.maxOut("BTC")).toBe("0.6");
    expect(refusal(() => ann.cross.sends("0.7", "BTC", ann.spot))).toEqual({
      reason: "insufficient-balance",
      asset: "BTC",
    });
  });

  test("a haircut counts here: less may leave than the plain level would allow", () => {
    const { venue, ann } = market();
    const bitcoin = venue.x.reference.assets.get("BTC")!;
    venue.perform({ type: "DefineAsset", asset: { ...bitcoin, collateralRatio: ratioOf("0.5") } });
    ann.cross.has("1", "BTC").borrows("10000", "USDT");
    // 15,000 and 10,000 of collateral, less 20,000.
    expect(ann.cross.maxOut("USDT")).toBe("5000");
    expect(ann.cross.maxOut("BTC")).toBe("0.33333333");
  });

  test("a coin that is no collateral leaves as long as the others keep the level", () => {
    const { venue, ann } = market();
    const ether = venue.x.reference.assets.get("ETH")!;
    venue.perform({ type: "DefineAsset", asset: { ...ether, collateralRatio: ratioOf("0") } });
    ann.cross.has("1", "BTC").has("5", "ETH").borrows("10000", "USDT");
    expect(ann.cross.maxOut("ETH")).toBe("5");
    venue.index("BTC", "10000");
    expect(ann.cross.maxOut("ETH")).toBe("0");
  });

  test("an isolated account keeps two, or its tier's initial ratio where that is more", () => {
    const btcusdt = DEFAULT_PAIRS[0]!;
    const tiers = ladder(3, amountOf("1"), amountOf("1000"));
    const venue = openCore({ rates: "none", pairs: [{ ...btcusdt, tiers }] });
    const account = venue.trader("ann").isolated("BTCUSDT").has("1", "BTC");
    account.borrows("1000", "USDT");
    // First tier: 31,000 less 2 × 1,000.
    expect(account.maxOut("BTC")).toBe("0.96666666");
    account.borrows("1500", "USDT");
    // Third tier, 2.25: 32,500 less 2.25 × 2,500.
    expect(account.maxOut("BTC")).toBe("0.89583333");
  });
});

describe("into a purse", () => {
  test("an isolated account takes the two coins of its pair", () => {
    const { ann } = market();
    ann.spot.has("1", "ETH").has("1", "BTC");
    expect(refusal(() => ann.spot.sends("1", "ETH", ann.isolated("BTCUSDT")))).toEqual({
      reason: "asset-not-in-pair",
      asset: "ETH",
    });
    ann.spot.sends("1", "BTC", ann.isolated("BTCUSDT"));
  });

  test("a futures account takes the coins of contracts", () => {
    const { ann } = market();
    ann.spot.has("1", "USDT").has("1", "BTC");
    expect(refusal(() => ann.spot.sends("1", "USDT", ann.futures))).toEqual({
      reason: "not-a-margin-asset",
      asset: "USDT",
    });
    ann.spot.sends("1", "BTC", ann.futures);
    expect(ann.futures.wallet).toBe("1");
  });

  test("a cross account takes coins that count as collateral", () => {
    const { venue, ann } = market();
    const ada = venue.x.reference.assets.get("ADA")!;
    venue.perform({ type: "DefineAsset", asset: { ...ada, mortgageable: false } });
    ann.spot.has("1", "ADA");
    expect(refusal(() => ann.spot.sends("1", "ADA", ann.cross))).toEqual({
      reason: "not-a-margin-asset",
      asset: "ADA",
    });
  });

  test("nothing goes from a purse to itself, nor less than something", () => {
    const { ann } = market();
    ann.spot.has("1", "BTC");
    expect(refusal(() => ann.spot.sends("1", "BTC", ann.spot))).toEqual({ reason: "same-purse" });
    expect(refusal(() => ann.spot.sends("0", "BTC", ann.cross))).toEqual({ reason: "amount-not-positive" });
    expect(refusal(() => ann.spot.sends("1.00000001", "BTC", ann.cross))).toEqual({
      reason: "insufficient-balance",
      asset: "BTC",
    });
  });

  test("from one isolated pair it goes straight to another", () => {
    const { ann } = market();
    ann.isolated("BTCUSDT").has("100", "USDT").sends("40", "USDT", ann.isolated("ETHUSDT"));
    expect([ann.isolated("BTCUSDT").free("USDT"), ann.isolated("ETHUSDT").free("USDT")]).toEqual(["60", "40"]);
  });

  test("it goes only to a purse of the same account", () => {
    const { venue, ann } = market();
    ann.spot.has("1", "BTC");
    expect(refusal(() => ann.spot.sends("1", "BTC", venue.trader("ben").cross))).toEqual({ reason: "unknown-account" });
  });
});

describe("out of a futures account", () => {
  test("what margin needs stays, and profit that is not taken does not leave", () => {
    const { venue, ann } = market();
    ann.futures.has("1", "BTC");
    const other = venue.trader("ben").futures.has("1", "BTC");
    other.sells(150, { at: "30000" });
    ann.futures.buys(150, { at: "30000" });
    // 0.5 BTC at 20x.
    expect(refusal(() => ann.futures.sends("0.97500001", "BTC", ann.spot))).toEqual({
      reason: "insufficient-balance",
      asset: "BTC",
    });
    venue.mark("BTCUSD_PERP", "40000");
    // A profit of 0.125: still no more than the wallet less maintenance margin, 0.375 × 0.4 %.
    expect(refusal(() => ann.futures.sends("0.99850001", "BTC", ann.spot))).toEqual({
      reason: "insufficient-balance",
      asset: "BTC",
    });
    ann.futures.sends("0.9985", "BTC", ann.spot);
    expect(ann.futures.wallet).toBe("0.0015");
  });
});

test("from outside comes only what the exchange can count", () => {
  const { venue, ann } = market();
  const credits = (amount: string, asset = "BTC"): unknown =>
    refusal(() => venue.perform({ type: "Credit", to: ann.spot.name, asset, amount: amountOf(amount) }));
  expect(credits("0")).toEqual({ reason: "amount-not-positive" });
  expect(credits("1", "XYZ")).toEqual({ reason: "unknown-asset", asset: "XYZ" });
  // An eighth of what 64 bits hold, all credits of the coin together.
  expect(credits("23000000000")).toEqual({ reason: "amount-too-large" });
  ann.spot.has("22000000000", "BTC");
  expect(credits("1000000000")).toEqual({ reason: "amount-too-large" });
});
