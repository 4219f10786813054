import { expect, test } from "vitest";
import { INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue } from "../../../venue.ts";

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

test("an order that trades at once is counted when it is answered and not any more after that", async () => {
  const market = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" };
  const counts = counter(await openVenue(), "alice");
  await counts.place({ ...ORDER, price: "32000" });
  const { headers } = await counts.place(market);
  expect(headers).toMatchObject({ "x-mbx-order-count-10s": "2", "x-mbx-order-count-1d": "2" });
  expect(await counts.now()).toEqual([1, 1]);
  // What fills in parts is taken off once.
  await counts.place({ ...market, quantity: "1" });
  expect(await counts.now()).toEqual([1, 1]);
});

test("an order that fills as it waits takes five off, by its first fill alone, and never below none", async () => {
  const scene = await openVenue();
  const [counts, takers] = [counter(scene, "alice"), counter(scene, "bob")];
  for (let nth = 0; nth < 7; nth++) await counts.place({ ...ORDER, price: nth === 0 ? "30001" : "32000" });
  expect(await counts.now()).toEqual([7, 7]);
  const bite = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.004" };
  await takers.place(bite);
  expect([await counts.now(), await takers.now()]).toEqual([
    [2, 2],
    [0, 0],
  ]);
  await takers.place(bite);
  expect(await counts.now()).toEqual([2, 2]);
  await counts.place({ ...ORDER, price: "30001" });
  await takers.place({ ...bite, quantity: "0.01" });
  expect(await counts.now()).toEqual([0, 0]);
  await counts.place(ORDER);
  expect(await counts.now()).toEqual([1, 1]);
  expect(scene.faults()).toEqual([]);
});

test("a fill takes off what is counted now, whenever its order was placed; an end without a fill takes nothing off", async () => {
  const scene = await openVenue();
  const [counts, takers] = [counter(scene, "alice"), counter(scene, "bob")];
  await counts.place({ ...ORDER, price: "30001" });
  await counts.place({ ...ORDER, price: "20000", timeInForce: "FOK", side: "BUY" });
  await scene.as("alice").delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect(await counts.now()).toEqual([2, 2]);
  const { status } = await counts.place({ ...ORDER, price: "30001" });
  expect(status).toBe(200);
  await scene.advance(10_000);
  for (let nth = 0; nth < 6; nth++) await counts.place(ORDER);
  expect(await counts.now()).toEqual([6, 9]);
  await takers.place({ symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });
  expect(await counts.now()).toEqual([1, 4]);
});

test("who trades with every order may place more than the limit; a margin account may not", async () => {
  const scene = await openVenue();
  const market = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.001" };
  const counts = counter(scene, "alice");
  for (let nth = 0; nth < 102; nth++) {
    expect((await counts.place({ ...market, side: nth % 2 === 0 ? "BUY" : "SELL" })).status).toBe(200);
  }
  expect(await counts.now()).toEqual([0, 0]);
  await scene.fund("alice", "cross", "USDT", "1000");
  await counts.place(ORDER);
  await scene.as("alice").post("/sapi/v1/margin/order", market);
  const margin = await scene.as("alice").get("/sapi/v1/margin/rateLimit/order");
  expect(margin.body.map(({ count }: { count: number }) => count)).toEqual([1, 1]);
  expect(await counts.now()).toEqual([1, 1]);
});

/** Places orders of somebody, and says what is counted of them. */
function counter(of: TestVenue, who: "alice" | "bob") {
  return {
    place: (order: Params) => of.as(who).post("/api/v3/order", order),
    now: async () => (await of.as(who).get(PATH)).body.map(({ count }: { count: number }) => count),
  };
}
