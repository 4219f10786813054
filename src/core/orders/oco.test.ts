import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

/** A market that has traded at 30,000, and two traders with money and coins. */
function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

const isOpen = (venue: CoreVenue, list: number): boolean => venue.x.orders.lists.has(list);

describe("both legs", () => {
  test("wait for each other's end, and hold the coins once", () => {
    const { venue, ann } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    expect([limit.status, stop.status]).toEqual(["new", "new, waiting"]);
    expect([ann.locked("BTC"), ann.free("BTC")]).toEqual(["1", "9"]);
    expect([isOpen(venue, list), venue.book().asks]).toEqual([true, ["1 @ 32000"]]);
  });

  test("to buy hold what the dearer of the two prices needs", () => {
    const { ann } = market();
    ann.oco("buy", "1", { at: "28000", stop: "31000", stopAt: "31500" });
    expect(ann.locked("USDT")).toBe("31500");
  });

  test("carry the numbers of the real exchange: the stop leg first", () => {
    const { venue, ann } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    expect(limit.id).toBe(stop.id + 1);
    expect(venue.x.orders.lists.get(list)!.orders).toEqual([stop.id, limit.id]);
  });
});

describe("a fill of the limit leg", () => {
  test("ends the stop leg, and the list with it", () => {
    const { venue, ann, ben } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    ben.buys("1", { at: "32000" });
    expect([limit.status, stop.status, isOpen(venue, list)]).toEqual(["filled", "expired", false]);
    expect([ann.locked("BTC"), ann.free("BTC")]).toEqual(["0", "9"]);
  });

  test("does so however small it is, and the rest goes on alone", () => {
    const { venue, ann, ben } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    ben.buys("0.1", { at: "32000" });
    expect([limit.status, stop.status, isOpen(venue, list)]).toEqual(["partially-filled", "expired", true]);
    expect(ann.locked("BTC")).toBe("0.9");
    venue.prints("27000");
    expect(stop.filled).toBe("0");
    ann.cancels(limit);
    expect([ann.locked("BTC"), isOpen(venue, list)]).toEqual(["0", false]);
  });

  test("frees what only the stop leg would have needed", () => {
    const { ann, ben } = market();
    ann.oco("buy", "1", { at: "28000", stop: "31000", stopAt: "31500" });
    ben.sells("0.5", { at: "28000" });
    // Half is paid for, the other half is held at 28,000.
    expect([ann.free("USDT"), ann.locked("USDT")]).toEqual(["72000", "14000"]);
  });
});

describe("a trigger of the stop leg", () => {
  test("ends the limit leg at once, whether or not the stop leg then trades", () => {
    const { venue, ann } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000", stopAt: "29000" });
    venue.prints("28000");
    expect([limit.status, stop.status]).toEqual(["expired", "new"]);
    expect(venue.book().asks).toEqual(["1 @ 29000"]);
    expect([ann.locked("BTC"), isOpen(venue, list)]).toEqual(["1", true]);
    ann.cancels(stop);
    expect([ann.locked("BTC"), isOpen(venue, list)]).toEqual(["0", false]);
  });

  test("sells at the market where the stop leg has no price", () => {
    const { venue, ann, ben } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    ben.buys("2", { at: "27000" });
    venue.prints("28000");
    expect([limit.status, stop.status, stop.paid]).toEqual(["expired", "filled", "27000"]);
    expect([ann.locked("BTC"), isOpen(venue, list)]).toEqual(["0", false]);
  });

  test("buys with all that was held, and frees what it does not need", () => {
    const { venue, ann, ben } = market();
    const { stop } = ann.oco("buy", "1", { at: "28000", stop: "31000" });
    ben.sells("1", { at: "31200" });
    venue.prints("31000");
    expect([stop.status, stop.paid]).toEqual(["filled", "31200"]);
    expect([ann.free("USDT"), ann.locked("USDT")]).toEqual(["68800", "0"]);
  });

  test("leaves a position unhedged where its price has run away", () => {
    const { venue, ann, ben } = market();
    const { limit, stop } = ann.oco("sell", "1", { at: "32000", stop: "29000", stopAt: "28900" });
    ben.buys("0.01", { at: "25000" });
    venue.prints("26000");
    expect([limit.status, stop.status, stop.filled]).toEqual(["expired", "new", "0"]);
  });
});

describe("cancelling", () => {
  test.each(["limit", "stop"] as const)("the %s leg ends both and the list", (leg) => {
    const { venue, ann } = market();
    const oco = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    ann.cancels(oco[leg]);
    expect([oco.limit.status, oco.stop.status, isOpen(venue, oco.list)]).toEqual(["canceled", "canceled", false]);
    expect(ann.locked("BTC")).toBe("0");
  });

  test("the list, by number or by name, ends both legs", () => {
    const { ann } = market();
    const first = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    const second = ann.oco("sell", "1", { at: "32000", stop: "28000", id: "hedge" });
    ann.cancelsList(first.list);
    expect([first.limit.status, first.stop.status, second.limit.status]).toEqual(["canceled", "canceled", "new"]);
    ann.cancelsList("hedge");
    expect([second.limit.status, second.stop.status, ann.locked("BTC")]).toEqual(["canceled", "canceled", "0"]);
    expect(refusal(() => ann.cancelsList("hedge"))).toEqual({ reason: "unknown-list" });
  });

  test("a list from another purse or market does not find it", () => {
    const { venue, ann, ben } = market();
    const { list } = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    expect(refusal(() => ben.cancelsList(list))).toEqual({ reason: "unknown-list" });
    expect(refusal(() => ann.on("ETHUSDT").cancelsList(list))).toEqual({ reason: "unknown-list" });
    const cross = venue.trader("ann").cross;
    expect(refusal(() => cross.cancelsList(list))).toEqual({ reason: "unknown-list" });
  });

  test("everything takes single orders first and then lists", () => {
    const { venue, ann } = market();
    const oco = ann.oco("sell", "1", { at: "32000", stop: "28000" });
    const single = ann.sells("1", { at: "33000" });
    ann.cancelsAll();
    const ended = venue.happened("OrderClosed").slice(-3);
    expect(ended.map(({ order }) => order)).toEqual([single.id, oco.stop.id, oco.limit.id]);
  });
});

describe("a refused list", () => {
  test("has its prices on the wrong sides of the last trade", () => {
    const { ann } = market();
    const refused = { reason: "prices-out-of-order" };
    expect(refusal(() => ann.oco("sell", "1", { at: "30000", stop: "29000" }))).toEqual(refused);
    expect(refusal(() => ann.oco("sell", "1", { at: "31000", stop: "30000" }))).toEqual(refused);
    expect(refusal(() => ann.oco("buy", "1", { at: "31000", stop: "29000" }))).toEqual(refused);
  });

  test("would take, in a market whose book has moved past the last trade", () => {
    const { ann, ben } = market();
    ben.buys("1", { at: "32000" });
    expect(refusal(() => ann.oco("sell", "1", { at: "31000", stop: "29000" }))).toEqual({ reason: "would-take" });
  });

  test("has two legs and room for one", () => {
    const { ann } = market();
    for (let nth = 0; nth < 199; nth++) ann.sells("0.001", { at: "33000" });
    const refused = { reason: "filter", filter: "MAX_NUM_ORDERS" };
    expect(refusal(() => ann.oco("sell", "0.001", { at: "32000", stop: "28000" }))).toEqual(refused);
    expect(ann.sells("0.001", { at: "33000" }).status).toBe("new");
  });

  test("uses a name twice", () => {
    const { ann } = market();
    ann.oco("sell", "0.1", { at: "32000", stop: "28000", id: "list", limitId: "up", stopId: "down" });
    const again = (names: object): unknown =>
      refusal(() => ann.oco("sell", "0.1", { at: "32000", stop: "28000", ...names }));
    const refused = { reason: "duplicate-client-id" };
    expect(again({ id: "list" })).toEqual(refused);
    expect(again({ limitId: "down" })).toEqual(refused);
    expect(again({ stopId: "up" })).toEqual(refused);
    expect(again({ limitId: "same", stopId: "same" })).toEqual(refused);
  });
});

test("a loan taken for both legs is paid back when the one that went on is cancelled", () => {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann").cross.has("1", "BTC");
  venue.prints("30000");
  const { stop, limit } = ann.oco("buy", "0.1", {
    at: "29000",
    stop: "30500",
    stopAt: "30600",
    effect: "margin-buy",
  });
  expect(ann.owes("USDT")).toBe("3060");
  venue.prints("31000");
  expect([stop.status, limit.status]).toEqual(["new", "expired"]);
  ann.cancels(stop);
  expect([ann.owes("USDT"), ann.free("USDT")]).toEqual(["0", "0"]);
});
