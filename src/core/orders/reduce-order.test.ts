import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

/** A market that has traded at 30,000, and three traders with money and coins. */
function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk; cat: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben"), cat: funded("cat") };
}

describe("an order that is made smaller", () => {
  test("keeps its place among those at its price, and frees what it needs no more", () => {
    const { venue, ann, ben, cat } = market();
    const first = ann.buys("2", { at: "29000" });
    const second = ben.buys("1", { at: "29000" });
    ann.reduces(first, "1.5");
    expect([venue.book().bids, ann.locked("USDT"), ann.free("USDT")]).toEqual([["2.5 @ 29000"], "43500", "56500"]);
    cat.sells("1.5", { at: "29000" });
    expect([first.status, second.filled]).toEqual(["filled", "0"]);
  });

  test("counts what was filled in its size", () => {
    const { venue, ann, ben } = market();
    const order = ann.sells("3", { at: "31000" });
    ben.buys("1", { at: "31000" });
    ann.reduces(order, "2.5");
    expect([venue.book().asks, ann.locked("BTC"), order.status]).toEqual([["1.5 @ 31000"], "1.5", "partially-filled"]);
  });

  test("is over where no more is wanted than was filled", () => {
    const { venue, ann, ben } = market();
    const order = ann.sells("3", { at: "31000" });
    ben.buys("1", { at: "31000" });
    ann.reduces(order, "0.5");
    expect([order.status, order.filled, ann.locked("BTC"), venue.book().asks]).toEqual(["expired", "1", "0", []]);
  });

  test("loses of an iceberg what it hides first, and shows less only then", () => {
    const { venue, ann, ben, cat } = market();
    const order = ann.sells("1", { at: "31000", iceberg: "0.2" });
    ann.reduces(order, "0.5");
    expect(venue.book().asks).toEqual(["0.2 @ 31000"]);
    ann.reduces(order, "0.1");
    expect(venue.book().asks).toEqual(["0.1 @ 31000"]);
    const other = ben.sells("1", { at: "31000" });
    cat.buys("0.1", { at: "31000" });
    expect([order.status, other.filled]).toEqual(["filled", "0"]);
  });

  test("may wait for its stop price meanwhile", () => {
    const { venue, ann } = market();
    const stop = ann.buys("2", { stop: "31000" });
    ann.reduces(stop, "1");
    expect([stop.status, ann.locked("USDT")]).toEqual(["new, waiting", "31000"]);
    const later = venue.trader("dan").spot.has("1", "BTC").sells("1", { at: "31000" });
    venue.prints("31000");
    expect([stop.status, later.status]).toEqual(["filled", "filled"]);
  });

  test("has the name it is given, or an invented one, or keeps its own", () => {
    const { ann } = market();
    const order = ann.sells("3", { at: "31000", id: "mine" });
    ann.reduces(order, "2", "mine");
    expect(order.order.clientId).toBe("mine");
    ann.reduces(order, "1.5", "less");
    expect(order.order.clientId).toBe("less");
    ann.reduces(order, "1");
    expect(order.order.clientId).not.toBe("less");
    // The former names are free again.
    ann.sells("1", { at: "31000", id: "mine" });
    expect(refusal(() => ann.reduces(order, "0.5", "mine"))).toEqual({ reason: "duplicate-client-id" });
  });
});

describe("orders of a list", () => {
  test("that end each other are of one size: both become smaller", () => {
    const { venue, ann } = market();
    const { limit, stop, list } = ann.oco("buy", "2", { at: "28000", stop: "31000", stopAt: "31500" });
    ann.reduces(limit, "1", "less");
    // The dearer of the two needs 31,500.
    expect([limit.left, stop.left, ann.locked("USDT")]).toEqual(["1", "1", "31500"]);
    expect(venue.x.orders.lists.get(list)!.clientIds).toEqual([stop.order.clientId, "less"]);
    expect(venue.happened("OrderReduced").map(({ order }) => order)).toEqual([limit.id, stop.id]);
    ann.cancelsList(list);
    expect(ann.free("USDT")).toBe("100000");
  });

  test("of which one brings the others are each for themselves until then", () => {
    const { ann, ben } = market();
    const [working, stop, profit] = ann.oto(
      ["buy", "2", { at: "29000" }],
      [
        ["sell", "2", { stop: "28000" }],
        ["sell", "2", { at: "32000", maker: true }],
      ],
    );
    ann.reduces(working!, "1");
    expect([working!.left, stop!.left, profit!.left, ann.locked("USDT")]).toEqual(["1", "2", "2", "29000"]);
    ann.reduces(stop!, "0.5");
    expect([stop!.left, profit!.left, profit!.status]).toEqual(["0.5", "0.5", "pending-new"]);
    ben.sells("1", { at: "29000" });
    expect([profit!.status, ann.locked("BTC")]).toEqual(["new", "0.5"]);
  });
});

describe("it is refused, and the order stays as it is,", () => {
  test("where it would not become smaller, or not by whole lots, or too small", () => {
    const { ann, ben } = market();
    const order = ann.sells("2", { at: "31000" });
    expect(refusal(() => ann.reduces(order, "2"))).toEqual({ reason: "order-unchanged" });
    expect(refusal(() => ann.reduces(order, "3"))).toEqual({ reason: "size-not-smaller" });
    expect(refusal(() => ann.reduces(order, "0"))).toEqual({ reason: "value-is-zero" });
    expect(refusal(() => ann.reduces(order, "1.000001"))).toEqual({ reason: "filter", filter: "LOT_SIZE" });
    expect(refusal(() => ann.reduces(order, "0.00001"))).toEqual({ reason: "filter", filter: "NOTIONAL" });
    expect(refusal(() => ben.reduces(order, "1"))).toEqual({ reason: "unknown-order" });
    expect(order.left).toBe("2");
  });

  test("where it has been ten times already", () => {
    const { ann } = market();
    const order = ann.sells("2", { at: "31000" });
    for (let nth = 1; nth <= 10; nth++) ann.reduces(order, (2 - nth / 10).toFixed(1));
    expect(refusal(() => ann.reduces(order, "0.5"))).toEqual({ reason: "filter", filter: "MAX_NUM_ORDER_AMENDS" });
  });
});
