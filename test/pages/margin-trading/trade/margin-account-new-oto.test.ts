import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/order/oto";
const PATH = `${MARGIN}${PAGE}`;
/** Buys at the index, between the house's quotes, and sells dearer. */
const WORKING = {
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "30000",
  workingQuantity: "0.1",
  workingTimeInForce: "GTC",
};
const PENDING = { pendingType: "LIMIT_MAKER", pendingSide: "SELL", pendingPrice: "32000", pendingQuantity: "0.05" };
const OTO = { symbol: "BTCUSDT", ...WORKING, ...PENDING };

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, PAGE, { ...OTO, ...more });
const fills = () => bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
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
const REPORT = { ...RECEIPT, ...FIGURES, ...WORDS, ...MODE };
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
  test("in the documented shape: both orders, of which one is pending", async () => {
    const list = await places();
    const tail = { isIsolated: BOOLEAN, orders: [NAME, NAME], orderReports: [REPORT, REPORT] };
    expect(shapeOf(list)).toBe(shape({ ...HEAD, ...tail }));
    expect(list).toMatchObject({
      contingencyType: "OTO",
      listStatusType: "EXEC_STARTED",
      listOrderStatus: "EXECUTING",
      transactionTime: START,
      isIsolated: false,
      orderReports: [
        { status: "NEW", type: "LIMIT", side: "BUY", price: "30000.00000000", origQty: "0.10000000" },
        { status: "PENDING_NEW", type: "LIMIT_MAKER", side: "SELL", price: "32000.00000000", origQty: "0.05000000" },
      ],
    });
  });

  test("as a receipt, as a result, and with the fills of the working order", async () => {
    const reportsOf = async (more: Params) => (await places(more)) as unknown as { orderReports: object[] };
    const { orderReports: receipts } = await reportsOf({ newOrderRespType: "ACK" });
    expect(shapeOf(receipts)).toBe(shape([RECEIPT, RECEIPT]));
    const { orderReports: results } = await reportsOf({ newOrderRespType: "RESULT" });
    expect(shapeOf(results)).toBe(shape([REPORT, REPORT]));
    await deletes(alice, "/openOrders", { symbol: "BTCUSDT" });
    await fills();
    const { orderReports: all } = await reportsOf({ newOrderRespType: "FULL" });
    const fill = { price: PADDED, qty: PADDED, commission: PADDED, commissionAsset: TEXT, tradeId: INTEGER };
    expect(shapeOf(all)).toBe(shape([{ ...REPORT, fills: [fill] }, REPORT]));
  });

  test("shows the pending order as pending also where the working one was filled at once; a query tells the truth", async () => {
    await fills();
    const list = await places();
    expect(list).toMatchObject({
      listStatusType: "EXEC_STARTED",
      listOrderStatus: "EXECUTING",
      orderReports: [
        { status: "FILLED", executedQty: "0.10000000", cummulativeQuoteQty: "3000.00000000" },
        { status: "PENDING_NEW", executedQty: "0.00000000" },
      ],
    });
    const [, pending] = list.orders;
    const asked = { symbol: "BTCUSDT", orderId: pending!.orderId };
    expect(await gets(alice, "/order", asked)).toMatchObject({ status: "NEW", isWorking: true });
  });

  test("also where that one has traded, or could not be placed, by now", async () => {
    const pendingShown = { orderReports: [{ status: "FILLED" }, { status: "PENDING_NEW", executedQty: "0.00000000" }] };
    const listShown = { listStatusType: "EXEC_STARTED", listOrderStatus: "EXECUTING", ...pendingShown };
    await fills();
    const market = { pendingType: "MARKET", pendingPrice: undefined };
    expect(await places(market)).toMatchObject(listShown);
    await fills();
    expect(await places({ pendingQuantity: "5" })).toMatchObject(listShown);
    expect(await statuses()).toEqual(["LIMIT FILLED", "MARKET FILLED", "LIMIT FILLED", "LIMIT_MAKER EXPIRED"]);
    expect(await gets(alice, "/openOrderList")).toEqual([]);
  });

  test("tells what the working order borrowed", async () => {
    const list = await places({ sideEffectType: "MARGIN_BUY", workingQuantity: "0.5" });
    const borrowed = { marginBuyBorrowAmount: PLAIN, marginBuyBorrowAsset: TEXT };
    const tail = { isIsolated: BOOLEAN, orders: [NAME, NAME], orderReports: [REPORT, REPORT] };
    expect(shapeOf(list)).toBe(shape({ ...HEAD, ...borrowed, ...tail }));
    expect(list).toMatchObject({ marginBuyBorrowAmount: "5000", marginBuyBorrowAsset: "USDT" });
  });

  test("with all that can be sent, on an isolated account", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    const names = { listClientOrderId: "list", workingClientOrderId: "working", pendingClientOrderId: "pending" };
    const more = { isIsolated: "TRUE", selfTradePreventionMode: "EXPIRE_BOTH", autoRepayAtCancel: "false" };
    const trailing = {
      pendingType: "STOP_LOSS_LIMIT",
      pendingPrice: "28000",
      pendingStopPrice: "29000",
      pendingTrailingDelta: "150",
      pendingTimeInForce: "GTC",
      pendingIcebergQty: "0.01",
    };
    const list = await places({ ...names, ...more, ...trailing, workingIcebergQty: "0.02" });
    const common = { selfTradePreventionMode: "EXPIRE_BOTH", timeInForce: "GTC" };
    expect(list).toMatchObject({
      listClientOrderId: "list",
      isIsolated: true,
      orders: [{ clientOrderId: "working" }, { clientOrderId: "pending" }],
      orderReports: [
        { ...common, icebergQty: "0.02000000" },
        {
          ...common,
          status: "PENDING_NEW",
          stopPrice: "29000.00000000",
          icebergQty: "0.01000000",
          trailingDelta: 150,
          trailingTime: -1,
        },
      ],
    });
  });
});

describe("what becomes of it", () => {
  test("the pending order is an open order that does not work, until the working one is filled", async () => {
    const { orders, orderListId } = await places();
    const [working, pending] = orders.map(({ orderId }) => orderId);
    expect(await gets(alice, "/openOrders", { symbol: "BTCUSDT" })).toMatchObject(
      [
        { orderId: pending, status: "PENDING_NEW", isWorking: false },
        { orderId: working, status: "NEW", isWorking: true },
      ].toSorted((a, b) => a.orderId! - b.orderId!),
    );
    expect(await gets(alice, "/openOrderList")).toMatchObject([{ orderListId, contingencyType: "OTO", orders }]);
    await bobQuotes(venue, "SELL", { quantity: "0.06", price: "30000" });
    expect(await statuses()).toEqual(["LIMIT PARTIALLY_FILLED", "LIMIT_MAKER PENDING_NEW"]);
    await bobQuotes(venue, "SELL", { quantity: "0.04", price: "30000" });
    expect(await statuses()).toEqual(["LIMIT FILLED", "LIMIT_MAKER NEW"]);
    await deletes(alice, "/order", { symbol: "BTCUSDT", orderId: pending });
    const asked = { orderListId };
    expect(await gets(alice, "/orderList", asked)).toMatchObject({
      contingencyType: "OTO",
      listStatusType: "ALL_DONE",
    });
    expect(await gets(alice, "/allOrderList")).toMatchObject([{ orderListId, contingencyType: "OTO", orders }]);
  });

  test("one leg cancelled is all of it cancelled, by a leg, by the list, or with everything", async () => {
    const { orders } = await places();
    await deletes(alice, "/order", { symbol: "BTCUSDT", orderId: orders[1]!.orderId });
    const { orderListId } = await places();
    const canceled = await deletes(alice, "/orderList", { symbol: "BTCUSDT", orderListId });
    expect(canceled).toMatchObject({
      contingencyType: "OTO",
      orderReports: [{ status: "CANCELED" }, { status: "CANCELED" }],
    });
    await places();
    expect(await deletes(alice, "/openOrders", { symbol: "BTCUSDT" })).toMatchObject([
      { contingencyType: "OTO", listOrderStatus: "ALL_DONE", orderReports: [{}, {}] },
    ]);
    expect(new Set(await statuses())).toEqual(new Set(["LIMIT CANCELED", "LIMIT_MAKER CANCELED"]));
  });

  test("a working order that does not wait ends the list with it", async () => {
    const list = await places({ workingTimeInForce: "FOK" });
    const shown = { listStatusType: "ALL_DONE", orderReports: [{ status: "EXPIRED" }, { status: "EXPIRED" }] };
    expect(list).toMatchObject(shown);
  });
});

describe("cost", () => {
  test("6 of the account, 1500 where it borrows", async () => {
    expect(await costOf(() => alice.post(PATH, OTO), "uid")).toBe(6);
    expect(await costOf(() => alice.post(PATH, { ...OTO, sideEffectType: "MARGIN_BUY" }), "uid")).toBe(1500);
  });

  test("two orders", async () => {
    expect((await alice.post(PATH, OTO)).headers["x-mbx-order-count-10s"]).toBe("2");
  });
});

describe("what the pending type needs, and what it may not be sent with", () => {
  const surplus = (name: string): Refusal => [-1106, `Parameter '${name}' sent when not required.`];
  const all: Params = {
    pendingPrice: "32000",
    pendingTimeInForce: "GTC",
    pendingStopPrice: "31000",
    pendingIcebergQty: "0.01",
    pendingTrailingDelta: "100",
  };

  test.each([
    ["LIMIT", ["pendingTimeInForce", "pendingPrice"], ["pendingStopPrice", "pendingTrailingDelta"]],
    ["MARKET", [], ["pendingTimeInForce", "pendingPrice", "pendingStopPrice", "pendingIcebergQty"]],
    ["LIMIT_MAKER", ["pendingPrice"], ["pendingTimeInForce", "pendingStopPrice", "pendingTrailingDelta"]],
    ["STOP_LOSS", ["pendingStopPrice"], ["pendingTimeInForce", "pendingPrice", "pendingIcebergQty"]],
    ["TAKE_PROFIT_LIMIT", ["pendingTimeInForce", "pendingPrice", "pendingStopPrice"], []],
  ] as const)("%s", async (pendingType, must, mustNot) => {
    let oto: Params = { symbol: "BTCUSDT", ...WORKING, pendingType, pendingSide: "SELL", pendingQuantity: "0.05" };
    for (const name of must) {
      const lacking = oto;
      await expectRefusal(venue, () => alice.post(PATH, lacking), missing(name));
      oto = Object.assign({}, oto, { [name]: all[name] });
    }
    for (const name of mustNot) {
      const beyond = { ...oto, [name]: all[name] };
      await expectRefusal(venue, () => alice.post(PATH, beyond), surplus(name));
    }
  });

  test("one that trails needs its price, whatever its type, and no stop price", async () => {
    const trailing = { ...OTO, pendingPrice: undefined, pendingTrailingDelta: "100" };
    for (const pendingType of ["STOP_LOSS", "TAKE_PROFIT"]) {
      await expectRefusal(venue, () => alice.post(PATH, { ...trailing, pendingType }), missing("pendingPrice"));
      const { orderReports } = (await places({ ...trailing, pendingType, pendingPrice: "28000" })) as unknown as {
        orderReports: unknown[];
      };
      expect(orderReports[1]).toMatchObject({ type: pendingType, trailingDelta: 100, trailingTime: -1 });
    }
    const half = { ...trailing, pendingType: "STOP_LOSS", pendingTrailingDelta: "100.5" };
    const precision: Refusal = [-1111, "Precision is over the maximum defined for this asset."];
    await expectRefusal(venue, () => alice.post(PATH, half), precision);
    const wide = { ...OTO, pendingType: "STOP_LOSS", pendingTrailingDelta: "2001" };
    await expectRefusal(venue, () => alice.post(PATH, wide), [-1013, "Filter failure: TRAILING_DELTA"]);
  });
});

test("refusals, in their order", async () => {
  const working = ["workingType", "workingSide", "workingPrice", "workingQuantity"];
  const mandatory = ["symbol", ...working, "pendingType", "pendingSide", "pendingQuantity"];
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params: OTO, mandatory });
  await places({ listClientOrderId: "taken", pendingClientOrderId: "mine" });
  const duplicate: Refusal = [-2010, "Duplicate order sent."];
  const wrong: Params = {
    ...OTO,
    symbol: "NOSUCH",
    isIsolated: "TRUE",
    newOrderRespType: "LOUD",
    sideEffectType: "AUTO_REPAY",
    selfTradePreventionMode: "DECREMENT",
    workingType: "MARKET",
    workingSide: "BOTH",
    workingTimeInForce: undefined,
    workingIcebergQty: "0.02",
    workingPrice: "30000.001",
    pendingType: "GUESS",
    pendingSide: "NEITHER",
    pendingQuantity: "0.0000001",
    listClientOrderId: "taken",
    pendingClientOrderId: "mine",
  };
  const repairs: readonly (readonly [repaired: Params, refusal: Refusal])[] = [
    [{}, badValue("newOrderRespType")],
    [{ newOrderRespType: undefined }, badValue("sideEffectType")],
    [{ sideEffectType: "AUTO_BORROW_REPAY" }, badValue("sideEffectType")],
    [{ sideEffectType: undefined }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "NONE" }, [-1116, "Invalid orderType."]],
    [{ workingType: "LIMIT" }, [-1117, "Invalid side."]],
    [{ workingSide: "BUY" }, [-1116, "Invalid orderType."]],
    [{ pendingType: "LIMIT_MAKER" }, [-1117, "Invalid side."]],
    [{ pendingSide: "SELL" }, missing("workingTimeInForce")],
    [{ workingTimeInForce: "FOK" }, [-1014, "Unsupported order combination."]],
    [{ workingTimeInForce: "GTC" }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: undefined }, [-1013, "Filter failure: PRICE_FILTER"]],
    [{ workingPrice: "30000" }, [-1013, "Filter failure: LOT_SIZE"]],
    [{ pendingQuantity: "0.05" }, duplicate],
    [{ pendingClientOrderId: undefined }, duplicate],
    [{ listClientOrderId: undefined, workingClientOrderId: "a", pendingClientOrderId: "a" }, duplicate],
    [{ pendingClientOrderId: "b", workingQuantity: "1" }, [-1013, "Filter failure: ICEBERG_PARTS"]],
    [{ workingIcebergQty: "0.2" }, [-2010, "Account has insufficient balance for requested action."]],
    [
      {
        workingIcebergQty: "0.02",
        workingQuantity: "0.1",
        workingTimeInForce: undefined,
        workingType: "LIMIT_MAKER",
        workingPrice: "30010",
      },
      [-2010, "Order would immediately match and take."],
    ],
  ];
  let oto = wrong;
  for (const [repaired, refusal] of repairs) {
    oto = Object.assign({}, oto, repaired);
    const asked = oto;
    await expectRefusal(venue, () => alice.post(PATH, asked), refusal);
  }
  expect((await alice.post(PATH, { ...oto, workingPrice: "30000" })).status).toBe(200);
});
