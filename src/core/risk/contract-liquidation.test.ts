// What happens to positions whose margin no longer suffices, to those who meet them, and to the fund.

import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { ratioOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";
import { count, MINUTE } from "../../money/units.ts";
import { balance, FREE, INSURANCE } from "../ledger/ledger.ts";

const SYMBOL = "BTCUSD_PERP";

function market(settings = {}): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  return { venue, ann: venue.trader("ann").futures.has("1", "BTC"), ben };
}

/** Somebody is long three hundred contracts at 30,000 against ben, isolated, at a leverage. */
function isolatedLong(venue: CoreVenue, name: string, leverage: number): FuturesDesk {
  const desk = venue.trader(name).futures.has("1", "BTC");
  desk.leverage(leverage);
  desk.isolates();
  venue.trader("ben").futures.sells(300, { at: "30000" });
  desk.buys(300);
  return desk;
}

const fund = (venue: CoreVenue): string => plain(balance(venue.x.ledger, INSURANCE, "BTC", FREE));

describe("when a coin crashes", () => {
  test("the higher leverage dies and the lower survives", () => {
    const { venue } = market();
    const high = isolatedLong(venue, "high", 50);
    const low = isolatedLong(venue, "low", 10);
    expect(Number(high.liquidationPrice())).toBeCloseTo((30_000 * 1.004) / 1.02, 3);
    venue.mark(SYMBOL, "29530");
    expect([high.position(), low.position()]).toEqual([300, 300]);
    venue.trader("ben").futures.buys(600, { at: "29500" });
    venue.mark(SYMBOL, "29500");
    // 30,000 × (1/29,500 − 1/30,000) of a margin of 0.02 is lost; the fee of 1.5 % is more than what is left.
    expect([high.position(), high.wallet, high.isolatedWallet()]).toEqual([0, "0.98", "0"]);
    expect(fund(venue)).toBe("1000000.00305085");
    expect([low.position(), low.isolatedWallet()]).toEqual([300, "0.1"]);
  });

  test("the order says what it is, and costs no commission beside the clearance fee", () => {
    const { venue, ben } = market({ coinTaker: 500_000_000n });
    const high = isolatedLong(venue, "high", 50);
    ben.buys(300, { at: "29500" });
    venue.mark(SYMBOL, "29500");
    const forced = venue.happened("OrderPlaced").find((order) => order.forced === true);
    expect(forced).toMatchObject({ account: high.trader.id, side: "sell", kind: "limit", timeInForce: "ioc" });
    expect(forced!.clientId).toBe(`autoclose-${count(venue.at)}${forced!.order}`);
    expect(plain(venue.happened("PositionChanged").at(-1)!.commission)).toBe("0");
    expect(plain(venue.happened("ContractClearanceFeeTaken")[0]!.amount)).toBe("0.00305085");
  });

  test("crossed positions of a coin bear each other, and those of another coin do not", () => {
    const venue = openCore();
    const ann = venue.trader("ann").futures.has("0.05", "BTC").has("100", "ETH");
    const ben = venue.trader("ben").futures.has("1000", "BTC");
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    venue.mark(SYMBOL, "28500");
    expect(venue.happened("ContractLiquidationStarted")).toMatchObject([{ asset: "BTC", symbol: "", leg: "both" }]);
    venue.mark("ETHUSD_PERP", "1000");
    venue.mark(SYMBOL, "28500");
    expect([ann.position(), ann.free("ETH")]).toEqual([0, "100"]);
  });

  test("its open orders go first, and only those it is about", () => {
    const { venue, ann, ben } = market();
    ann.leverage(50);
    ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    const resting = ann.buys(1, { at: "29000" });
    const elsewhere = ann.on("ETHUSD_PERP").has("10", "ETH").buys(1, { at: "1990" });
    venue.mark(SYMBOL, "29500");
    expect([venue.order(resting.id).status, venue.order(elsewhere.id).status]).toEqual(["canceled", "new"]);
  });
});

test("of a hedge, isolated, one leg dies alone", () => {
  const { venue, ann, ben } = market();
  ann.hedges();
  ann.leverage(50);
  ann.isolates();
  ben.sells(300, { at: "30000" });
  ann.buys(300, { leg: "long" });
  ben.buys(300, { at: "30000" });
  ann.sells(300, { leg: "short" });
  venue.mark(SYMBOL, "29000");
  venue.mark(SYMBOL, "29000");
  expect([ann.position("long"), ann.position("short")]).toEqual([0, -300]);
});

describe("what the book does not take", () => {
  test("waits for the next tick, in liquidation, and may not be traded meanwhile", () => {
    const { venue } = market();
    const ann = isolatedLong(venue, "carl", 50);
    venue.mark(SYMBOL, "29000");
    expect(ann.position()).toBe(300);
    expect(refusal(() => ann.sells(1, { at: "29000" }))).toEqual({ reason: "in-liquidation" });
    // Other contracts are none of it.
    ann.on("ETHUSD_PERP").has("10", "ETH").buys(1, { at: "1990" });
    venue.passes(1, MINUTE);
    expect(ann.position()).toBe(0);
    expect(ann.sells(1, { at: "29000" }).id).toBeGreaterThan(0);
  });

  test("does not wait for the marks of contracts it is not about", () => {
    const [contract] = DEFAULT_CONTRACTS;
    const venue = openCore({ contracts: [contract!, { ...contract!, symbol: "BTCUSD_NEXT" }] });
    const ben = venue.trader("ben").futures.has("1000", "BTC");
    ben.leverage(1);
    const ann = venue.trader("ann").futures.has("0.021", "BTC");
    ann.leverage(50);
    ben.sells(300, { at: "30000" });
    ann.buys(300);
    venue.mark(SYMBOL, "29500");
    // One price moves both marks, and whoever quotes comes back after the second.
    venue.mark("BTCUSD_NEXT", "29500");
    expect(ann.position()).toBe(300);
    ben.buys(300, { at: "29500" });
    venue.mark(SYMBOL, "29500");
    expect(ann.position()).toBe(0);
    expect(venue.happened("PositionTakenOver")).toEqual([]);
  });

  test("the insurance fund takes over at the price at which nothing is left", () => {
    const { venue } = market();
    const ann = isolatedLong(venue, "carl", 50);
    venue.mark(SYMBOL, "29000");
    venue.mark(SYMBOL, "29000");
    // N ÷ (margin + N ÷ entry) = 30,000 ÷ 1.02, up to the next tenth, which leaves a little.
    expect(venue.happened("PositionTakenOver")).toMatchObject([{ ticks: 294_118, lots: 300, fundContracts: 300 }]);
    // Of 0.02 the loss to 29,411.8, cut, leaves 123 atoms, and those are the fund's.
    expect([ann.position(), ann.isolatedWallet(), ann.wallet]).toEqual([0, "0", "0.98"]);
    expect(venue.happened("ContractMarginForfeited").map(({ amount }) => plain(amount))).toEqual(["0.00000123"]);
    expect(fund(venue)).toBe("1000000.00000123");
    expect(venue.x.futures.liquidating.size).toBe(0);
  });

  test("crossed: what is left in the coin's wallet is the fund's too, once all of them are closed", () => {
    const { venue } = market();
    const carl = venue.trader("carl").futures.has("0.03", "BTC").has("7", "ETH");
    carl.leverage(50);
    carl.on("ETHUSD_PERP").isolates();
    venue.trader("ben").futures.sells(300, { at: "30000" });
    carl.buys(300);
    venue.mark(SYMBOL, "29000");
    venue.mark(SYMBOL, "29000");
    // 30,000 ÷ 1.03 is 29,126.21…: of 0.03 the loss to 29,126.3, cut, leaves 306 atoms.
    expect(venue.happened("PositionTakenOver")).toMatchObject([{ ticks: 291_263 }]);
    expect([carl.position(), carl.wallet, carl.free("ETH")]).toEqual([0, "0", "7"]);
    expect(fund(venue)).toBe("1000000.00000306");
  });

  test("crossed: nothing of the wallet is taken while another position stands on it", () => {
    const [contract] = DEFAULT_CONTRACTS;
    const venue = openCore({ contracts: [contract!, { ...contract!, symbol: "BTCUSD_NEXT" }] });
    const ben = venue.trader("ben").futures.has("1000", "BTC");
    const carl = venue.trader("carl").futures.has("0.06", "BTC");
    for (const symbol of [SYMBOL, "BTCUSD_NEXT"]) {
      ben.on(symbol).sells(300, { at: "30000" });
      carl.on(symbol).leverage(50);
      carl.on(symbol).buys(300);
    }
    for (const symbol of [SYMBOL, "BTCUSD_NEXT", SYMBOL]) venue.mark(symbol, "29000");
    const taken = venue.happened("PositionTakenOver").map(({ symbol }) => symbol);
    expect(taken).toEqual([SYMBOL, "BTCUSD_NEXT"]);
    const changes = venue.happened("PositionChanged").map(({ shortfall }) => plain(shortfall));
    expect(changes).toEqual(Array(6).fill("0"));
    expect(venue.happened("ContractMarginForfeited")).toMatchObject([{ symbol: "BTCUSD_NEXT" }]);
    expect([carl.position(), carl.wallet]).toEqual([0, "0"]);
  });

  test("leaves what was added where no price would have used it up", () => {
    const venue = openCore();
    venue.trader("ben").futures.has("1000", "BTC").buys(300, { at: "30000" });
    const carl = venue.trader("carl").futures.has("0.05", "BTC");
    carl.sells(300);
    venue.mark(SYMBOL, "32000");
    carl.has("10", "BTC");
    venue.mark(SYMBOL, "32000");
    expect(venue.happened("PositionTakenOver")).toMatchObject([{ lots: 300 }]);
    // At the mark: 10.05 − 30,000 × (1/30,000 − 1/32,000), cut.
    expect([carl.position(), carl.wallet]).toEqual([0, "9.9875"]);
    expect(venue.happened("ContractMarginForfeited")).toEqual([]);
  });

  test("is carried to its end, also where the price has come back", () => {
    const { venue, ben } = market();
    const ann = isolatedLong(venue, "carl", 50);
    venue.mark(SYMBOL, "29500");
    ben.buys(100, { at: "29900" });
    venue.mark(SYMBOL, "29900");
    expect([ann.position(), venue.x.futures.liquidating.size]).toEqual([0, 0]);
    expect(venue.trades(SYMBOL)).toEqual(["300 @ 30000", "100 @ 29900"]);
    expect(venue.happened("PositionTakenOver")).toMatchObject([{ lots: 200 }]);
  });
});

describe("where the fund is empty", () => {
  test("the winner with the highest score is closed at the loser's bankruptcy price, without a fee", () => {
    const venue = openCore({ settings: { insuranceFund: "empty" } });
    const rich = venue.trader("rich").futures.has("1000", "BTC");
    const bold = venue.trader("bold").futures.has("2", "BTC");
    const ann = venue.trader("ann").futures.has("1", "BTC");
    ann.leverage(50);
    ann.isolates();
    for (const winner of [rich, bold]) {
      winner.sells(200, { at: "30000" });
      ann.buys(200);
    }
    const resting = bold.buys(1, { at: "28500" });
    venue.mark(SYMBOL, "29000");
    venue.mark(SYMBOL, "29000");
    expect([ann.position(), bold.position(), rich.position()]).toEqual([0, 0, 0]);
    const forced = venue.happened("OrderPlaced").filter((order) => order.clientId === "adl_autoclose");
    expect(forced.map(({ account }) => account)).toEqual([bold.trader.id, rich.trader.id]);
    expect(venue.order(resting.id).status).toBe("canceled");
    // 20,000 × (1/29,411.8 − 1/30,000), cut.
    expect(bold.wallet).toBe("2.01333251");
    expect(venue.trades(SYMBOL)).toHaveLength(2);
  });

  test("a hedge elsewhere is naked then: only as much is closed as has to be", () => {
    const venue = openCore({ settings: { insuranceFund: "empty" } });
    const bold = venue.trader("bold").futures.has("2", "BTC");
    const ann = isolatedLongOf(venue, bold);
    bold.sells(100, { at: "30000" });
    venue.trader("carl").futures.has("5", "BTC").buys(100);
    venue.mark(SYMBOL, "29000");
    venue.mark(SYMBOL, "29000");
    expect([ann.position(), bold.position()]).toEqual([0, -100]);
  });
});

function isolatedLongOf(venue: CoreVenue, against: FuturesDesk): FuturesDesk {
  const desk = venue.trader("ann").futures.has("1", "BTC");
  desk.leverage(50);
  desk.isolates();
  against.sells(300, { at: "30000" });
  desk.buys(300);
  return desk;
}

test("a large position is reduced bracket by bracket, and what is left survives", () => {
  // With the fee of a fresh venue nothing would be left.
  const free = { ...DEFAULT_CONTRACTS[0]!, liquidationFee: ratioOf("0") };
  const venue = openCore({ contracts: [free] });
  const ben = venue.trader("ben").futures.has("10000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has("0.6", "BTC");
  ann.leverage(20);
  // 9 BTC of notional: the second bracket, which begins at 5.
  ben.sells(2_700, { at: "30000" });
  ann.buys(2_700);
  ben.buys(2_700, { at: "28200" });
  venue.mark(SYMBOL, "28200");
  const sizes = venue.happened("OrderPlaced").filter((order) => order.forced === true);
  // 5 × 28,200 ÷ 100 contracts fill the first bracket.
  expect(sizes.map(({ lots }) => count(lots))).toEqual([2_700 - 1_410]);
  expect(ann.position()).toBe(1_410);
  expect(venue.x.futures.liquidating.size).toBe(0);
});
