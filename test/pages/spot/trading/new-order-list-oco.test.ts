import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { LEG, listOf, RECEIPT } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/oco";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const SALE: Params = {
  symbol: "BTCUSDT",
  side: "SELL",
  quantity: "0.01",
  aboveType: "LIMIT_MAKER",
  abovePrice: "31000",
  belowType: "STOP_LOSS",
  belowStopPrice: "29000",
};
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

test("it has the documented members, the order that stops losses first", async () => {
  const limited = {
    belowType: "STOP_LOSS_LIMIT",
    belowPrice: "28900",
    belowTimeInForce: "GTC",
    belowIcebergQty: "0.002",
  };
  const { status, body, text } = await alice.post(PATH, { ...SALE, ...limited, newOrderRespType: "RESULT" });
  expect(status, text).toBe(200);
  const stop = { ...LEG, stopPrice: PADDED, icebergQty: PADDED };
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [stop, LEG] }));
  expect(body).toMatchObject({
    contingencyType: "OCO",
    listStatusType: "EXEC_STARTED",
    listOrderStatus: "EXECUTING",
    transactionTime: START,
    orderReports: [
      { type: "STOP_LOSS_LIMIT", price: "28900.00000000", stopPrice: "29000.00000000", workingTime: -1 },
      { type: "LIMIT_MAKER", price: "31000.00000000", workingTime: START, status: "NEW" },
    ],
  });
  await clear();
});

test("receipts are given where they are asked for, and a full answer has nothing to add", async () => {
  const receipt = await alice.post(PATH, { ...SALE, newOrderRespType: "ACK" });
  expect(shapeOf(receipt.body)).toBe(shape({ ...listOf(2), orderReports: [RECEIPT, RECEIPT] }));
  const full = await alice.post(PATH, { ...SALE, newOrderRespType: "FULL" });
  expect(shapeOf(full.body)).toBe(shape({ ...listOf(2), orderReports: [{ ...LEG, stopPrice: PADDED }, LEG] }));
  await clear();
});

test("names are those that were sent, and the coins are locked once", async () => {
  const names = { listClientOrderId: "both", aboveClientOrderId: "upper", belowClientOrderId: "lower" };
  const { body } = await alice.post(PATH, { ...SALE, ...names });
  expect(body.listClientOrderId).toBe("both");
  expect(body.orders.map(({ clientOrderId }: { clientOrderId: string }) => clientOrderId)).toEqual(["lower", "upper"]);
  const { balances } = (await alice.get("/api/v3/account")).body;
  const btc = { asset: "BTC", free: "4.99000000", locked: "0.01000000" };
  expect(balances).toContainEqual(btc);
  await clear();
});

test("a purchase has its stop above; both may wait, and both may trail", async () => {
  const purchase = { ...SALE, side: "BUY", aboveType: "STOP_LOSS", abovePrice: undefined, aboveStopPrice: "31000" };
  const target = {
    belowType: "TAKE_PROFIT_LIMIT",
    belowStopPrice: "29000",
    belowPrice: "29100",
    belowTimeInForce: "GTC",
  };
  const bought = await alice.post(PATH, { ...purchase, ...target });
  expect(bought.body.orderReports).toMatchObject([
    { type: "STOP_LOSS", stopPrice: "31000.00000000", workingTime: -1 },
    { type: "TAKE_PROFIT_LIMIT", stopPrice: "29000.00000000", price: "29100.00000000", workingTime: -1 },
  ]);
  await clear();
  const trailing = {
    aboveType: "TAKE_PROFIT",
    abovePrice: undefined,
    aboveStopPrice: "31000",
    aboveTrailingDelta: 100,
  };
  const { body } = await alice.post(PATH, { ...SALE, ...trailing, belowStopPrice: undefined, belowTrailingDelta: 500 });
  const trails = { trailingDelta: INTEGER, trailingTime: INTEGER };
  expect(shapeOf(body.orderReports)).toBe(
    shape([
      { ...LEG, ...trails },
      { ...LEG, stopPrice: PADDED, ...trails },
    ]),
  );
  expect(body.orderReports).toMatchObject([
    { type: "STOP_LOSS", trailingDelta: 500, trailingTime: START },
    { type: "TAKE_PROFIT", trailingDelta: 100, trailingTime: -1 },
  ]);
  await clear();
});

test("the trade of one ends the other", async () => {
  const { body } = await alice.post(PATH, { ...SALE, abovePrice: "30001" });
  const [stop, limit] = body.orders;
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });
  const status = async (orderId: number) =>
    (await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body.status;
  expect([await status(limit.orderId), await status(stop.orderId)]).toEqual(["FILLED", "EXPIRED"]);
});

test("two orders count against the limits, and none where they are refused", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  await alice.post(PATH, SALE);
  expect(await counted()).toBe(before + 2);
  await alice.post(PATH, { ...SALE, abovePrice: "29500" });
  expect(await counted()).toBe(before + 2);
  await clear();
});

test("the types of the two must be of two kinds, each on its side of the market", async () => {
  const msg = async (params: Params) => {
    const { body } = await alice.post(PATH, { ...SALE, ...params });
    return [body.code, body.msg];
  };
  const [maker, target, stop] = ["LIMIT_MAKER", "TAKE_PROFIT", "STOP_LOSS"];
  const kinds = (side: string, aboveType: string, belowType: string) => msg({ side, aboveType, belowType });
  expect(await kinds("SELL", maker, maker)).toEqual([-1168, "At least one OCO order must be contingent."]);
  expect(await kinds("BUY", maker, stop)).toEqual([-1165, "A limit order in a buy OCO must be below."]);
  expect(await kinds("SELL", stop, maker)).toEqual([-1166, "A limit order in a sell OCO must be above."]);
  expect(await kinds("BUY", stop, stop)).toEqual([-1196, "A stop loss order in a buy OCO must be above."]);
  expect(await kinds("SELL", stop, stop)).toEqual([-1197, "A stop loss order in a sell OCO must be below."]);
  expect(await kinds("BUY", target, target)).toEqual([-1198, "A take profit order in a buy OCO must be below."]);
  expect(await kinds("SELL", target, target)).toEqual([-1199, "A take profit order in a sell OCO must be above."]);
  expect(await msg({ aboveType: "LIMIT" })).toEqual([-1158, "Order type not supported in OCO."]);
  expect(await msg({ belowType: "MARKET" })).toEqual([-1158, "Order type not supported in OCO."]);
  expect(await msg({ belowType: "STOP" })).toEqual([-1116, "Invalid orderType."]);
});

test("faults are found in the order of the parameters, then leg by leg, then by the exchange", async () => {
  const wrong = {
    ...SALE,
    symbol: "DOGEUSDT",
    quantity: undefined,
    abovePrice: undefined,
    aboveStopPrice: "30000",
    aboveStrategyType: 1,
    belowType: "STOP_LOSS_LIMIT",
    belowTimeInForce: "IOC",
    belowIcebergQty: "0.001",
    abovePegOffsetValue: 1,
    newOrderRespType: "ALL",
    isIsolated: "FALSE",
  };
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1102, missing("quantity"), { quantity: "0.01" }],
    [-1134, "strategyType was less than 1000000.", { aboveStrategyType: 1_000_000 }],
    [-1130, "Data sent for parameter 'newOrderRespType' is not valid.", { newOrderRespType: "ACK" }],
    [-1104, "Not all sent parameters were read; read '14' parameter(s) but was sent '15'.", { isIsolated: undefined }],
    [-1102, missing("abovePegPriceType"), { abovePegOffsetValue: undefined }],
    [-1102, missing("abovePrice"), { abovePrice: "29900" }],
    [-1106, "Parameter 'aboveStopPrice' sent when not required.", { aboveStopPrice: undefined }],
    [-1102, missing("belowPrice"), { belowPrice: "28900.001" }],
    [
      -1160,
      "Parameter 'belowIcebergQty' is not supported if belowTimeInForce is not GTC.",
      { belowTimeInForce: "GTC" },
    ],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-1013, "Filter failure: PRICE_FILTER", { belowPrice: "28900" }],
    [
      -2010,
      "The relationship of the prices for the orders is not correct.",
      { abovePrice: "31000", quantity: "100", belowIcebergQty: undefined },
    ],
    [-2010, "Account has insufficient balance for requested action.", { quantity: "0.01" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
