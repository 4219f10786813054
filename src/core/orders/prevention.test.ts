// Self-trade prevention where the FAQ's own scenarios end: lists, icebergs, market orders, contracts.

import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

test("an order of somebody else in front of one's own trades before prevention is asked", () => {
  const { ann, ben } = market();
  ben.sells("0.1", { at: "30000" });
  const own = ann.sells("0.1", { at: "30000" });
  const order = ann.buys("0.3", { at: "30000", stp: "expire-taker" });
  expect([order.status, order.filled, own.status]).toEqual(["expired-in-match", "0.1", "new"]);
});

test("an account is one, whichever of its purses an order is from", () => {
  const { venue, ann } = market();
  const own = venue.trader("ann").cross.has("1", "BTC").sells("0.1", { at: "30000" });
  const order = ann.buys("0.1", { at: "30000", stp: "expire-maker" });
  expect([own.status, order.status, venue.trades().length]).toEqual(["expired-in-match", "new", 1]);
});

test("an iceberg is judged whole: its hidden parts go too", () => {
  const { ann } = market();
  const own = ann.sells("1", { at: "30000", iceberg: "0.1" });
  const order = ann.buys("0.25", { at: "30000", stp: "decrement" });
  expect([own.left, order.status]).toEqual(["0.75", "expired-in-match"]);
  expect(ann.venue.book().asks).toEqual(["0.1 @ 30000"]);
});

test("decrementing ends the smaller, or both of a size", () => {
  const { ann } = market();
  const own = ann.sells("0.1", { at: "30000" });
  const order = ann.buys("0.1", { at: "30000", stp: "decrement" });
  expect([own.status, order.status]).toEqual(["expired-in-match", "expired-in-match"]);
  expect([ann.locked("BTC"), ann.locked("USDT")]).toEqual(["0", "0"]);
});

describe("an order that lost some of itself and traded the rest is filled", () => {
  test("as a taker", () => {
    const { ann, ben } = market();
    ann.sells("0.1", { at: "30000" });
    ben.sells("0.2", { at: "30000" });
    const order = ann.buys("0.3", { at: "30000", stp: "decrement" });
    expect([order.status, order.filled]).toEqual(["filled", "0.2"]);
  });

  test("as a maker", () => {
    const { ann, ben } = market();
    const order = ann.sells("0.3", { at: "30000" });
    ann.buys("0.1", { at: "30000", stp: "decrement" });
    ben.buys("0.2", { at: "30000" });
    expect([order.status, order.filled]).toEqual(["filled", "0.2"]);
  });
});

test("a market order by quote holds for its trades alone; what prevention takes off it counts as spent", () => {
  const { venue, ann, ben } = market();
  const own = ann.buys("0.05", { at: "30000" });
  ben.buys("0.1", { at: "29000" });
  // 0.05 × 30000 are taken off both; the other 1450 sell 0.05 at 29000.
  const order = ann.sells({ worth: "2950" }, { stp: "decrement" });
  expect([order.status, order.filled, own.status]).toEqual(["filled", "0.05", "expired-in-match"]);
  expect([ann.locked("BTC"), ann.locked("USDT")]).toEqual(["0", "0"]);
  // Nothing is ever freed that was not held.
  const freed = venue.happened("MatchPrevented").map(({ takerReleased }) => takerReleased);
  expect(freed).toEqual([0n]);
});

test("a small market order by quote takes no more off a large order than it could have traded with it", () => {
  const { ann, ben } = market();
  const own = ann.sells("5", { at: "30000" });
  ben.sells("1", { at: "30001" });
  const order = ann.buys({ worth: "30" }, { stp: "decrement" });
  expect([order.status, order.filled, own.status, own.left]).toEqual(["expired-in-match", "0", "new", "4.999"]);
  expect([ann.locked("BTC"), ann.locked("USDT")]).toEqual(["4.999", "0"]);
});

describe("a leg of a list", () => {
  test("that expires takes its list with it", () => {
    const { venue, ann } = market();
    const { limit, stop, list } = ann.oco("sell", "1", { at: "31000", stop: "29000" });
    ann.buys("0.1", { at: "31000", stp: "expire-maker" });
    expect([limit.status, stop.status]).toEqual(["expired-in-match", "expired-in-match"]);
    expect([venue.x.orders.lists.has(list), ann.locked("BTC")]).toEqual([false, "0"]);
  });

  test("that loses a part has begun: the other leg ends, so that the two never differ in size", () => {
    const { ann } = market();
    const { limit, stop } = ann.oco("sell", "1", { at: "31000", stop: "29000" });
    ann.buys("0.4", { at: "31000", stp: "decrement" });
    expect([limit.status, limit.left, stop.status]).toEqual(["new", "0.6", "expired"]);
    expect(ann.locked("BTC")).toBe("0.6");
  });

  test("to buy, losing a part, goes on holding what its own price needs", () => {
    const { ann } = market();
    const { limit, stop } = ann.oco("buy", "1", { at: "29000", stop: "31000", stopAt: "32000" });
    expect(ann.locked("USDT")).toBe("32000");
    ann.sells("0.4", { at: "29000", stp: "decrement" });
    expect([limit.left, stop.status, ann.locked("USDT")]).toEqual(["0.6", "expired", "17400"]);
  });
});

test("a mode the pair does not allow is refused", () => {
  const { ann } = market();
  expect(refusal(() => ann.buys("1", { at: "29000", stp: "transfer" }))).toEqual({ reason: "prevention-not-allowed" });
});

test("without a mode the pair's own counts: the maker expires", () => {
  const { ann } = market();
  const own = ann.sells("0.1", { at: "30000" });
  const order = ann.buys("0.1", { at: "30000" });
  expect([own.status, order.status]).toEqual(["expired-in-match", "new"]);
});

describe("on contracts", () => {
  test.each([
    ["expire-maker", "expired-in-match", "new"],
    ["expire-taker", "new", "expired-in-match"],
    ["expire-both", "expired-in-match", "expired-in-match"],
  ] as const)("%s works as on pairs", (stp, maker, taker) => {
    const desk = openCore().trader("ann").futures.has("1", "BTC");
    const own = desk.sells(10, { at: "30000" });
    const order = desk.buys(10, { at: "30000", stp });
    expect([own.status, order.status, desk.position()]).toEqual([maker, taker, 0]);
  });

  test("an order for all or nothing or only as a maker knows no prevention", () => {
    const desk = openCore().trader("ann").futures.has("1", "BTC");
    desk.sells(10, { at: "30000" });
    expect(desk.buys(10, { at: "30000", tif: "gtx", stp: "expire-maker" }).status).toBe("expired");
    expect(desk.buys(10, { at: "30000", tif: "fok", stp: "expire-maker" }).status).toBe("filled");
    expect(desk.position()).toBe(0);
  });

  test("decrementing is for pairs", () => {
    const desk = openCore().trader("ann").futures.has("1", "BTC");
    expect(refusal(() => desk.buys(10, { at: "30000", stp: "decrement" }))).toEqual({
      reason: "prevention-not-allowed",
    });
  });
});
