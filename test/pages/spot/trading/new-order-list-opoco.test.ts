import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params } from "../../../venue.ts";
import { LEG, listOf, RECEIPT } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/opoco";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIST: Params = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "29999",
  workingQuantity: "0.01",
  workingTimeInForce: "GTC",
  pendingSide: "SELL",
  pendingAboveType: "LIMIT_MAKER",
  pendingAbovePrice: "31000",
  pendingBelowType: "STOP_LOSS_LIMIT",
  pendingBelowStopPrice: "28000",
  pendingBelowPrice: "27990",
  pendingBelowTimeInForce: "GTC",
};
const { origQty: _, ...UNSIZED } = LEG;
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

test("it has the documented members, the leg that stops losses before the other, neither with a size", async () => {
  const { status, body, text } = await alice.post(PATH, LIST);
  expect(status, text).toBe(200);
  const stop = { ...UNSIZED, stopPrice: PADDED };
  expect(shapeOf(body)).toBe(shape({ ...listOf(3), orderReports: [LEG, stop, UNSIZED] }));
  expect(body.orderReports.map(({ type }: { type: string }) => type)).toEqual([
    "LIMIT",
    "STOP_LOSS_LIMIT",
    "LIMIT_MAKER",
  ]);
  const receipts = await alice.post(PATH, { ...LIST, newOrderRespType: "ACK" });
  expect(shapeOf(receipts.body)).toBe(shape({ ...listOf(3), orderReports: [RECEIPT, RECEIPT, RECEIPT] }));
  await clear();
});

test("both sell what was bought, and one ends the other", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  const { body } = await alice.post(PATH, LIST);
  expect(await counted()).toBe(before + 3);
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "0.01" });
  const order = async (orderId: number) => (await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body;
  for (const { orderId } of body.orders.slice(1)) {
    expect(await order(orderId)).toMatchObject({ status: "NEW", origQty: "0.01000000" });
  }
  await alice.delete("/api/v3/order", { symbol: "BTCUSDT", orderId: body.orders[1].orderId });
  expect((await order(body.orders[2].orderId)).status).toBe("CANCELED");
});

test("its faults are found in turn", async () => {
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const working = { workingType: "LIMIT", workingSide: "SELL", workingPrice: "29000", workingQuantity: "0.01" };
  const wrong = {
    symbol: "DOGEUSDT",
    ...working,
    pendingSide: "BUY",
    pendingQuantity: "0.01",
    pendingAboveType: "LIMIT_MAKER",
    pendingAbovePrice: "31000",
    pendingBelowType: "LIMIT_MAKER",
  };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [
      -1104,
      "Not all sent parameters were read; read '11' parameter(s) but was sent '12'.",
      { pendingQuantity: undefined },
    ],
    [-1222, "Working order in an OPO list must be a bid.", { workingSide: "BUY" }],
    [-1223, "Pending orders in an OPO list must be asks.", { pendingSide: "SELL" }],
    [-1102, missing("workingTimeInForce"), { workingTimeInForce: "GTC" }],
    [-1168, "At least one OCO order must be contingent.", { pendingBelowType: "STOP_LOSS" }],
    [-1102, missing("pendingBelowStopPrice"), { pendingBelowStopPrice: "28000" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
