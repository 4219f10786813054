import { expect, test } from "vitest";
import { INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/rateLimit/order";
const alice = venue.as("alice");
const ORDER = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "31000" };

test("it has the documented members", async () => {
  const { status, body } = await alice.get(PATH);
  expect(status).toBe(200);
  const row = { rateLimitType: TEXT, interval: TEXT, intervalNum: INTEGER, limit: INTEGER, count: INTEGER };
  expect(shapeOf(body)).toBe(shape([row, row]));
});

test("placed orders count until their interval is over, each account's its own", async () => {
  await alice.post("/api/v3/order", ORDER);
  await alice.post("/api/v3/order", ORDER);
  const counts = async (who: typeof alice) => (await who.get(PATH)).body.map(({ count }: { count: number }) => count);
  expect((await alice.get(PATH)).body).toEqual([
    { rateLimitType: "ORDERS", interval: "SECOND", intervalNum: 10, limit: 100, count: 2 },
    { rateLimitType: "ORDERS", interval: "DAY", intervalNum: 1, limit: 200_000, count: 2 },
  ]);
  expect(await counts(venue.as("bob"))).toEqual([0, 0]);
  await venue.advance(10_000);
  expect(await counts(alice)).toEqual([0, 2]);
  expect(venue.faults()).toEqual([]);
});

test("it takes no parameters, asks for a signature and costs 40", async () => {
  expect((await alice.get(PATH, { symbol: "BTCUSDT" })).body.code).toBe(-1104);
  expect((await venue.get(PATH)).body.code).toBe(-2014);
  const used = async () => Number((await alice.get(PATH)).headers["x-mbx-used-weight-1m"]);
  const before = await used();
  expect((await used()) - before).toBe(40);
});
