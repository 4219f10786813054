import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const SYMBOL = { symbol: "BTCUSDT" };
const LIMIT = { ...SYMBOL, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };

test("it has the documented members", async () => {
  const { body } = await alice.post(PATH, LIMIT);
  const answer = await alice.get(PATH, { ...SYMBOL, orderId: body.orderId });
  expect(answer.status).toBe(200);
  expect(shapeOf(answer.body)).toBe(
    shape({
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
    }),
  );
  await alice.delete(PATH, { ...SYMBOL, orderId: body.orderId });
});

test("an order is followed from the book into the past", async () => {
  const { orderId } = (await alice.post(PATH, { ...LIMIT, newClientOrderId: "followed" })).body;
  const name = { ...SYMBOL, origClientOrderId: "followed" };
  const fresh = {
    symbol: "BTCUSDT",
    orderId,
    orderListId: -1,
    clientOrderId: "followed",
    price: "30001.00000000",
    origQty: "0.02000000",
    executedQty: "0.00000000",
    origQuoteOrderQty: "0.00000000",
    cummulativeQuoteQty: "0.00000000",
    status: "NEW",
    timeInForce: "GTC",
    type: "LIMIT",
    side: "SELL",
    stopPrice: "0.00000000",
    icebergQty: "0.00000000",
    time: START,
    updateTime: START,
    isWorking: true,
    workingTime: START,
    selfTradePreventionMode: "EXPIRE_MAKER",
  };
  expect((await alice.get(PATH, name)).body).toEqual(fresh);

  await venue.advance(1_000);
  await bob.post(PATH, { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.005" });
  const touched = {
    ...fresh,
    executedQty: "0.00500000",
    cummulativeQuoteQty: "150.00500000",
    updateTime: START + 1_000,
  };
  expect((await alice.get(PATH, name)).body).toEqual({ ...touched, status: "PARTIALLY_FILLED" });

  await venue.advance(1_000);
  await bob.post(PATH, { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.015" });
  const filled = {
    ...fresh,
    executedQty: "0.02000000",
    cummulativeQuoteQty: "600.02000000",
    updateTime: START + 2_000,
  };
  expect((await alice.get(PATH, { ...SYMBOL, orderId })).body).toEqual({ ...filled, status: "FILLED" });
});

test("a stop order begins to work when its price is reached", async () => {
  const stop = { ...LIMIT, type: "STOP_LOSS_LIMIT", stopPrice: "29990", price: "29500" };
  const { orderId } = (await alice.post(PATH, stop)).body;
  const query = () => alice.get(PATH, { ...SYMBOL, orderId });
  expect((await query()).body).toMatchObject({
    isWorking: false,
    workingTime: -1,
    stopPrice: "29990.00000000",
    status: "NEW",
  });
  await venue.advance(1_000);
  await venue.price("BTCUSDT", "29900");
  const { body } = await query();
  expect(body).toMatchObject({ isWorking: true, workingTime: venue.now(), status: "FILLED" });
});

test("of several orders of one name the open one is meant, else the newest", async () => {
  const far = { ...LIMIT, price: "40000", newClientOrderId: "again" };
  const ids = [];
  for (let n = 0; n < 3; n++) {
    const { orderId } = (await alice.post(PATH, far)).body;
    ids.push(orderId);
    if (n < 2) await alice.delete(PATH, { ...SYMBOL, orderId });
  }
  const query = () => alice.get(PATH, { ...SYMBOL, origClientOrderId: "again" });
  expect((await query()).body).toMatchObject({ orderId: ids[2], status: "NEW" });
  await alice.delete(PATH, { ...SYMBOL, orderId: ids[2]! });
  expect((await query()).body).toMatchObject({ orderId: ids[2], status: "CANCELED" });
  expect((await alice.get(PATH, { ...SYMBOL, orderId: ids[0]!, origClientOrderId: "again" })).body.orderId).toBe(
    ids[0],
  );
});

test("an order that prevention ended shows how much it did not trade", async () => {
  await alice.post(PATH, { ...LIMIT, price: "29901", quantity: "0.005", newClientOrderId: "rest" });
  const both = { selfTradePreventionMode: "EXPIRE_BOTH", newClientOrderId: "taker" };
  await alice.post(PATH, { ...LIMIT, side: "BUY", price: "29901", quantity: "0.01", ...both });
  for (const [origClientOrderId, preventedQuantity] of [
    ["rest", "0.00500000"],
    ["taker", "0.01000000"],
  ]) {
    const { body } = await alice.get(PATH, { ...SYMBOL, origClientOrderId });
    expect(body).toMatchObject({ status: "EXPIRED_IN_MATCH", preventedQuantity });
  }
});

test("faults are found in the order of the parameters, then the market, the names and the order", async () => {
  const { orderId } = (await alice.post(PATH, { ...LIMIT, price: "40000", newClientOrderId: "known" })).body;
  const wrong = { orderId: "-1", origClientOrderId: "ä", x: 1 };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'.", { orderId: undefined }],
    [
      -1100,
      "Illegal characters found in parameter 'origClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.",
      { origClientOrderId: undefined },
    ],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!", { orderId: 999_999_999 }],
    [-2013, "Order does not exist.", { orderId, origClientOrderId: "unknown" }],
    [-2039, "Client order ID is not correct for this order ID.", { origClientOrderId: "known" }],
  ]);
  expect(answer.body).toMatchObject({ orderId, status: "NEW" });
});

test("somebody else's order does not exist, and neither does one of another market or account", async () => {
  const unknown = { code: -2013, msg: "Order does not exist." };
  const query = (trader: typeof alice, symbol: string) => trader.get(PATH, { symbol, origClientOrderId: "known" });
  expect((await query(alice, "BTCUSDT")).status).toBe(200);
  expect((await query(bob, "BTCUSDT")).body).toEqual(unknown);
  expect((await query(alice, "ETHUSDT")).body).toEqual(unknown);
  await venue.fund("alice", "cross", "BTC", "1");
  const { orderId } = (await alice.post("/sapi/v1/margin/order", { ...LIMIT, price: "40000" })).body;
  expect((await alice.get(PATH, { ...SYMBOL, orderId })).body).toEqual(unknown);
  expect(venue.faults()).toEqual([]);
});
