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

const TARGET: Leg = ["sell", "1", { target: "32000" }];
const STOP: Leg = ["sell", "1", { stop: "28000" }];

describe("a take-profit and a stop-loss", () => {
  test("wait together and hold the coins once; the stop-loss is numbered first", () => {
    const { venue, ann } = market();
    const { profit, stop, list } = ann.rivals(TARGET, STOP);
    expect([profit.status, stop.status]).toEqual(["new, waiting", "new, waiting"]);
    expect([ann.locked("BTC"), venue.book().asks]).toEqual(["1", []]);
    expect(venue.x.orders.lists.get(list)!.orders).toEqual([stop.id, profit.id]);
    expect(profit.id).toBe(stop.id + 1);
  });

  test("end each other at the first price that is reached", () => {
    const { venue, ann } = market();
    const up = ann.rivals(TARGET, STOP);
    venue.prints("32000");
    expect([up.profit.status, up.stop.status]).toEqual(["expired", "expired"]);
    expect([ann.locked("BTC"), venue.x.orders.lists.size]).toEqual(["0", 0]);
    venue.prints("30000");
    const down = ann.rivals(
      ["sell", "1", { target: "32000", at: "33000" }],
      ["sell", "1", { stop: "28000", at: "29000" }],
    );
    venue.prints("28000");
    expect([down.profit.status, down.stop.status]).toEqual(["expired", "new"]);
    expect([ann.locked("BTC"), venue.book().asks]).toEqual(["1", ["1 @ 29000"]]);
  });

  test("sell at the market to whoever bids then", () => {
    const { venue, ann, ben } = market();
    const { profit, stop } = ann.rivals(TARGET, STOP);
    ben.buys("1", { at: "31000" });
    venue.prints("32000");
    expect([profit.status, stop.status]).toEqual(["filled", "expired"]);
    expect([ann.free("USDT"), ann.free("BTC"), ann.locked("BTC")]).toEqual(["131000", "9", "0"]);
  });

  test("to buy hold what the dearer one needs, whichever that is", () => {
    const { ann } = market();
    ann.rivals(["buy", "1", { target: "28000", at: "29900" }], ["buy", "1", { stop: "31000" }]);
    expect(ann.locked("USDT")).toBe("31000");
    ann.cancelsAll();
    expect(ann.locked("USDT")).toBe("0");
  });

  test("may both trail", () => {
    const { venue, ann } = market();
    const trailing: Leg = ["sell", "1", { target: "31000", trail: 200 }];
    const { profit, stop } = ann.rivals(trailing, ["sell", "1", { trail: 500 }]);
    venue.prints("31000");
    // It follows from 31,000 and is due 2 % below.
    venue.prints("30380");
    expect([profit.status, stop.status]).toEqual(["expired", "expired"]);
  });

  test("are cancelled together", () => {
    const { venue, ann } = market();
    const { profit, stop, list } = ann.rivals(TARGET, STOP);
    ann.cancels(profit);
    expect([profit.status, stop.status, venue.x.orders.lists.has(list)]).toEqual(["canceled", "canceled", false]);
    expect(ann.free("BTC")).toBe("10");
  });
});

describe("what is no pair of rivals", () => {
  test.each<[string, Leg, Leg]>([
    ["two of one kind", STOP, STOP],
    ["the two of them the other way round", STOP, TARGET],
    ["a limit order that may take", ["sell", "1", { at: "32000" }], STOP],
    ["two sides", ["buy", "1", { target: "28000" }], STOP],
    ["two sizes", ["sell", "2", { target: "32000" }], STOP],
  ])("is %s", (_what, profit, stop) => {
    const { ann } = market();
    expect(refusal(() => ann.rivals(profit, stop))).toEqual({ reason: "unsupported-order" });
  });

  test.each<[string, Leg, Leg, string]>([
    ["profit below the last price", ["sell", "1", { target: "29000" }], STOP, "prices-out-of-order"],
    ["profit at the last price", ["sell", "1", { target: "30000" }], STOP, "prices-out-of-order"],
    ["loss above it", TARGET, ["sell", "1", { stop: "31000" }], "prices-out-of-order"],
    [
      "a limit above it whose stop price is reached",
      ["sell", "1", { target: "30000", at: "31000" }],
      STOP,
      "would-trigger",
    ],
    [
      "a purchase's profit above it",
      ["buy", "1", { target: "31000" }],
      ["buy", "1", { stop: "32000" }],
      "prices-out-of-order",
    ],
    [
      "more than there is",
      ["sell", "11", { target: "32000" }],
      ["sell", "11", { stop: "28000" }],
      "insufficient-balance",
    ],
  ])("is %s", (_what, profit, stop, reason) => {
    const { ann } = market();
    expect(refusal(() => ann.rivals(profit, stop))).toMatchObject({ reason });
  });
});

test("both of two stop orders count as stop orders, of which there may be five", () => {
  const { ann } = market();
  for (let nth = 0; nth < 2; nth++) ann.rivals(TARGET, STOP);
  expect(refusal(() => ann.rivals(TARGET, STOP))).toEqual({ reason: "filter", filter: "MAX_NUM_ALGO_ORDERS" });
  ann.rivals(["sell", "1", { at: "32000", maker: true }], STOP);
});

test("no account has more lists open in a pair than the filter says", () => {
  const { venue, ann } = market();
  for (let nth = 0; nth < 20; nth++) ann.oto(["buy", "0.01", { at: "20000" }], [["sell", "0.01", { at: "40000" }]]);
  const more = () => ann.oto(["buy", "0.01", { at: "20000" }], [["sell", "0.01", { at: "40000" }]]);
  expect(refusal(more)).toEqual({ reason: "filter", filter: "MAX_NUM_ORDER_LISTS" });
  expect(refusal(() => ann.rivals(TARGET, STOP))).toEqual({ reason: "filter", filter: "MAX_NUM_ORDER_LISTS" });
  ann.cancelsList(venue.x.counters.list);
  ann.rivals(TARGET, STOP);
  venue
    .trader("ben")
    .spot.has("1000", "USDT")
    .oto(["buy", "0.01", { at: "20000" }], [["sell", "0.01", { at: "40000" }]]);
});

test("a list whose working order is filled may bring a take-profit and a stop-loss", () => {
  const { venue, ann, ben } = market();
  const [working, stop, profit] = ann.oto(["buy", "1", { at: "29000" }], [STOP, TARGET]);
  ben.sells("1", { at: "29000" });
  expect([working!.status, stop!.status, profit!.status]).toEqual(["filled", "new, waiting", "new, waiting"]);
  expect([ann.locked("BTC"), ann.free("BTC")]).toEqual(["1", "10"]);
  ben.buys("1", { at: "27000" });
  venue.prints("28000");
  expect([stop!.status, profit!.status]).toEqual(["filled", "expired"]);
  expect(refusal(() => ann.oto(["buy", "1", { at: "25000" }], [["sell", "1", { stop: "32000" }], TARGET]))).toEqual({
    reason: "prices-out-of-order",
  });
});
