import { describe, expect, test } from "vitest";
import { openCore, type CoreVenue, refusal } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import type { CoreTrader } from "../../../test/exchange/trader.ts";
import { rateOf, ratioOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";
import { MINUTE } from "../../money/units.ts";
import type { Pair } from "../listing.ts";
import { free } from "../select.ts";

const INSURANCE = 4;

/** One bitcoin against USDT owed, in an isolated account of the 10x ladder: 27,000 of them fall at 28,350. */
function long(venue: CoreVenue, name: string, debt = "27000"): PairDesk {
  const trader = venue.trader(name);
  venue.index("BTC", "100000");
  const account = trader.isolated("BTCUSDT").has("1", "BTC");
  account.borrows(debt, "USDT");
  account.sends(debt, "USDT", trader.spot);
  return account;
}

/** The same in a cross account: 20,000 fall at 22,000. */
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

/** What the insurance fund has of an asset, beyond what it had. */
function fundOf(venue: CoreVenue): (asset: string) => string {
  const before = new Map<string, number>();
  const now = (asset: string): number => Number(plain(free(venue.x.ledger, INSURANCE, asset)));
  for (const asset of venue.x.reference.assets.keys()) before.set(asset, now(asset));
  return (asset) => (now(asset) - before.get(asset)!).toFixed(8);
}

const has = (account: PairDesk): string[] => [account.free("BTC"), account.free("USDT"), account.owes("USDT")];

describe("an isolated account at its liquidation ratio", () => {
  test("is sold for what it owes, repays, and pays a fee of two percent of what it had", () => {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    const fund = fundOf(venue);
    bids(venue, "2", "28000");
    venue.index("BTC", "28350");
    // 27000 ÷ 28000 = 0.964285…: a lot more is 0.96429, and brings 27000.12. 567 of 28350 are 0.02 bitcoins.
    expect(venue.trades()).toEqual(["0.96429 @ 28000"]);
    expect(has(account)).toEqual(["0.01571", "0.12", "0"]);
    expect(fund("BTC")).toBe("0.02000000");
    expect(account.level).toBe("999");
  });

  test("counts the commission of the sale: what is left after it is enough", () => {
    const venue = openCore({ rates: "none", settings: { spotTaker: rateOf("0.001") } });
    const account = long(venue, "ann");
    bids(venue, "2", "28000");
    venue.index("BTC", "28350");
    expect(account.owes("USDT")).toBe("0");
    // 27000 ÷ 0.999 ÷ 28000 = 0.965250…, and one order was all it took.
    expect(venue.trades()).toEqual(["0.96526 @ 28000"]);
  });

  test("pays as much of the fee as is left, and never more", () => {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    const fund = fundOf(venue);
    bids(venue, "2", "27100");
    venue.index("BTC", "28350");
    // 0.99631 × 27100 = 27000.001.
    expect([fund("BTC"), fund("USDT")]).toEqual(["0.00369000", "0.00100000"]);
    expect(has(account)).toEqual(["0", "0", "0"]);
  });

  test("that cannot pay is paid for by the insurance fund, and its owner owes nothing", () => {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    const fund = fundOf(venue);
    bids(venue, "2", "26000");
    venue.index("BTC", "28350");
    expect(has(account)).toEqual(["0", "0", "0"]);
    expect(fund("USDT")).toBe("-1000.00000000");
    expect(venue.happened("LiquidationLoanGiven")).toEqual([]);
  });

  test("sells where the bids are, best first, and not beyond the pair's price band", () => {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    venue.index("BTC", "29000");
    bids(venue, "0.5", "28300");
    bids(venue, "0.25", "28200");
    bids(venue, "0.1", "6000");
    bids(venue, "5", "5800");
    venue.index("BTC", "28350");
    // A fifth of 28350 is 5670.
    expect(venue.trades()).toEqual(["0.5 @ 28300", "0.25 @ 28200", "0.1 @ 6000", "0.15 @ 5800"]);
    expect(has(account)).toEqual(["0", "0", "0"]);
    const other = long(venue, "ben");
    venue.index("BTC", "29000.01");
    venue.index("BTC", "28350");
    expect(other.owes("USDT")).toBe("0");
    const third = long(venue, "cem", "30000");
    // 5800 is less than a fifth of 31000.
    venue.index("BTC", "31000");
    expect(third.owes("USDT")).toBe("30000");
    expect(third.account().liquidation).toBeDefined();
  });

  test("keeps inside the price band to the tick", () => {
    const venue = openCore({ rates: "none" });
    // A fifth of 28349.97 is 5669.994.
    venue.index("BTC", "28349.9");
    bids(venue, "5", "5669.99");
    const account = long(venue, "ann");
    venue.index("BTC", "28349.97");
    expect(account.owes("USDT")).toBe("27000");
    bids(venue, "0.1", "5670");
    venue.index("BTC", "28349.97");
    expect(venue.trades()).toEqual(["0.1 @ 5670"]);
  });

  test("short of coins, buys them back", () => {
    const venue = openCore({ rates: "none" });
    const trader = venue.trader("ann");
    const account = trader.isolated("BTCUSDT").has("100000", "USDT");
    account.borrows("1", "BTC");
    account.sends("1", "BTC", trader.spot);
    venue.trader("seller").spot.has("2", "BTC").sells("2", { at: "95500" });
    venue.index("BTC", "95238.1");
    expect(venue.trades()).toEqual(["1 @ 95500"]);
    expect(account.owes("BTC")).toBe("0");
    // 100000 − 95500, less two percent of 100000.
    expect(account.free("USDT")).toBe("2500");
  });

  test("loses its open orders first, lists and what waits behind them too; what they held is sold", () => {
    const venue = openCore({ rates: "none" });
    venue.prints("30000");
    const account = long(venue, "ann");
    account.sells("0.2", { at: "140000" });
    account.oco("sell", "0.2", { at: "150000", stop: "29000", stopAt: "28500" });
    account.oto(["sell", "0.1", { at: "130000" }], [["buy", "0.1", { at: "100000" }]]);
    bids(venue, "2", "28000");
    venue.index("BTC", "28350");
    expect(venue.happened("OrderClosed").filter(({ status }) => status === "canceled")).toHaveLength(5);
    expect([account.locked("BTC"), account.owes("USDT")]).toEqual(["0", "0"]);
    expect(venue.trades().at(-1)).toBe("0.96429 @ 28000");
  });

  test("falls alone: its owner's other accounts stay as they are", () => {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    const { cross } = venue.trader("ann");
    cross.has("1", "BTC").borrows("1000", "USDT");
    bids(venue, "2", "28000");
    venue.index("BTC", "28350");
    expect(account.owes("USDT")).toBe("0");
    expect([cross.free("BTC"), cross.owes("USDT")]).toEqual(["1", "1000"]);
  });
});

describe("while nobody bids", () => {
  /** An account that has begun to fall and found half a bid. */
  function falling(): { venue: CoreVenue; account: PairDesk; trader: CoreTrader } {
    const venue = openCore({ rates: "none" });
    const account = long(venue, "ann");
    bids(venue, "0.5", "28000");
    venue.index("BTC", "28350");
    return { venue, account, trader: venue.trader("ann") };
  }

  test("an account stays in liquidation, and its owner may neither trade, borrow nor take out", () => {
    const { account, trader } = falling();
    expect(has(account)).toEqual(["0.5", "0", "13000"]);
    const refused = { reason: "level-too-low" };
    expect(refusal(() => account.sells("0.1", { at: "30000" }))).toEqual(refused);
    expect(refusal(() => account.borrows("1", "USDT"))).toEqual(refused);
    expect(refusal(() => account.sends("0.1", "BTC", trader.spot))).toEqual(refused);
  });

  test("the next tick of any index goes on, and so does the next full minute", () => {
    for (const goesOn of [
      (venue: CoreVenue): void => venue.index("ETH", "2001"),
      (venue: CoreVenue): void => venue.passes(1, MINUTE),
    ]) {
      const { venue, account } = falling();
      bids(venue, "1", "28100");
      expect(account.owes("USDT")).toBe("13000");
      goesOn(venue);
      expect(account.owes("USDT")).toBe("0");
      expect(venue.happened("LiquidationFinished")).toHaveLength(1);
    }
  });

  test("it is carried to its end even where the price comes back", () => {
    const { venue, account } = falling();
    venue.index("BTC", "90000");
    expect(venue.happened("LiquidationFinished")).toHaveLength(0);
    bids(venue, "1", "90000");
    venue.index("BTC", "90000");
    expect(account.owes("USDT")).toBe("0");
    expect(venue.happened("LiquidationStarted")).toHaveLength(1);
  });

  test("what comes in pays: with all repaid it is over", () => {
    const { venue, account } = falling();
    account.has("13000", "USDT");
    account.repays("13000", "USDT");
    venue.passes(1, MINUTE);
    expect(venue.happened("LiquidationFinished")).toHaveLength(1);
    // The fee of two percent of 28350 was still due.
    expect(account.free("BTC")).toBe("0.48");
  });

  test("what is too little for any book is taken over at the index, and the fund pays", () => {
    const venue = openCore({ rates: "none" });
    const trader = venue.trader("ann");
    venue.index("BTC", "100000");
    const account = trader.isolated("BTCUSDT").has("0.000009", "BTC");
    // Nine tenths of a lot are worth 0.9 dollars.
    account.borrows("0.4", "USDT");
    account.sends("0.4", "USDT", trader.spot);
    const fund = fundOf(venue);
    bids(venue, "1", "40000");
    venue.index("BTC", "46000");
    // 0.4 ÷ 46000, rounded up, and of the fee, two percent of 0.414, 0.00828 ÷ 46000.
    expect(has(account)).toEqual(["0.00000012", "0", "0"]);
    expect([fund("BTC"), fund("USDT")]).toEqual(["0.00000888", "-0.40000000"]);
  });
});

describe("who falls at the same tick", () => {
  test("falls in the order of levels, the lowest first; of equal ones the older account", () => {
    const venue = openCore({ rates: "none" });
    const [ann, ben, cem, dan] = [
      long(venue, "ann", "27000"),
      long(venue, "ben", "27500"),
      long(venue, "cem", "27000"),
      crossLong(venue, "dan", "27400"),
    ];
    bids(venue, "10", "28000");
    venue.index("BTC", "28000");
    const started = venue.happened("LiquidationStarted").map(({ purse }) => purse);
    expect(started).toEqual([ben.purse, dan.purse, ann.purse, cem.purse]);
  });

  test("is spared where the one that fell before it bought what it offered", () => {
    const venue = openCore({ rates: "none" });
    venue.index("BTC", "200000");
    const spared = venue.trader("ben").isolated("BTCUSDT").has("1", "BTC");
    spared.borrows("58300", "USDT");
    spared.sends("58300", "USDT", venue.trader("ben").spot);
    venue.index("BTC", "68500");
    bids(venue, "1", "71000");
    const short = venue.trader("ann").isolated("BTCUSDT").has("9000", "USDT");
    short.borrows("1", "BTC");
    short.sells("1", { at: "71000" });
    spared.sells("1", { at: "71000" });
    // 80000 ÷ 68500 = 1.1678 and 68500 ÷ 58300 = 1.1749, and then liquidation comes to be at 1.2.
    const pair = venue.x.reference.markets.get("BTCUSDT") as Pair;
    const at = { liquidation: ratioOf("1.2"), preLiquidation: ratioOf("1.21"), marginCall: ratioOf("1.22") };
    const tiers = pair.tiers.map((tier) => ({ ...tier, ...at, initial: ratioOf("1.23") }));
    venue.perform({ type: "DefineMarket", market: { ...pair, tiers } });
    expect(venue.happened("LiquidationStarted").map(({ purse }) => purse)).toEqual([short.purse]);
    expect(venue.trades()).toEqual(["1 @ 71000", "1 @ 71000"]);
    // 71000 ÷ 58300 = 1.2178.
    expect([spared.free("USDT"), spared.owes("USDT")]).toEqual(["71000", "58300"]);
    const told = venue.happened("LevelChanged").filter(({ purse }) => purse === spared.purse);
    expect(told.map(({ status }) => status).slice(-2)).toEqual(["force-liquidation", "margin-call"]);
  });
});
