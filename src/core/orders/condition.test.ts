import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";

const SYMBOL = "BTCUSD_PERP";

function market(): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

/** Ann is long ten at 30000, and ben short; the last price and the mark are 30000. */
function longTen() {
  const scene = market();
  scene.ben.sells(10, { at: "30000" });
  scene.ann.buys(10, { at: "30000" });
  return scene;
}

/** One contract trades at a price, between two others. */
function prints(venue: CoreVenue, price: string): void {
  const [cat, dan] = ["cat", "dan"].map((name) => venue.trader(name).futures.has("1", "BTC"));
  dan!.sells(1, { at: price });
  cat!.buys(1, { at: price });
}

describe("an order on a contract that waits for a price", () => {
  test("by the last price goes to work when a trade comes there, and not at a mark", () => {
    const { venue, ann, ben } = longTen();
    const stop = ann.sells(10, { stop: "29900" });
    venue.mark(SYMBOL, "29800");
    expect(stop.status).toBe("new, waiting");
    ben.buys(10, { at: "29890" });
    prints(venue, "29900");
    expect([stop.status, ann.position()]).toEqual(["filled", 0]);
    expect(venue.trades(SYMBOL).at(-1)).toBe("10 @ 29890");
  });

  test("by the mark goes to work when the mark comes there, and not at a trade; the oldest first", () => {
    const { venue, ann, ben } = longTen();
    const older = ann.sells(4, { stop: "29800", by: "mark" });
    const newer = ann.sells(6, { stop: "29900", by: "mark" });
    prints(venue, "29700");
    expect([older.status, newer.status]).toEqual(["new, waiting", "new, waiting"]);
    ben.buys(4, { at: "29690" });
    venue.mark(SYMBOL, "29800.04");
    // Between 29800 and 29800.1 the mark has come to the higher of the two alone.
    expect([older.status, newer.status, newer.filled]).toEqual(["new, waiting", "expired", "4"]);
    ben.buys(4, { at: "29690" });
    venue.mark(SYMBOL, "29800");
    expect(older.status).toBe("filled");
  });

  test("takes a profit on the other side, with a limit that then rests", () => {
    const { venue, ann } = longTen();
    const profit = ann.sells(10, { take: "30500", at: "30600" });
    expect(venue.book(SYMBOL).asks).toEqual([]);
    prints(venue, "30500");
    expect([profit.status, venue.book(SYMBOL).asks]).toEqual(["new", ["10 @ 30600"]]);
  });

  test("is refused where its price has come", () => {
    const { venue, ann } = longTen();
    venue.mark(SYMBOL, "29990");
    expect(refusal(() => ann.sells(1, { stop: "30000" }))).toMatchObject({ reason: "would-trigger" });
    expect(refusal(() => ann.sells(1, { stop: "29990", by: "mark" }))).toMatchObject({ reason: "would-trigger" });
    expect(ann.sells(1, { stop: "29980", by: "mark" }).status).toBe("new, waiting");
    expect(refusal(() => ann.buys(1, { take: "29990", by: "mark" }))).toMatchObject({ reason: "would-trigger" });
  });

  test("has no margin set aside, and expires where it cannot be carried when its price comes", () => {
    const { venue, ben } = longTen();
    const poor = venue.trader("eve").futures.has("0.001", "BTC");
    const before = poor.coin.available;
    const stop = poor.buys(100, { stop: "30100" });
    expect(poor.coin.available).toBe(before);
    ben.sells(100, { at: "30100" });
    prints(venue, "30100");
    expect([stop.status, stop.filled]).toEqual(["expired", "0"]);
  });

  test("that may only close needs no position yet, and expires where there is none", () => {
    const { venue, ann, ben } = market();
    const stop = ann.sells(10, { stop: "29900", by: "mark", reduceOnly: true });
    ben.buys(10, { at: "29800" });
    venue.mark(SYMBOL, "29900");
    expect([stop.status, stop.filled, ann.position()]).toEqual(["expired", "0", 0]);
  });

  test("that may only close does so although a resting one would, and that ends with the position", () => {
    const { venue, ann, ben } = longTen();
    const profit = ann.sells(10, { at: "31000", reduceOnly: true });
    const stop = ann.sells(10, { stop: "29900", by: "mark", reduceOnly: true });
    ben.buys(20, { at: "29900" });
    venue.mark(SYMBOL, "29900");
    expect([stop.status, profit.status, ann.position()]).toEqual(["filled", "expired", 0]);
  });

  test("that closes all closes what there is when its price comes", () => {
    const { venue, ann, ben } = longTen();
    const all = ann.sells(0, { stop: "29900", by: "mark", closesAll: true });
    ben.sells(3, { at: "30000" });
    ann.buys(3, { at: "30000" });
    ben.buys(20, { at: "29850" });
    venue.mark(SYMBOL, "29900");
    expect([all.status, all.filled, ann.position()]).toEqual(["filled", "13", 0]);
  });

  test("guarded waits until last price and mark are within five percent of each other", () => {
    const { venue, ann, ben } = longTen();
    const guarded = ann.sells(5, { stop: "28000", by: "mark", guarded: true });
    const open = ann.sells(5, { stop: "28000", by: "mark" });
    ben.buys(10, { at: "28000" });
    // 30000 is more than five percent above 28000.
    venue.mark(SYMBOL, "28000");
    expect([open.status, guarded.status]).toEqual(["filled", "filled"]);
    const again = longTen();
    const waits = again.ann.sells(5, { stop: "28000", by: "mark", guarded: true });
    again.venue.mark(SYMBOL, "28000");
    expect(waits.status).toBe("new, waiting");
    again.venue.mark(SYMBOL, "28600");
    expect(waits.status).toBe("new, waiting");
  });
});

describe("a trailing stop on a contract", () => {
  test("follows the last price up from where it is told, and sells when that has turned far enough", () => {
    const { venue, ann, ben } = longTen();
    const stop = ann.sells(10, { stop: "30100", trails: 100 });
    prints(venue, "29700");
    prints(venue, "30200");
    ben.buys(10, { at: "29800" });
    // One percent below 30200 is 29898.
    prints(venue, "29898.1");
    expect(stop.status).toBe("new, waiting");
    prints(venue, "29898");
    expect([stop.status, ann.position()]).toEqual(["filled", 0]);
  });

  test("follows the mark down, and buys when that has turned far enough", () => {
    const { venue, ann, ben } = market();
    const stop = ann.buys(1, { trails: 100, by: "mark" });
    ben.sells(1, { at: "30200" });
    venue.mark(SYMBOL, "29800");
    venue.mark(SYMBOL, "30097.9");
    expect(stop.status).toBe("new, waiting");
    // One percent above 29800.
    venue.mark(SYMBOL, "30098");
    expect([stop.status, ann.position()]).toEqual(["filled", 1]);
  });
});
