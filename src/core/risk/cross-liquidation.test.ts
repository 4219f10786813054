import { describe, expect, test } from "vitest";
import { openCore, type CoreVenue, refusal } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { amountOf, rateOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";
import { HOUR, MINUTE } from "../../money/units.ts";
import type { Pair } from "../listing.ts";

/** One bitcoin against USDT owed: 20,000 of them fall at 22,000. */
function crossLong(venue: CoreVenue, name: string, debt = "20000"): PairDesk {
  const { cross, spot } = venue.trader(name);
  venue.index("BTC", "100000");
  cross.has("1", "BTC").borrows(debt, "USDT");
  cross.sends(debt, "USDT", spot);
  return cross;
}

function bids(venue: CoreVenue, size: string, at: string, symbol = "BTCUSDT"): void {
  venue.trader("bidder").spot.has("1000000", "USDT").on(symbol).buys(size, { at });
}

describe("a cross account", () => {
  test("falls as a whole: what is worth most is sold first, until all is repaid", () => {
    const venue = openCore({ rates: "none" });
    const { cross, spot } = venue.trader("ann");
    cross.has("1", "BTC").has("20", "ETH");
    cross.borrows("60000", "USDT");
    venue.index("BTC", "120000");
    cross.sends("60000", "USDT", spot);
    bids(venue, "1", "26000");
    bids(venue, "30", "1950", "ETHUSDT");
    // 26000 + 20 × 2000 = 66000, which is 1.1 × 60000.
    venue.index("BTC", "26000");
    expect([venue.trades("ETHUSDT"), venue.trades("BTCUSDT")]).toEqual([["20 @ 1950"], ["0.8077 @ 26000"]]);
    expect(cross.owes("USDT")).toBe("0");
  });

  test("sells by way of a third coin where no pair leads straight to what is owed", () => {
    const venue = openCore({ rates: "none" });
    const { cross, spot } = venue.trader("ann");
    cross.has("200000", "ADA");
    venue.index("ADA", "5");
    cross.borrows("2", "BTC");
    cross.sends("2", "BTC", spot);
    venue.trader("seller").spot.has("5", "BTC").sells("5", { at: "30000" });
    venue.index("ADA", "0.4");
    bids(venue, "200000", "0.34", "ADAUSDT");
    venue.index("ADA", "0.33");
    expect(cross.owes("BTC")).toBe("0");
    expect(venue.trades("BTCUSDT")).toEqual(["2 @ 30000"]);
    // 60000 ÷ 0.34 = 176470.58…: what two bitcoins cost.
    expect(venue.trades("ADAUSDT")).toEqual(["176470.6 @ 0.34"]);
  });

  /** One bitcoin against ten ethers owed, which fall at 22,000 dollars a bitcoin; nobody offers ethers for bitcoins. */
  function owingEthers(): { venue: CoreVenue; cross: PairDesk; seller: PairDesk } {
    const venue = openCore({ rates: "none" });
    const { cross, spot } = venue.trader("ann");
    venue.index("BTC", "100000");
    cross.has("1", "BTC").borrows("10", "ETH");
    cross.sends("10", "ETH", spot);
    const seller = venue.trader("seller").spot.has("10000000", "USDT").has("100", "BTC").has("100", "ETH");
    seller.buys("50", { at: "21990" });
    seller.sells("50", { at: "22010" });
    return { venue, cross, seller };
  }

  test("buys no third coin that nobody takes for what is owed, and sells none to and fro", () => {
    const { venue, cross } = owingEthers();
    venue.index("BTC", "22000");
    venue.passes(5, MINUTE);
    expect(venue.trades()).toEqual([]);
    expect([cross.free("BTC"), cross.owes("ETH")]).toEqual(["1", "10"]);
    expect(cross.account().liquidation).toBeDefined();
  });

  test("buys as much of a third coin as is taken now for what is owed, and goes on when there is more", () => {
    const { venue, cross, seller } = owingEthers();
    seller.on("ETHUSDT").sells("4", { at: "2000" });
    venue.index("BTC", "22000");
    // 8000 ÷ 21990 = 0.363801…
    expect(venue.trades()).toEqual(["0.36381 @ 21990"]);
    expect([cross.free("BTC"), cross.owes("ETH")]).toEqual(["0.63619", "6"]);
    seller.on("ETHUSDT").sells("6", { at: "2100" });
    venue.passes(1, MINUTE);
    expect(venue.trades("ETHUSDT")).toEqual(["4 @ 2000", "6 @ 2100"]);
    expect(cross.owes("ETH")).toBe("0");
  });

  test("is over where a third coin must be bought for less than a lot of what is owed", () => {
    const venue = openCore({ rates: "none" });
    const { cross, spot } = venue.trader("ann");
    cross.has("0.9", "ADA");
    venue.index("ADA", "5");
    cross.borrows("0.000021", "BTC");
    cross.sends("0.000021", "BTC", spot);
    venue.trader("seller").spot.has("5", "BTC").sells("5", { at: "33000" });
    venue.index("ADA", "0.8");
    bids(venue, "10", "0.77", "ADAUSDT");
    venue.index("ADA", "0.77");
    // 0.9 × 0.77 buy two lots of three; what is left, 0.033 dollars, is no lot of bitcoins any more.
    expect(venue.trades("BTCUSDT")).toEqual(["0.00002 @ 33000"]);
    expect(cross.owes("BTC")).toBe("0");
    expect(venue.happened("LiquidationFinished")).toHaveLength(1);
  });

  test("buys a lot of a third coin's pair though less is owed, at a price far above the index", () => {
    const venue = openCore({ rates: "none" });
    const { cross, spot } = venue.trader("ann");
    cross.has("10", "ADA");
    venue.index("ADA", "5");
    cross.borrows("0.000033", "BTC");
    cross.sends("0.000033", "BTC", spot);
    venue.trader("seller").spot.has("5", "BTC").sells("5", { at: "40000" });
    venue.index("ADA", "0.2");
    bids(venue, "100", "0.18", "ADAUSDT");
    venue.index("ADA", "0.1");
    // Four lots at 40000 are 1.6 dollars, 8.9 cardanos at 0.18.
    expect([venue.trades("ADAUSDT"), venue.trades("BTCUSDT")]).toEqual([["8.9 @ 0.18"], ["0.00004 @ 40000"]]);
    expect(cross.owes("BTC")).toBe("0");
  });

  test("waits for a pair that is halted, and sells nothing on the way to it", () => {
    const { venue, cross, seller } = owingEthers();
    const pair = venue.x.reference.markets.get("ETHUSDT") as Pair;
    seller.on("ETHUSDT").sells("10", { at: "2000" });
    venue.perform({ type: "DefineMarket", market: { ...pair, status: "halt" } });
    venue.index("BTC", "22000");
    venue.passes(2, MINUTE);
    expect([venue.trades(), cross.owes("ETH")]).toEqual([[], "10"]);
    venue.perform({ type: "DefineMarket", market: pair });
    venue.passes(1, MINUTE);
    expect(cross.owes("ETH")).toBe("0");
  });

  test("that is bankrupt leaves its owner a loan of what the fund paid, to be repaid from spot", () => {
    const venue = openCore({ rates: "none" });
    const cross = crossLong(venue, "ann");
    const { id } = venue.trader("ann");
    venue.index("BTC", "25000");
    bids(venue, "2", "19000");
    venue.index("BTC", "22000");
    expect(cross.owes("USDT")).toBe("0");
    expect(venue.happened("LiquidationLoanGiven")).toMatchObject([{ account: id, asset: "USDC" }]);
    const repay = (asset: string, amount: bigint): void => {
      venue.perform({ type: "RepayLiquidationLoan", account: id, asset, amount: amount as never });
    };
    expect(refusal(() => repay("USDT", 100_000_000_001n))).toEqual({ reason: "beyond-liquidation-loan" });
    repay("USDT", 40_000_000_000n);
    expect(plain(venue.x.margin.liquidationLoans.get(id)!.repaid)).toBe("400");
    repay("USDT", 60_000_000_000n);
    expect(venue.x.margin.liquidationLoans.size).toBe(0);
    expect(refusal(() => repay("USDT", 1n))).toEqual({ reason: "no-liquidation-loan" });
  });

  test("may repay the loan of it in a coin whose atoms are worth many of the loan's: the last one makes it whole", () => {
    const venue = openCore({ rates: "none" });
    crossLong(venue, "ann");
    const { id, spot } = venue.trader("ann");
    venue.index("BTC", "25000");
    bids(venue, "2", "19000.01");
    venue.index("BTC", "22000");
    venue.index("BTC", "27000");
    spot.has("1", "BTC");
    // 999.99 ÷ 27000 = 0.03703666…, so that seven at the end are less than an atom too much.
    const repay = (amount: bigint): void => {
      venue.perform({ type: "RepayLiquidationLoan", account: id, asset: "BTC", amount: amount as never });
    };
    expect(refusal(() => repay(3_703_668n))).toEqual({ reason: "beyond-liquidation-loan" });
    repay(3_703_667n);
    expect(venue.happened("LiquidationLoanRepaid").map(({ amount }) => plain(amount))).toEqual(["999.99"]);
    expect(venue.x.margin.liquidationLoans.size).toBe(0);
  });

  test("pays its interest alone over the edge", () => {
    const venue = openCore({ rates: { USDT: "0.24" } });
    const cross = crossLong(venue, "ann");
    bids(venue, "2", "22250");
    // Each hour costs a percent of 20000; the first is charged with the loan.
    venue.index("BTC", "22231");
    expect(venue.happened("LiquidationStarted")).toHaveLength(0);
    venue.passes(1, HOUR);
    expect(venue.happened("LiquidationStarted")).toHaveLength(1);
    expect(cross.owes("USDT")).toBe("0");
  });

  test("pays the commission of its sale out of what it brings, though its owner burns", () => {
    const venue = openCore({ rates: "none", settings: { spotTaker: rateOf("0.001") } });
    const cross = crossLong(venue, "ann").has("1", "BNB");
    venue.perform({ type: "SwitchBurn", account: venue.trader("ann").id, commission: true, interest: undefined });
    venue.index("BTC", "23000");
    bids(venue, "2", "22000");
    venue.index("BTC", "21000");
    // 20000 ÷ 0.999 ÷ 22000 = 0.910001…
    expect(venue.trades()).toEqual(["0.91001 @ 22000"]);
    expect(venue.happened("Traded").at(-1)).toMatchObject({ burnAsset: undefined, sellerFee: amountOf("20.02022") });
    expect(cross.owes("USDT")).toBe("0");
    // The fee is two percent of 21300, 426: of bitcoins cut to the atom, and the rest of it of the next coin.
    const fees = venue.happened("ClearanceFeeTaken").map(({ asset, amount }) => `${plain(amount)} ${asset}`);
    expect(fees).toEqual(["0.02028571 BTC", "0.0000003 BNB"]);
  });

  test("is its owner's again at once: what was repaid by force holds up no loan", () => {
    const venue = openCore({ rates: "none", settings: { pendingLoans: true } });
    const cross = crossLong(venue, "ann");
    venue.passes(1, MINUTE);
    bids(venue, "2", "90000");
    venue.perform({ type: "LiquidateMargin", purse: cross.name });
    // Who asks for it pays no clearance fee.
    expect(venue.happened("ClearanceFeeTaken")).toEqual([]);
    cross.borrows("10", "USDT");
    expect(refusal(() => cross.repays("10", "USDT"))).toEqual({ reason: "loan-pending" });
  });

  test("that is bankrupt again leaves its owner owing both", () => {
    const venue = openCore({ rates: "none" });
    const { id } = venue.trader("ann");
    for (const owed of ["1000", "2000"]) {
      const cross = crossLong(venue, "ann");
      venue.index("BTC", "25000");
      bids(venue, "1", "19000");
      venue.index("BTC", "22000");
      expect([cross.owes("USDT"), plain(venue.x.margin.liquidationLoans.get(id)!.amount)]).toEqual(["0", owed]);
    }
  });
});
