import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/allOrderList";
const PATH = `${MARGIN}${PAGE}`;
const OCO = { symbol: "BTCUSDT", side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, "/order/oco", { ...OCO, ...more });
const numbers = async (params: Params = {}) =>
  (await gets<PlacedList[]>(alice, PAGE, params)).map((list) => list.orderListId);

async function placesAndCancels(more: Params = {}): Promise<PlacedList> {
  const list = await places(more);
  await deletes(alice, "/orderList", { symbol: "BTCUSDT", orderListId: list.orderListId, ...more });
  return list;
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape, open lists and ended ones alike", async () => {
  await placesAndCancels();
  await places();
  const order = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };
  const expected = {
    orderListId: INTEGER,
    contingencyType: TEXT,
    listStatusType: TEXT,
    listOrderStatus: TEXT,
    listClientOrderId: TEXT,
    transactionTime: INTEGER,
    symbol: TEXT,
    isIsolated: BOOLEAN,
    orders: [order, order],
  };
  const lists = await gets(alice, PAGE);
  expect(shapeOf(lists)).toBe(shape([expected, expected]));
  expect(lists).toMatchObject([{ listOrderStatus: "EXECUTING" }, { listOrderStatus: "ALL_DONE" }]);
});

test("newest first: all, of a time, or from a number on; never more than the limit", async () => {
  const lists: number[] = [];
  for (let day = 0; day < 4; day++) {
    const list = day % 2 === 0 ? await places() : await placesAndCancels();
    lists.unshift(list.orderListId);
    await venue.advance(DAYS);
  }
  const [fourth, third, second, first] = lists;
  expect(await numbers()).toEqual(lists);
  expect(await numbers({ limit: 2 })).toEqual([fourth, third]);
  expect(await numbers({ startTime: START + DAYS })).toEqual([fourth, third, second]);
  expect(await numbers({ endTime: START + DAYS })).toEqual([second, first]);
  expect(await numbers({ startTime: START + DAYS, endTime: START + 2 * DAYS })).toEqual([third, second]);
  expect(await numbers({ fromId: second, limit: 2 })).toEqual([third, second]);
  expect(await numbers({ fromId: fourth! + 1 })).toEqual([]);
});

test("an isolated account's by its pair", async () => {
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  const cross = await placesAndCancels();
  const isolated = await placesAndCancels({ isIsolated: "TRUE" });
  expect(await numbers({ isIsolated: "FALSE" })).toEqual([cross.orderListId]);
  expect(await numbers({ isIsolated: "TRUE", symbol: "BTCUSDT" })).toEqual([isolated.orderListId]);
});

test("costs the address 200", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(200);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  let asked: Params = { isIsolated: "BOTH", fromId: "x", startTime: START, limit: 0 };
  const digits = "Illegal characters found in parameter 'fromId'; legal range is '^[0-9]{1,20}$'.";
  for (const [repaired, refusal] of [
    [{}, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, [-1100, digits]],
    [{ fromId: 1 }, badValue("limit")],
    [{ limit: 1000 }, [-1128, "Combination of optional parameters invalid."]],
    [{ startTime: undefined }, missing("symbol")],
    [{ symbol: "NOSUCH" }, [-1121, "Invalid symbol."]],
    [{ symbol: "ETHUSDT" }, [-11001, "Isolated margin account does not exist."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
  const together = () => alice.get(PATH, { fromId: 1, endTime: START });
  await expectRefusal(venue, together, [-1128, "Combination of optional parameters invalid."]);
});
