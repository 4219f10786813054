// Margin that is added to isolated positions and taken out of them.

import { describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { amountOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";

const SYMBOL = "BTCUSD_PERP";
const NOT_THERE = { reason: "beyond-isolated-balance" };

/** Ann has a coin and is long 300 contracts of it at 30,000, isolated at twenty times: 0.05 coins of margin. */
function market(settings = {}): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has("1", "BTC");
  ann.isolates();
  ben.sells(300, { at: "30000" });
  ann.buys(300);
  return { venue, ann, ben };
}

/** The same, and as many of another contract on the coin, crossed. */
function besideCrossed(): { venue: CoreVenue; ann: FuturesDesk } {
  const [contract] = DEFAULT_CONTRACTS;
  const venue = openCore({ contracts: [contract!, { ...contract!, symbol: "BTCUSD_NEXT" }] });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  const ann = venue.trader("ann").futures.has("1", "BTC");
  ann.isolates();
  for (const symbol of [SYMBOL, "BTCUSD_NEXT"]) {
    ben.on(symbol).leverage(1);
    ben.on(symbol).sells(300, { at: "30000" });
    ann.on(symbol).buys(300);
  }
  return { venue, ann };
}

describe("adding", () => {
  test("moves money from the wallet to the position, and its liquidation price away", () => {
    const { venue, ann } = market();
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95", "0.05"]);
    const before = Number(ann.liquidationPrice());
    ann.adds("0.1");
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.85", "0.15"]);
    // 30,000 × 1.004 ÷ (margin + 30,000 ÷ 30,000), cut.
    expect(before).toBeCloseTo(30_120 / 1.05, 7);
    expect(Number(ann.liquidationPrice())).toBeCloseTo(30_120 / 1.15, 7);
    expect(venue.happened("PositionMarginChanged")).toMatchObject([{ does: "add", leg: "both", asset: "BTC" }]);
  });

  test("reaches as far as the wallet could be emptied, to the last atom", () => {
    const { ann } = market();
    expect(refusal(() => ann.adds("0.95000001"))).toEqual({ reason: "beyond-cross-balance" });
    // An open order binds 3,000 ÷ 29,000 ÷ 20, up to 0.00517242.
    ann.buys(30, { at: "29000" });
    expect(refusal(() => ann.adds("0.94482759"))).toEqual({ reason: "beyond-cross-balance" });
    ann.adds("0.94482758");
    expect(ann.wallet).toBe("0.00517242");
  });

  test("does not spend what crossed positions have gained and not taken", () => {
    const { venue, ann } = besideCrossed();
    // Half a coin is won there, and 30,000 ÷ 60,000 ÷ 20 = 0.025 bound; orders could use it, and margin cannot.
    venue.mark("BTCUSD_NEXT", "60000");
    expect(plain(ann.coin.available)).toBe("1.425");
    // Of the wallet of 0.95 the 0.002 stay that the crossed position must keep.
    expect(refusal(() => ann.adds("0.94800001"))).toEqual({ reason: "beyond-cross-balance" });
    ann.adds("0.948");
  });
});

describe("removing", () => {
  test("leaves what the position needs: initial margin at the mark, its loss counted", () => {
    const { venue, ann } = market();
    expect(refusal(() => ann.removes("0.00000001"))).toEqual(NOT_THERE);
    ann.adds("0.1");
    // 30,000 ÷ 29,000 ÷ 20 = 0.05172413, and 0.03448275 are lost.
    venue.mark(SYMBOL, "29000");
    expect(refusal(() => ann.removes("0.06379313"))).toEqual(NOT_THERE);
    ann.removes("0.06379312");
    expect(ann.isolatedWallet()).toBe("0.08620688");
  });

  test("never takes gains out: no more than the wallet beyond maintenance margin", () => {
    const { venue, ann } = market();
    // At 60,000 half a coin is won; 0.0020 must be kept of the 0.05 that were paid in.
    venue.mark(SYMBOL, "60000");
    expect(refusal(() => ann.removes("0.04800001"))).toEqual(NOT_THERE);
    ann.removes("0.048");
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.998", "0.002"]);
  });

  test("nothing can be taken out of what has no margin to spare", () => {
    const { venue, ann } = market();
    venue.mark(SYMBOL, "29000");
    expect(refusal(() => ann.removes("0.00000001"))).toEqual(NOT_THERE);
  });
});

test("who watches positions learns of it: what was added saves a position, and what was taken out dooms it", () => {
  const saved = market();
  saved.ann.adds("0.1");
  // Without it 28,685.7 is the end.
  saved.venue.mark(SYMBOL, "27000");
  expect(saved.venue.happened("ContractLiquidationStarted")).toEqual([]);
  saved.venue.mark(SYMBOL, "26100");
  expect(saved.venue.happened("ContractLiquidationStarted")).toHaveLength(1);

  const doomed = market();
  doomed.ann.adds("0.1");
  doomed.venue.mark(SYMBOL, "29900");
  // It may sleep until 26,191.3 by then; with 0.06 of margin 30,120 ÷ 1.06 = 28,415.09 is the end.
  doomed.ann.removes("0.09");
  doomed.venue.mark(SYMBOL, "28410");
  expect(doomed.venue.happened("ContractLiquidationStarted")).toHaveLength(1);
});

test("who watches crossed positions learns that their wallet has less", () => {
  const { venue, ann } = besideCrossed();
  // 0.95 coins bear a fall to 15,446; once 0.9 of them are in the other position, 30,120 ÷ 1.05 = 28,685.7 is the end.
  venue.mark("BTCUSD_NEXT", "29900");
  ann.adds("0.89");
  venue.mark("BTCUSD_NEXT", "28300");
  expect(venue.happened("ContractLiquidationStarted")).toMatchObject([{ symbol: "", leg: "both" }]);
});

test("in hedge mode each leg has its own, and the leg that is not there has none", () => {
  const venue = openCore();
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has("1", "BTC");
  ann.hedges();
  ann.isolates();
  ben.sells(300, { at: "30000" });
  ann.buys(300, { leg: "long" });
  ann.adds("0.1", "long");
  expect([ann.isolatedWallet("long"), ann.isolatedWallet("short")]).toEqual(["0.15", "0"]);
  expect(refusal(() => ann.adds("0.1", "short"))).toEqual({ reason: "no-position-to-margin" });
  expect(refusal(() => ann.adds("0.1"))).toEqual({ reason: "no-position-to-margin" });
  expect(refusal(() => ann.removes("0.1"))).toEqual(NOT_THERE);
});

test("is refused in order: contract, amount, margin type, position, liquidation, balance", () => {
  const { venue, ann } = market();
  const other = venue.trader("ben").id;
  const asks = {
    type: "ChangePositionMargin",
    account: ann.trader.id,
    symbol: SYMBOL,
    leg: "both",
    does: "add",
  } as const;
  const [none, much] = [amountOf("0"), amountOf("5")];
  const why = (change: Partial<{ account: number; symbol: string; amount: typeof none }>): unknown =>
    refusal(() => venue.perform({ ...asks, amount: none, ...change }));
  expect(why({ account: 99 })).toEqual({ reason: "unknown-account" });
  expect(why({ symbol: "BTCUSDT" })).toEqual({ reason: "unknown-symbol", symbol: "BTCUSDT" });
  expect(why({ account: other })).toEqual({ reason: "amount-not-positive" });
  expect(why({ account: other, amount: much })).toEqual({ reason: "margin-not-isolated" });
  ann.on("ETHUSD_PERP").isolates();
  expect(why({ symbol: "ETHUSD_PERP", amount: much })).toEqual({ reason: "no-position-to-margin" });
  expect(why({ amount: much })).toEqual({ reason: "beyond-cross-balance" });
  venue.mark(SYMBOL, "28000");
  expect(why({ amount: much })).toEqual({ reason: "in-liquidation" });
});
