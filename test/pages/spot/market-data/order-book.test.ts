import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/depth";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", limit: 1 });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ lastUpdateId: INTEGER, bids: [[PADDED, PADDED]], asks: [[PADDED, PADDED]] }));
});

test("both sides are shown best first, orders of one price together, down to the limit", async () => {
  const order = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC" };
  await alice.post("/api/v3/order", { ...order, side: "SELL", price: "30001", quantity: "0.02" });
  await bob.post("/api/v3/order", { ...order, side: "SELL", price: "30001", quantity: "0.03" });
  await bob.post("/api/v3/order", { ...order, side: "BUY", price: "29999.25", quantity: "0.5" });
  const { body } = await venue.get(PATH, { symbol: "BTCUSDT", limit: 2 });
  expect(body.asks[0]).toEqual(["30001.00000000", "0.05000000"]);
  expect(body.bids[0]).toEqual(["29999.25000000", "0.50000000"]);
  // The house's best prices, half a ten-thousandth from the middle.
  expect(body.asks[1][0]).toBe("30001.50000000");
  expect(body.bids[1][0]).toBe("29998.50000000");
  expect(body.bids).toHaveLength(2);
});

test("every change of the book has a higher number, and an iceberg shows its tip", async () => {
  const { body: before } = await venue.get(PATH, { symbol: "BTCUSDT" });
  const iceberg = { type: "LIMIT", timeInForce: "GTC", price: "30000.5", quantity: "1", icebergQty: "0.1" };
  await alice.post("/api/v3/order", { symbol: "BTCUSDT", side: "SELL", ...iceberg });
  const { body: after } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(after.lastUpdateId).toBeGreaterThan(before.lastUpdateId);
  expect(after.asks[0]).toEqual(["30000.50000000", "0.10000000"]);
  expect(after.asks.length).toBe(before.asks.length + 1);
});

test("a deeper book costs more", async () => {
  const costs = { 100: "5", 101: "25", 500: "25", 501: "50", 1000: "50", 1001: "250", 5000: "250", 9999: "250" };
  for (const [limit, cost] of Object.entries(costs)) {
    const { headers } = await venue.raw("GET", PATH, {
      query: `symbol=BTCUSDT&limit=${limit}`,
      ip: `10.0.1.${cost}.${limit}`,
    });
    expect(headers["x-mbx-used-weight-1m"], limit).toBe(cost);
  }
});

test("faults are found in the order of the parameters, then the market, then its status", async () => {
  const answer = await repaired(
    venue,
    (params) => venue.get(PATH, params),
    { limit: "many", symbolStatus: "OPEN", x: 1 },
    [
      [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
      [-1100, "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.", { limit: 0 }],
      [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 10 }],
      [-1122, "Invalid symbolStatus.", { symbolStatus: "BREAK" }],
      [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { x: undefined }],
      [-1121, "Invalid symbol.", { symbol: "BTCUSD_PERP" }],
      [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
      [-1220, "The symbol's status does not match the requested symbolStatus.", { symbolStatus: "TRADING" }],
    ],
  );
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});
