import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/order/otoco";
const PATH = `${MARGIN}${PAGE}`;
/** Buys at the index, between the house's quotes; then sells dearer, or cheaper where it must. */
const WORKING = {
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "30000",
  workingQuantity: "0.1",
  workingTimeInForce: "GTC",
};
const ABOVE = { pendingAboveType: "LIMIT_MAKER", pendingAbovePrice: "31000" };
const BELOW = { pendingBelowType: "STOP_LOSS", pendingBelowStopPrice: "29000" };
const OTOCO = { symbol: "BTCUSDT", ...WORKING, pendingSide: "SELL", pendingQuantity: "0.09", ...ABOVE, ...BELOW };

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, PAGE, { ...OTOCO, ...more });
const statuses = async () => {
  const orders = await gets<{ type: string; status: string }[]>(alice, "/allOrders", { symbol: "BTCUSDT" });
  return orders.map(({ type, status }) => `${type} ${status}`);
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
});
afterEach(() => expectSound(venue));

const NAME = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };
const RECEIPT = { symbol: TEXT, orderId: INTEGER, orderListId: INTEGER, clientOrderId: TEXT, transactTime: INTEGER };
const FIGURES = { price: PADDED, origQty: PADDED, executedQty: PADDED, cummulativeQuoteQty: PADDED };
const WORDS = { status: TEXT, timeInForce: TEXT, type: TEXT, side: TEXT };
const MODE = { selfTradePreventionMode: TEXT };
const REPORT = { ...RECEIPT, ...FIGURES, ...WORDS };
const HEAD = {
  orderListId: INTEGER,
  contingencyType: TEXT,
  listStatusType: TEXT,
  listOrderStatus: TEXT,
  listClientOrderId: TEXT,
  transactionTime: INTEGER,
  symbol: TEXT,
  isIsolated: BOOLEAN,
};

describe("the answer", () => {
  test("in the documented shape: three orders, of which two are pending, under the name of an OTO", async () => {
    const list = await places();
    const reports = [
      { ...REPORT, ...MODE },
      { ...REPORT, ...MODE },
      { ...REPORT, stopPrice: PADDED, ...MODE },
    ];
    expect(shapeOf(list)).toBe(shape({ ...HEAD, orders: [NAME, NAME, NAME], orderReports: reports }));
    expect(list).toMatchObject({
      contingencyType: "OTO",
      listStatusType: "EXEC_STARTED",
      orderReports: [
        { status: "NEW", type: "LIMIT", side: "BUY" },
        { status: "PENDING_NEW", type: "LIMIT_MAKER", side: "SELL", price: "31000.00000000" },
        { status: "PENDING_NEW", type: "STOP_LOSS", price: "0.00000000", stopPrice: "29000.00000000" },
      ],
    });
    const { orderReports } = (await places({ newOrderRespType: "ACK" })) as unknown as { orderReports: unknown };
    expect(shapeOf(orderReports)).toBe(shape([RECEIPT, RECEIPT, RECEIPT]));
  });

  test("with all that can be sent, to go short on an isolated account", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    const short = {
      isIsolated: "TRUE",
      sideEffectType: "MARGIN_BUY",
      autoRepayAtCancel: "true",
      listClientOrderId: "list",
      selfTradePreventionMode: "EXPIRE_TAKER",
      workingSide: "SELL",
      workingClientOrderId: "working",
      workingIcebergQty: "0.02",
      pendingSide: "BUY",
      pendingAboveType: "STOP_LOSS_LIMIT",
      pendingAboveClientOrderId: "above",
      pendingAbovePrice: "31500",
      pendingAboveStopPrice: "31000",
      pendingAboveTrailingDelta: "200",
      pendingAboveIcebergQty: "0.03",
      pendingAboveTimeInForce: "GTC",
      pendingBelowType: "LIMIT_MAKER",
      pendingBelowClientOrderId: "below",
      pendingBelowPrice: "29000",
      pendingBelowStopPrice: undefined,
      pendingBelowIcebergQty: "0.01",
    };
    expect(await places(short)).toMatchObject({
      listClientOrderId: "list",
      isIsolated: true,
      orders: [{ clientOrderId: "working" }, { clientOrderId: "above" }, { clientOrderId: "below" }],
      marginBuyBorrowAmount: "0.1",
      marginBuyBorrowAsset: "BTC",
      orderReports: [
        { side: "SELL", icebergQty: "0.02000000", selfTradePreventionMode: "EXPIRE_TAKER" },
        {
          side: "BUY",
          type: "STOP_LOSS_LIMIT",
          price: "31500.00000000",
          stopPrice: "31000.00000000",
          trailingDelta: 200,
          icebergQty: "0.03000000",
        },
        { side: "BUY", type: "LIMIT_MAKER", price: "29000.00000000", icebergQty: "0.01000000" },
      ],
    });
  });
});

test("the working order's fill brings both others in, and one of them ends the other", async () => {
  const { orderListId } = await places();
  await bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
  expect(await statuses()).toEqual(["LIMIT FILLED", "LIMIT_MAKER NEW", "STOP_LOSS NEW"]);
  const { userAssets } = await gets<{ userAssets: { asset: string }[] }>(alice, "/account");
  // 0.1 less a thousandth were bought, and the pair of them holds its 0.09 once.
  const held = { asset: "BTC", free: "0.00990000", locked: "0.09000000" };
  expect(userAssets.find(({ asset }) => asset === "BTC")).toMatchObject(held);
  await venue.price("BTCUSDT", "28950");
  expect(await statuses()).toEqual(["LIMIT FILLED", "LIMIT_MAKER EXPIRED", "STOP_LOSS FILLED"]);
  expect(await gets(alice, "/orderList", { orderListId })).toMatchObject({ listOrderStatus: "ALL_DONE" });
});

test("cancelled, it is cancelled whole", async () => {
  const { orderListId, orders } = await places();
  const canceled = await deletes(alice, "/orderList", { symbol: "BTCUSDT", orderListId });
  const gone = orders.map(({ orderId }) => ({ orderId, status: "CANCELED" }));
  expect(canceled).toMatchObject({ listOrderStatus: "ALL_DONE", orderReports: gone });
});

describe("cost", () => {
  test("6 of the account, 1500 where it borrows", async () => {
    expect(await costOf(() => alice.post(PATH, OTOCO), "uid")).toBe(6);
    expect(await costOf(() => alice.post(PATH, { ...OTOCO, sideEffectType: "MARGIN_BUY" }), "uid")).toBe(1500);
  });

  test("three orders", async () => {
    expect((await alice.post(PATH, OTOCO)).headers["x-mbx-order-count-10s"]).toBe("3");
  });
});

test("refusals, in their order", async () => {
  const mandatory = [
    "symbol",
    "workingType",
    "workingSide",
    "workingPrice",
    "workingQuantity",
    "pendingSide",
    "pendingQuantity",
    "pendingAboveType",
  ];
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params: OTOCO, mandatory });
  const order: Refusal = [-2010, "The relationship of the prices for the orders is not correct."];
  const surplus = (name: string): Refusal => [-1106, `Parameter '${name}' sent when not required.`];
  const wrong: Params = {
    symbol: "BTCUSDT",
    ...WORKING,
    workingTimeInForce: undefined,
    sideEffectType: "AUTO_REPAY",
    pendingSide: "SELL",
    pendingQuantity: "0.09",
    pendingAboveType: "TAKE_PROFIT",
  };
  const repairs: readonly (readonly [repaired: Params, refusal: Refusal])[] = [
    [{}, badValue("sideEffectType")],
    [{ sideEffectType: undefined }, [-1116, "Invalid orderType."]],
    [{ pendingAboveType: "LIMIT_MAKER" }, missing("workingTimeInForce")],
    [{ workingTimeInForce: "GTC" }, missing("pendingBelowType")],
    [{ pendingBelowType: "LIMIT_MAKER" }, [-1168, "At least one OCO order must be contingent."]],
    [{ pendingBelowType: "STOP_LOSS_LIMIT" }, missing("pendingAbovePrice")],
    [{ pendingAbovePrice: "29000", pendingAboveStopPrice: "31000" }, surplus("pendingAboveStopPrice")],
    [{ pendingAboveStopPrice: undefined, pendingAboveTimeInForce: "GTC" }, surplus("pendingAboveTimeInForce")],
    [{ pendingAboveTimeInForce: undefined }, missing("pendingBelowTimeInForce")],
    [{ pendingBelowTimeInForce: "IOC" }, missing("pendingBelowPrice")],
    [{ pendingBelowTrailingDelta: "100" }, missing("pendingBelowPrice")],
    [{ pendingBelowTrailingDelta: undefined, pendingBelowPrice: "28000" }, missing("pendingBelowStopPrice")],
    [{ pendingBelowStopPrice: "29500", pendingBelowIcebergQty: "0.01" }, [-1014, "Unsupported order combination."]],
    [{ pendingBelowIcebergQty: undefined, pendingSide: "BUY" }, order],
    [{ pendingSide: "SELL" }, order],
    [
      { pendingAbovePrice: "31000", pendingAboveType: "STOP_LOSS", pendingAboveStopPrice: "31000" },
      surplus("pendingAbovePrice"),
    ],
    [{ pendingAbovePrice: undefined }, order],
    [
      {
        pendingAbovePrice: "31000",
        pendingAboveStopPrice: undefined,
        pendingAboveType: "LIMIT_MAKER",
        workingQuantity: "1",
      },
      [-2010, "Account has insufficient balance for requested action."],
    ],
  ];
  let otoco = wrong;
  for (const [repaired, refusal] of repairs) {
    otoco = Object.assign({}, otoco, repaired);
    const asked = otoco;
    await expectRefusal(venue, () => alice.post(PATH, asked), refusal);
  }
  expect((await alice.post(PATH, { ...otoco, workingQuantity: "0.1" })).status).toBe(200);
});
