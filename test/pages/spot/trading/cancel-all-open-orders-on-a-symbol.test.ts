import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/openOrders";
const alice = venue.as("alice");
const LIMIT = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02" };

test("it has the documented members", async () => {
  await alice.post("/api/v3/order", { ...LIMIT, price: "30001" });
  const { status, body } = await alice.delete(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape([
      {
        symbol: TEXT,
        origClientOrderId: TEXT,
        orderId: INTEGER,
        orderListId: INTEGER,
        clientOrderId: TEXT,
        transactTime: INTEGER,
        price: PADDED,
        origQty: PADDED,
        executedQty: PADDED,
        origQuoteOrderQty: PADDED,
        cummulativeQuoteQty: PADDED,
        status: TEXT,
        timeInForce: TEXT,
        type: TEXT,
        side: TEXT,
        selfTradePreventionMode: TEXT,
      },
    ]),
  );
});

test("all of a pair go under one name, oldest first; other pairs, accounts and people keep theirs", async () => {
  const first = await alice.post("/api/v3/order", { ...LIMIT, price: "30001", newClientOrderId: "one" });
  const stop = { ...LIMIT, type: "STOP_LOSS_LIMIT", price: "28900", stopPrice: "29000", newClientOrderId: "two" };
  await alice.post("/api/v3/order", stop);
  await alice.post("/api/v3/order", { ...LIMIT, symbol: "ETHUSDT", price: "2000.05" });
  await venue.as("bob").post("/api/v3/order", { ...LIMIT, price: "30001" });
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  await alice.post("/sapi/v1/margin/order", { ...LIMIT, isIsolated: true, price: "30001" });

  const { body } = await alice.delete(PATH, { symbol: "BTCUSDT" });
  expect(body).toHaveLength(2);
  expect(body[0]).toMatchObject({
    origClientOrderId: "one",
    orderId: first.body.orderId,
    orderListId: -1,
    transactTime: START,
    price: "30001.00000000",
    status: "CANCELED",
  });
  expect(body[1]).toMatchObject({ origClientOrderId: "two", stopPrice: "29000.00000000" });
  expect(body[1].clientOrderId).toBe(body[0].clientOrderId);
  expect((await alice.get(PATH)).body).toMatchObject([{ symbol: "ETHUSDT" }]);
  expect((await venue.as("bob").get(PATH)).body).toHaveLength(1);
  expect((await alice.get("/sapi/v1/margin/openOrders", { symbol: "BTCUSDT", isIsolated: "TRUE" })).body).toHaveLength(
    1,
  );
});

test("faults are found in the order of the parameters, then the market, then that nothing is open", async () => {
  const wrong = { symbol: "btcusdt", isIsolated: "FALSE" };
  const answer = await repaired(venue, (params) => alice.delete(PATH, params), wrong, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "BTCUSD_PERP" },
    ],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { isIsolated: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-2011, "Unknown order sent.", { symbol: "ETHUSDT" }],
  ]);
  expect(answer.body).toMatchObject([{ symbol: "ETHUSDT", status: "CANCELED" }]);
  expect(venue.faults()).toEqual([]);
});
