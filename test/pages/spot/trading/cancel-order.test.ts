import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START, stateOf } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const SYMBOL = { symbol: "BTCUSDT" };

/** A resting offer of alice's, in her own words. */
async function offer(params: Params = {}): Promise<{ orderId: number; clientOrderId: string }> {
  const limit = { ...SYMBOL, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };
  return (await alice.post(PATH, { ...limit, ...params })).body;
}

test("it has the documented members", async () => {
  const { orderId } = await offer();
  const { status, body } = await alice.delete(PATH, { ...SYMBOL, orderId });
  expect(status).toBe(200);
  const members = {
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
  };
  expect(shapeOf(body)).toBe(shape(members));
  const iceberg = await offer({ type: "STOP_LOSS_LIMIT", stopPrice: "29000", price: "28900", icebergQty: "0.01" });
  const canceled = await alice.delete(PATH, { ...SYMBOL, orderId: iceberg.orderId });
  expect(shapeOf(canceled.body)).toBe(shape({ ...members, stopPrice: PADDED, icebergQty: PADDED }));
});

test("the order's own name is origClientOrderId, the cancellation's clientOrderId; what it held is free", async () => {
  await venue.advance(1_000);
  const { orderId } = await offer({ newClientOrderId: "mine" });
  await bob.post(PATH, { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.005" });
  await venue.advance(1_000);
  const { body } = await alice.delete(PATH, { ...SYMBOL, origClientOrderId: "mine", newClientOrderId: "away" });
  expect(body).toEqual({
    symbol: "BTCUSDT",
    orderId,
    orderListId: -1,
    origClientOrderId: "mine",
    clientOrderId: "away",
    transactTime: START + 2_000,
    price: "30001.00000000",
    origQty: "0.02000000",
    executedQty: "0.00500000",
    origQuoteOrderQty: "0.00000000",
    cummulativeQuoteQty: "150.00500000",
    status: "CANCELED",
    timeInForce: "GTC",
    type: "LIMIT",
    side: "SELL",
    selfTradePreventionMode: "EXPIRE_MAKER",
  });
  const account = await alice.get("/api/v3/account", { omitZeroBalances: true });
  expect(account.body.balances).toContainEqual({ asset: "BTC", free: "4.99500000", locked: "0.00000000" });
});

test("a cancellation without a name gets one of its own", async () => {
  const { orderId, clientOrderId } = await offer();
  const { body } = await alice.delete(PATH, { ...SYMBOL, orderId });
  expect(body.origClientOrderId).toBe(clientOrderId);
  expect(body.clientOrderId).toMatch(/^[a-zA-Z0-9-_]{1,36}$/);
  expect(body.clientOrderId).not.toBe(clientOrderId);
});

test("an order can be cancelled only while it is untouched, or only once it was touched", async () => {
  const { orderId } = await offer();
  const only = (cancelRestrictions: string) => alice.delete(PATH, { ...SYMBOL, orderId, cancelRestrictions });
  const restricted = { code: -2011, msg: "Order was not canceled due to cancel restrictions." };
  expect((await only("ONLY_PARTIALLY_FILLED")).body).toEqual(restricted);
  await bob.post(PATH, { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.005" });
  expect((await only("ONLY_NEW")).body).toEqual(restricted);
  expect((await only("ONLY_PARTIALLY_FILLED")).body).toMatchObject({ status: "CANCELED" });
});

test("nobody cancels an order that is closed, somebody else's, or of another account of one's own", async () => {
  const unknown = { code: -2011, msg: "Unknown order sent." };
  const { orderId } = await offer();
  const before = stateOf(venue);
  expect((await bob.delete(PATH, { ...SYMBOL, orderId })).body).toEqual(unknown);
  expect((await alice.delete(PATH, { symbol: "ETHUSDT", orderId })).body).toEqual(unknown);
  expect(stateOf(venue)).toBe(before);
  await alice.delete(PATH, { ...SYMBOL, orderId });
  expect((await alice.delete(PATH, { ...SYMBOL, orderId })).body).toEqual(unknown);
  await venue.fund("alice", "cross", "BTC", "1");
  const limit = { ...SYMBOL, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };
  const margin = await alice.post("/sapi/v1/margin/order", limit);
  expect((await alice.delete(PATH, { ...SYMBOL, orderId: margin.body.orderId })).body).toEqual(unknown);
});

test("faults are found in the order of the parameters, then the market, the names, the order and the restriction", async () => {
  const { orderId } = await offer({ newClientOrderId: "named" });
  const name = "legal range is '^[a-zA-Z0-9-_]{1,36}$'.";
  const wrong = { orderId: "x", origClientOrderId: "a b", newClientOrderId: "c d", cancelRestrictions: "NONE", x: 1 };
  const answer = await repaired(venue, (params) => alice.delete(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "BTCUSD_PERP" }],
    [-1100, "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'.", { orderId: undefined }],
    [-1100, `Illegal characters found in parameter 'origClientOrderId'; ${name}`, { origClientOrderId: undefined }],
    [-1100, `Illegal characters found in parameter 'newClientOrderId'; ${name}`, { newClientOrderId: "away-2" }],
    [
      -1145,
      "cancelRestrictions has to be either ONLY_NEW or ONLY_PARTIALLY_FILLED.",
      { cancelRestrictions: "ONLY_PARTIALLY_FILLED" },
    ],
    [-1104, "Not all sent parameters were read; read '5' parameter(s) but was sent '6'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!", { orderId: 999_999_999 }],
    [-2011, "Unknown order sent.", { orderId, origClientOrderId: "other" }],
    [-2039, "Client order ID is not correct for this order ID.", { origClientOrderId: "named" }],
    [-2011, "Order was not canceled due to cancel restrictions.", { cancelRestrictions: "ONLY_NEW" }],
  ]);
  expect(answer.body).toMatchObject({ status: "CANCELED", clientOrderId: "away-2" });
  expect(venue.faults()).toEqual([]);
});
