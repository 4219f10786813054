import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { DEFAULT_SETTINGS } from "../../genesis/settings.ts";

/** Two traders with money and coins. */
function market(settings = {}): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore({ settings });
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

describe("a limit order", () => {
  test("waits in the book, holding what it may spend, until it is cancelled", () => {
    const { venue, ann } = market();
    const bid = ann.buys("0.5", { at: "29000" });
    const ask = ann.sells("0.5", { at: "31000" });
    expect(venue.book()).toEqual({ bids: ["0.5 @ 29000"], asks: ["0.5 @ 31000"] });
    expect([ann.locked("USDT"), ann.locked("BTC")]).toEqual(["14500", "0.5"]);
    ann.cancels(bid);
    ann.cancels(ask);
    expect(venue.book()).toEqual({ bids: [], asks: [] });
    expect([bid.status, ask.status, ann.locked("USDT"), ann.locked("BTC")]).toEqual(["canceled", "canceled", "0", "0"]);
  });

  test("trades at the price that was there first, and what it need not pay is free at once", () => {
    const { venue, ann, ben } = market();
    ben.sells("0.5", { at: "30000" });
    const order = ann.buys("1", { at: "30100" });
    expect(venue.trades()).toEqual(["0.5 @ 30000"]);
    expect([order.status, order.left, order.paid]).toEqual(["partially-filled", "0.5", "15000"]);
    // Half a bitcoin at its own price, no more.
    expect([ann.free("USDT"), ann.locked("USDT")]).toEqual(["69950", "15050"]);
  });

  test("meets the best price first, and at one price whoever came first", () => {
    const { venue, ann, ben } = market();
    const cid = venue.trader("cid").spot.has("10", "BTC");
    ben.sells("0.1", { at: "30010" });
    const second = cid.sells("0.1", { at: "30000" });
    const third = ben.sells("0.1", { at: "30000" });
    ann.buys("0.25", { at: "30010" });
    expect(venue.trades()).toEqual(["0.1 @ 30000", "0.1 @ 30000", "0.05 @ 30010"]);
    const [first, next] = venue.happened("Traded");
    expect([first!.maker, next!.maker]).toEqual([second.id, third.id]);
  });

  test("good till cancelled in part keeps its place, and an order behind it waits its turn", () => {
    const { ann, ben } = market();
    const early = ann.buys("0.3", { at: "30000" });
    const late = ann.buys("0.3", { at: "30000" });
    ben.sells("0.2", { at: "30000" });
    ben.sells("0.2", { at: "30000" });
    expect([early.status, early.filled]).toEqual(["filled", "0.3"]);
    expect([late.status, late.filled]).toEqual(["partially-filled", "0.1"]);
  });
});

describe("immediate or cancel", () => {
  test("takes what is there and lets go of the rest", () => {
    const { venue, ann, ben } = market();
    ben.sells("0.2", { at: "30000" });
    const order = ann.buys("1", { at: "30000", tif: "ioc" });
    expect([order.status, order.filled]).toEqual(["expired", "0.2"]);
    expect([ann.locked("USDT"), venue.book().bids]).toEqual(["0", []]);
  });

  test("expires untouched where nothing is there", () => {
    const { ann } = market();
    const order = ann.buys("1", { at: "30000", tif: "ioc" });
    expect([order.status, order.filled, ann.free("USDT")]).toEqual(["expired", "0", "100000"]);
  });
});

describe("fill or kill", () => {
  test("has all of it or nothing", () => {
    const { venue, ann, ben } = market();
    ben.sells("0.5", { at: "30000" });
    ben.sells("0.5", { at: "30010" });
    expect(ann.buys("1.1", { at: "30010", tif: "fok" }).status).toBe("expired");
    expect(ann.buys("1", { at: "30009", tif: "fok" }).status).toBe("expired");
    expect(venue.trades()).toEqual([]);
    expect(ann.buys("1", { at: "30010", tif: "fok" }).status).toBe("filled");
  });
});

describe("a market order", () => {
  test("by quantity walks the book, and expires with what the book did not have", () => {
    const { venue, ann, ben } = market();
    ben.sells("0.1", { at: "30000" });
    ben.sells("0.1", { at: "30500" });
    const order = ann.buys("0.3");
    expect(venue.trades()).toEqual(["0.1 @ 30000", "0.1 @ 30500"]);
    expect([order.status, order.filled, order.paid]).toEqual(["expired", "0.2", "6050"]);
    expect([ann.free("USDT"), ann.locked("USDT")]).toEqual(["93950", "0"]);
  });

  test("by quote spends as much as makes whole lots and no more", () => {
    const { ann, ben } = market();
    ben.sells("1", { at: "30000" });
    const order = ann.buys({ worth: "1000.5" });
    // 0.03335 × 30,000; a lot more would be 1,000.8.
    expect([order.status, order.filled, order.paid]).toEqual(["filled", "0.03335", "1000.5"]);
    const odd = ann.buys({ worth: "1000.4" });
    expect([odd.status, odd.filled, odd.paid]).toEqual(["filled", "0.03334", "1000.2"]);
    expect([ann.free("USDT"), ann.locked("USDT")]).toEqual(["97999.3", "0"]);
  });

  test("by quote sells as much as brings the amount", () => {
    const { ann, ben } = market();
    ben.buys("0.01", { at: "30000" });
    ben.buys("1", { at: "29000" });
    const order = ann.sells({ worth: "590" });
    // 300 at the better price, then 0.01 at 29,000.
    expect([order.status, order.filled, order.paid]).toEqual(["filled", "0.02", "590"]);
    expect(ann.locked("BTC")).toBe("0");
  });

  test("by quote expires where the book ran out before the amount did", () => {
    const { ann, ben } = market();
    ben.sells("0.01", { at: "30000" });
    const order = ann.buys({ worth: "1000" });
    expect([order.status, order.filled, order.paid]).toEqual(["expired", "0.01", "300"]);
  });

  test("is refused by an empty book, and by a purse that cannot pay for what the book has", () => {
    const { ann, ben } = market();
    expect(refusal(() => ann.buys("1"))).toEqual({ reason: "no-liquidity" });
    ben.sells("5", { at: "30000" });
    expect(refusal(() => ann.buys("4"))).toEqual({ reason: "insufficient-balance", asset: "USDT" });
    expect(refusal(() => ann.buys({ worth: "100000.01" }))).toEqual({ reason: "insufficient-balance", asset: "USDT" });
  });
});

describe("a limit maker", () => {
  test("waits, and is refused where it would take", () => {
    const { ann, ben } = market();
    ben.sells("1", { at: "30000" });
    expect(refusal(() => ann.buys("1", { at: "30000", maker: true }))).toEqual({ reason: "would-take" });
    expect(ann.buys("1", { at: "29999.99", maker: true }).status).toBe("new");
  });

  test("is refused by an order of its own account too, which it would meet first", () => {
    const { ann } = market();
    ann.sells("1", { at: "30000" });
    expect(refusal(() => ann.buys("1", { at: "30000", maker: true, stp: "expire-maker" }))).toEqual({
      reason: "would-take",
    });
  });
});

test("each side pays its commission out of what it receives, rounded down", () => {
  const { venue, ann, ben } = market({ spotMaker: DEFAULT_SETTINGS.spotMaker, spotTaker: DEFAULT_SETTINGS.spotTaker });
  ben.sells("0.00333", { at: "30000.01" });
  ann.buys("0.00333", { at: "31000", tif: "ioc" });
  const [trade] = venue.happened("Traded");
  // 0.1 % of 0.00333 BTC, and of 99.9000333 USDT.
  expect([ann.free("BTC"), ben.free("USDT")]).toEqual(["10.00332667", "100099.80013327"]);
  expect(trade).toMatchObject({ buyerFee: 333n, sellerFee: 9_990_003n });
});

test("what an order holds is rounded up, what it pays is rounded down, and the difference is free again", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot.on("ETHBTC").has("1", "BTC");
  const ben = venue.trader("ben").spot.on("ETHBTC").has("1", "ETH");
  // 0.0015 × 0.06667 = 0.000100005.
  ann.buys("0.0015", { at: "0.06667" });
  expect([ann.locked("BTC"), ann.free("BTC")]).toEqual(["0.00010001", "0.99989999"]);
  ben.sells("0.0015", { at: "0.06667" });
  expect([ann.locked("BTC"), ann.free("BTC"), ben.free("BTC")]).toEqual(["0", "0.9999", "0.0001"]);
});

test("a purse trades only with what it has itself", () => {
  const { venue, ann } = market();
  const cross = venue.trader("ann").cross.has("100", "USDT");
  expect(refusal(() => cross.buys("0.5", { at: "30000" }))).toEqual({ reason: "insufficient-balance", asset: "USDT" });
  expect(refusal(() => cross.sells("0.5", { at: "30000" }))).toEqual({ reason: "insufficient-balance", asset: "BTC" });
  expect(ann.buys("0.5", { at: "30000" }).status).toBe("new");
});

test("all open orders of a purse in a market are cancelled at once, and those of other purses stay", () => {
  const { venue, ann } = market();
  const cross = venue.trader("ann").cross.has("1000", "USDT");
  const there = cross.buys("0.01", { at: "20000" });
  const orders = [
    ann.buys("0.1", { at: "29000" }),
    ann.sells("0.1", { at: "31000" }),
    ann.sells("0.1", { stop: "29000" }),
  ];
  ann.cancelsAll();
  expect(orders.map(({ status }) => status)).toEqual(["canceled", "canceled", "canceled"]);
  expect(there.status).toBe("new");
  expect([ann.locked("USDT"), ann.locked("BTC")]).toEqual(["0", "0"]);
  // They share the id of the cancellation.
  expect(new Set(venue.happened("OrderClosed").map(({ cancelId }) => cancelId)).size).toBe(1);
  expect(refusal(() => ann.cancelsAll())).toEqual({ reason: "no-open-orders" });
});

test("an order is cancelled only in the state that was asked for", () => {
  const { ann, ben } = market();
  const order = ann.buys("1", { at: "30000" });
  expect(refusal(() => ann.cancels(order, "partially-filled"))).toEqual({ reason: "cancel-restricted" });
  ben.sells("0.1", { at: "30000" });
  expect(refusal(() => ann.cancels(order, "new"))).toEqual({ reason: "cancel-restricted" });
  ann.cancels(order, "partially-filled");
  expect(refusal(() => ann.cancels(order))).toEqual({ reason: "unknown-order" });
});
