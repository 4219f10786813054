import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type Placed, posts } from "../scene.ts";

const PAGE = "/allOrders";
const PATH = `${MARGIN}${PAGE}`;
const LIMIT = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };

let venue: TestVenue;
let alice: Trader;

async function places(more: Params = {}): Promise<number> {
  return (await posts<Placed>(alice, "/order", { ...LIMIT, ...more })).orderId;
}

async function placesAndCancels(more: Params = {}): Promise<number> {
  const orderId = await places(more);
  await deletes(alice, "/order", { symbol: "BTCUSDT", orderId, ...more });
  return orderId;
}

const numbers = async (params: Params = {}) =>
  (await gets<Placed[]>(alice, PAGE, { symbol: "BTCUSDT", ...params })).map((row) => row.orderId);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "2000");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape, for open and closed orders alike", async () => {
  await placesAndCancels();
  await places();
  const expected = {
    clientOrderId: TEXT,
    cummulativeQuoteQty: PADDED,
    executedQty: PADDED,
    icebergQty: PADDED,
    isWorking: BOOLEAN,
    orderId: INTEGER,
    origQty: PADDED,
    price: PADDED,
    side: TEXT,
    status: TEXT,
    stopPrice: PADDED,
    symbol: TEXT,
    isIsolated: BOOLEAN,
    time: INTEGER,
    timeInForce: TEXT,
    type: TEXT,
    selfTradePreventionMode: TEXT,
    updateTime: INTEGER,
  };
  expect(shapeOf(await gets(alice, PAGE, { symbol: "BTCUSDT" }))).toBe(shape([expected, expected]));
});

test("open and closed ones in the order of their numbers, of one account and one pair", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "1000");
  const first = await places();
  const second = await placesAndCancels();
  const third = await places();
  await places({ symbol: "ETHUSDT", quantity: "0.1", price: "1900" });
  const isolated = await placesAndCancels({ isIsolated: "TRUE" });
  expect(await numbers()).toEqual([first, second, third]);
  expect(await numbers({ isIsolated: "TRUE" })).toEqual([isolated]);
  const rows = await gets(alice, PAGE, { symbol: "BTCUSDT" });
  expect(rows).toMatchObject([{ status: "NEW" }, { status: "CANCELED" }, { status: "NEW" }]);
});

describe("a time", () => {
  let orders: number[];
  // Orders at the start, after 12, 24 and 36 hours; it is 36 hours later.
  beforeEach(async () => {
    orders = [await places(), await venue.advance(12 * HOURS).then(() => placesAndCancels())];
    await venue.advance(12 * HOURS);
    orders.push(await places());
    await venue.advance(12 * HOURS);
    orders.push(await placesAndCancels());
  });

  test("unasked, the last day", async () => {
    expect(await numbers()).toEqual(orders.slice(1));
  });

  test("from a start, the day after it", async () => {
    expect(await numbers({ startTime: START })).toEqual(orders.slice(0, 3));
    expect(await numbers({ startTime: START + 1 })).toEqual(orders.slice(1, 3));
  });

  test("to an end, the day before it", async () => {
    expect(await numbers({ endTime: START + DAYS })).toEqual(orders.slice(0, 3));
    expect(await numbers({ endTime: START + DAYS - 1 })).toEqual(orders.slice(0, 2));
  });

  test("both, a day apart at most", async () => {
    const day = { startTime: START + 12 * HOURS, endTime: START + 36 * HOURS };
    expect(await numbers(day)).toEqual(orders.slice(1));
    const longer = () => alice.get(PATH, { symbol: "BTCUSDT", ...day, endTime: day.endTime + 1 });
    await expectRefusal(venue, longer, [-1127, "More than 24 hours between startTime and endTime."]);
    expect(await numbers({ startTime: START + 1, endTime: START })).toEqual([]);
  });

  test("from a number on, whenever it was", async () => {
    expect(await numbers({ orderId: orders[0] })).toEqual(orders);
    expect(await numbers({ orderId: orders[1] })).toEqual(orders.slice(1));
    expect(await numbers({ orderId: orders[3]! + 1 })).toEqual([]);
    expect(await numbers({ orderId: orders[0], endTime: START + 12 * HOURS })).toEqual(orders.slice(0, 2));
  });
});

test("a limit keeps the newest; from a number or a time on, the first", async () => {
  const orders: number[] = [];
  for (let nth = 0; nth < 5; nth++) orders.push(nth % 2 === 0 ? await places() : await placesAndCancels());
  expect(await numbers({ limit: 2 })).toEqual(orders.slice(3));
  expect(await numbers({ limit: 2, orderId: orders[1] })).toEqual(orders.slice(1, 3));
  expect(await numbers({ limit: 2, startTime: START })).toEqual(orders.slice(0, 2));
  expect(await numbers({ limit: 501 })).toEqual(orders);
});

test("costs the address 200", async () => {
  expect(await costOf(() => alice.get(PATH, { symbol: "BTCUSDT" }), "ip")).toBe(200);
});

test("refusals, in their order", async () => {
  const params = { symbol: "BTCUSDT" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["symbol"] });
  const range = (name: string, text: string) =>
    [-1100, `Illegal characters found in parameter '${name}'; legal range is '${text}'.`] as const;
  const digits = "^[0-9]{1,20}$";
  let asked: Params = {
    symbol: "NOSUCH",
    isIsolated: "NEVER",
    orderId: "-5",
    startTime: "yesterday",
    endTime: "now",
    limit: "0",
  };
  for (const [repaired, refusal] of [
    [{}, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, range("orderId", digits)],
    [{ orderId: undefined }, range("startTime", digits)],
    [{ startTime: START }, range("endTime", digits)],
    [{ endTime: START + 2 * DAYS }, badValue("limit")],
    [{ limit: "10" }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: "FALSE" }, [-1127, "More than 24 hours between startTime and endTime."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
  expect(await numbers({ ...asked, endTime: undefined })).toEqual([]);
});
