// An account with several contracts on one coin: what they share, what bears what, and how they fall.

import { beforeEach, describe, expect, test } from "vitest";
import { type CoreVenue, openCore, OPENING } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { rateOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";

const PERP = "BTCUSD_PERP";
const MARCH = "BTCUSD_260327";
const JUNE = "BTCUSD_260626";

let venue: CoreVenue;
let ann: FuturesDesk;
let ben: FuturesDesk;

beforeEach(() => {
  venue = openCore({
    contracts: [...DEFAULT_CONTRACTS, ...quarterlies(OPENING)],
    settings: { coinTaker: rateOf("0.0005") },
    funding: "none",
  });
  ann = venue.trader("ann").futures.has("1", "BTC");
  ben = venue.trader("ben").futures.has("1000", "BTC");
});

/** Ann buys (sells, below zero) contracts of ben at a price. */
function trades(symbol: string, contracts: number, at: string): void {
  const many = Math.abs(contracts);
  if (contracts > 0) ben.on(symbol).sells(many, { at });
  else ben.on(symbol).buys(many, { at });
  if (contracts > 0) ann.on(symbol).buys(many, { at });
  else ann.on(symbol).sells(many, { at });
}

describe("crossed", () => {
  test("they share one wallet: what one gains the other may lose, and the coin is counted once", () => {
    trades(MARCH, 600, "30000");
    trades(PERP, -600, "30000");
    for (const symbol of [MARCH, PERP]) venue.mark(symbol, "25000");
    // 60000 × (1/25000 − 1/30000) = 0.4, lost in one and won in the other.
    const { unrealised, crossUnrealised, symbols } = ann.coin;
    expect([plain(unrealised), plain(crossUnrealised)]).toEqual(["0", "0"]);
    expect(symbols.map(({ contract }) => contract.symbol)).toEqual([MARCH, PERP]);
    expect([ann.on(MARCH).position(), ann.on(PERP).position()]).toEqual([600, -600]);
  });

  test("each is liquidated at its own price with the other as it stands, and both fall together", () => {
    const leveraged = venue.trader("lev").futures.has("0.3", "BTC");
    for (const symbol of [MARCH, JUNE]) {
      leveraged.on(symbol).leverage(50);
      ben.on(symbol).sells(600, { at: "30000" });
      leveraged.on(symbol).buys(600, { at: "30000" });
    }
    // 60000 × 1.004 ÷ (0.298 − 0.008 + 2): commissions of 0.001 each, and the other's maintenance of 0.008.
    expect(Number(leveraged.on(MARCH).liquidationPrice())).toBeCloseTo(60_240 / 2.29, 2);
    venue.mark(MARCH, "27500");
    expect(leveraged.on(MARCH).position()).toBe(600);
    ben.on(MARCH).buys(600, { at: "27000" });
    ben.on(JUNE).buys(600, { at: "28500" });
    venue.mark(JUNE, "28500");
    // 60000 × (1/27500 − 1/30000) + 60000 × (1/28500 − 1/30000) = 0.1818 + 0.1053 of 0.298, and 0.0171 to be kept.
    const started = venue.happened("ContractLiquidationStarted");
    expect(started).toMatchObject([{ account: leveraged.trader.id, symbol: "", asset: "BTC" }]);
    expect(leveraged.on(MARCH).position() + leveraged.on(JUNE).position()).toBeLessThan(1_200);
    const sold = venue.happened("OrderPlaced").find(({ forced }) => forced === true);
    // What must be kept most for goes first: the one that is worth more coins.
    expect(sold!.symbol).toBe(MARCH);
  });

  test("an isolated one of the same coin falls alone", () => {
    ann.on(JUNE).isolates();
    trades(JUNE, 300, "30000");
    trades(PERP, 300, "30000");
    ben.on(JUNE).buys(300, { at: "28600" });
    venue.mark(JUNE, "28500");
    expect([ann.on(JUNE).position(), ann.on(PERP).position()]).toEqual([0, 300]);
  });
});

describe("a wallet below zero, borne by the profit of another contract", () => {
  beforeEach(() => {
    ann.has("0.5", "BTC");
    trades(MARCH, 3_000, "30000");
    trades(PERP, -3_000, "30000");
    for (const symbol of [MARCH, PERP]) venue.mark(symbol, "36000");
    // 300000 × (1/30000 − 1/36000) = 1.66666666 won and lost; the loss is taken.
    trades(PERP, 3_000, "36000");
    expect(Number(ann.wallet)).toBeLessThan(-0.1);
  });

  test("takes no commission below nothing, and what is isolated has its margin from the profit", () => {
    ann.on(JUNE).isolates();
    venue.mark(JUNE, "36000");
    const before = Number(ann.wallet);
    trades(JUNE, 360, "36000");
    const change = venue.happened("PositionChanged").findLast(({ account }) => account === ann.trader.id)!;
    // A coin at a leverage of 20, and 0.05 % of it.
    expect([plain(change.marginIn), plain(change.commission)]).toEqual(["0.05", "0.0005"]);
    expect(ann.on(JUNE).isolatedWallet()).toBe("0.05");
    expect(Number(ann.wallet)).toBeCloseTo(before - 0.0505, 8);
  });

  test("what is isolated gives its margin back when it is closed", () => {
    ann.on(JUNE).isolates();
    venue.mark(JUNE, "36000");
    trades(JUNE, 360, "36000");
    const before = Number(ann.wallet);
    trades(JUNE, -360, "36000");
    const change = venue.happened("PositionChanged").findLast(({ account }) => account === ann.trader.id)!;
    expect([plain(change.marginOut), plain(change.commission)]).toEqual(["0.05", "0.0005"]);
    expect(Number(ann.wallet)).toBeCloseTo(before + 0.0495, 8);
  });
});
