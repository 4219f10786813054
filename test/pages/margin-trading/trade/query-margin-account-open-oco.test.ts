import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/openOrderList";
const PATH = `${MARGIN}${PAGE}`;
const OCO = { symbol: "BTCUSDT", side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, "/order/oco", { ...OCO, ...more });
const numbers = async (params: Params = {}) =>
  (await gets<PlacedList[]>(alice, PAGE, params)).map((list) => list.orderListId);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
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
  expect(shapeOf(lists)).toBe(shape([expected]));
  expect(lists).toMatchObject([{ listStatusType: "EXEC_STARTED", listOrderStatus: "EXECUTING" }]);
});

test("the cross account's lists of all pairs without a symbol, an isolated one's with it; newest first", async () => {
  await venue.fund("alice", "cross", "ETH", "1");
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  expect(await numbers()).toEqual([]);
  const btc = await places();
  const eth = await places({ symbol: "ETHUSDT", price: "2100", stopPrice: "1900" });
  const isolated = await places({ isIsolated: "TRUE" });
  await posts(alice, "/order", {
    symbol: "BTCUSDT",
    side: "SELL",
    type: "LIMIT_MAKER",
    quantity: "0.1",
    price: "32000",
  });
  expect(await numbers()).toEqual([eth.orderListId, btc.orderListId]);
  expect(await numbers({ isIsolated: "TRUE", symbol: "BTCUSDT" })).toEqual([isolated.orderListId]);
  await deletes(alice, "/orderList", { symbol: "BTCUSDT", orderListId: btc.orderListId });
  expect(await numbers()).toEqual([eth.orderListId]);
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  const asks = (params: Params) => () => alice.get(PATH, params);
  await expectRefusal(venue, asks({ isIsolated: "BOTH", symbol: "NOSUCH" }), badValue("isIsolated"));
  await expectRefusal(venue, asks({ isIsolated: "TRUE" }), missing("symbol"));
  await expectRefusal(venue, asks({ isIsolated: "TRUE", symbol: "NOSUCH" }), [-1121, "Invalid symbol."]);
  const noAccount = [-11001, "Isolated margin account does not exist."] as const;
  await expectRefusal(venue, asks({ isIsolated: "TRUE", symbol: "ETHUSDT" }), noAccount);
});
