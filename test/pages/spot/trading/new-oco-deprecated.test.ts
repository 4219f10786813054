import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params } from "../../../venue.ts";
import { LEG, listOf } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/order/oco";
const alice = venue.as("alice");
const SALE: Params = { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", price: "31000", stopPrice: "29000" };
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

test("it has the documented members, the stop order first", async () => {
  const { status, body, text } = await alice.post(PATH, SALE);
  expect(status, text).toBe(200);
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [{ ...LEG, stopPrice: PADDED }, LEG] }));
  expect(body).toMatchObject({
    contingencyType: "OCO",
    orderReports: [{ type: "STOP_LOSS" }, { type: "LIMIT_MAKER", price: "31000.00000000" }],
  });
  await clear();
});

test("the stop order may have a limit, trail, and show a part of itself; names are those that were sent", async () => {
  const limited = {
    stopLimitPrice: "28900",
    stopLimitTimeInForce: "GTC",
    stopIcebergQty: "0.002",
    limitIcebergQty: "0.005",
  };
  const names = { listClientOrderId: "both", limitClientOrderId: "limit", stopClientOrderId: "stop" };
  const { body } = await alice.post(PATH, { ...SALE, ...limited, ...names, trailingDelta: 100 });
  const stop = { ...LEG, stopPrice: PADDED, icebergQty: PADDED, trailingDelta: INTEGER, trailingTime: INTEGER };
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [stop, { ...LEG, icebergQty: PADDED }] }));
  expect(body.orders.map(({ clientOrderId }: { clientOrderId: string }) => clientOrderId)).toEqual(["stop", "limit"]);
  expect(body.orderReports[0]).toMatchObject({ type: "STOP_LOSS_LIMIT", trailingDelta: 100, trailingTime: -1 });
  await clear();
});

test("two orders count against the limits", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  await alice.post(PATH, SALE);
  expect(await counted()).toBe(before + 2);
  await clear();
});

test("faults are found in the order of the parameters, then of what goes together, then by the exchange", async () => {
  const wrong = {
    ...SALE,
    symbol: "DOGEUSDT",
    price: undefined,
    limitStrategyType: 5,
    stopPrice: undefined,
    stopLimitPrice: "28900",
    stopIcebergQty: "0.001",
  };
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1102, missing("price"), { price: "29500" }],
    [-1134, "strategyType was less than 1000000.", { limitStrategyType: undefined }],
    [-1102, missing("stopPrice"), { stopPrice: "29000" }],
    [-1102, missing("stopLimitTimeInForce"), { stopLimitTimeInForce: "FOK" }],
    [-1014, "Unsupported order combination.", { stopLimitTimeInForce: "GTC" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-2010, "The relationship of the prices for the orders is not correct.", { price: "31000" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
