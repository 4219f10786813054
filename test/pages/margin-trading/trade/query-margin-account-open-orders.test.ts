import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, type Placed, type PlacedList, posts } from "../scene.ts";

const PAGE = "/openOrders";
const PATH = `${MARGIN}${PAGE}`;
const LIMIT = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
const ETH = { ...LIMIT, symbol: "ETHUSDT", quantity: "0.1", price: "1900" };

let venue: TestVenue;
let alice: Trader;
const places = (order: Params) => posts<Placed>(alice, "/order", order);
const numbers = async (params: Params = {}) => (await gets<Placed[]>(alice, PAGE, params)).map((row) => row.orderId);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "2000");
  await venue.fund("alice", "BTCUSDT", "USDT", "1000");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
  await places(LIMIT);
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
  expect(shapeOf(await gets(alice, PAGE))).toBe(shape([expected]));
});

test("the cross account's orders of one pair or of all, oldest first", async () => {
  expect(await numbers()).toEqual([]);
  const first = await places(LIMIT);
  const second = await places(ETH);
  const third = await places(LIMIT);
  expect(await numbers()).toEqual([first.orderId, second.orderId, third.orderId]);
  expect(await numbers({ symbol: "BTCUSDT" })).toEqual([first.orderId, third.orderId]);
  expect(await numbers({ symbol: "ETHUSDT", isIsolated: "FALSE" })).toEqual([second.orderId]);
  expect(await numbers({ symbol: "BNBUSDT" })).toEqual([]);
});

test("an isolated account's orders by its pair, the orders of lists among them", async () => {
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  await places(LIMIT);
  const isolated = { symbol: "BTCUSDT", isIsolated: "TRUE" };
  const single = await places({ ...LIMIT, ...isolated });
  const oco = { ...isolated, side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };
  const list = await posts<PlacedList>(alice, "/order/oco", oco);
  expect(await numbers(isolated)).toEqual([single.orderId, ...list.orders.map(({ orderId }) => orderId)]);
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  const asks = (params: Params) => () => alice.get(PATH, params);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", isIsolated: "1" }), badValue("isIsolated"));
  await expectRefusal(venue, asks({ isIsolated: "TRUE" }), missing("symbol"));
  await expectRefusal(venue, asks({ symbol: "NOSUCH", isIsolated: "TRUE" }), [-1121, "Invalid symbol."]);
  const noAccount = [-11001, "Isolated margin account does not exist."] as const;
  await expectRefusal(venue, asks({ symbol: "ETHUSDT", isIsolated: "TRUE" }), noAccount);
});
