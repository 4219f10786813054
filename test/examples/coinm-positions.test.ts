// Figures of COIN-M positions: replies of the real exchange that people have shown, and derived ones.
// Each is brought about by orders on a venue.

import { describe, expect, test } from "vitest";
import type { Contract } from "../../src/core/listing.ts";
import { rateOf } from "../../src/genesis/figures.ts";
import { brackets, DEFAULT_CONTRACTS } from "../../src/genesis/contracts.ts";
import { plus } from "../../src/money/arithmetic.ts";
import { asCoins, breakEvenPrice, coins, faceOf } from "../../src/money/inverse.ts";
import { fixed, plain } from "../../src/money/text.ts";
import { atoms, contracts, face } from "../../src/money/units.ts";
import { openCore } from "../exchange.ts";
import type { FuturesDesk } from "../exchange/futures-desk.ts";

const BTC = DEFAULT_CONTRACTS[0]!;
const ETH = DEFAULT_CONTRACTS[1]!;

/** A trader with a wallet, in a venue of one contract whose other side is always there. */
function trading(contract: Contract, wallet: string, mark: string): FuturesDesk {
  const venue = openCore({ contracts: [contract] });
  venue.mark(contract.symbol, mark);
  return venue.trader("ann").futures.on(contract.symbol).has(wallet, contract.base);
}

/** Buys (or, below zero, sells) contracts at a price. */
function fills(desk: FuturesDesk, many: number, at: string): void {
  const other = desk.venue.trader("other").futures.on(desk.symbol);
  other.has("500", desk.contract.base);
  const [makes, takes] = many > 0 ? (["sells", "buys"] as const) : (["buys", "sells"] as const);
  other[makes](Math.abs(many), { at });
  desk[takes](Math.abs(many), { at, tif: "ioc" });
}

/** What a position cost, with the thirteen places that are kept. */
function cost(desk: FuturesDesk): string {
  return fixed(atoms(desk.figures().cost), 13, 13);
}

const notional = (desk: FuturesDesk): string => plain(coins(desk.figures().face, desk.figures().mark, "down"));

test("CM-01, Position Information: a long of one contract", () => {
  const desk = trading(BTC, "1", "11788.66626667");
  fills(desk, 1, "11707.7");
  expect(desk.entry()).toBe("11707.70000003");
  expect(plain(desk.figures().unrealised)).toBe("0.00005866");
});

test("CM-02 and CM-03, a live reply in ccxt: an isolated long of two contracts at 2x", () => {
  // Bought above the mark by so much that margin and opening loss make the wallet of the reply.
  const desk = trading(BTC, "1", "37473.5");
  desk.isolates();
  desk.leverage(2);
  fills(desk, 2, "37643.1");
  desk.venue.mark(BTC.symbol, "38103.05510455");
  expect(desk.entry()).toBe("37643.10000021");
  expect(desk.isolatedWallet()).toBe("0.00268058");
  const { unrealised, isolatedWallet } = desk.figures();
  // Rounded half up it would be 0.00006414.
  expect(plain(unrealised)).toBe("0.00006413");
  expect(notional(desk)).toBe("0.00524892");
  expect(plain(plus(isolatedWallet, unrealised))).toBe("0.00274471");
  expect(Number(desk.liquidationPrice())).toBeCloseTo(25_119.974_457_60, 7);
});

test("CM-04, a live reply in ccxt: margins of a quarterly contract at 10x are cut", () => {
  const quarterly: Contract = { ...BTC, symbol: "BTCUSD_210625", brackets: brackets([[20, "50", "0.01"]]) };
  const desk = trading(quarterly, "1", "40993.8");
  desk.leverage(10);
  fills(desk, 1, "41021.2");
  expect(desk.entry()).toBe("41021.20000069");
  expect(notional(desk)).toBe("0.00243939");
  expect(plain(desk.figures().initialMargin)).toBe("0.00024393");
  expect(plain(desk.figures().maintenanceMargin)).toBe("0.00002439");
  // The reply does not show its mark, of which this is one that fits.
  expect(plain(desk.figures().unrealised)).toBe("-0.00000162");
});

test("CM-05, developers' forum 7049: a crossed short of two fills", () => {
  const desk = trading(BTC, "0.00684259", "61716");
  fills(desk, -4, "61765.5");
  fills(desk, -1, "61716");
  expect(desk.entry()).toBe("61755.5936486");
  expect(plain(desk.figures().unrealised)).toBe("0.00000519");
  expect(desk.liquidationPrice()).toBe("397179.04831492");
});

describe("CM-06, six replies: the cost is kept to thirteen places, the entry price follows from it", () => {
  test.each([
    ["ccxt, long 2", BTC, [[2, "37643.1"]], "0.0053130587013", "37643.10000021"],
    ["Position Information, long 1", BTC, [[1, "11707.7"]], "0.0085413872921", "11707.70000003"],
    ["ccxt, quarterly long 1", BTC, [[1, "41021.2"]], "0.0024377638879", "41021.20000069"],
    ["forum 7049, short 4", BTC, [[-4, "61765.5"]], "0.0064761072120", "61765.49999957"],
    // Shown with nine places there: 2422.400000007.
    ["ccxt, ether long 1", ETH, [[1, "2422.4"]], "0.0041281373844", "2422.40000001"],
    [
      "forum 7049, short 4 and 1",
      BTC,
      [
        [-4, "61765.5"],
        [-1, "61716"],
      ],
      "0.0080964325733",
      "61755.5936486",
    ],
  ] as const)("%s", (_source, contract, trades, kept, entry) => {
    const desk = trading(contract, "10", trades[0][1]);
    for (const [many, at] of trades) fills(desk, many, at);
    expect(cost(desk)).toBe(kept);
    expect(desk.entry()).toBe(entry);
  });
});

test("CM-07, developers' forum 7049: a short that its wallet covers is never liquidated", () => {
  const desk = trading(BTC, "0.00684259", "61765.5");
  fills(desk, -4, "61765.5");
  expect(desk.liquidationPrice()).toBeUndefined();
  // Cut towards zero; half up it would be 0.00647611.
  expect(notional(desk)).toBe("0.0064761");
});

test("CM-11, Account Trade List: base quantity is rounded, commission is cut", () => {
  const venue = openCore({ contracts: [BTC], settings: { coinTaker: rateOf("0.0004") } });
  venue.mark(BTC.symbol, "8800");
  const desk = venue.trader("ann").futures.has("1", "BTC");
  fills(desk, 1, "8800");
  expect(plain(venue.happened("ContractTraded")[0]!.base)).toBe("0.01136364");
  const [, taker] = venue.happened("PositionChanged");
  expect(plain(taker!.commission)).toBe("0.00000454");
  expect(desk.wallet).toBe("0.99999546");
});

test.each([
  ["11326.9", "0.00882854"],
  // Half up it would be 0.00857545.
  ["11661.2", "0.00857544"],
])("CM-12, User's Force Orders: a contract at %s cost %s coins", (at, cumBase) => {
  const desk = trading(BTC, "1", at);
  fills(desk, 1, at);
  const order = desk.venue.order(desk.venue.x.counters.order);
  expect(plain(asCoins(order.terms!.cost, "down"))).toBe(cumBase);
});

test("CM-22, derived: ten contracts from 50,000 to 55,000 bring a long 0.00181818 and cost a short as much", () => {
  const realised = (many: number): string => {
    const desk = trading(BTC, "1", "52500");
    fills(desk, many, "50000");
    fills(desk, -many, "55000");
    expect(desk.position()).toBe(0);
    return desk.wallet;
  };
  expect(realised(10)).toBe("1.00181818");
  expect(realised(-10)).toBe("0.99818182");
});

test("CM-23, Coinlocally on coin-margined perpetuals: 1,000 at 5,000 and 2,000 at 6,000 make 5,625", () => {
  const dollar: Contract = { ...BTC, symbol: "BTCUSD_ONE", size: face(1n) };
  const desk = trading(dollar, "10", "5000");
  fills(desk, 1_000, "5000");
  desk.venue.mark(dollar.symbol, "6000");
  fills(desk, 2_000, "6000");
  expect(desk.entry()).toBe("5625");
});

test("CM-25, live replies in ccxt: a long breaks even a taker's fee above its entry", () => {
  const breakEven = (entry: string, fee: string): number => {
    const desk = trading({ ...BTC, price: { ...BTC.price, tick: ETH.price.tick } }, "1", entry);
    fills(desk, 1, entry);
    return Number(plain(breakEvenPrice("long", desk.figures().entry!, rateOf(fee), "half-up")));
  };
  // Replies of 2422.400000007 and 44525.0; the first differs by the places its entry is shown with.
  expect(breakEven("2422.4", "0.0004")).toBeCloseTo(2423.368_960_034, 6);
  expect(breakEven("44525", "0.0004")).toBeCloseTo(44_542.81, 2);
});

test("faces are whole dollars: a hundred a bitcoin contract, ten an ether contract", () => {
  expect(atoms(faceOf(contracts(-3), BTC.size))).toBe(300n);
  expect(atoms(faceOf(contracts(3), ETH.size))).toBe(30n);
});
