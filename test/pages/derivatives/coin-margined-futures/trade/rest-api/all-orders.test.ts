import { expect, test } from "vitest";
import { badValue, expectDoor, type Refusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  posts,
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

// Four orders a day apart: filled, open, expired in part, canceled.
const filled = await rests(alice, { side: "BUY", quantity: 2, price: "30000", newClientOrderId: "filled" });
await rests(bob, { side: "SELL", quantity: 2, price: "30000" });
await venue.advance(DAYS);
const open = await rests(alice, { side: "BUY", quantity: 1, price: "29000", newClientOrderId: "open" });
await venue.advance(DAYS);
await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
const part = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "IOC", quantity: 3, price: "30000" };
const { orderId: partly } = await posts<{ orderId: number }>(alice, "/order", part);
await venue.advance(DAYS);
const canceled = await rests(alice, { side: "BUY", quantity: 1, price: "28600" });
await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: canceled });
const ether = await rests(alice, { symbol: ETH, side: "BUY", quantity: 1, price: "1990" });

const numbers = async (params: Params) => (await gets(alice, "/allOrders", params)).map((row) => row["orderId"]);

test("open and closed orders stand together, oldest first", async () => {
  const shown = await gets(alice, "/allOrders", { symbol: BTC });
  expectBody(shown[0], {
    avgPrice: "30000.0",
    clientOrderId: "filled",
    cumBase: "0.00666666",
    executedQty: "2",
    orderId: filled,
    origQty: "2",
    origType: "LIMIT",
    price: "30000",
    reduceOnly: false,
    side: "BUY",
    positionSide: "BOTH",
    status: "FILLED",
    stopPrice: "0",
    closePosition: false,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    time: START,
    timeInForce: "GTC",
    type: "LIMIT",
    updateTime: START,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  });
  expect(shown.map((row) => [row["orderId"], row["status"]])).toEqual([
    [filled, "FILLED"],
    [open, "NEW"],
    [partly, "EXPIRED"],
    [canceled, "CANCELED"],
  ]);
  expect(await numbers({ symbol: ETH })).toEqual([ether]);
  expect(await numbers({ pair: "BTCUSD" })).toEqual([filled, open, partly, canceled]);
});

test("they are asked for from a number on, from a time on, up to a time, or as the newest", async () => {
  expect(await numbers({ symbol: BTC, orderId: open })).toEqual([open, partly, canceled]);
  expect(await numbers({ symbol: BTC, orderId: open, limit: 2 })).toEqual([open, partly]);
  expect(await numbers({ symbol: BTC, limit: 2 })).toEqual([partly, canceled]);
  expect(await numbers({ symbol: BTC, startTime: START, limit: 2 })).toEqual([filled, open]);
  expect(await numbers({ symbol: BTC, startTime: START + 1 })).toEqual([open, partly, canceled]);
  expect(await numbers({ symbol: BTC, endTime: START + 2 * DAYS, limit: 2 })).toEqual([open, partly]);
  expect(await numbers({ symbol: BTC, startTime: START + DAYS, endTime: START + 2 * DAYS })).toEqual([open, partly]);
  expect(await numbers({ symbol: BTC, orderId: open, startTime: START + 2 * DAYS })).toEqual([partly, canceled]);
});

test("no more than a hundred are shown, fifty where no limit is sent", async () => {
  const carol = venue.as("carol");
  for (let nth = 0; nth < 101; nth++) await rests(carol, { side: "BUY", quantity: 1, price: "28600" });
  const shown = async (params: Params) => (await gets(carol, "/allOrders", { symbol: BTC, ...params })).length;
  expect(await shown({})).toBe(50);
  expect(await shown({ limit: 100 })).toBe(100);
  expect(await shown({ limit: 1_000 })).toBe(100);
});

test("a call without a time is about seven days, unless it names a number; untraded orders go after three", async () => {
  await venue.advance(START + 7 * DAYS - venue.now());
  expect(await numbers({ symbol: BTC })).toEqual([filled, open, partly]);
  await venue.advance(1);
  expect(await numbers({ symbol: BTC })).toEqual([open, partly]);
  expect(await numbers({ symbol: BTC, orderId: 1 })).toEqual([filled, open, partly]);
  expect(await numbers({ symbol: BTC, startTime: START })).toEqual([filled, open, partly]);
});

test("orders that are no longer found do not take the place of those that are", async () => {
  const dave = venue.as("dave");
  const ended = async (nth: number) => {
    await rests(dave, { side: "BUY", quantity: nth, price: "28600" });
    await dave.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
  };
  const traded = async () => {
    const orderId = await rests(dave, { side: "BUY", quantity: 1, price: "30000" });
    await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
    return orderId;
  };
  const begun = venue.now();
  const first = await traded();
  for (let nth = 1; nth <= 5; nth++) await ended(nth);
  const last = await traded();
  for (let nth = 1; nth <= 5; nth++) await ended(nth);
  await venue.advance(3 * DAYS + 1);
  const shown = async (params: Params) =>
    (await gets(dave, "/allOrders", { symbol: BTC, limit: 2, ...params })).map((row) => row["orderId"]);
  expect(await shown({})).toEqual([first, last]);
  expect(await shown({ startTime: begun })).toEqual([first, last]);
  expect(await shown({ orderId: first + 1 })).toEqual([last]);
});

test("a call by pair weighs twice as much", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/allOrders`, { symbol: BTC }))).toBe(20);
  expect(await weightOf(() => alice.get(`${DAPI}/allOrders`, { pair: "BTCUSD" }))).toBe(40);
});

test("refusals come in order", async () => {
  const called = {
    trader: alice,
    method: "GET",
    path: `${DAPI}/allOrders`,
    params: { symbol: BTC },
    mandatory: [],
  } as const;
  await expectDoor(venue, called);
  const neither: Refusal = [-1102, "Param 'symbol' or 'pair' must be sent, but both were empty/null!"];
  const tooLong: Refusal = [-4088, "Maximum time interval is 7 days."];
  const wrong = { symbol: "x", pair: "y", orderId: "one", startTime: "now", endTime: "then", limit: "all" };
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/allOrders`, params), wrong, [
    [illegalName("symbol"), { symbol: undefined }],
    [illegalName("pair"), { pair: undefined }],
    [illegalWhole("orderId"), { orderId: 1 }],
    [illegalWhole("startTime"), { startTime: START + 8 * DAYS }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [neither, { pair: "Y", symbol: "X" }],
    [BAD_COMBINATION, { orderId: undefined }],
    [BAD_COMBINATION, { symbol: undefined }],
    [BAD_PAIR, { pair: undefined, symbol: "X" }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], { startTime: START, endTime: START + 7 * DAYS + 1 }],
    [tooLong, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
