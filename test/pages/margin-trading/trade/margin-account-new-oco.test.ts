import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/order/oco";
const PATH = `${MARGIN}${PAGE}`;
const SELL = { symbol: "BTCUSDT", side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };
const BUY = { symbol: "BTCUSDT", side: "BUY", quantity: "0.1", price: "29000", stopPrice: "31000" };
const STOP_LIMIT = { stopLimitPrice: "28900", stopLimitTimeInForce: "GTC" };

let venue: TestVenue;
let alice: Trader;
const places = (oco: Params) => posts<PlacedList>(alice, PAGE, oco);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "BTC", "1");
});
afterEach(() => expectSound(venue));

const NAME = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };
const RECEIPT = { symbol: TEXT, orderId: INTEGER, orderListId: INTEGER, clientOrderId: TEXT, transactTime: INTEGER };
const FIGURES = { price: PADDED, origQty: PADDED, executedQty: PADDED, cummulativeQuoteQty: PADDED };
const WORDS = { status: TEXT, timeInForce: TEXT, type: TEXT, side: TEXT };
const REPORT = { ...RECEIPT, ...FIGURES, ...WORDS };
const MODE = { selfTradePreventionMode: TEXT };
const HEAD = {
  orderListId: INTEGER,
  contingencyType: TEXT,
  listStatusType: TEXT,
  listOrderStatus: TEXT,
  listClientOrderId: TEXT,
  transactionTime: INTEGER,
  symbol: TEXT,
};

describe("the answer", () => {
  test("in the documented shape, with what was borrowed where something was", async () => {
    const reports = [
      { ...REPORT, stopPrice: PADDED, ...MODE },
      { ...REPORT, ...MODE },
    ];
    const tail = { isIsolated: BOOLEAN, orders: [NAME, NAME], orderReports: reports };
    expect(shapeOf(await places(SELL))).toBe(shape({ ...HEAD, ...tail }));
    const borrowed = { marginBuyBorrowAmount: PLAIN, marginBuyBorrowAsset: TEXT };
    const borrowing = await places({ ...BUY, sideEffectType: "MARGIN_BUY" });
    expect(shapeOf(borrowing)).toBe(shape({ ...HEAD, ...borrowed, ...tail }));
    // The dearer leg needs 0.1 × 31000.
    expect(borrowing).toMatchObject({ marginBuyBorrowAmount: "3100", marginBuyBorrowAsset: "USDT" });
  });

  test("as a receipt", async () => {
    const { orderReports } = (await places({ ...SELL, newOrderRespType: "ACK" })) as unknown as Record<string, unknown>;
    expect(shapeOf(orderReports)).toBe(shape([RECEIPT, RECEIPT]));
    for (const newOrderRespType of ["RESULT", "FULL"]) {
      expect(await places({ ...SELL, newOrderRespType })).toMatchObject({ orderReports: [{ status: "NEW" }, {}] });
    }
  });

  test("with all that can be sent", async () => {
    const names = { listClientOrderId: "list", limitClientOrderId: "limit", stopClientOrderId: "stop" };
    const icebergs = { limitIcebergQty: "0.02", stopIcebergQty: "0.05" };
    const more = { selfTradePreventionMode: "NONE", autoRepayAtCancel: "false", isIsolated: "FALSE" };
    const list = await places({ ...SELL, ...STOP_LIMIT, ...names, ...icebergs, ...more });
    const common = { origQty: "0.10000000", status: "NEW", side: "SELL", selfTradePreventionMode: "NONE" };
    expect(list).toMatchObject({
      listStatusType: "EXEC_STARTED",
      listOrderStatus: "EXECUTING",
      listClientOrderId: "list",
      transactionTime: START,
      isIsolated: false,
      orders: [{ clientOrderId: "stop" }, { clientOrderId: "limit" }],
      orderReports: [
        {
          ...common,
          clientOrderId: "stop",
          type: "STOP_LOSS_LIMIT",
          timeInForce: "GTC",
          price: "28900.00000000",
          stopPrice: "29000.00000000",
          icebergQty: "0.05000000",
        },
        { ...common, clientOrderId: "limit", type: "LIMIT_MAKER", price: "31000.00000000", icebergQty: "0.02000000" },
      ],
    });
  });
});

test("both orders hold their funds once", async () => {
  await places(SELL);
  const { userAssets } = await gets<{ userAssets: unknown[] }>(alice, "/account");
  expect(userAssets).toContainEqual(
    expect.objectContaining({ asset: "BTC", free: "0.90000000", locked: "0.10000000" }),
  );
});

test("the stop's price ends the limit order, and the list", async () => {
  const { orders } = await places(SELL);
  await venue.price("BTCUSDT", "28950");
  const rows = await gets<unknown[]>(alice, "/allOrders", { symbol: "BTCUSDT" });
  const [stop, limit] = orders;
  expect(rows).toMatchObject([
    { orderId: stop!.orderId, type: "STOP_LOSS", status: "FILLED", executedQty: "0.10000000" },
    { orderId: limit!.orderId, type: "LIMIT_MAKER", status: "EXPIRED", executedQty: "0.00000000" },
  ]);
  expect(await gets(alice, "/openOrderList")).toEqual([]);
});

test("a loan taken for the list is repaid with it, unless it is to stay", async () => {
  for (const [autoRepayAtCancel, left] of [
    // 3100 × 0.000475 ÷ 24 = 0.06135416… are paid first out of the 3100.
    ["true", "0.06135417"],
    // What is left of the first loan is not a minute old: 3100 more.
    ["false", "3100.06135417"],
  ]) {
    const { orders } = await places({ ...BUY, sideEffectType: "MARGIN_BUY", autoRepayAtCancel });
    await deletes(alice, "/order", { symbol: "BTCUSDT", orderId: orders[0]!.orderId });
    const { userAssets } = await gets<{ userAssets: unknown[] }>(alice, "/account");
    expect(userAssets).toContainEqual(expect.objectContaining({ asset: "USDT", borrowed: left }));
  }
});

describe("cost", () => {
  test("6 of the account, 1500 where it borrows", async () => {
    expect(await costOf(() => alice.post(PATH, SELL), "uid")).toBe(6);
    const borrowing = { ...BUY, sideEffectType: "AUTO_BORROW_REPAY" };
    expect(await costOf(() => alice.post(PATH, borrowing), "uid")).toBe(1500);
  });

  test("two orders", async () => {
    expect((await alice.post(PATH, SELL)).headers["x-mbx-order-count-10s"]).toBe("2");
  });
});

test("refusals, in their order", async () => {
  const mandatory = ["symbol", "side", "quantity", "price", "stopPrice"];
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params: SELL, mandatory });
  await places({ ...SELL, listClientOrderId: "taken" });
  const surplus = (name: string): Refusal => [-1106, `Parameter '${name}' sent when not required.`];
  const order: Refusal = [-2010, "The relationship of the prices for the orders is not correct."];
  const wrong: Params = {
    ...SELL,
    symbol: "NOSUCH",
    isIsolated: "TRUE",
    side: "BOTH",
    quantity: "10.0000001",
    price: "28000.001",
    stopPrice: "31000",
    stopLimitTimeInForce: "GTX",
    stopIcebergQty: "0.5",
    newOrderRespType: "NONE",
    selfTradePreventionMode: "DECREMENT",
    listClientOrderId: "taken",
  };
  const repairs: readonly (readonly [repaired: Params, refusal: Refusal])[] = [
    [{}, [-1117, "Invalid side."]],
    [{ side: "SELL" }, [-1115, "Invalid timeInForce."]],
    [{ stopLimitTimeInForce: "IOC" }, badValue("newOrderRespType")],
    [{ newOrderRespType: undefined }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "TRANSFER" }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "EXPIRE_MAKER" }, surplus("stopLimitTimeInForce")],
    [{ stopLimitTimeInForce: undefined }, surplus("stopIcebergQty")],
    [{ stopLimitPrice: "30900" }, missing("stopLimitTimeInForce")],
    [{ stopLimitTimeInForce: "FOK" }, [-1014, "Unsupported order combination."]],
    [{ stopLimitTimeInForce: "GTC" }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: undefined }, [-1013, "Filter failure: PRICE_FILTER"]],
    [{ price: "28000" }, [-1013, "Filter failure: LOT_SIZE"]],
    [{ quantity: "10" }, [-1013, "Filter failure: ICEBERG_PARTS"]],
    [{ stopIcebergQty: "1" }, [-2010, "Duplicate order sent."]],
    // Selling, the limit belongs above the last price of 30000 and the stop below it.
    [{ listClientOrderId: undefined }, order],
    [{ price: "31000" }, order],
    [{ stopPrice: "29000" }, [-2010, "Account has insufficient balance for requested action."]],
  ];
  let oco = wrong;
  for (const [repaired, refusal] of repairs) {
    oco = Object.assign({}, oco, repaired);
    const request = () => alice.post(PATH, oco);
    await expectRefusal(venue, request, refusal);
  }
  expect((await alice.post(PATH, { ...oco, quantity: "0.1", stopIcebergQty: "0.05" })).status).toBe(200);
});
