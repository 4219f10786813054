import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, PADDED_FIGURES, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type Placed, type PlacedList, posts } from "../scene.ts";

const PAGE = "/openOrders";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const LIMIT = { ...ISOLATED, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
const OCO = { ...ISOLATED, side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };
const UNKNOWN_ORDER = [-2011, "Unknown order sent."] as const;

interface Row {
  readonly clientOrderId?: string;
  readonly orderReports?: readonly { readonly clientOrderId: string }[];
}

let venue: TestVenue;
let alice: Trader;
const cancelAll = (params: Params) => deletes<readonly Row[]>(alice, PAGE, params);

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
  await venue.fund("alice", "BTCUSDT", "USDT", "1000");
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
});
afterEach(() => expectSound(venue));

const FIGURES = { price: PADDED, origQty: PADDED, executedQty: PADDED, cummulativeQuoteQty: PADDED };
const WORDS = { status: TEXT, timeInForce: TEXT, type: TEXT, side: TEXT };
const NAMES = { origClientOrderId: TEXT, orderId: INTEGER, orderListId: INTEGER, clientOrderId: TEXT };
const ORDER = { symbol: TEXT, isIsolated: BOOLEAN, ...NAMES, ...FIGURES, ...WORDS };
const LEG = { symbol: TEXT, ...NAMES, ...FIGURES, ...WORDS };
const NAME = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };
const LIST = {
  orderListId: INTEGER,
  contingencyType: TEXT,
  listStatusType: TEXT,
  listOrderStatus: TEXT,
  listClientOrderId: TEXT,
  transactionTime: INTEGER,
  symbol: TEXT,
  isIsolated: BOOLEAN,
  orders: [NAME, NAME],
};

describe("two limits and a list", () => {
  test("orders first, then the list, in the documented shapes", async () => {
    await posts(alice, "/order", LIMIT);
    await posts(alice, "/order", { ...LIMIT, icebergQty: "0.005" });
    const stopLimit = { stopLimitPrice: "28900", stopLimitTimeInForce: "GTC", stopIcebergQty: "0.05" };
    await posts(alice, "/order/oco", { ...OCO, ...stopLimit, limitIcebergQty: "0.02" });
    const mode = { selfTradePreventionMode: TEXT };
    const reports = [
      { ...LEG, stopPrice: PADDED, icebergQty: PADDED },
      { ...LEG, icebergQty: PADDED },
    ];
    const expected = [
      { ...ORDER, ...mode },
      { ...ORDER, icebergQty: PADDED, ...mode },
      { ...LIST, orderReports: reports },
    ];
    expect(shapeOf(await cancelAll(ISOLATED))).toBe(shape(expected));
  });

  test("what is told of each, and one new name for all of them", async () => {
    const first = await posts<Placed>(alice, "/order", { ...LIMIT, newClientOrderId: "first" });
    const list = await posts<PlacedList>(alice, "/order/oco", { ...OCO, listClientOrderId: "pair" });
    const [stop, limit] = list.orders;
    const rows = await cancelAll({ ...ISOLATED, isIsolated: "true" });
    const cancelId = rows[0]!.clientOrderId;
    const canceled = { clientOrderId: cancelId, status: "CANCELED", executedQty: "0.00000000" };
    expect(rows).toMatchObject([
      { ...canceled, orderId: first.orderId, orderListId: -1, origClientOrderId: "first", isIsolated: true },
      {
        orderListId: list.orderListId,
        contingencyType: "OCO",
        listStatusType: "ALL_DONE",
        listOrderStatus: "ALL_DONE",
        listClientOrderId: "pair",
        transactionTime: START,
        isIsolated: true,
        orders: list.orders,
        orderReports: [
          { ...canceled, origClientOrderId: stop!.clientOrderId, type: "STOP_LOSS", stopPrice: "29000.00000000" },
          { ...canceled, origClientOrderId: limit!.clientOrderId, type: "LIMIT_MAKER", price: "31000.00000000" },
        ],
      },
    ]);
    expect(rows).toHaveLength(2);
    expect(["first", stop!.clientOrderId, limit!.clientOrderId]).not.toContain(cancelId);
    expect(await gets(alice, "/openOrders", ISOLATED)).toEqual([]);
    const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account");
    const free = [{ baseAsset: { free: "1.00000000" }, quoteAsset: { free: "1000.00000000" } }];
    expect(assets).toMatchObject(free);
  });
});

test("a list whose stop is at work: both are named, the one that was open is reported", async () => {
  // Once 29000 trades, the stop becomes a limit far above the market and waits there.
  const stopLimit = { stopLimitPrice: "30500", stopLimitTimeInForce: "GTC" };
  const list = await posts<PlacedList>(alice, "/order/oco", { ...OCO, ...stopLimit });
  await venue.price("BTCUSDT", "28950");
  const rows = await cancelAll(ISOLATED);
  expect(rows).toMatchObject([{ orders: list.orders, orderReports: [{ orderId: list.orders[0]!.orderId }] }]);
  expect(rows[0]!.orderReports).toHaveLength(1);
});

test("what an order borrowed and did not use is repaid", async () => {
  await posts(alice, "/order", { ...LIMIT, quantity: "0.1", sideEffectType: "MARGIN_BUY" });
  await cancelAll(ISOLATED);
  // 2900 − 1000 were borrowed; 1900 × 0.000475 ÷ 24 = 0.03760416… are paid before the principal.
  const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account");
  const quoteAsset = { borrowed: "0.03760417", interest: "0.00000000", free: "1000.00000000" };
  expect(assets).toMatchObject([{ quoteAsset }]);
});

describe("only the account that is meant", () => {
  test("cross orders stay when isolated ones go, and the other way round", async () => {
    await venue.fund("alice", "cross", "USDT", "1000");
    await posts(alice, "/order", LIMIT);
    const cross = await posts<Placed>(alice, "/order", { ...LIMIT, isIsolated: "FALSE" });
    await cancelAll(ISOLATED);
    expect(await gets(alice, "/openOrders")).toMatchObject([{ orderId: cross.orderId }]);
    expect(await cancelAll({ symbol: "BTCUSDT" })).toMatchObject([{ orderId: cross.orderId, isIsolated: false }]);
  });

  test("orders of another pair and of other people stay", async () => {
    await venue.fund("alice", "cross", "USDT", "1000");
    await venue.fund("bob", "cross", "USDT", "1000");
    const limit = { ...LIMIT, isIsolated: "FALSE" };
    await posts(alice, "/order", limit);
    await posts(alice, "/order", { ...limit, symbol: "ETHUSDT", price: "1900" });
    await posts(venue.as("bob"), "/order", limit);
    expect(await cancelAll({ symbol: "BTCUSDT" })).toHaveLength(1);
    expect(await gets(alice, "/openOrders")).toMatchObject([{ symbol: "ETHUSDT" }]);
    expect(await gets(venue.as("bob"), "/openOrders")).toHaveLength(1);
  });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.delete(PATH, ISOLATED), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "DELETE", path: PATH, params: ISOLATED, mandatory: ["symbol"] });
  await posts(alice, "/order", LIMIT);
  const asks = (params: Params) => () => alice.delete(PATH, params);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", isIsolated: "YES" }), badValue("isIsolated"));
  await expectRefusal(venue, asks({ symbol: "NOSUCH", isIsolated: "TRUE" }), [-1121, "Invalid symbol."]);
  const noAccount = [-11001, "Isolated margin account does not exist."] as const;
  await expectRefusal(venue, asks({ symbol: "ETHUSDT", isIsolated: "TRUE" }), noAccount);
  // The order is isolated, and what is not said to be isolated is cross.
  await expectRefusal(venue, asks({ symbol: "BTCUSDT" }), UNKNOWN_ORDER);
  await cancelAll(ISOLATED);
  await expectRefusal(venue, asks(ISOLATED), UNKNOWN_ORDER);
});
