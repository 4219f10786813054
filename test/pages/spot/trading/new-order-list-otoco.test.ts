import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params } from "../../../venue.ts";
import { LEG, listOf } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/otoco";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIST: Params = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "29999",
  workingQuantity: "0.01",
  workingTimeInForce: "GTC",
  pendingSide: "SELL",
  pendingQuantity: "0.005",
  pendingAboveType: "LIMIT_MAKER",
  pendingAbovePrice: "31000",
  pendingBelowType: "STOP_LOSS",
  pendingBelowStopPrice: "29000",
};
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

test("it has the documented members; of the two that are pending the one that stops losses comes first", async () => {
  const { status, body, text } = await alice.post(PATH, LIST);
  expect(status, text).toBe(200);
  expect(shapeOf(body)).toBe(shape({ ...listOf(3), orderReports: [LEG, { ...LEG, stopPrice: PADDED }, LEG] }));
  expect(body).toMatchObject({
    contingencyType: "OTO",
    orderReports: [
      { type: "LIMIT", status: "NEW" },
      { type: "STOP_LOSS", status: "PENDING_NEW" },
      { type: "LIMIT_MAKER", status: "PENDING_NEW" },
    ],
  });
  await clear();
});

test("once the working order is filled the two wait for each other's end", async () => {
  const { body } = await alice.post(PATH, {
    ...LIST,
    pendingAboveType: "TAKE_PROFIT",
    pendingAbovePrice: undefined,
    pendingAboveStopPrice: "30800",
  });
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "0.01" });
  const statuses = async () => {
    const asked = body.orders.map(({ orderId }: { orderId: number }) =>
      alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId }),
    );
    return (await Promise.all(asked)).map(({ body: order }) => order.status);
  };
  expect(await statuses()).toEqual(["FILLED", "NEW", "NEW"]);
  await venue.price("BTCUSDT", "31000");
  expect(await statuses()).toEqual(["FILLED", "EXPIRED", "FILLED"]);
  await venue.price("BTCUSDT", "30000");
});

test("three orders count against the limits", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  await alice.post(PATH, LIST);
  expect(await counted()).toBe(before + 3);
  await clear();
});

test("faults are found in the order of the parameters, then leg by leg, then by the exchange", async () => {
  const wrong = {
    ...LIST,
    symbol: "DOGEUSDT",
    pendingQuantity: undefined,
    pendingAboveType: "LIMIT",
    pendingBelowType: undefined,
    pendingBelowStopPrice: undefined,
  };
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1102, missing("pendingQuantity"), { pendingQuantity: "0.005" }],
    [-1158, "Order type not supported in OCO.", { pendingAboveType: "LIMIT_MAKER" }],
    [-1102, missing("pendingBelowType"), { pendingBelowType: "TAKE_PROFIT" }],
    [-1199, "A take profit order in a sell OCO must be above.", { pendingBelowType: "STOP_LOSS" }],
    [-1102, missing("pendingBelowStopPrice"), { pendingBelowStopPrice: "31500" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-2010, "The relationship of the prices for the orders is not correct.", { pendingBelowStopPrice: "29000" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
