import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order/amendments";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const ORDER = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.03", price: "31000" };

test("it has the documented members, oldest first, also after the order has ended", async () => {
  const { orderId } = (await alice.post("/api/v3/order", { ...ORDER, newClientOrderId: "a" })).body;
  const asked = { symbol: "BTCUSDT", orderId };
  expect((await alice.get(PATH, asked)).body).toEqual([]);
  const amend = async (newQty: string, newClientOrderId: string) =>
    (await alice.put("/api/v3/order/amend/keepPriority", { ...asked, newQty, newClientOrderId })).body.executionId;
  const first = await amend("0.02", "b");
  await venue.advance(1_000);
  const second = await amend("0.01", "c");
  const row = { symbol: TEXT, orderId: INTEGER, executionId: INTEGER, origClientOrderId: TEXT, newClientOrderId: TEXT };
  const { status, body } = await alice.get(PATH, asked);
  expect(status).toBe(200);
  const full = { ...row, origQty: PADDED, newQty: PADDED, time: INTEGER };
  expect(shapeOf(body)).toBe(shape([full, full]));
  expect(body[0]).toEqual({
    symbol: "BTCUSDT",
    orderId,
    executionId: first,
    origClientOrderId: "a",
    newClientOrderId: "b",
    origQty: "0.03000000",
    newQty: "0.02000000",
    time: START,
  });
  expect(body[1]).toMatchObject({ executionId: second, origClientOrderId: "b", newQty: "0.01000000" });
  await alice.delete("/api/v3/order", asked);
  expect((await alice.get(PATH, asked)).body).toHaveLength(2);
  expect((await alice.get(PATH, { ...asked, limit: 1 })).body[0].executionId).toBe(first);
  expect((await alice.get(PATH, { ...asked, fromExecutionId: second })).body).toHaveLength(1);
  expect((await bob.get(PATH, asked)).body.code).toBe(-2013);
});

test("faults are found in the order of the parameters, then the market and the order", async () => {
  const { orderId } = (await alice.post("/api/v3/order", ORDER)).body;
  const wrong = { symbol: "DOGEUSDT", fromExecutionId: "x", limit: 0 };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'orderId' was not sent, was empty/null, or malformed.", { orderId: 999 }],
    [
      -1100,
      "Illegal characters found in parameter 'fromExecutionId'; legal range is '^[0-9]{1,20}$'.",
      { fromExecutionId: 1 },
    ],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1 }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-2013, "Order does not exist.", { orderId }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.get(PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
