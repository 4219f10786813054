import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/orderList";
const PATH = `${MARGIN}${PAGE}`;
const OCO = { symbol: "BTCUSDT", side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, "/order/oco", { ...OCO, ...more });
const list = (params: Params) => gets<PlacedList>(alice, PAGE, params);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
  const { orderListId } = await places();
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
  expect(shapeOf(await list({ orderListId }))).toBe(shape(expected));
});

test("a list all its life: open, with one order over, ended", async () => {
  const names = { stopClientOrderId: "stop", limitClientOrderId: "limit", listClientOrderId: "list" };
  const stopLimit = { stopLimitPrice: "30500", stopLimitTimeInForce: "GTC" };
  const { orderListId, orders } = await places({ ...names, ...stopLimit });
  const open = {
    orderListId,
    contingencyType: "OCO",
    listStatusType: "EXEC_STARTED",
    listOrderStatus: "EXECUTING",
    listClientOrderId: "list",
    transactionTime: START,
    symbol: "BTCUSDT",
    isIsolated: false,
    orders,
  };
  expect(await list({ orderListId })).toEqual(open);
  await venue.advance(HOURS);
  // The stop's price is reached: the limit order is over, the stop waits in the book at 30500.
  await venue.price("BTCUSDT", "28950");
  expect(await list({ origClientOrderId: "list" })).toEqual(open);
  await deletes(alice, "/order", { symbol: "BTCUSDT", origClientOrderId: "stop" });
  const ended = { ...open, listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE", transactionTime: START + HOURS };
  expect(await list({ orderListId })).toEqual(ended);
  expect(await list({ origClientOrderId: "list" })).toEqual(ended);
});

test("an isolated list by its pair; a cross list needs no symbol", async () => {
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  const cross = await places();
  const isolated = await places({ isIsolated: "TRUE" });
  expect(await list({ orderListId: cross.orderListId, isIsolated: "FALSE" })).toMatchObject({ isIsolated: false });
  const own = { orderListId: isolated.orderListId, isIsolated: "TRUE", symbol: "BTCUSDT" };
  expect(await list(own)).toMatchObject({ isIsolated: true, orders: isolated.orders });
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH, { orderListId: 1 }), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  const { orderListId } = await places({ isIsolated: "TRUE" });
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: { orderListId }, mandatory: [] });
  const asks = (params: Params) => () => alice.get(PATH, params);
  await expectRefusal(venue, asks({ isIsolated: "BOTH", orderListId: "x" }), badValue("isIsolated"));
  const digits = "Illegal characters found in parameter 'orderListId'; legal range is '^[0-9]{1,20}$'.";
  await expectRefusal(venue, asks({ isIsolated: "TRUE", orderListId: "x" }), [-1100, digits]);
  const unnamed = "Combination of optional parameters invalid. Recommendation: 'orderListId' should also be sent.";
  await expectRefusal(venue, asks({ isIsolated: "TRUE" }), [-1128, unnamed]);
  await expectRefusal(venue, asks({ isIsolated: "TRUE", orderListId }), missing("symbol"));
  const isolated = { isIsolated: "TRUE", orderListId };
  await expectRefusal(venue, asks({ ...isolated, symbol: "NOSUCH" }), [-1121, "Invalid symbol."]);
  const noAccount: Refusal = [-11001, "Isolated margin account does not exist."];
  await expectRefusal(venue, asks({ ...isolated, symbol: "ETHUSDT" }), noAccount);
  const noList: Refusal = [-2018, "Order list does not exist."];
  await expectRefusal(venue, asks({ orderListId }), noList);
  await expectRefusal(venue, asks({ origClientOrderId: "none" }), noList);
  await deletes(alice, "/orderList", { symbol: "BTCUSDT", isIsolated: "TRUE", orderListId });
  await expectRefusal(venue, asks({ orderListId }), noList);
});
