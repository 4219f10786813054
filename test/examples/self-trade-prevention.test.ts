// The scenarios of Binance's FAQ on self-trade prevention, with the outcome it prints for each.

import { expect, test } from "vitest";
import type { Pair } from "../../src/core/listing.ts";
import { amountOf, priceOf, quantityOf } from "../../src/genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../src/genesis/pairs.ts";
import { openCore } from "../exchange.ts";
import type { PairDesk } from "../exchange/pair-desk.ts";

const BTCUSDT = DEFAULT_PAIRS[0]!;
/** The FAQ's prices are around one: no smallest value, and a grid to match. */
const PENNY: Pair = {
  ...BTCUSDT,
  filters: {
    ...BTCUSDT.filters,
    price: { ...BTCUSDT.filters.price, min: priceOf("0.1"), tick: priceOf("0.1") },
    lot: { ...BTCUSDT.filters.lot, min: quantityOf("0.1"), step: quantityOf("0.1") },
    notional: { ...BTCUSDT.filters.notional, min: amountOf("0") },
  },
};

/** One account, alone on the venue. */
function alone(): PairDesk {
  const venue = openCore({ pairs: [PENNY], contracts: [] });
  venue.index("BTC", "1");
  return venue.trader("ann").spot.has("1000", "BTC").has("1000", "USDT");
}

test("scenario A: with NONE the two orders trade", () => {
  const spot = alone();
  const maker = spot.buys("1", { at: "1", stp: "none" });
  const taker = spot.sells("1", { at: "1", stp: "none" });
  expect([maker.status, taker.status]).toEqual(["filled", "filled"]);
  expect(taker.paid).toBe("1");
});

test("scenario B: with EXPIRE_MAKER every order of one's own in the way expires, and the new one waits", () => {
  const spot = alone();
  const makers = [
    spot.buys("1.2", { at: "1.2", stp: "none" }),
    spot.buys("1.3", { at: "1.1", stp: "none" }),
    spot.buys("8.1", { at: "1", stp: "none" }),
  ];
  const taker = spot.sells("3", { at: "1", stp: "expire-maker" });
  expect(makers.map(({ status }) => status)).toEqual(["expired-in-match", "expired-in-match", "expired-in-match"]);
  expect([taker.status, taker.filled]).toEqual(["new", "0"]);
  expect(spot.venue.book()).toEqual({ bids: [], asks: ["3 @ 1"] });
  // What the makers held is free again.
  expect([spot.free("USDT"), spot.locked("USDT")]).toEqual(["1000", "0"]);
});

test("scenario C: with EXPIRE_TAKER the new order expires at the first of one's own, and the others wait on", () => {
  const spot = alone();
  const makers = [
    spot.buys("1.2", { at: "1.2", stp: "none" }),
    spot.buys("1.3", { at: "1.1", stp: "none" }),
    spot.buys("8.1", { at: "1", stp: "none" }),
  ];
  const taker = spot.sells("3", { at: "1", stp: "expire-taker" });
  expect(makers.map(({ status }) => status)).toEqual(["new", "new", "new"]);
  expect(taker.status).toBe("expired-in-match");
  // One prevented match is on record: the one that ended it.
  expect(spot.venue.happened("MatchPrevented").map(({ maker }) => maker)).toEqual([makers[0]!.id]);
});

test("scenario D: with EXPIRE_BOTH both expire", () => {
  const spot = alone();
  const maker = spot.buys("1", { at: "1", stp: "none" });
  const taker = spot.sells("3", { at: "1", stp: "expire-both" });
  expect([maker.status, taker.status]).toEqual(["expired-in-match", "expired-in-match"]);
  expect([spot.locked("USDT"), spot.locked("BTC")]).toEqual(["0", "0"]);
});

test("scenario E: of two modes the new order's counts", () => {
  const spot = alone();
  const maker = spot.buys("1", { at: "1", stp: "expire-maker" });
  const taker = spot.sells("1", { at: "1", stp: "expire-taker" });
  expect([maker.status, taker.status]).toEqual(["new", "expired-in-match"]);
});

test("scenario F: a market order whose only counterpart expired expires for lack of one", () => {
  const spot = alone();
  const maker = spot.buys("1", { at: "1", stp: "none" });
  const taker = spot.sells("1", { stp: "expire-maker" });
  expect([maker.status, taker.status]).toEqual(["expired-in-match", "expired"]);
});

test("scenario G: with DECREMENT both lose what the smaller has, and only the smaller expires", () => {
  const spot = alone();
  const maker = spot.buys("6", { at: "2", stp: "none" });
  const taker = spot.sells("2", { at: "2", stp: "decrement" });
  expect([maker.status, maker.left, maker.filled]).toEqual(["new", "4", "0"]);
  expect([taker.status, taker.left, taker.filled]).toEqual(["expired-in-match", "0", "0"]);
  // The maker holds what four need.
  expect([spot.locked("USDT"), spot.locked("BTC")]).toEqual(["8", "0"]);
});
