import { expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

test("an iceberg shows its part, and holds all of it", () => {
  const { venue, ann } = market();
  ann.sells("1", { at: "30000", iceberg: "0.1" });
  expect(venue.book().asks).toEqual(["0.1 @ 30000"]);
  expect(ann.locked("BTC")).toBe("1");
});

test("when its part is gone the next one goes to the back of the line", () => {
  const { venue, ann, ben } = market();
  const iceberg = ann.sells("0.25", { at: "30000", iceberg: "0.1" });
  const plain = venue.trader("cid").spot.has("1", "BTC").sells("0.1", { at: "30000" });
  ben.buys("0.15", { at: "30000" });
  // A part of the iceberg, then the order that waited behind it.
  expect([iceberg.filled, plain.filled]).toEqual(["0.1", "0.05"]);
  expect(venue.book().asks).toEqual(["0.15 @ 30000"]);
  ben.buys("0.1", { at: "30000" });
  expect([iceberg.filled, plain.filled]).toEqual(["0.15", "0.1"]);
  ben.buys("0.1", { at: "30000" });
  // The last part is what was left of it.
  expect([iceberg.status, iceberg.filled]).toEqual(["filled", "0.25"]);
});

test("a part that is only partly taken keeps its place", () => {
  const { venue, ann, ben } = market();
  const iceberg = ann.sells("0.2", { at: "30000", iceberg: "0.1" });
  venue.trader("cid").spot.has("1", "BTC").sells("0.1", { at: "30000" });
  ben.buys("0.04", { at: "30000" });
  expect(venue.book().asks).toEqual(["0.16 @ 30000"]);
  ben.buys("0.06", { at: "30000" });
  expect(iceberg.filled).toBe("0.1");
});

test("an order larger than all that is shown takes the hidden parts in turn", () => {
  const { venue, ann, ben } = market();
  ann.sells("0.2", { at: "30000", iceberg: "0.1" });
  venue.trader("cid").spot.has("1", "BTC").sells("0.2", { at: "30000", iceberg: "0.15" });
  const order = ben.buys("1", { at: "30000", tif: "ioc" });
  expect(venue.trades()).toEqual(["0.1 @ 30000", "0.15 @ 30000", "0.1 @ 30000", "0.05 @ 30000"]);
  expect(order.filled).toBe("0.4");
});

test("what is hidden counts for an order that wants all or nothing", () => {
  const { ann, ben } = market();
  ann.sells("1", { at: "30000", iceberg: "0.1" });
  expect(ben.buys("1", { at: "30000", tif: "fok" }).status).toBe("filled");
});

test("a taking iceberg trades all it can at once and hides what waits", () => {
  const { venue, ann, ben } = market();
  ben.sells("0.3", { at: "30000" });
  const iceberg = ann.buys("1", { at: "30000", iceberg: "0.1" });
  expect(iceberg.filled).toBe("0.3");
  expect(venue.book().bids).toEqual(["0.1 @ 30000"]);
});

test("its part may not be larger than itself, nor one of more than ten, nor off the grid", () => {
  const { ann } = market();
  const places = (iceberg: string, more = {}): unknown =>
    refusal(() => ann.sells("1", { at: "30000", iceberg, ...more }));
  expect(places("1.1")).toEqual({ reason: "iceberg-exceeds-quantity" });
  expect(places("0.09999")).toEqual({ reason: "filter", filter: "ICEBERG_PARTS" });
  expect(places("0.100001")).toEqual({ reason: "filter", filter: "LOT_SIZE" });
  expect(ann.sells("1", { at: "30000", iceberg: "0.1" }).status).toBe("new");
});

test("only an order that is good till cancelled and has a price can hide", () => {
  const { ann, ben } = market();
  ben.buys("1", { at: "29000" });
  const refused = { reason: "unsupported-order" };
  expect(refusal(() => ann.sells("1", { at: "30000", iceberg: "0.1", tif: "ioc" }))).toEqual(refused);
  expect(refusal(() => ann.sells("1", { at: "30000", iceberg: "0.1", tif: "fok" }))).toEqual(refused);
  expect(refusal(() => ann.sells("1", { iceberg: "0.1" }))).toEqual(refused);
});
