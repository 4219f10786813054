import { expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { DEFAULT_ASSETS } from "../../genesis/assets.ts";
import { amountOf } from "../../genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import type { Peg } from "../order.ts";

const OWN: Peg = { side: "own", offset: undefined };
const OPPOSITE: Peg = { side: "opposite", offset: undefined };

/** A market that has traded at 30,000, with two levels on each side. */
function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("1000000", "USDT").has("20", "BTC");
  const [ann, ben] = [funded("ann"), funded("ben")];
  ben.buys("1", { at: "29900" });
  ben.buys("1", { at: "29800" });
  ben.sells("1", { at: "30100" });
  ben.sells("1", { at: "30200" });
  return { venue, ann, ben };
}

test.each([
  ["the best of its own side", "buy", OWN, "29900", "new"],
  ["the next behind it", "buy", { side: "own", offset: 1 }, "29800", "new"],
  ["the best of the other side", "buy", OPPOSITE, "30100", "filled"],
  ["the next behind that", "sell", { side: "opposite", offset: 1 }, "29800", "filled"],
  ["the best offer, selling", "sell", { side: "own", offset: 0 }, "30100", "new"],
] as const)("an order takes its price from %s", (_name, side, peg, price, status) => {
  const { ann } = market();
  const order = side === "buy" ? ann.buys("1", { peg }) : ann.sells("1", { peg });
  expect([order.price, order.status]).toEqual([price, status]);
  if (side === "buy" && status === "new") expect(ann.locked("USDT")).toBe(price);
});

test("it stands behind those who were at that price before it, and stays when they move on", () => {
  const { venue, ann, ben } = market();
  const order = ann.buys("1", { peg: OWN });
  ben.sells("1", { at: "29900", stp: "none" });
  expect(order.filled).toBe("0");
  ben.buys("1", { at: "29950" });
  expect([order.price, venue.book().bids[0]]).toEqual(["29900", "1 @ 29950"]);
});

test("one whose level is not there is refused, and so is one whose price the filters do not let through", () => {
  const { ann } = market();
  expect(refusal(() => ann.buys("1", { peg: { side: "own", offset: 2 } }))).toEqual({ reason: "no-peg-level" });
  expect(refusal(() => ann.buys("0.0001", { peg: OWN }))).toEqual({ reason: "filter", filter: "NOTIONAL" });
  // 29,900 is fine; what is named beside it is not.
  expect(refusal(() => ann.buys("1", { peg: OWN, at: "200000" }))).toMatchObject({ reason: "filter" });
  expect(ann.buys("1", { peg: OWN, at: "29000" }).price).toBe("29900");
});

test("a stop takes its price when it is triggered, and locks what it needs at that", () => {
  const { ann, ben } = market();
  const stop = ann.buys("1", { stop: "30150", peg: OWN });
  // What it would cost at its stop price.
  expect([stop.status, ann.locked("USDT")]).toEqual(["new, waiting", "30150"]);
  ben.buys("1.5", { at: "30200", stp: "none" });
  // What is left of the purchase at 30,200 found no more: the best bid is still 29,900.
  expect([stop.status, stop.price, ann.locked("USDT"), ann.free("USDT")]).toEqual(["new", "29900", "29900", "970100"]);
});

test("one that takes the other side's price locks more, or expires where there is no more", () => {
  for (const [more, status] of [
    ["100", "filled"],
    ["99.99", "expired"],
  ] as const) {
    const { venue, ben } = market();
    const cat = venue.trader("cat").spot.has("30150", "USDT").has(more, "USDT");
    const stop = cat.buys("1", { stop: "30150", peg: { side: "opposite", offset: 1 } });
    ben.sells("1", { at: "30250" });
    ben.buys("1.1", { at: "30200", stp: "none" });
    // 0.9 stand at 30,200 and one at 30,250: the second level costs 100 more than the stop price.
    expect([stop.status, cat.locked("USDT")]).toEqual([status, "0"]);
    if (status === "expired")
      expect(venue.happened("PendingRefused")).toMatchObject([{ reason: "insufficient-balance" }]);
  }
});

test("a stop whose level is gone when it is triggered expires, and what it held is free", () => {
  const { venue, ann, ben } = market();
  const stop = ann.sells("1", { stop: "29850", peg: OPPOSITE });
  ben.sells("2", { at: "29800", stp: "none" });
  expect([stop.status, ann.locked("BTC")]).toEqual(["expired", "0"]);
  expect(venue.happened("PendingRefused")).toEqual([
    { type: "PendingRefused", order: stop.id, reason: "no-peg-level" },
  ]);
});

test("a pending order takes its price when the working one is filled", () => {
  const { ann, ben } = market();
  const [working, pending] = ann.oto(["buy", "1", { peg: OWN }], [["sell", "1", { peg: OWN }]]);
  expect([working!.price, pending!.price]).toEqual(["29900", "0"]);
  ben.sells("1", { at: "30050" });
  ben.sells("2", { at: "29900", stp: "none" });
  expect([working!.status, pending!.status, pending!.price]).toEqual(["filled", "new", "30050"]);
});

test("either of two that end each other may be pegged: one at once, the other when it is triggered", () => {
  const { venue, ann, ben } = market();
  const { profit, stop } = ann.rivals(
    ["buy", "1", { peg: OWN, maker: true }],
    ["buy", "1", { stop: "30150", peg: OPPOSITE }],
  );
  // The dearer of 29,900 and 30,150 is held once.
  expect([profit.price, stop.price, ann.locked("USDT")]).toEqual(["29900", "0", "30150"]);
  ben.buys("1.5", { at: "30200", stp: "none" });
  // What both held stays with the one that goes on until its price is known.
  expect(venue.happened("ListDecided")).toMatchObject([{ held: amountOf("30150") }]);
  // Half of the offer at 30,200 is left, which the stop takes; it waits with the rest.
  expect([profit.status, stop.status, stop.price, stop.filled, ann.locked("USDT")]).toEqual([
    "expired",
    "partially-filled",
    "30200",
    "0.5",
    "15100",
  ]);
});

test("a purchase that is to trail from a price there is not is refused, for what it would cost is not known", () => {
  // A pair of a coin that has no price yet.
  const pairs = DEFAULT_PAIRS.map((pair) =>
    pair.symbol === "BTCUSDT" ? { ...pair, symbol: "DOTUSDT", base: "DOT" } : pair,
  );
  const btc = DEFAULT_ASSETS.find(({ name }) => name === "BTC")!;
  const venue = openCore({ pairs, assets: [{ ...btc, name: "DOT" }] });
  const ann = venue.trader("ann").spot.has("100000", "USDT").on("DOTUSDT");
  expect(refusal(() => ann.buys("1", { trail: 100, peg: OPPOSITE }))).toEqual({ reason: "no-liquidity" });
});
