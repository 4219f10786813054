import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";

const SYMBOL = "BTCUSD_PERP";

function market(has = "10"): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has(has, "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

describe("an order on a contract that is amended", () => {
  test("stands at its new price with its new size; what is not said stays", () => {
    const { venue, ann } = market();
    const order = ann.buys(10, { at: "29000" });
    ann.amends(order, { at: "29100" });
    expect([order.price, order.left, venue.book(SYMBOL).bids]).toEqual(["29100", "10", ["10 @ 29100"]]);
    ann.amends(order, { size: 4 });
    expect(venue.book(SYMBOL).bids).toEqual(["4 @ 29100"]);
    ann.amends(order, { at: "29000.1", size: 5 });
    expect(venue.book(SYMBOL).bids).toEqual(["5 @ 29000.1"]);
  });

  test("tells what it was and what it is, and counts its changes and those of all orders", () => {
    const { venue, ann, ben } = market();
    const first = ann.buys(10, { at: "29000" });
    const second = ben.buys(7, { at: "29000" });
    ann.amends(first, { at: "29100" });
    ben.amends(second, { size: 8 });
    ann.amends(first, { size: 9 });
    const told = venue.happened("OrderAmended").map(({ amendment, order, nth, before, ticks, lots }) => {
      return [
        amendment,
        order,
        nth,
        venue.quoted(SYMBOL, before.lots, before.ticks),
        venue.quoted(SYMBOL, lots, ticks),
      ];
    });
    expect(told).toEqual([
      [1, first.id, 1, "10 @ 29000", "10 @ 29100"],
      [2, second.id, 1, "7 @ 29000", "8 @ 29000"],
      [3, first.id, 2, "10 @ 29100", "9 @ 29100"],
    ]);
  });

  test("goes behind those at its price, also where it shrinks", () => {
    const { venue, ann, ben } = market();
    const cat = venue.trader("cat").futures.has("10", "BTC");
    const first = ann.buys(5, { at: "29000" });
    const second = cat.buys(5, { at: "29000" });
    ann.amends(first, { size: 4 });
    ben.sells(5, { at: "29000" });
    expect([first.filled, second.filled]).toEqual(["0", "5"]);
  });

  test("takes what its new price reaches, and waits with the rest", () => {
    const { venue, ann, ben } = market();
    ben.sells(3, { at: "30000" });
    ben.sells(3, { at: "30010" });
    const order = ann.buys(8, { at: "29900" });
    ann.amends(order, { at: "30005" });
    expect(venue.trades(SYMBOL)).toEqual(["3 @ 30000"]);
    expect([order.status, order.left, ann.position()]).toEqual(["partially-filled", "5", 3]);
    expect(venue.book(SYMBOL)).toEqual({ bids: ["5 @ 30005"], asks: ["3 @ 30010"] });
    // Its size is that of the whole order: of 7, 4 are left.
    ann.amends(order, { size: 7 });
    expect(venue.book(SYMBOL).bids).toEqual(["4 @ 30005"]);
    ann.amends(order, { at: "30010" });
    expect([order.status, order.filled, order.left]).toEqual(["partially-filled", "6", "1"]);
  });

  test("sets off what waits for the price it traded at", () => {
    const { ann, ben } = market();
    const stop = ben.buys(1, { stop: "30050" });
    ben.sells(3, { at: "30050" });
    const order = ann.buys(3, { at: "29900" });
    ann.amends(order, { at: "30050" });
    expect([order.status, stop.status]).toEqual(["filled", "expired"]);
  });

  test("is cancelled where no more is wanted than was filled", () => {
    const { venue, ann, ben } = market();
    const order = ann.buys(10, { at: "30000" });
    ben.sells(4, { at: "30000" });
    ann.amends(order, { size: 5 });
    expect([order.status, order.left]).toEqual(["partially-filled", "1"]);
    ann.amends(order, { size: 4 });
    expect([order.status, order.filled, venue.book(SYMBOL).bids]).toEqual(["canceled", "4", []]);
    expect(venue.happened("OrderClosed").at(-1)).toMatchObject({ order: order.id, byAmendment: true });
    expect(venue.happened("OrderAmended")).toHaveLength(1);
  });

  test("is cancelled where it may only wait and would trade, though there were no margin for it", () => {
    const { venue, ann, ben } = market();
    ben.sells(1, { at: "30000" });
    const order = ann.buys(10, { at: "29000", tif: "gtx" });
    ann.amends(order, { at: "29999.9" });
    expect(order.status).toBe("new");
    ann.amends(order, { at: "30000", size: 100_000 });
    expect([order.status, venue.trades(SYMBOL)]).toEqual(["canceled", []]);
  });

  test("meets its owner's other orders from then on, whatever was said before", () => {
    const { venue, ann } = market();
    ann.sells(2, { at: "30000" });
    const order = ann.buys(2, { at: "29000", stp: "expire-both" });
    ann.amends(order, { at: "30000" });
    expect([order.order.prevention, venue.trades(SYMBOL)]).toEqual(["none", ["2 @ 30000"]]);
  });

  test("may take its new price from the book, and says so until a price is said again", () => {
    const { ann, ben } = market();
    ben.buys(1, { at: "29950" });
    const order = ann.buys(2, { at: "29000" });
    ann.amends(order, { matches: { side: "queue", level: 1 } });
    expect([order.price, order.order.terms!.priceMatch]).toEqual(["29950", { side: "queue", level: 1 }]);
    ann.amends(order, { size: 3 });
    expect(order.order.terms!.priceMatch).toEqual({ side: "queue", level: 1 });
    expect(refusal(() => ann.amends(order, { matches: { side: "opponent", level: 1 } }))).toEqual({
      reason: "no-such-level",
    });
    ann.amends(order, { at: "29940" });
    expect(order.order.terms!.priceMatch).toBeUndefined();
  });

  test("may have waited for its price, once it stands in the book", () => {
    const { venue, ann } = market();
    const stop = ann.buys(2, { stop: "30100", at: "30050", by: "mark" });
    expect(refusal(() => ann.amends(stop, { at: "30060" }))).toEqual({ reason: "not-a-limit-order" });
    venue.mark(SYMBOL, "30100");
    ann.amends(stop, { at: "30060" });
    expect([stop.status, venue.book(SYMBOL).bids]).toEqual(["new", ["2 @ 30060"]]);
  });
});

describe("an amendment is refused, and leaves the order where it stands,", () => {
  test("where there is nothing to change, or nothing to be changed", () => {
    const { ann, ben } = market();
    const order = ann.buys(10, { at: "29000" });
    expect(refusal(() => ann.amends(order, { at: "29000", size: 10 }))).toEqual({ reason: "order-unchanged" });
    expect(refusal(() => ann.amends(order, {}))).toEqual({ reason: "order-unchanged" });
    expect(refusal(() => ben.amends(order, { size: 9 }))).toEqual({ reason: "unknown-order" });
    expect(refusal(() => ann.on("ETHUSD_PERP").amends(order, { size: 9 }))).toEqual({ reason: "unknown-order" });
    ann.cancels(order);
    expect(refusal(() => ann.amends(order, { size: 9 }))).toEqual({ reason: "unknown-order" });
  });

  test("where it names another side than the order's", () => {
    const { ann } = market();
    const order = ann.buys(10, { at: "29000" });
    expect(refusal(() => ann.amends(order, { size: 9, side: "sell" }))).toEqual({ reason: "side-mismatch" });
    // That is asked before whether it may be amended at all.
    const stop = ann.buys(1, { stop: "31000" });
    expect(refusal(() => ann.amends(stop, { size: 2, side: "sell" }))).toEqual({ reason: "side-mismatch" });
  });

  test("where the new terms break a limit of the contract", () => {
    const { ann } = market();
    const order = ann.buys(10, { at: "29000" });
    const broken = (to: { at?: string; size?: number }) => refusal(() => ann.amends(order, to));
    const limit = (name: string) => ({ reason: "contract-limit", limit: name });
    expect(broken({ size: 0 })).toEqual(limit("size-not-positive"));
    expect(broken({ size: 1_000_001 })).toEqual(limit("size-above-maximum"));
    expect(broken({ at: "29000.05" })).toEqual(limit("price-off-grid"));
    expect(broken({ at: "31500.1" })).toEqual(limit("price-above-band"));
  });

  test("where the margin does not suffice: what the order bound itself is free for it", () => {
    const { ann } = market("0.1");
    ann.leverage(1);
    // 20 contracts at 30000 bind two thirds of 0.1 coins, and 30 all of it.
    const order = ann.buys(20, { at: "30000" });
    expect(refusal(() => ann.amends(order, { size: 31 }))).toEqual({ reason: "insufficient-margin" });
    ann.amends(order, { size: 30 });
    // At 29999.9 they bind more than there is.
    expect(refusal(() => ann.amends(order, { at: "29999.9" }))).toEqual({ reason: "insufficient-margin" });
    ann.amends(order, { at: "29999.9", size: 29 });
  });

  test("where the margin does not suffice for what is left: what was filled is a position by now", () => {
    const { ann, ben } = market("0.1");
    ann.leverage(1);
    const order = ann.buys(20, { at: "30000" });
    ben.sells(10, { at: "30000" });
    // Ten are held and bind a third of the 0.1 coins: of 30, twenty are left and bind the rest.
    expect(refusal(() => ann.amends(order, { size: 31 }))).toEqual({ reason: "insufficient-margin" });
    ann.amends(order, { size: 30 });
    expect([order.filled, order.left]).toEqual(["10", "20"]);
  });

  test("where its other orders bind what it would need", () => {
    const { ann } = market("0.1");
    ann.leverage(1);
    // 15 contracts at 30000 bind half of the 0.1 coins.
    ann.buys(15, { at: "30000" });
    const order = ann.buys(10, { at: "30000" });
    expect(refusal(() => ann.amends(order, { size: 16 }))).toEqual({ reason: "insufficient-margin" });
    ann.amends(order, { size: 15 });
  });

  test("where it may only close, and there is less: what it claims itself is not counted twice", () => {
    const { ann, ben } = market();
    ben.sells(10, { at: "30000" });
    ann.buys(10, { at: "30000" });
    const order = ann.sells(6, { at: "30100", reduceOnly: true });
    ann.amends(order, { size: 10 });
    expect(refusal(() => ann.amends(order, { size: 11 }))).toEqual({ reason: "beyond-position-to-reduce" });
    ann.amends(order, { size: 5 });
    ann.sells(5, { at: "30200", reduceOnly: true });
    expect(refusal(() => ann.amends(order, { size: 6 }))).toEqual({ reason: "beyond-position-to-reduce" });
  });

  test("after 9999 of them", () => {
    const { venue, ann } = market();
    venue.auditing = false;
    const order = ann.buys(10, { at: "29000" });
    for (let nth = 1; nth <= 9_999; nth++) ann.amends(order, { size: 10 + (nth % 2) });
    expect(refusal(() => ann.amends(order, { size: 12 }))).toEqual({ reason: "amended-too-often" });
    expect(order.left).toBe("11");
  });
});
