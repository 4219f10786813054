import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params } from "../../../venue.ts";
import { LEG, listOf, RECEIPT } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/opo";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIST: Params = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "29999",
  workingQuantity: "0.01",
  workingTimeInForce: "GTC",
  pendingType: "LIMIT",
  pendingSide: "SELL",
  pendingPrice: "31000",
  pendingTimeInForce: "GTC",
};
const { origQty: _, ...UNSIZED } = LEG;
const order = async (orderId: number) => (await alice.get("/api/v3/order", { symbol: "BTCUSDT", orderId })).body;
const clear = () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
const sell = (quantity: string) =>
  bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity });
const bitcoin = async () =>
  (await alice.get("/api/v3/account")).body.balances.find(({ asset }: { asset: string }) => asset === "BTC");

test("it has the documented members: a working order, and one that is pending and has no size yet", async () => {
  const { status, body, text } = await alice.post(PATH, LIST);
  expect(status, text).toBe(200);
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [LEG, UNSIZED] }));
  expect(body).toMatchObject({
    contingencyType: "OTO",
    listOrderStatus: "EXECUTING",
    orderReports: [
      { side: "BUY", status: "NEW", origQty: "0.01000000" },
      { side: "SELL", status: "PENDING_NEW", workingTime: -1 },
    ],
  });
  expect(await order(body.orders[1].orderId)).toMatchObject({ status: "PENDING_NEW", origQty: "0.00000000" });
  const receipts = await alice.post(PATH, { ...LIST, newOrderRespType: "ACK" });
  expect(shapeOf(receipts.body)).toBe(shape({ ...listOf(2), orderReports: [RECEIPT, RECEIPT] }));
  await clear();
});

test("what is bought is locked until the last of it is there, then sold but for what does not fill a step", async () => {
  const before = await bitcoin();
  const { body } = await alice.post(PATH, LIST);
  const [working, pending] = body.orders;
  await sell("0.006");
  const kept = await bitcoin();
  expect(Number(kept.locked) - Number(before.locked)).toBeCloseTo(0.006, 8);
  await sell("0.004");
  expect((await order(working.orderId)).status).toBe("FILLED");
  expect(await order(pending.orderId)).toMatchObject({ status: "NEW", origQty: "0.01000000" });
  await clear();
  expect((await bitcoin()).locked).toBe(before.locked);
});

test("where the working order is filled at once the answer still shows the other one pending and without a size", async () => {
  const { body } = await alice.post(PATH, { ...LIST, workingPrice: "30010", newOrderRespType: "FULL" });
  expect(body.orderReports).toMatchObject([{ status: "FILLED" }, { status: "PENDING_NEW", workingTime: -1 }]);
  expect(body.orderReports[1]).not.toHaveProperty("origQty");
  expect(await order(body.orders[1].orderId)).toMatchObject({ status: "NEW", origQty: "0.01000000" });
  await clear();
});

test("the pending order's size is not amended before it is known", async () => {
  const { body } = await alice.post(PATH, LIST);
  const amend = { symbol: "BTCUSDT", orderId: body.orders[1].orderId, newQty: "0.001" };
  expect((await alice.put("/api/v3/order/amend/keepPriority", amend)).body).toEqual({
    code: -2038,
    msg: "Order amend (pending OPO order) is not supported.",
  });
  await clear();
});

test("two orders count against the limits, and exchangeInfo says that pairs allow such lists", async () => {
  const counted = async () => (await alice.get("/api/v3/rateLimit/order")).body[1].count;
  const before = await counted();
  await alice.post(PATH, LIST);
  expect(await counted()).toBe(before + 2);
  await clear();
  const { symbols } = (await venue.get("/api/v3/exchangeInfo", { symbol: "BTCUSDT" })).body;
  expect(symbols[0].opoAllowed).toBe(true);
});

test("faults are found in turn: who buys and who sells, then leg by leg, then by the exchange", async () => {
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const wrong = {
    ...LIST,
    symbol: "DOGEUSDT",
    workingSide: "SELL",
    workingTimeInForce: undefined,
    pendingSide: "BUY",
    pendingQuantity: "0.01",
    pendingTimeInForce: undefined,
  };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [
      -1104,
      "Not all sent parameters were read; read '10' parameter(s) but was sent '11'.",
      { pendingQuantity: undefined },
    ],
    [-1222, "Working order in an OPO list must be a bid.", { workingSide: "BUY" }],
    [-1223, "Pending orders in an OPO list must be asks.", { pendingSide: "SELL" }],
    [-1102, missing("workingTimeInForce"), { workingTimeInForce: "GTC" }],
    [-1102, missing("pendingTimeInForce"), { pendingTimeInForce: "GTC" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT", pendingPrice: "31000.001" }],
    [-1013, "Filter failure: PRICE_FILTER", { pendingPrice: "31000", workingQuantity: "10000" }],
    [-1013, "Filter failure: LOT_SIZE", { workingQuantity: "100" }],
    [-2010, "Account has insufficient balance for requested action.", { workingQuantity: "0.01" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
