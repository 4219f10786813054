// What a trader hears of a margin account while orders are placed, filled and ended: each thing once, in the order in
// which it happened, with the figures of that moment.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { kinds, listening, reports } from "./hearing.ts";
import { borrowing, done, moving, ocoing, ordering, otoing, quoting, reaches, repaying } from "./story.ts";

const LIMIT = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC" };

/** The report on an order that was just placed, but for its numbers. */
const PLACED = {
  e: "executionReport",
  E: START,
  s: "BTCUSDT",
  c: "mine",
  S: "BUY",
  o: "LIMIT",
  f: "GTC",
  q: "1.00000000",
  p: "30000.00000000",
  P: "0.00000000",
  F: "0.00000000",
  g: -1,
  C: "",
  x: "NEW",
  X: "NEW",
  r: "NONE",
  l: "0.00000000",
  z: "0.00000000",
  L: "0.00000000",
  n: "0",
  N: null,
  T: START,
  t: -1,
  w: true,
  m: false,
  M: false,
  O: START,
  Z: "0.00000000",
  Y: "0.00000000",
  Q: "0.00000000",
  W: START,
  V: "EXPIRE_MAKER",
};

let venue: TestVenue;
let alice: Trader;
/** Somebody offers, or bids, between the house's quotes. */
const offers = (quantity: string, price = "30000") => done(quoting(venue.as("bob"), "SELL", { quantity, price }));
const buys = (of: object) => done(ordering(alice, { ...LIMIT, side: "BUY", ...of }));

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await done(moving(alice, "100000 USDT", { from: "spot", to: "cross" }));
});
afterEach(() => expectSound(venue));

test("an order that waits, is filled in two parts and cancelled is told of in full", async () => {
  const { heard } = await listening(venue, alice, "cross");
  const { orderId } = await buys({ quantity: "1", price: "30000", newClientOrderId: "mine" });
  const [placed, held] = await heard();
  const NEW = { ...PLACED, i: orderId, I: placed!["I"] };
  expect(placed).toEqual(NEW);
  const position = { e: "outboundAccountPosition", E: START, u: START };
  const BTC = { a: "BTC", f: "0.00000000", l: "0.00000000" };
  expect(held).toEqual({ ...position, B: [{ a: "USDT", f: "70000.00000000", l: "30000.00000000" }, BTC] });

  await offers("0.4");
  const [traded, filled] = await heard();
  expect(traded).toEqual({
    ...NEW,
    x: "TRADE",
    X: "PARTIALLY_FILLED",
    l: "0.40000000",
    z: "0.40000000",
    L: "30000.00000000",
    n: "0.00040000",
    N: "BTC",
    t: traded!["t"],
    I: traded!["I"],
    m: true,
    M: true,
    Z: "12000.00000000",
    Y: "12000.00000000",
  });
  expect(filled!["B"]).toEqual([
    { a: "USDT", f: "70000.00000000", l: "18000.00000000" },
    { a: "BTC", f: "0.39960000", l: "0.00000000" },
  ]);

  await done(() =>
    alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", orderId: String(orderId), newClientOrderId: "off" }),
  );
  const [canceled, freed] = await heard();
  expect(canceled).toMatchObject({
    c: "off",
    C: "mine",
    x: "CANCELED",
    X: "CANCELED",
    z: "0.40000000",
    l: "0.00000000",
    t: -1,
    w: false,
  });
  expect(freed!["B"][0]).toEqual({ a: "USDT", f: "88000.00000000", l: "0.00000000" });
  expect([placed, traded, canceled].map((each) => each!["I"])).toEqual(
    [placed, traded, canceled].map((each) => each!["I"]).toSorted((a, b) => a - b),
  );
});

test("one that takes three offers is told of after each, with what it came to by then", async () => {
  for (const [quantity, price] of [
    ["0.1", "29999"],
    ["0.2", "29999.5"],
    ["0.3", "30000"],
  ] as const)
    await offers(quantity, price);
  const { heard } = await listening(venue, alice, "cross");
  await buys({ quantity: "0.6", price: "30000" });
  const all = await heard();
  expect(reports(all)).toEqual(["NEW", "TRADE PARTIALLY_FILLED", "TRADE PARTIALLY_FILLED", "TRADE FILLED"]);
  expect(all.map(({ z, Z, w }) => ({ z, Z, w })).slice(1, 4)).toEqual([
    { z: "0.10000000", Z: "2999.90000000", w: true },
    { z: "0.30000000", Z: "8999.80000000", w: true },
    { z: "0.60000000", Z: "17999.80000000", w: false },
  ]);
  // Balances once, when all is over.
  expect(kinds(all).slice(4)).toEqual(["outboundAccountPosition"]);
});

test("one by quote is told of with the size it came to", async () => {
  await offers("1", "29999");
  const { heard } = await listening(venue, alice, "cross");
  await done(ordering(alice, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quoteOrderQty: "2999.9" }));
  const all = await heard();
  expect(all[0]).toMatchObject({ x: "NEW", q: "0.10000000", Q: "2999.90000000", w: true });
  expect(all[1]).toMatchObject({ x: "TRADE", X: "FILLED", q: "0.10000000", z: "0.10000000", m: false });
});

test("orders that may not wait say why they ended", async () => {
  await offers("0.1", "29999");
  const { heard } = await listening(venue, alice, "cross");
  await buys({ quantity: "0.3", price: "29999", timeInForce: "IOC" });
  const ioc = await heard();
  expect(reports(ioc)).toEqual(["NEW", "TRADE PARTIALLY_FILLED", "EXPIRED"]);
  expect(ioc[2]).toMatchObject({ eR: "UNFILLED_IOC_QUANTITY_EXPIRED", z: "0.10000000", C: "" });
  await buys({ quantity: "0.3", price: "29999", timeInForce: "FOK" });
  const fok = await heard();
  expect(reports(fok)).toEqual(["NEW", "EXPIRED"]);
  expect(fok[1]).toMatchObject({ eR: "UNFILLED_FOK_ORDER_EXPIRED" });
});

test("a loan is told of before the order it is for, and its repayment after the order's end", async () => {
  const { heard } = await listening(venue, alice, "cross");
  const { orderId } = await buys({ quantity: "4", price: "30000", sideEffectType: "MARGIN_BUY" });
  const placed = await heard();
  expect(kinds(placed)).toEqual([
    "balanceUpdate",
    "outboundAccountPosition",
    "executionReport",
    "outboundAccountPosition",
  ]);
  expect(placed[0]).toMatchObject({ a: "USDT", d: "20000.00000000", T: START });
  expect(placed[1]!["B"]).toEqual([{ a: "USDT", f: "120000.00000000", l: "0.00000000" }]);
  expect(placed[3]!["B"][0]).toEqual({ a: "USDT", f: "0.00000000", l: "120000.00000000" });
  await done(() => alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", orderId: String(orderId) }));
  const ended = await heard();
  expect(kinds(ended)).toEqual([
    "executionReport",
    "outboundAccountPosition",
    "balanceUpdate",
    "outboundAccountPosition",
  ]);
  expect(ended[2]).toMatchObject({ a: "USDT", d: "-20000.00000000" });
});

test("what is borrowed, repaid and moved by hand is told of by coin", async () => {
  const { heard } = await listening(venue, alice, "cross");
  await done(borrowing(alice, "1 BTC", "cross"));
  await done(repaying(alice, "0.5 BTC", "cross"));
  await done(moving(alice, "10 USDT", { from: "cross", to: "spot" }));
  const updates = (await heard()).filter(({ e }) => e === "balanceUpdate");
  expect(updates.map(({ a, d }) => `${d} ${a}`)).toEqual(["1.00000000 BTC", "-0.50000000 BTC", "-10.00000000 USDT"]);
});

describe("orders that wait for a price", () => {
  beforeEach(async () => {
    await done(moving(alice, "2 BTC", { from: "spot", to: "cross" }));
    // The price the stops are measured by.
    await offers("0.1");
    await done(quoting(venue.as("carol"), "BUY", { quantity: "0.1", price: "30000" }));
  });

  test("a stop is told of when it is placed, when it goes to work and when it trades", async () => {
    const { heard } = await listening(venue, alice, "cross");
    await done(
      ordering(alice, {
        symbol: "BTCUSDT",
        side: "SELL",
        type: "STOP_LOSS_LIMIT",
        timeInForce: "GTC",
        quantity: "1",
        stopPrice: "29000",
        price: "28000",
      }),
    );
    const [armed] = await heard();
    expect(armed).toMatchObject({ x: "NEW", X: "NEW", w: false, P: "29000.00000000", o: "STOP_LOSS_LIMIT" });
    expect(armed).not.toHaveProperty("W");
    await reaches(venue, "BTCUSDT", "28900");
    const fallen = await heard();
    expect(reports(fallen)[0]).toBe("NEW");
    expect(fallen[0]).toMatchObject({ w: true, W: START });
    expect(reports(fallen).at(-1)).toBe("TRADE FILLED");
  });

  test("of two of which one ends the other, the list is told of when it begins and when it is over", async () => {
    const { heard } = await listening(venue, alice, "cross");
    const list = await done<{ orderListId: number }>(
      ocoing(alice, {
        symbol: "BTCUSDT",
        side: "SELL",
        quantity: "1",
        price: "31000",
        stopPrice: "29000",
        stopLimitPrice: "28900",
        stopLimitTimeInForce: "GTC",
        listClientOrderId: "pair",
      }),
    );
    const placed = await heard();
    expect(kinds(placed)).toEqual(["executionReport", "executionReport", "listStatus", "outboundAccountPosition"]);
    expect(placed[2]).toEqual({
      e: "listStatus",
      E: START,
      s: "BTCUSDT",
      g: list.orderListId,
      c: "OCO",
      l: "EXEC_STARTED",
      L: "EXECUTING",
      r: "NONE",
      C: "pair",
      T: START,
      O: placed.slice(0, 2).map(({ s, i, c }) => ({ s, i, c })),
    });
    await done(quoting(venue.as("bob"), "BUY", { quantity: "1", price: "31000" }));
    // The house offers below; whatever was bought of it, the leg at 31000 comes after.
    await reaches(venue, "BTCUSDT", "31500");
    const over = await heard();
    expect(reports(over)[0]).toBe("EXPIRED");
    expect(over[0]).toMatchObject({ eR: "OCO_TRIGGER", g: list.orderListId, o: "STOP_LOSS_LIMIT" });
    expect(reports(over).at(-1)).toBe("TRADE FILLED");
    expect(over.findLast(({ e }) => e === "listStatus")).toMatchObject({ l: "ALL_DONE", L: "ALL_DONE" });
    expect(kinds(over).at(-1)).toBe("outboundAccountPosition");
  });

  test("a trailing stop says how far it trails and since when", async () => {
    const { heard } = await listening(venue, alice, "cross");
    await done(
      ordering(alice, {
        symbol: "BTCUSDT",
        side: "SELL",
        type: "STOP_LOSS_LIMIT",
        timeInForce: "GTC",
        quantity: "1",
        price: "28000",
        trailingDelta: "100",
      }),
    );
    expect((await heard())[0]).toMatchObject({ x: "NEW", d: 100, D: START, w: false });
  });
});

describe("an order that others follow", () => {
  const OTO = {
    symbol: "BTCUSDT",
    workingType: "LIMIT",
    workingSide: "BUY",
    workingPrice: "30000",
    workingQuantity: "1",
    workingTimeInForce: "GTC",
    pendingType: "LIMIT",
    pendingSide: "SELL",
    pendingQuantity: "0.5",
    pendingPrice: "31000",
    pendingTimeInForce: "GTC",
  };

  test("is told of with its follower, which is pending, and new when its turn has come", async () => {
    const { heard } = await listening(venue, alice, "cross");
    await done(otoing(alice, OTO));
    const placed = await heard();
    expect(reports(placed)).toEqual(["NEW", "NEW PENDING_NEW"]);
    expect(placed[1]).toMatchObject({ w: false, S: "SELL" });
    expect(placed[2]).toMatchObject({ e: "listStatus", c: "OTO", l: "EXEC_STARTED" });
    await offers("1");
    const begun = await heard();
    expect(reports(begun)).toEqual(["TRADE FILLED", "NEW"]);
    expect(begun[1]).toMatchObject({ S: "SELL", X: "NEW", w: true, W: START });
    expect(kinds(begun)).toEqual(["executionReport", "executionReport", "outboundAccountPosition"]);
    await reaches(venue, "BTCUSDT", "31500");
    expect((await heard()).findLast(({ e }) => e === "listStatus")).toMatchObject({ l: "ALL_DONE" });
  });

  test("takes its follower with it when it ends unfilled", async () => {
    const { heard } = await listening(venue, alice, "cross");
    await done(otoing(alice, { ...OTO, workingTimeInForce: "IOC", workingPrice: "29000" }));
    const all = await heard();
    expect(reports(all)).toEqual(["NEW", "NEW PENDING_NEW", "EXPIRED", "EXPIRED"]);
    expect(all.filter(({ x }) => x === "EXPIRED").map(({ eR }) => eR)).toEqual([
      "UNFILLED_IOC_QUANTITY_EXPIRED",
      "OTO_PHASE_ONE_EXPIRED",
    ]);
  });
});

test("an order kept from trading with another of its owner says with which, and what it lost", async () => {
  const { heard } = await listening(venue, alice, "cross");
  const first = await buys({ quantity: "1", price: "30000" });
  await done(moving(alice, "2 BTC", { from: "spot", to: "cross" }));
  await heard();
  const second = await done(
    ordering(alice, {
      ...LIMIT,
      side: "SELL",
      quantity: "0.4",
      price: "30000",
      selfTradePreventionMode: "EXPIRE_TAKER",
    }),
  );
  const [placed, kept] = await heard();
  expect(placed).toMatchObject({ x: "NEW", i: second["orderId"] });
  expect(kept).toMatchObject({
    x: "TRADE_PREVENTION",
    X: "EXPIRED_IN_MATCH",
    i: second["orderId"],
    U: first["orderId"],
    Cs: "BTCUSDT",
    A: "0.40000000",
    B: "0.40000000",
    pl: "0.40000000",
    pL: "30000.00000000",
    pY: "12000.00000000",
    u: -1,
  });
  expect(kept!["v"]).toBeGreaterThan(0);
});

test("each account is heard by itself: spot, cross, and the isolated one of each pair", async () => {
  for (const pair of ["BTCUSDT", "ETHUSDT"]) await done(moving(alice, "1000 USDT", { from: "cross", to: pair }));
  const [cross, btc, eth] = [
    await listening(venue, alice, "cross"),
    await listening(venue, alice, "BTCUSDT"),
    await listening(venue, alice, "ETHUSDT"),
  ];
  const bobs = await listening(venue, venue.as("bob"), "cross");
  await buys({ quantity: "0.01", price: "30000", isIsolated: "TRUE" });
  expect(reports(await btc.heard())).toEqual(["NEW"]);
  await done(moving(alice, "10 USDT", { from: "cross", to: "ETHUSDT" }));
  expect(await cross.heard()).toMatchObject([
    { e: "balanceUpdate", d: "-10.00000000" },
    { e: "outboundAccountPosition" },
  ]);
  expect(await eth.heard()).toMatchObject([{ e: "balanceUpdate", d: "10.00000000" }, { e: "outboundAccountPosition" }]);
  // What leaves for the contract account is heard where it left.
  await done(moving(alice, "1 BTC", { from: "spot", to: "coinm" }));
  for (const ear of [cross, btc, eth, bobs]) expect(await ear.heard()).toEqual([]);
});

test("commission paid in BNB is told of as such", async () => {
  await done(moving(alice, "1 BNB", { from: "spot", to: "cross" }));
  await done(() => alice.post("/sapi/v1/bnbBurn", { spotBNBBurn: "true" }));
  await offers("0.1", "29999");
  const { heard } = await listening(venue, alice, "cross");
  await buys({ quantity: "0.1", price: "29999" });
  const [, trade, position] = await heard();
  expect(trade).toMatchObject({ x: "TRADE", N: "BNB" });
  expect(position!["B"].map(({ a }: { a: string }) => a)).toEqual(["USDT", "BTC", "BNB"]);
});
