import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { Leg, PairDesk } from "../../../test/exchange/pair-desk.ts";

/** A market that has traded at 30,000, and two traders with money and coins. */
function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

const BUY: Leg = ["buy", "1", { at: "29000" }];
const TAKE: Leg = ["sell", "1", { at: "32000" }];
const STOP: Leg = ["sell", "1", { stop: "28000" }];
const MAKE: Leg = ["sell", "1", { at: "32000", maker: true }];

const isOpen = (venue: CoreVenue): boolean => venue.x.orders.lists.size > 0;

describe("a pending order", () => {
  test("holds nothing and stands nowhere until the working order is filled to the last lot", () => {
    const { venue, ann, ben } = market();
    const [working, pending] = ann.oto(BUY, [TAKE]);
    expect([working!.status, pending!.status]).toEqual(["new", "pending-new"]);
    expect([ann.locked("USDT"), ann.locked("BTC"), venue.book().asks]).toEqual(["29000", "0", []]);
    ben.sells("0.9", { at: "29000" });
    expect([working!.status, pending!.status]).toEqual(["partially-filled", "pending-new"]);
    ben.sells("0.1", { at: "29000" });
    expect([working!.status, pending!.status, isOpen(venue)]).toEqual(["filled", "new", true]);
    expect([ann.locked("USDT"), ann.locked("BTC"), venue.book().asks]).toEqual(["0", "1", ["1 @ 32000"]]);
    ben.buys("1", { at: "32000" });
    expect([pending!.status, isOpen(venue)]).toEqual(["filled", false]);
  });

  test("is placed at once where the working order is filled at once, and may trade in the same breath", () => {
    const { ann, ben } = market();
    ben.sells("1", { at: "29000" });
    ben.buys("1", { at: "28900" });
    const [working, pending] = ann.oto(BUY, [["sell", "1", {}]]);
    expect([working!.status, pending!.status, ann.free("USDT")]).toEqual(["filled", "filled", "99900"]);
  });

  test.each([
    ["a limit order", ["sell", "1", { at: "32000" }], "new"],
    ["one that must make", ["sell", "1", { at: "32000", maker: true }], "new"],
    ["an iceberg", ["sell", "1", { at: "32000", iceberg: "0.2" }], "new"],
    ["a stop-loss", ["sell", "1", { stop: "28000" }], "new, waiting"],
    ["a stop-loss with a limit", ["sell", "1", { stop: "28000", at: "27900" }], "new, waiting"],
    ["a take-profit", ["sell", "1", { target: "32000" }], "new, waiting"],
    ["a trailing stop", ["sell", "1", { trail: 100, at: "28000" }], "new, waiting"],
    ["a purchase", ["buy", "1", { at: "25000" }], "new"],
    ["all or nothing", ["sell", "1", { at: "29500", tif: "fok" }], "expired"],
    ["one that does not wait", ["sell", "1", { at: "29500", tif: "ioc" }], "expired"],
  ] as const)("may be %s", (_name, leg, status) => {
    const { ann, ben } = market();
    const [, pending] = ann.oto(BUY, [leg]);
    expect(pending!.status).toBe("pending-new");
    ben.sells("1", { at: "29000" });
    expect(pending!.status).toBe(status);
  });

  test("with which something is wrong when its turn comes expires, and the working order stays filled", () => {
    for (const [leg, reason] of [
      [["sell", "20", { at: "32000" }], "insufficient-balance"],
      [["sell", "1", { stop: "29500" }], "would-trigger"],
      [["sell", "1", { at: "28500", maker: true }], "would-take"],
      [["sell", "1", {}], "no-liquidity"],
    ] as const) {
      const { venue, ann, ben } = market();
      if (reason === "would-take") ben.buys("1", { at: "28600" });
      const [working, pending] = ann.oto(BUY, [leg]);
      ben.sells("1", { at: "29000" });
      expect([working!.status, pending!.status, isOpen(venue)]).toEqual(["filled", "expired", false]);
      expect(venue.happened("PendingRefused")).toEqual([{ type: "PendingRefused", order: pending!.id, reason }]);
    }
  });
});

describe("the working order", () => {
  test.each([
    ["cancelled", (ann: PairDesk, id: number) => ann.cancelsList(id), "canceled"],
    ["cancelled with everything", (ann: PairDesk) => ann.cancelsAll(), "canceled"],
  ] as const)("takes the pending one along when it is %s", (_name, cancel, status) => {
    const { venue, ann } = market();
    const orders = ann.oto(BUY, [STOP, MAKE]);
    cancel(ann, venue.x.counters.list);
    expect(orders.map((each) => each.status)).toEqual([status, status, status]);
    expect([ann.locked("USDT"), isOpen(venue)]).toEqual(["0", false]);
  });

  test("ends with any of its pending orders", () => {
    for (const nth of [0, 1, 2]) {
      const { venue, ann } = market();
      const orders = ann.oto(BUY, [STOP, MAKE]);
      ann.cancels(orders[nth]!);
      expect(orders.map(({ status }) => status)).toEqual(["canceled", "canceled", "canceled"]);
      expect([ann.locked("USDT"), isOpen(venue)]).toEqual(["0", false]);
    }
  });

  test("that does not wait and is not filled ends the list", () => {
    const { venue, ann, ben } = market();
    ben.sells("0.4", { at: "29000" });
    for (const tif of ["fok", "ioc"] as const) {
      const [working, pending] = ann.oto(["buy", "1", { at: "29000", tif }], [TAKE]);
      expect([working!.status, pending!.status, isOpen(venue)]).toEqual(["expired", "expired", false]);
      expect(working!.filled).toBe(tif === "fok" ? "0" : "0.4");
    }
  });

  test("that prevention ends lets the pending one expire", () => {
    const { venue, ann } = market();
    ann.sells("1", { at: "29000" });
    const [working, pending] = ann.oto(BUY, [TAKE], { stp: "expire-taker" });
    expect([working!.status, pending!.status, isOpen(venue)]).toEqual(["expired-in-match", "expired", false]);
    const [maker, next] = ann.oto(["buy", "1", { at: "28000" }], [TAKE], { stp: "none" });
    ann.sells("1", { at: "28000", stp: "expire-maker" });
    expect([maker!.status, next!.status, isOpen(venue)]).toEqual(["expired-in-match", "expired", false]);
  });

  test("is a limit order, an iceberg too, or refused like any other", () => {
    const { ann, ben } = market();
    expect(ann.oto(["buy", "1", { at: "29000", iceberg: "0.1" }], [TAKE])[0]!.status).toBe("new");
    expect(refusal(() => ann.oto(["buy", "1", {}], [TAKE]))).toEqual({ reason: "unsupported-order" });
    expect(refusal(() => ann.oto(["buy", "1", { stop: "31000" }], [TAKE]))).toEqual({ reason: "unsupported-order" });
    ben.sells("1", { at: "31000" });
    const taking: Leg = ["buy", "1", { at: "31000", maker: true }];
    expect(refusal(() => ann.oto(taking, [TAKE]))).toEqual({ reason: "would-take" });
    expect(refusal(() => ann.oto(["buy", "9", { at: "29000" }], [TAKE]))).toEqual({
      reason: "insufficient-balance",
      asset: "USDT",
    });
  });
});

describe("two pending orders", () => {
  test("become a pair of which one ends the other, and hold the coins once", () => {
    const { venue, ann, ben } = market();
    const [working, take, stop] = ann.oto(BUY, [MAKE, STOP]);
    ben.sells("1", { at: "29000" });
    expect([working!.status, take!.status, stop!.status]).toEqual(["filled", "new", "new, waiting"]);
    expect(ann.locked("BTC")).toBe("1");
    ben.buys("0.2", { at: "32000" });
    expect([take!.status, stop!.status, isOpen(venue)]).toEqual(["partially-filled", "expired", true]);
    ann.cancels(take!);
    expect([ann.locked("BTC"), isOpen(venue)]).toEqual(["0", false]);
  });

  test("the stop may trail", () => {
    const { venue, ann, ben } = market();
    const [, take, stop] = ann.oto(BUY, [MAKE, ["sell", "1", { trail: 100 }]]);
    ben.sells("1", { at: "29000" });
    venue.prints("31000");
    ben.buys("1", { at: "30000" });
    venue.prints("30690");
    expect([take!.status, stop!.status, isOpen(venue)]).toEqual(["expired", "filled", false]);
  });

  test("both expire where the price has left them behind when their turn comes", () => {
    const { venue, ann, ben } = market();
    const [working, take, stop] = ann.oto(BUY, [MAKE, STOP]);
    // One sale goes through the working order and on below the stop.
    venue.trader("carl").spot.has("100000", "USDT").buys("1", { at: "27000" });
    ben.sells("2", { at: "27000" });
    expect([working!.status, take!.status, stop!.status]).toEqual(["filled", "expired", "expired"]);
    expect([ann.locked("BTC"), isOpen(venue)]).toEqual(["0", false]);
    expect(venue.happened("PendingRefused").map(({ reason }) => reason)).toEqual([
      "prices-out-of-order",
      "prices-out-of-order",
    ]);
  });

  test("are a limit order and a stop-loss of one side and size, on their right sides of each other", () => {
    const { ann } = market();
    const wrong = { reason: "unsupported-order" };
    expect(refusal(() => ann.oto(BUY, [MAKE, MAKE]))).toEqual(wrong);
    expect(refusal(() => ann.oto(BUY, [STOP, STOP]))).toEqual(wrong);
    expect(refusal(() => ann.oto(BUY, [TAKE, STOP]))).toEqual(wrong);
    expect(refusal(() => ann.oto(BUY, [MAKE, ["sell", "2", { stop: "28000" }]]))).toEqual(wrong);
    expect(refusal(() => ann.oto(BUY, [MAKE, ["buy", "1", { stop: "33000" }]]))).toEqual(wrong);
    const above: Leg = ["sell", "1", { stop: "32500" }];
    expect(refusal(() => ann.oto(BUY, [MAKE, above]))).toEqual({ reason: "prices-out-of-order" });
  });
});

test("one filled list brings the next: working orders filled by pending ones are followed up in turn", () => {
  const { venue, ann, ben } = market();
  const [, sale] = ann.oto(BUY, [["sell", "1", { at: "29500" }]]);
  const [bought, resale] = ben.oto(["buy", "1", { at: "29500" }], [["sell", "1", { at: "31000" }]]);
  venue.trader("carl").spot.has("1", "BTC").sells("1", { at: "29500" });
  // Ben's purchase is filled; a second seller fills ann's, whose sale then waits.
  expect([bought!.status, resale!.status]).toEqual(["filled", "new"]);
  const [again] = ben.oto(["buy", "1", { at: "28500" }], [["sell", "1", { at: "31500" }]]);
  venue.trader("dora").spot.has("2", "BTC").sells("2", { at: "28500" });
  expect([sale!.status, again!.status]).toEqual(["new", "filled"]);
  expect(venue.book().asks).toEqual(["1 @ 29500", "1 @ 31000", "1 @ 31500"]);
});

describe("names and counts", () => {
  test("all orders of a list have names of their own from the beginning, and the list has one", () => {
    const { venue, ann } = market();
    const named = (id: string, leg: Leg): Leg => [leg[0], leg[1], { ...leg[2], id }];
    const same = { reason: "duplicate-client-id" };
    expect(refusal(() => ann.oto(named("a", BUY), [named("a", TAKE)]))).toEqual(same);
    ann.oto(named("a", BUY), [named("b", STOP), named("c", MAKE)], { id: "list" });
    for (const id of ["a", "b", "c"]) {
      expect(refusal(() => ann.buys("1", { at: "20000", id }))).toEqual(same);
      expect(refusal(() => ann.oto(BUY, [named(id, TAKE)]))).toEqual(same);
    }
    expect(refusal(() => ann.oto(BUY, [TAKE], { id: "list" }))).toEqual(same);
    ann.cancels("b");
    ann.oto(named("b", BUY), [named("c", TAKE)], { id: "list" });
    expect(venue.x.orders.open.size).toBe(2);
  });

  test("pending orders count as open ones, and pending stops as stops", () => {
    const venue = openCore({ pairs: [tight()] });
    venue.prints("30000");
    const ann = venue.trader("ann").spot.has("100000", "USDT").has("10", "BTC");
    const full = (filter: string) => ({ reason: "filter", filter });
    ann.buys("0.1", { at: "20000" });
    ann.sells("0.1", { stop: "20000" });
    expect(refusal(() => ann.oto(BUY, [STOP, MAKE]))).toEqual(full("MAX_NUM_ORDERS"));
    expect(refusal(() => ann.oto(BUY, [STOP]))).toEqual(full("MAX_NUM_ALGO_ORDERS"));
    const [, pending] = ann.oto(BUY, [TAKE]);
    expect(refusal(() => ann.buys("0.1", { at: "20000" }))).toEqual(full("MAX_NUM_ORDERS"));
    // They are counted already when their turn comes.
    venue.trader("ben").spot.has("1", "BTC").sells("1", { at: "29000" });
    expect(pending!.status).toBe("new");
    ann.cancelsAll();
    const [, stop] = ann.oto(BUY, [STOP]);
    venue.trader("ben").spot.has("1", "BTC").sells("1", { at: "29000" });
    expect(stop!.status).toBe("new, waiting");
  });
});

function tight() {
  const pair = openCore().x.reference.markets.get("BTCUSDT")!;
  if (pair.kind !== "pair") throw new Error("it is a pair");
  return { ...pair, filters: { ...pair.filters, maxOrders: 4, maxAlgoOrders: 1 } };
}
