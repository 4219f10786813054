import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { LEG, listOf, RECEIPT } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/oto";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIST: Params = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "29999",
  workingQuantity: "0.01",
  workingTimeInForce: "GTC",
  pendingType: "LIMIT",
  pendingSide: "SELL",
  pendingPrice: "31000",
  pendingQuantity: "0.005",
  pendingTimeInForce: "GTC",
};
const status = async (orderId: number) =>
  (await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body.status;
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

test("it has the documented members: a working order, and one that is pending and works since never", async () => {
  const { status: code, body, text } = await alice.post(PATH, LIST);
  expect(code, text).toBe(200);
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [LEG, LEG] }));
  expect(body).toMatchObject({
    contingencyType: "OTO",
    listOrderStatus: "EXECUTING",
    orderReports: [
      { side: "BUY", status: "NEW", workingTime: START },
      { side: "SELL", status: "PENDING_NEW", workingTime: -1, origQty: "0.00500000" },
    ],
  });
  const receipts = await alice.post(PATH, { ...LIST, newOrderRespType: "ACK" });
  expect(shapeOf(receipts.body)).toBe(shape({ ...listOf(2), orderReports: [RECEIPT, RECEIPT] }));
  await clear();
});

test("the pending order is placed when the working one is filled to the last", async () => {
  const { body } = await alice.post(PATH, LIST);
  const [working, pending] = body.orders;
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "0.006" });
  expect([await status(working.orderId), await status(pending.orderId)]).toEqual(["PARTIALLY_FILLED", "PENDING_NEW"]);
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "0.004" });
  expect([await status(working.orderId), await status(pending.orderId)]).toEqual(["FILLED", "NEW"]);
  await clear();
});

test("where the working order is filled at once the answer still shows the other one pending", async () => {
  const { body } = await alice.post(PATH, { ...LIST, workingPrice: "30010", newOrderRespType: "FULL" });
  expect(body.orderReports).toMatchObject([{ status: "FILLED" }, { status: "PENDING_NEW", workingTime: -1 }]);
  expect(body.listOrderStatus).toBe("EXECUTING");
  expect(body.orderReports[0].fills).toHaveLength(1);
  expect(body.orderReports[1]).not.toHaveProperty("fills");
  expect(await status(body.orders[1].orderId)).toBe("NEW");
  await clear();
});

test("any type may be pending, and names are those that were sent", async () => {
  const stop = {
    pendingType: "STOP_LOSS",
    pendingPrice: undefined,
    pendingTimeInForce: undefined,
    pendingStopPrice: "28000",
  };
  const names = { listClientOrderId: "both", workingClientOrderId: "first", pendingClientOrderId: "second" };
  const { body } = await alice.post(PATH, { ...LIST, ...stop, ...names });
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [LEG, { ...LEG, stopPrice: PADDED }] }));
  expect(body.listClientOrderId).toBe("both");
  expect(body.orders.map(({ clientOrderId }: { clientOrderId: string }) => clientOrderId)).toEqual(["first", "second"]);
  await clear();
  const market = { pendingType: "MARKET", pendingPrice: undefined, pendingTimeInForce: undefined };
  expect((await alice.post(PATH, { ...LIST, ...market })).body.orderReports[1].type).toBe("MARKET");
  await clear();
});

test("two orders count against the limits", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  await alice.post(PATH, LIST);
  expect(await counted()).toBe(before + 2);
  await clear();
});

test("faults are found in the order of the parameters, then leg by leg, then by the exchange", async () => {
  const wrong = {
    ...LIST,
    symbol: "DOGEUSDT",
    workingType: "MARKET",
    workingPrice: undefined,
    workingTimeInForce: undefined,
    workingStopPrice: "1",
    workingPegOffsetValue: 1,
    pendingSide: "LONG",
    pendingType: "STOP_LOSS_LIMIT",
    pendingPegOffsetType: "PRICE_LEVEL",
  };
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1116, "Invalid orderType.", { workingType: "LIMIT" }],
    [-1117, "Invalid side.", { pendingSide: "SELL" }],
    [
      -1104,
      "Not all sent parameters were read; read '13' parameter(s) but was sent '14'.",
      { workingStopPrice: undefined },
    ],
    [-1102, missing("workingPegPriceType"), { workingPegOffsetValue: undefined }],
    [-1102, missing("workingTimeInForce"), { workingTimeInForce: "GTC" }],
    [-1102, missing("workingPrice"), { workingPrice: "29999" }],
    [-1102, missing("pendingPegPriceType"), { pendingPegOffsetType: undefined }],
    [-1102, missing("pendingStopPrice"), { pendingStopPrice: "28000" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT", workingQuantity: "10" }],
    [-2010, "Account has insufficient balance for requested action.", { workingQuantity: "0.01" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
