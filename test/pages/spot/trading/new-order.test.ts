import { expect, test } from "vitest";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIMIT = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", quantity: "0.01" };

const ACK = { symbol: TEXT, orderId: INTEGER, orderListId: INTEGER, clientOrderId: TEXT, transactTime: INTEGER };
const RESULT = {
  ...ACK,
  price: PADDED,
  origQty: PADDED,
  executedQty: PADDED,
  origQuoteOrderQty: PADDED,
  cummulativeQuoteQty: PADDED,
  status: TEXT,
  timeInForce: TEXT,
  type: TEXT,
  side: TEXT,
  workingTime: INTEGER,
  selfTradePreventionMode: TEXT,
};
const FILL = { price: PADDED, qty: PADDED, commission: PADDED, commissionAsset: TEXT, tradeId: INTEGER };

/** What an account has of an asset, as the account page says. */
async function balance(trader: typeof alice, asset: string): Promise<{ free: string; locked: string }> {
  const { body } = await trader.get("/api/v3/account");
  const { free, locked } = body.balances.find((row: { asset: string }) => row.asset === asset);
  return { free, locked };
}

test("the three kinds of answer have the documented members", async () => {
  const offer = { ...LIMIT, side: "SELL", price: "30000" };
  const ack = await alice.post(PATH, { ...offer, newOrderRespType: "ACK" });
  expect(shapeOf(ack.body)).toBe(shape(ACK));
  const result = await alice.post(PATH, { ...offer, newOrderRespType: "RESULT" });
  expect(shapeOf(result.body)).toBe(shape(RESULT));
  const full = await bob.post(PATH, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.02" });
  expect(shapeOf(full.body)).toBe(shape({ ...RESULT, fills: [FILL, FILL] }));
});

test("a limit order waits, holds what it may spend, and trades at its own price", async () => {
  const placed = await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30001", newClientOrderId: "offer-1" });
  expect(placed.body).toMatchObject({
    clientOrderId: "offer-1",
    orderListId: -1,
    transactTime: START,
    price: "30001.00000000",
    origQty: "0.01000000",
    executedQty: "0.00000000",
    cummulativeQuoteQty: "0.00000000",
    status: "NEW",
    workingTime: START,
    selfTradePreventionMode: "EXPIRE_MAKER",
    fills: [],
  });
  // Alice has sold 0.02 of her five before.
  expect(await balance(alice, "BTC")).toEqual({ free: "4.97000000", locked: "0.01000000" });

  const before = await balance(bob, "USDT");
  const taken = await bob.post(PATH, { ...LIMIT, side: "BUY", price: "30002", quantity: "0.006" });
  expect(taken.body).toMatchObject({
    status: "FILLED",
    executedQty: "0.00600000",
    cummulativeQuoteQty: "180.00600000",
  });
  // A thousandth of what is received is the commission.
  expect(taken.body.fills).toEqual([
    {
      price: "30001.00000000",
      qty: "0.00600000",
      commission: "0.00000600",
      commissionAsset: "BTC",
      tradeId: expect.any(Number),
    },
  ]);
  const after = await balance(bob, "USDT");
  expect(Number(before.free) - Number(after.free)).toBeCloseTo(180.006, 8);
  expect(after.locked).toBe("0.00000000");
  expect(await balance(alice, "BTC")).toEqual({ free: "4.97000000", locked: "0.00400000" });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("a market order can be for an amount of quote", async () => {
  await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30000", quantity: "0.02" });
  const { body } = await bob.post(PATH, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quoteOrderQty: "150" });
  expect(body).toMatchObject({
    price: "0.00000000",
    // 150 ÷ 30000.
    origQty: "0.00500000",
    executedQty: "0.00500000",
    origQuoteOrderQty: "150.00000000",
    cummulativeQuoteQty: "150.00000000",
    status: "FILLED",
    type: "MARKET",
  });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("stop orders are acknowledged only, and do not work before their price", async () => {
  const stop = { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", stopPrice: "29000" };
  expect(shapeOf((await alice.post(PATH, { ...stop, type: "STOP_LOSS" })).body)).toBe(shape(ACK));
  const limit = { ...stop, type: "STOP_LOSS_LIMIT", timeInForce: "GTC", price: "28900", newOrderRespType: "RESULT" };
  const { body } = await alice.post(PATH, limit);
  expect(shapeOf(body)).toBe(shape({ ...RESULT, stopPrice: PADDED }));
  expect(body).toMatchObject({ status: "NEW", stopPrice: "29000.00000000", price: "28900.00000000", workingTime: -1 });
  const rise = { ...stop, stopPrice: "31000", newOrderRespType: "FULL" };
  expect((await alice.post(PATH, { ...rise, type: "TAKE_PROFIT" })).body).toMatchObject({ workingTime: -1, fills: [] });
  const target = { ...rise, type: "TAKE_PROFIT_LIMIT", timeInForce: "GTC", price: "31100" };
  expect((await alice.post(PATH, target)).body).toMatchObject({ status: "NEW", price: "31100.00000000" });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("a trailing stop needs no stop price and tells since when it follows the price", async () => {
  const trailing = { symbol: "BTCUSDT", side: "SELL", type: "STOP_LOSS", quantity: "0.01", trailingDelta: 500 };
  const { body } = await alice.post(PATH, { ...trailing, newOrderRespType: "RESULT" });
  expect(shapeOf(body)).toBe(shape({ ...RESULT, trailingDelta: INTEGER, trailingTime: INTEGER }));
  expect(body).toMatchObject({ trailingDelta: 500, trailingTime: START, workingTime: -1 });
  const asked = { symbol: "BTCUSDT", orderId: body.orderId };
  expect((await alice.get(PATH, asked)).body).toMatchObject({ stopPrice: "0.00000000", trailingDelta: 500 });
  expect((await alice.delete(PATH, asked)).body).toMatchObject({ trailingDelta: 500, trailingTime: START });
});

test("an iceberg and a strategy are shown where they were sent", async () => {
  const iceberg = { ...LIMIT, side: "SELL", price: "30001", quantity: "1", icebergQty: "0.1" };
  const strategy = { strategyId: 7, strategyType: 1_000_000 };
  const { body } = await alice.post(PATH, { ...iceberg, ...strategy, newOrderRespType: "RESULT" });
  expect(shapeOf(body)).toBe(shape({ ...RESULT, icebergQty: PADDED, strategyId: INTEGER, strategyType: INTEGER }));
  expect(body).toMatchObject({ icebergQty: "0.10000000", ...strategy });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("a maker-only order that would take is refused, and waits otherwise", async () => {
  const maker = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT_MAKER", quantity: "0.01" };
  expect((await alice.post(PATH, { ...maker, price: "29000" })).body).toEqual({
    code: -2010,
    msg: "Order would immediately match and take.",
  });
  expect(shapeOf((await alice.post(PATH, { ...maker, price: "30001" })).body)).toBe(shape(ACK));
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("an order that met another of its account says which match was prevented, and how much of it", async () => {
  const resting = await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30000", quantity: "0.02" });
  const { body } = await alice.post(PATH, {
    ...LIMIT,
    side: "BUY",
    price: "30000",
    timeInForce: "IOC",
    selfTradePreventionMode: "EXPIRE_TAKER",
  });
  expect(shapeOf(body)).toBe(shape({ ...RESULT, preventedQuantity: PADDED, preventedMatchId: INTEGER, fills: [] }));
  expect(body).toMatchObject({
    status: "EXPIRED_IN_MATCH",
    executedQty: "0.00000000",
    preventedQuantity: "0.01000000",
    preventedMatchId: 1,
  });
  const { orderId } = resting.body;
  expect((await alice.get(PATH, { symbol: "BTCUSDT", orderId })).body).toMatchObject({
    status: "NEW",
    executedQty: "0.00000000",
  });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("words are read in any case", async () => {
  const { status } = await alice.post(PATH, {
    ...LIMIT,
    side: "sell",
    type: "limit",
    timeInForce: "gtc",
    price: "30001",
  });
  expect(status).toBe(200);
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("an accepted order counts as one, a refused one does not", async () => {
  const accepted = await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30001" });
  const refused = await alice.post(PATH, { ...LIMIT, side: "SELL", price: "0.001" });
  const again = await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30001" });
  const count = (headers: Record<string, string>) => Number(headers["x-mbx-order-count-10s"]);
  expect(count(again.headers)).toBe(count(accepted.headers) + 1);
  expect(refused.headers).not.toHaveProperty("x-mbx-order-count-10s");
  expect(venue.faults()).toEqual([]);
});
