import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order/amend/keepPriority";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const OFFER = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };
const offer = async (more: Params = {}): Promise<number> =>
  (await alice.post("/api/v3/order", { ...OFFER, ...more })).body.orderId;
const amend = (params: Params) => alice.put(PATH, { symbol: "BTCUSDT", ...params });
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

const AMENDED = {
  symbol: TEXT,
  orderId: INTEGER,
  orderListId: INTEGER,
  origClientOrderId: TEXT,
  clientOrderId: TEXT,
  price: PADDED,
  qty: PADDED,
  executedQty: PADDED,
  preventedQty: PADDED,
  quoteOrderQty: PADDED,
  cumulativeQuoteQty: PADDED,
  status: TEXT,
  timeInForce: TEXT,
  type: TEXT,
  side: TEXT,
};
const LIST = {
  orderListId: INTEGER,
  contingencyType: TEXT,
  listOrderStatus: TEXT,
  listClientOrderId: TEXT,
  symbol: TEXT,
};

test("it has the documented members; the order keeps its number and its place", async () => {
  const orderId = await offer({ newClientOrderId: "mine" });
  await bob.post("/api/v3/order", OFFER);
  const { status, body, text } = await amend({ orderId, newQty: "0.01", newClientOrderId: "less" });
  expect(status, text).toBe(200);
  const amendedOrder = { ...AMENDED, workingTime: INTEGER, selfTradePreventionMode: TEXT };
  expect(shapeOf(body)).toBe(shape({ transactTime: INTEGER, executionId: INTEGER, amendedOrder }));
  expect(body).toMatchObject({
    transactTime: START,
    amendedOrder: { orderId, origClientOrderId: "mine", clientOrderId: "less", qty: "0.01000000", status: "NEW" },
  });
  await venue.as("carol").post("/api/v3/order", { ...OFFER, side: "BUY", quantity: "0.01" });
  expect((await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body.status).toBe("FILLED");
  await bob.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("a name is invented where none is sent, and the former one may be kept", async () => {
  await offer({ newClientOrderId: "mine" });
  const kept = await amend({ origClientOrderId: "mine", newQty: "0.015", newClientOrderId: "mine" });
  expect(kept.body.amendedOrder).toMatchObject({ origClientOrderId: "mine", clientOrderId: "mine" });
  const { body } = await amend({ origClientOrderId: "mine", newQty: "0.01" });
  expect(body.amendedOrder.clientOrderId).toMatch(/^[A-Za-z0-9]{22}$/);
  const { clientOrderId } = body.amendedOrder;
  const asked = { symbol: "BTCUSDT", origClientOrderId: clientOrderId };
  expect((await alice.get("/api/v3/order", asked)).body.origQty).toBe("0.01000000");
  await clear();
});

test("of a list it tells the names; of two orders that end each other both become smaller", async () => {
  const legs = { aboveType: "LIMIT_MAKER", abovePrice: "31000", belowType: "STOP_LOSS", belowStopPrice: "29000" };
  const oco = await alice.post("/api/v3/orderList/oco", { symbol: "BTCUSDT", side: "SELL", quantity: "0.02", ...legs });
  const [stop, limit] = oco.body.orders;
  const { body } = await amend({ orderId: stop.orderId, newQty: "0.01", newClientOrderId: "stop" });
  const orders = Array.from({ length: 2 }, () => ({ symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT }));
  const amendedOrder = { ...AMENDED, stopPrice: PADDED, selfTradePreventionMode: TEXT };
  expect(shapeOf(body)).toBe(
    shape({ transactTime: INTEGER, executionId: INTEGER, amendedOrder, listStatus: { ...LIST, orders } }),
  );
  expect(body.listStatus.orders[0]).toEqual({ symbol: "BTCUSDT", orderId: stop.orderId, clientOrderId: "stop" });
  const other = await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId: limit.orderId });
  expect(other.body.origQty).toBe("0.01000000");
  await clear();
});

test("an order of which no more is wanted than was filled is over", async () => {
  const orderId = await offer();
  await bob.post("/api/v3/order", { ...OFFER, side: "BUY", quantity: "0.015" });
  const { body } = await amend({ orderId, newQty: "0.01" });
  expect(body.amendedOrder).toMatchObject({ status: "EXPIRED", qty: "0.01500000", executedQty: "0.01500000" });
});

test("nothing counts against the order limits", async () => {
  const orderId = await offer();
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  const { headers } = await amend({ orderId, newQty: "0.01" });
  expect(headers).not.toHaveProperty("x-mbx-order-count-10s");
  expect(await counted()).toBe(before);
  await clear();
});

test("faults are found in the order of the parameters, then by the exchange", async () => {
  const orderId = await offer({ newClientOrderId: "mine" });
  await offer({ newClientOrderId: "taken" });
  const wrong = { symbol: "DOGEUSDT", newQty: undefined, newClientOrderId: "?", side: "SELL" };
  const id = "legal range is '^[a-zA-Z0-9-_]{1,36}$'.";
  const answer = await repaired(venue, (params) => alice.put(PATH, params), wrong, [
    [-1100, `Illegal characters found in parameter 'newClientOrderId'; ${id}`, { newClientOrderId: "taken" }],
    [-1102, "Mandatory parameter 'newQty' was not sent, was empty/null, or malformed.", { newQty: "0.02" }],
    [-1104, "Not all sent parameters were read; read '5' parameter(s) but was sent '6'.", { side: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!", { orderId: 999 }],
    [-2038, "Unknown order sent.", { orderId }],
    [-2038, "The requested action would change no state; rejecting", { newQty: "0.03" }],
    [-2038, "Order amend (quantity increase) is not supported.", { newQty: "0" }],
    [-2038, "Price * QTY is zero or less.", { newQty: "0.000001" }],
    [-1013, "Filter failure: LOT_SIZE", { newQty: "0.0001" }],
    [-1013, "Filter failure: NOTIONAL", { newQty: "0.01" }],
    [-2038, "Duplicate order sent.", { newClientOrderId: "mine" }],
  ]);
  expect(answer.status).toBe(200);
  for (let nth = 1; nth < 10; nth++) await amend({ orderId, newQty: `0.00${10 - nth}` });
  expect((await amend({ orderId, newQty: "0.0005" })).body).toEqual({
    code: -2038,
    msg: "Filter failure: MAX_NUM_ORDER_AMENDS",
  });
  expect((await venue.raw("PUT", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
