import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/openOrders";
const alice = venue.as("alice");
const LIMIT = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };

/** The client ids of what is open. */
async function open(params: Record<string, string> = {}): Promise<string[]> {
  const { body } = await alice.get(PATH, params);
  return body.map((row: { clientOrderId: string }) => row.clientOrderId);
}

test("it has the documented members", async () => {
  expect(await open()).toEqual([]);
  await alice.post("/api/v3/order", { ...LIMIT, newClientOrderId: "first" });
  const { status, body } = await alice.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape([
      {
        symbol: TEXT,
        orderId: INTEGER,
        orderListId: INTEGER,
        clientOrderId: TEXT,
        price: PADDED,
        origQty: PADDED,
        executedQty: PADDED,
        origQuoteOrderQty: PADDED,
        cummulativeQuoteQty: PADDED,
        status: TEXT,
        timeInForce: TEXT,
        type: TEXT,
        side: TEXT,
        stopPrice: PADDED,
        icebergQty: PADDED,
        time: INTEGER,
        updateTime: INTEGER,
        isWorking: BOOLEAN,
        workingTime: INTEGER,
        selfTradePreventionMode: TEXT,
      },
    ]),
  );
});

test("what is open of the spot account is shown, oldest first, stops included, of one pair or of all", async () => {
  await alice.post("/api/v3/order", { ...LIMIT, symbol: "ETHUSDT", price: "2100", newClientOrderId: "second" });
  const stop = { type: "STOP_LOSS_LIMIT", stopPrice: "29000", price: "28900", newClientOrderId: "third" };
  await alice.post("/api/v3/order", { ...LIMIT, ...stop });
  await venue.fund("alice", "cross", "BTC", "1");
  await alice.post("/sapi/v1/margin/order", { ...LIMIT, newClientOrderId: "elsewhere" });
  await venue.as("bob").post("/api/v3/order", { ...LIMIT, newClientOrderId: "another" });
  expect(await open()).toEqual(["first", "second", "third"]);
  expect(await open({ symbol: "BTCUSDT" })).toEqual(["first", "third"]);
  expect(await open({ symbol: "BNBUSDT" })).toEqual([]);
});

test("a closed order is open no more", async () => {
  await venue.as("carol").post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.02" });
  expect(await open()).toEqual(["second", "third"]);
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => alice.get(PATH, params), { symbol: "btcusdt", x: 1 }, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "BTCUSD_PERP" },
    ],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { x: undefined }],
    [-1121, "Invalid symbol.", { symbol: "ETHUSDT" }],
  ]);
  expect(answer.body).toHaveLength(1);
  expect(venue.faults()).toEqual([]);
});

test("a pair costs 6, all pairs 80", async () => {
  const used = async (params: Record<string, string>) =>
    Number((await alice.get(PATH, params)).headers["x-mbx-used-weight-1m"]);
  const before = await used({ symbol: "BTCUSDT" });
  expect(await used({ symbol: "BTCUSDT" })).toBe(before + 6);
  expect(await used({})).toBe(before + 86);
});
