import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf } from "../../asking.ts";
import { BTC, emptyBook, gets } from "../../scene.ts";

const venue = await openVenue({ limits: "on" });
const alice = venue.as("alice");
await emptyBook(venue);
const { api, signed } = await askerOf(venue, alice);
const order = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 2, price: "20000.5" };

test("an order is placed, and answered as over HTTP", async () => {
  const { status, result, rateLimits } = await signed("order.place", { ...order, newClientOrderId: "over.a/socket" });
  expect(status).toBe(200);
  const [open] = await gets(alice, "/openOrders", { symbol: BTC });
  expect(open).toMatchObject({ orderId: result.orderId, clientOrderId: "over.a/socket", price: "20000.5" });
  expect(result).toMatchObject({ status: "NEW", cumQty: "0", cumBase: "0", avgPrice: "0.0", origQty: "2" });
  // It weighs nothing, and counts as an order.
  expect(rateLimits).toEqual([
    { rateLimitType: "ORDERS", interval: "MINUTE", intervalNum: 1, limit: 1200, count: 1 },
    { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 2400, count: 5 },
  ]);
  expect((await signed("v1/order.place", { ...order, newOrderRespType: "RESULT" }))["status"]).toBe(200);
});

test("it is refused as over HTTP, and counts then as no order", async () => {
  const refused = async (params: Record<string, string | number>, code: number) => {
    const answer = await signed("order.place", params);
    expect(answer).toMatchObject({ status: 400, error: { code } });
    expect(answer["rateLimits"].map((each: { rateLimitType: string }) => each.rateLimitType)).toEqual([
      "REQUEST_WEIGHT",
    ]);
  };
  await refused({}, -1102);
  await refused({ ...order, symbol: "NONE" }, -1121);
  await refused({ ...order, quantity: 2_000_000 }, -4005);
  await refused({ ...order, price: "20000.51" }, -1111);
  expect(await api.asks("order.place", { ...order, timestamp: venue.now(), signature: "0" })).toMatchObject({
    status: 400,
    error: { code: -1102, msg: "Mandatory parameter 'apiKey' was not sent, was empty/null, or malformed." },
  });
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toHaveLength(2);
});
