// What a trader hears of a contract account: its orders as things happen, and after what they did its balances and
// positions, each thing once and with the figures of that moment.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountCode } from "../../src/core/ids.ts";
import {
  BTC,
  credit,
  emptyBook,
  marks,
  posts,
  rests,
  trade,
} from "../pages/derivatives/coin-margined-futures/scene.ts";
import { expectSound } from "../refusal.ts";
import type { Message } from "../socket.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../venue.ts";
import { contractNews, listeningToContracts } from "./hearing.ts";
import { done } from "./story.ts";

/** The account's name in events and pages. */
const ALIAS = accountCode(1, 1);

/** The report on a limit order for 30 contracts at 30,000 that was just placed, but for its number. */
const PLACED = {
  s: BTC,
  c: "mine",
  S: "BUY",
  o: "LIMIT",
  f: "GTC",
  q: "30",
  p: "30000",
  ap: "0",
  sp: "0",
  x: "NEW",
  X: "NEW",
  i: 0,
  l: "0",
  z: "0",
  L: "0",
  ma: "BTC",
  T: START,
  t: 0,
  rp: "0",
  b: "0.10000000",
  a: "0",
  m: false,
  R: false,
  wt: "CONTRACT_PRICE",
  ot: "LIMIT",
  ps: "BOTH",
  cp: false,
  pP: false,
  V: "EXPIRE_MAKER",
  pm: "NONE",
  er: "0",
};

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

const buys = (order: Params) => rests(alice, { side: "BUY", ...order });
const sells = (order: Params) => rests(alice, { side: "SELL", ...order });
/** An order of a type that takes no price, or waits for one. */
const orders = (order: Params) => posts<{ orderId: number }>(alice, "/order", { symbol: BTC, ...order });
const cancels = (orderId: number) => done(() => alice.delete("/dapi/v1/order", { symbol: BTC, orderId }));
const isolates = () => posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });

/** The reasons for which orders are said to have ended. */
const expiries = (all: readonly Message[]): unknown[] =>
  all.flatMap(({ o }) => (o?.["x"] === "EXPIRED" || o?.["x"] === "CANCELED" ? [o["er"]] : []));

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  bob = venue.as("bob");
  await credit(venue, "bob", "BTC", "100");
  await emptyBook(venue);
});
afterEach(() => expectSound(venue));

test("an order that waits, is filled in two parts and cancelled is told of in full", async () => {
  const { heard } = await listeningToContracts(venue, alice);
  const i = await buys({ quantity: 30, price: "30000", newClientOrderId: "mine" });
  const head = { e: "ORDER_TRADE_UPDATE", E: START, T: START, i: ALIAS };
  const [placed, ...nothing] = await heard();
  // Key by key, as the documentation orders them: what only waits moves no balance.
  expect(JSON.stringify(placed)).toBe(JSON.stringify({ ...head, o: { ...PLACED, i } }));
  expect(nothing).toEqual([]);

  await rests(bob, { side: "SELL", quantity: 12, price: "30000" });
  const [traded, after, ...rest] = await heard();
  expect(rest).toEqual([]);
  // 1,200 ÷ 30,000, and 0.015 % of it for the maker; 18 contracts wait on.
  const fill = {
    ...PLACED,
    i,
    ap: "30000.0",
    x: "TRADE",
    X: "PARTIALLY_FILLED",
    l: "12",
    z: "12",
    L: "30000",
    ma: "BTC",
    N: "BTC",
    n: "0.00000600",
    t: traded!["o"]["t"],
    b: "0.06000000",
    m: true,
  };
  expect(traded).toEqual({ ...head, o: fill });
  expect(Object.keys(traded!["o"]).join("")).toBe("scSofqpapspxXilzLmaNnTtrpbamRwtotpscppPVpmer");
  expect(traded!["o"]["t"]).toBeGreaterThan(0);
  expect(JSON.stringify(after)).toBe(
    JSON.stringify({
      e: "ACCOUNT_UPDATE",
      E: START,
      T: START,
      i: ALIAS,
      a: {
        m: "ORDER",
        B: [{ a: "BTC", wb: "1.99999400", cw: "1.99999400", bc: "0" }],
        P: [
          {
            s: BTC,
            pa: "12",
            ep: "30000.00000000",
            bep: "30012.00000000",
            cr: "0",
            up: "0",
            mt: "cross",
            iw: "0",
            ps: "BOTH",
          },
        ],
      },
    }),
  );

  await cancels(i);
  const [canceled, ...more] = await heard();
  expect(canceled!["o"]).toMatchObject({ x: "CANCELED", X: "CANCELED", z: "12", l: "0", t: 0, b: "0", er: "0" });
  expect(more).toEqual([]);
});

test("one that takes three offers is told of after each, and what came of it once", async () => {
  for (const price of ["29999", "29999.5", "30000"]) await rests(bob, { side: "SELL", quantity: 10, price });
  const { heard } = await listeningToContracts(venue, alice);
  await buys({ quantity: 30, price: "30000" });
  const all = await heard();
  expect(contractNews(all)).toEqual([
    "NEW",
    "TRADE PARTIALLY_FILLED",
    "TRADE PARTIALLY_FILLED",
    "TRADE FILLED",
    "ORDER",
  ]);
  expect(all.slice(1, 4).map(({ o }) => [o["z"], o["L"], o["ap"], o["m"]])).toEqual([
    ["10", "29999", "29999.0", false],
    ["20", "29999.5", "29999.2", false],
    ["30", "30000", "29999.5", false],
  ]);
});

test("what a position won is told with the trade, and stays on its account", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  const { heard } = await listeningToContracts(venue, alice);
  for (const [quantity, price] of [
    [10, "31000"],
    [20, "29000"],
  ] as const) {
    await rests(bob, { side: "BUY", quantity, price });
    await sells({ quantity, price, reduceOnly: "true" });
  }
  const all = await heard();
  // 1,000 × (1 ÷ 30,000 − 1 ÷ 31,000) = 0.00107526 are won, then 2,000 × (1 ÷ 29,000 − 1 ÷ 30,000) = 0.00229885 lost.
  expect(all.filter(({ o }) => o?.["x"] === "TRADE").map(({ o }) => [o["rp"], o["R"]])).toEqual([
    ["0.00107526", true],
    ["-0.00229885", true],
  ]);
  const positions = all.flatMap(({ a }) => a?.["P"] ?? []) as Message[];
  expect(positions.map(({ pa, cr, ep, bep }) => [pa, cr, ep, bep])).toEqual([
    // Two thirds of a cost of 0.1 with its thirteen places.
    ["20", "0.00107526", "29999.99999999", "30011.99999999"],
    ["0", "-0.00122359", "0.0", "0.0"],
  ]);
  await trade(bob, alice, { takerSide: "BUY", quantity: 1, price: "30000" });
  const [, , update] = await heard();
  expect(update!["a"]["P"]).toMatchObject([{ pa: "1", cr: "-0.00122359" }]);
});

test("an order that is amended says so, with its new terms, and then what they did", async () => {
  const i = await buys({ quantity: 30, price: "29000", newClientOrderId: "mine" });
  await rests(bob, { side: "SELL", quantity: 10, price: "30000" });
  const { heard } = await listeningToContracts(venue, alice);
  await done(() => alice.put("/dapi/v1/order", { symbol: BTC, side: "BUY", orderId: i, price: "30000" }));
  const all = await heard();
  expect(contractNews(all)).toEqual(["AMENDMENT NEW", "TRADE PARTIALLY_FILLED", "ORDER"]);
  const { V: _, ...same } = PLACED;
  expect(all[0]!["o"]).toMatchObject({ ...same, i, x: "AMENDMENT", b: "0.10000000" });
  expect(all[1]!["o"]).toMatchObject({ i, z: "10", b: "0.06666666" });
});

describe("why an order ended", () => {
  test("of its own kind: nothing more to take, all or nothing, only as a maker", async () => {
    await rests(bob, { side: "SELL", quantity: 10, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    for (const timeInForce of ["GTX", "FOK", "IOC"]) await buys({ quantity: 15, price: "30000", timeInForce });
    await orders({ side: "BUY", type: "MARKET", quantity: 1 });
    const all = await heard();
    expect(contractNews(all)).toEqual([
      "NEW",
      "EXPIRED",
      "NEW",
      "EXPIRED",
      "NEW",
      "TRADE PARTIALLY_FILLED",
      "EXPIRED",
      "ORDER",
      "NEW",
      "EXPIRED",
    ]);
    expect(expiries(all)).toEqual(["11", "10", "2", "9"]);
  });

  test("it would have traded with itself", async () => {
    await sells({ quantity: 10, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    await buys({ quantity: 10, price: "30000", selfTradePreventionMode: "EXPIRE_MAKER" });
    await sells({ quantity: 10, price: "30000", timeInForce: "IOC", selfTradePreventionMode: "EXPIRE_TAKER" });
    const all = await heard();
    expect(contractNews(all)).toEqual(["NEW", "EXPIRED EXPIRED_IN_MATCH", "NEW", "EXPIRED EXPIRED_IN_MATCH"]);
    expect(expiries(all)).toEqual(["1", "3"]);
  });

  test("another one has closed what it was to close", async () => {
    await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
    const waiting = await sells({ quantity: 10, price: "31000", reduceOnly: "true" });
    await rests(bob, { side: "BUY", quantity: 10, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    await orders({ side: "SELL", type: "MARKET", quantity: 4 });
    const all = await heard();
    expect(contractNews(all)).toEqual(["NEW", "TRADE FILLED", "EXPIRED", "ORDER"]);
    expect(all[2]!["o"]).toMatchObject({ i: waiting, er: "4", R: true });
  });
});

describe("orders that wait for a price", () => {
  test("are new, end when it has come, and are new again as what they work as", async () => {
    await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
    await rests(bob, { side: "BUY", quantity: 10, price: "28900" });
    const { heard } = await listeningToContracts(venue, alice);
    const { orderId: i } = await orders({
      side: "SELL",
      type: "STOP_MARKET",
      stopPrice: "29000",
      closePosition: "true",
      workingType: "MARK_PRICE",
    });
    await marks(venue, "29000");
    const all = await heard();
    const about = { i, sp: "29000", wt: "MARK_PRICE", ot: "STOP_MARKET", cp: true, p: "0", V: "EXPIRE_MAKER" };
    expect(all.slice(0, 4).map(({ o }) => o)).toMatchObject([
      { ...about, x: "NEW", X: "NEW", o: "STOP_MARKET", q: "0", er: "0" },
      { ...about, x: "EXPIRED", X: "EXPIRED", o: "STOP_MARKET", q: "0", er: "8" },
      { ...about, x: "NEW", X: "NEW", o: "MARKET", q: "10", er: "0" },
      { ...about, x: "TRADE", X: "FILLED", o: "MARKET", q: "10", l: "10", L: "28900" },
    ]);
    expect(contractNews(all).slice(4)).toEqual(["ORDER"]);
  });

  test("a trailing stop says where it begins and how far it lets the price turn", async () => {
    const { heard } = await listeningToContracts(venue, alice);
    const trailing = { type: "TRAILING_STOP_MARKET", quantity: 2, callbackRate: "0.5" };
    await orders({ side: "BUY", ...trailing, activationPrice: "29000" });
    const [placed] = await heard();
    expect(placed!["o"]).toMatchObject({
      o: "TRAILING_STOP_MARKET",
      ot: "TRAILING_STOP_MARKET",
      AP: "29000",
      cr: "0.5",
      sp: "0",
      b: "0",
    });
    expect(Object.keys(placed!["o"]).join("")).toBe("scSofqpapspxXilzLmaTtrpbamRwtotpscpAPcrpPVpmer");
  });

  test("a limit order that takes its price from the book says so", async () => {
    await rests(bob, { side: "SELL", quantity: 10, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    await orders({ side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 2, priceMatch: "OPPONENT" });
    const [placed] = await heard();
    expect(placed!["o"]).toMatchObject({ pm: "OPPONENT", p: "30000" });
  });
});

test("in hedge mode every leg is shown, and margin of its own where it is isolated", async () => {
  await posts(alice, "/positionSide/dual", { dualSidePosition: "true" });
  await isolates();
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000", positionSide: "LONG" });
  const { heard } = await listeningToContracts(venue, alice);
  await trade(bob, alice, { takerSide: "SELL", quantity: 60, price: "30000", positionSide: "SHORT" });
  await marks(venue, "30300");
  const [placed, , update] = await heard();
  expect(placed!["o"]).toMatchObject({ S: "SELL", ps: "SHORT" });
  // 0.04 % of 0.1 and of 0.2; margins of 0.005 and 0.01.
  expect(update!["a"]["B"]).toEqual([{ a: "BTC", wb: "1.99988000", cw: "1.98488000", bc: "0" }]);
  expect(update!["a"]["P"]).toMatchObject([
    { ps: "BOTH", pa: "0", ep: "0.0", mt: "isolated", iw: "0.00000000" },
    { ps: "LONG", pa: "30", mt: "isolated", iw: "0.00500000" },
    { ps: "SHORT", pa: "-60", bep: "29988.00000000", mt: "isolated", iw: "0.01000000" },
  ]);
});
