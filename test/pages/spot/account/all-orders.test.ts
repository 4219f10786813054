import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/allOrders";
const alice = venue.as("alice");
const SYMBOL = { symbol: "BTCUSDT" };
const LIMIT = { ...SYMBOL, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "30001" };

/** Five orders a second apart: filled, cancelled, open, refused by the market, open. */
const ids: number[] = [];
for (const [nth, more] of [
  {},
  {},
  { price: "40000" },
  { timeInForce: "IOC", price: "40000" },
  { price: "40001" },
].entries()) {
  await venue.advance(START + (nth + 1) * 1_000 - venue.now());
  const { body } = await alice.post("/api/v3/order", { ...LIMIT, newClientOrderId: `order-${nth + 1}`, ...more });
  ids.push(body.orderId);
  if (nth === 0)
    await venue.as("bob").post("/api/v3/order", { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.02" });
  if (nth === 1) await alice.delete("/api/v3/order", { ...SYMBOL, orderId: body.orderId });
}

/** Which of the five are shown. */
async function shown(params: Params = {}): Promise<number[]> {
  const { body, text } = await alice.get(PATH, { ...SYMBOL, ...params });
  if (!Array.isArray(body)) throw new Error(text);
  return body.map((row: { orderId: number }) => ids.indexOf(row.orderId) + 1);
}

test("it has the documented members", async () => {
  const { status, body } = await alice.get(PATH, { ...SYMBOL, limit: 1 });
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
        origQuoteOrderQty: PADDED,
        workingTime: INTEGER,
        selfTradePreventionMode: TEXT,
      },
    ]),
  );
});

test("open and closed orders stand together, oldest first, each in its state", async () => {
  const { body } = await alice.get(PATH, SYMBOL);
  expect(body.map(({ clientOrderId, status, time }: Record<string, unknown>) => [clientOrderId, status, time])).toEqual(
    [
      ["order-1", "FILLED", START + 1_000],
      ["order-2", "CANCELED", START + 2_000],
      ["order-3", "NEW", START + 3_000],
      ["order-4", "EXPIRED", START + 4_000],
      ["order-5", "NEW", START + 5_000],
    ],
  );
  expect(await shown({ symbol: "ETHUSDT" })).toEqual([]);
  expect((await venue.as("carol").get(PATH, SYMBOL)).body).toEqual([]);
});

test("a call chooses the newest, or the first from a number or a time on", async () => {
  expect(await shown({ limit: 2 })).toEqual([4, 5]);
  expect(await shown({ orderId: ids[1]!, limit: 2 })).toEqual([2, 3]);
  expect(await shown({ orderId: ids[4]! + 1 })).toEqual([]);
  expect(await shown({ startTime: START + 2_000, limit: 2 })).toEqual([2, 3]);
  expect(await shown({ startTime: START + 2_001, endTime: START + 4_000 })).toEqual([3, 4]);
  expect(await shown({ endTime: START + 3_999, limit: 2 })).toEqual([2, 3]);
  expect(await shown({ orderId: ids[1]!, endTime: START + 3_000 })).toEqual([2, 3]);
});

test("faults are found in the order of the parameters, then the market, then the length of the time", async () => {
  const range = "legal range is '^[0-9]{1,20}$'.";
  const wrong = { symbol: "", orderId: "first", startTime: "x", endTime: "y", limit: 0, x: 1 };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, `Illegal characters found in parameter 'orderId'; ${range}`, { orderId: undefined }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: START }],
    [-1100, `Illegal characters found in parameter 'endTime'; ${range}`, { endTime: START + DAYS + 1 }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1001 }],
    [-1104, "Not all sent parameters were read; read '6' parameter(s) but was sent '7'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1127, "More than 24 hours between startTime and endTime.", { endTime: START + DAYS }],
  ]);
  expect(answer.body).toHaveLength(5);
  expect(venue.faults()).toEqual([]);
});
