import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/aggTrades";
const SYMBOL = { symbol: "BTCUSDT" };

/** Five minutes in, bob sells to three bids at two prices: trades 5 and 6 at one, 7 at the other. */
await venue.advance(START + 300_000 - venue.now());
const bid = { ...SYMBOL, side: "BUY", type: "LIMIT", timeInForce: "GTC" };
for (const [name, price, quantity] of [
  ["alice", "30000", "0.01"],
  ["carol", "30000", "0.02"],
  ["alice", "29999.5", "0.04"],
] as const) {
  await venue.as(name).post("/api/v3/order", { ...bid, price, quantity });
}
await venue.as("bob").post("/api/v3/order", { ...SYMBOL, side: "SELL", type: "MARKET", quantity: "0.05" });

async function numbers(params: Params): Promise<number[]> {
  const { body } = await venue.get(PATH, { ...SYMBOL, ...params });
  return body.map((row: { a: number }) => row.a);
}

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { ...SYMBOL, limit: 1 });
  expect(status).toBe(200);
  const row = { a: INTEGER, p: PADDED, q: PADDED, f: INTEGER, l: INTEGER, T: INTEGER, m: BOOLEAN, M: BOOLEAN };
  expect(shapeOf(body)).toBe(shape([row]));
});

test("what one taker took at one price is one row, at two prices two", async () => {
  const { body } = await venue.get(PATH, { ...SYMBOL, fromId: 5 });
  expect(body).toEqual([
    { a: 5, p: "30000.00000000", q: "0.03000000", f: 5, l: 6, T: START + 300_000, m: true, M: true },
    { a: 6, p: "29999.50000000", q: "0.02000000", f: 7, l: 7, T: START + 300_000, m: true, M: true },
  ]);
});

test("rows are the newest, or begin at a number, or lie in a time", async () => {
  expect(await numbers({})).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await numbers({ limit: 2 })).toEqual([5, 6]);
  expect(await numbers({ fromId: 2, limit: 2 })).toEqual([2, 3]);
  expect(await numbers({ fromId: 7 })).toEqual([]);
  expect(await numbers({ startTime: START + 20_000, endTime: START + 65_000 })).toEqual([2, 3]);
  expect(await numbers({ startTime: START + 20_001, limit: 2 })).toEqual([3, 4]);
  expect(await numbers({ endTime: START + 299_999, limit: 2 })).toEqual([3, 4]);
  expect(await numbers({ startTime: START + 300_001 })).toEqual([]);
});

test("faults are found in the order of the parameters, then the market, then the combination", async () => {
  const wrong = { fromId: "one", startTime: "noon", endTime: "1.5", limit: 0, x: 1 };
  const answer = await repaired(venue, (params) => venue.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, "Illegal characters found in parameter 'fromId'; legal range is '^[0-9]{1,20}$'.", { fromId: 1 }],
    [-1100, "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.", { startTime: START }],
    [-1100, "Illegal characters found in parameter 'endTime'; legal range is '^[0-9]{1,20}$'.", { endTime: START }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1 }],
    [-1104, "Not all sent parameters were read; read '5' parameter(s) but was sent '6'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1128, "Combination of optional parameters invalid.", { startTime: undefined }],
    [-1128, "Combination of optional parameters invalid.", { endTime: undefined }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("it costs 4", async () => {
  const { headers } = await venue.raw("GET", PATH, { ip: "10.0.0.2", query: "symbol=BTCUSDT" });
  expect(headers["x-mbx-used-weight-1m"]).toBe("4");
});
