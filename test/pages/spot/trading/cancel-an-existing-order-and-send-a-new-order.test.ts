import { describe, expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, stateOf } from "../../../venue.ts";
import { CANCELED, LEG, RECEIPT } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/order/cancelReplace";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const OFFER = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "31000" };
const NEW: Params = { ...OFFER, price: "31500", cancelReplaceMode: "STOP_ON_FAILURE" };
const UNKNOWN = { code: -2011, msg: "Unknown order sent." };
const WOULD_TAKE = { code: -2010, msg: "Order would immediately match and take." };

const offer = async (more: Params = {}): Promise<number> =>
  (await alice.post("/api/v3/order", { ...OFFER, ...more })).body.orderId;
const statusOf = async (orderId: number) =>
  (await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body.status;
const openOnes = async () =>
  (await alice.get("/api/v3/openOrders", { symbol: "BTCUSDT" })).body.map(({ price }: { price: string }) => price);
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });

describe("where both succeed", () => {
  test("it has the documented members", async () => {
    const cancelOrderId = await offer();
    const { status, body, headers } = await alice.post(PATH, { ...NEW, cancelOrderId, cancelNewClientOrderId: "off" });
    expect(status).toBe(200);
    const answers = { cancelResponse: CANCELED, newOrderResponse: { ...LEG, fills: [] } };
    expect(shapeOf(body)).toBe(shape({ cancelResult: TEXT, newOrderResult: TEXT, ...answers }));
    expect(body).toMatchObject({
      cancelResult: "SUCCESS",
      newOrderResult: "SUCCESS",
      cancelResponse: { orderId: cancelOrderId, status: "CANCELED", clientOrderId: "off" },
      newOrderResponse: { price: "31500.00000000", status: "NEW" },
    });
    expect(Number(headers["x-mbx-order-count-10s"])).toBe(2);
    expect(await openOnes()).toEqual(["31500.00000000"]);
    await clear();
  });

  test("the new order may have what the old one held, and its name", async () => {
    await offer({ quantity: "5", newClientOrderId: "all" });
    const asked = { ...NEW, quantity: "5", cancelOrigClientOrderId: "all", newClientOrderId: "all" };
    const { body } = await alice.post(PATH, { ...asked, newOrderRespType: "ACK" });
    expect(shapeOf(body.newOrderResponse)).toBe(shape(RECEIPT));
    expect(body.cancelResponse.origClientOrderId).toBe("all");
    expect(body.newOrderResponse.clientOrderId).toBe("all");
    expect((await alice.get("/api/v3/account")).body.balances).toContainEqual({
      asset: "BTC",
      free: "0.00000000",
      locked: "5.00000000",
    });
    await clear();
  });

  test("the new order may trade at once", async () => {
    await bob.post("/api/v3/order", { ...OFFER, side: "BUY", price: "30001" });
    const cancelOrderId = await offer();
    const { body } = await alice.post(PATH, { ...NEW, price: "30001", cancelOrderId });
    expect(body.newOrderResponse).toMatchObject({ status: "FILLED" });
    expect(body.newOrderResponse.fills).toHaveLength(1);
  });

  test("a list ends with its order, and the answer is about that alone", async () => {
    const legs = { aboveType: "LIMIT_MAKER", abovePrice: "31000", belowType: "STOP_LOSS", belowStopPrice: "29000" };
    const list = await alice.post("/api/v3/orderList/oco", { symbol: "BTCUSDT", side: "SELL", quantity: "1", ...legs });
    const [stop, limit] = list.body.orders;
    const { body } = await alice.post(PATH, { ...NEW, cancelOrderId: limit.orderId });
    expect(body.cancelResponse).toMatchObject({ orderId: limit.orderId, orderListId: list.body.orderListId });
    expect(await statusOf(stop.orderId)).toBe("CANCELED");
    await clear();
  });
});

describe("where one fails", () => {
  test("an order that cannot be cancelled keeps the new one from being tried, which counts all the same", async () => {
    const before = stateOf(venue);
    const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
    const count = await counted();
    const { status, body } = await alice.post(PATH, { ...NEW, cancelOrderId: 999 });
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        code: -2022,
        msg: "Order cancel-replace failed.",
        data: {
          cancelResult: "FAILURE",
          newOrderResult: "NOT_ATTEMPTED",
          cancelResponse: UNKNOWN,
          newOrderResponse: null,
        },
      },
    });
    expect(stateOf(venue)).toBe(before);
    expect(await counted()).toBe(count + 1);
  });

  test("or does not, where that is asked for", async () => {
    const { status, body } = await alice.post(PATH, { ...NEW, cancelReplaceMode: "ALLOW_FAILURE", cancelOrderId: 999 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: -2021, msg: "Order cancel-replace partially failed." });
    expect(body.data).toMatchObject({
      cancelResult: "FAILURE",
      newOrderResult: "SUCCESS",
      cancelResponse: UNKNOWN,
      newOrderResponse: { price: "31500.00000000" },
    });
    expect(await openOnes()).toEqual(["31500.00000000"]);
    await clear();
  });

  test("a new order the matching engine refuses leaves the old one cancelled", async () => {
    const cancelOrderId = await offer();
    const maker = { type: "LIMIT_MAKER", timeInForce: undefined, price: "20000" };
    const { status, body } = await alice.post(PATH, { ...NEW, ...maker, cancelOrderId });
    expect(status).toBe(409);
    expect(body.code).toBe(-2021);
    expect(shapeOf(body.data.cancelResponse)).toBe(shape(CANCELED));
    expect(body.data).toMatchObject({
      cancelResult: "SUCCESS",
      newOrderResult: "FAILURE",
      newOrderResponse: WOULD_TAKE,
    });
    expect(await statusOf(cancelOrderId)).toBe("CANCELED");
    expect(await openOnes()).toEqual([]);
  });

  test("both may fail, each for its own reason", async () => {
    const maker = { type: "LIMIT_MAKER", timeInForce: undefined, price: "20000", cancelReplaceMode: "ALLOW_FAILURE" };
    const { status, body } = await alice.post(PATH, { ...NEW, ...maker, cancelOrderId: 999 });
    expect(status).toBe(400);
    expect(body).toEqual({
      code: -2022,
      msg: "Order cancel-replace failed.",
      data: {
        cancelResult: "FAILURE",
        newOrderResult: "FAILURE",
        cancelResponse: UNKNOWN,
        newOrderResponse: WOULD_TAKE,
      },
    });
  });

  test("a filter the new order breaks is found before anything happens", async () => {
    const cancelOrderId = await offer();
    const { status, body } = await alice.post(PATH, { ...NEW, price: "31500.001", cancelOrderId });
    expect({ status, body }).toEqual({ status: 400, body: { code: -1013, msg: "Filter failure: PRICE_FILTER" } });
    expect(await statusOf(cancelOrderId)).toBe("NEW");
    await clear();
  });

  test("the old order counts among the open ones while the new one is counted", async () => {
    const stop = { type: "STOP_LOSS", timeInForce: undefined, price: undefined, stopPrice: "29000" };
    const ids = [];
    for (let nth = 0; nth < 5; nth++) ids.push(await offer(stop));
    const { status, body } = await alice.post(PATH, { ...NEW, ...stop, cancelOrderId: ids[0] });
    expect(status).toBe(409);
    expect(body.data.newOrderResponse).toEqual({ code: -2010, msg: "Filter failure: MAX_NUM_ALGO_ORDERS" });
    await clear();
  });
});

test("the state an order must be in to be cancelled can be said", async () => {
  const cancelOrderId = await offer();
  const { body } = await alice.post(PATH, { ...NEW, cancelOrderId, cancelRestrictions: "ONLY_PARTIALLY_FILLED" });
  expect(body.data.cancelResponse).toEqual({ code: -2011, msg: "Order was not canceled due to cancel restrictions." });
  expect((await alice.post(PATH, { ...NEW, cancelOrderId, cancelRestrictions: "ONLY_NEW" })).status).toBe(200);
  await clear();
});

test("with the order limits reached nothing is done, or the old order is cancelled alone where that is asked for", async () => {
  const strict = await openVenue({ limits: "on" });
  const carol = strict.as("carol");
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.001", price: "25000" };
  const ids: number[] = [];
  for (let nth = 0; nth < 100; nth++) ids.push((await carol.post("/api/v3/order", buy)).body.orderId);
  const asked = { ...buy, cancelReplaceMode: "STOP_ON_FAILURE" };
  const tooMany = { code: -1015, msg: "Too many new orders; current limit is 100 orders per 10 SECONDS." };
  const refused = await carol.post(PATH, { ...asked, cancelOrderId: ids[0] });
  expect({ status: refused.status, body: refused.body }).toEqual({ status: 429, body: tooMany });
  const mode = { orderRateLimitExceededMode: "CANCEL_ONLY" };
  const half = await carol.post(PATH, { ...asked, ...mode, cancelOrderId: ids[0] });
  expect(half.status).toBe(429);
  expect(half.body).toMatchObject({
    code: -2021,
    data: { cancelResult: "SUCCESS", newOrderResult: "FAILURE", newOrderResponse: tooMany },
  });
  const allowed = { ...asked, ...mode, cancelReplaceMode: "ALLOW_FAILURE" };
  expect(await carol.post(PATH, { ...allowed, cancelOrderId: ids[1] })).toMatchObject({
    status: 409,
    body: { code: -2021, data: { cancelResult: "SUCCESS", newOrderResponse: tooMany } },
  });
  expect(await carol.post(PATH, { ...allowed, cancelOrderId: 1 })).toMatchObject({
    status: 400,
    body: { code: -2022, data: { newOrderResult: "FAILURE", newOrderResponse: tooMany } },
  });
  expect(await carol.post(PATH, { ...asked, ...mode, cancelOrderId: 1 })).toMatchObject({
    status: 429,
    body: { code: -2022, data: { newOrderResult: "NOT_ATTEMPTED", newOrderResponse: null } },
  });
  expect((await carol.get("/api/v3/openOrders", { symbol: "BTCUSDT" })).body).toHaveLength(98);
  expect(strict.faults()).toEqual([]);
});

test("faults are found in the order of the parameters, then of what goes together, then by the exchange", async () => {
  const cancelOrderId = await offer();
  const wrong = {
    ...NEW,
    symbol: "DOGEUSDT",
    cancelReplaceMode: "STOP",
    cancelOrderId: undefined,
    price: undefined,
    pegOffsetValue: 1,
    cancelRestrictions: "ONLY_OLD",
    orderRateLimitExceededMode: "ANYWAY",
  };
  const restrictions = "cancelRestrictions has to be either ONLY_NEW or ONLY_PARTIALLY_FILLED.";
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1130, "Data sent for parameter 'cancelReplaceMode' is not valid.", { cancelReplaceMode: "STOP_ON_FAILURE" }],
    [-1145, restrictions, { cancelRestrictions: undefined }],
    [
      -1130,
      "Data sent for parameter 'orderRateLimitExceededMode' is not valid.",
      { orderRateLimitExceededMode: "DO_NOTHING" },
    ],
    [
      -1102,
      "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both were empty/null!",
      { cancelOrderId },
    ],
    [
      -1102,
      "Mandatory parameter 'pegPriceType' was not sent, was empty/null, or malformed.",
      { pegOffsetValue: undefined },
    ],
    [-1102, "Mandatory parameter 'price' was not sent, was empty/null, or malformed.", { price: "31500" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
