// What the quirks of contracts change for a client, and the profiles that have them.

import { describe, expect, test } from "vitest";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  gets,
  posts,
  rests,
  weightOf,
} from "../pages/derivatives/coin-margined-futures/scene.ts";
import { askerOf } from "../pages/derivatives/coin-margined-futures/asking.ts";
import { expectRefusal } from "../refusal.ts";
import { openVenue, type TestVenue } from "../venue.ts";

const JULY = { profile: "2026-07" } as const;
const SENT_ELSEWHERE = [
  -4120,
  "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.",
] as const;
const STOPS = [
  { type: "STOP", price: "20000", stopPrice: "20000" },
  { type: "STOP_MARKET", stopPrice: "20000" },
  { type: "TAKE_PROFIT", price: "40000", stopPrice: "40000" },
  { type: "TAKE_PROFIT_MARKET", stopPrice: "40000" },
  { type: "TRAILING_STOP_MARKET", callbackRate: "1" },
];
const order = { symbol: BTC, side: "SELL", quantity: 1 };
const emptied = async (opening: Parameters<typeof openVenue>[0]): Promise<TestVenue> => {
  const venue = await openVenue(opening);
  await emptyBook(venue);
  return venue;
};

describe("conditionalOrders", () => {
  test("today stops are orders, and algo orders as well", async () => {
    const venue = await emptied({});
    for (const stop of STOPS) await posts(venue.as("alice"), "/order", { ...order, ...stop });
    expect(await gets(venue.as("alice"), "/openOrders", { symbol: BTC })).toHaveLength(STOPS.length);
  });

  test("moved, each is refused wherever orders are placed, before anything else is looked at", async () => {
    const venue = await emptied({ quirks: { conditionalOrders: "algos" } });
    const alice = venue.as("alice");
    for (const stop of [...STOPS, { type: "STOP" }]) {
      await expectRefusal(venue, () => alice.post(`${DAPI}/order`, { ...order, ...stop }), SENT_ELSEWHERE);
    }
    const [code, msg] = SENT_ELSEWHERE;
    const limit = { symbol: BTC, side: "BUY", type: "LIMIT", quantity: "1", price: "20000", timeInForce: "GTC" };
    const batch = JSON.stringify([{ ...order, quantity: "1", ...STOPS[1] }, limit]);
    const { body } = await alice.post(`${DAPI}/batchOrders`, { batchOrders: batch });
    expect(body).toMatchObject([
      { code, msg },
      { type: "LIMIT", status: "NEW" },
    ]);
    const { signed } = await askerOf(venue, alice);
    expect(await signed("order.place", { ...order, ...STOPS[1] })).toMatchObject({ error: { code, msg } });
    for (const { stopPrice: triggerPrice, ...stop } of STOPS) {
      await posts(alice, "/algoOrder", { algoType: "CONDITIONAL", ...order, ...stop, triggerPrice });
    }
    expect(await gets(alice, "/openAlgoOrders", { symbol: BTC })).toHaveLength(STOPS.length);
    expect(venue.faults()).toEqual([]);
  });
});

test("orderFigures: left out, answers to placing, amending and cancelling tell nothing of trades; queries do", async () => {
  const venue = await emptied({ quirks: { orderFigures: "left-out" } });
  const alice = venue.as("alice");
  const limit = { symbol: BTC, side: "BUY", type: "LIMIT", quantity: 1, price: "20000", timeInForce: "GTC" };
  const placed = await posts(alice, "/order", limit);
  const { orderId } = placed as { orderId: number };
  const batchOrders = JSON.stringify([{ ...limit, quantity: "1" }]);
  const [batched] = (await alice.post(`${DAPI}/batchOrders`, { batchOrders })).body;
  const amended = (await alice.put(`${DAPI}/order`, { symbol: BTC, side: "BUY", orderId, quantity: 2 })).body;
  const queried = await gets<object>(alice, "/order", { symbol: BTC, orderId });
  const canceled = (await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId })).body;
  const orderIdList = `[${batched.orderId}]`;
  const [several] = (await alice.delete(`${DAPI}/batchOrders`, { symbol: BTC, orderIdList })).body;
  for (const answer of [placed, batched, amended, canceled, several]) {
    expect(answer).toHaveProperty("origQty");
    expect(answer).not.toHaveProperty("avgPrice");
    expect(answer).not.toHaveProperty("cumBase");
  }
  expect(queried).toMatchObject({ avgPrice: "0.0", cumBase: "0" });
});

test("contractQueries: merged, reading weighs less, and a symbol must be one", async () => {
  const venue = await emptied({ quirks: { contractQueries: "merged" } });
  const alice = venue.as("alice");
  const weighs = (page: string, params: object) => weightOf(() => alice.get(`${DAPI}${page}`, { ...params }));
  expect(await weighs("/allOrders", { symbol: BTC })).toBe(5);
  expect(await weighs("/allOrders", { pair: "BTCUSD" })).toBe(5);
  expect(await weighs("/userTrades", { symbol: BTC })).toBe(5);
  expect(await weighs("/forceOrders", { symbol: BTC })).toBe(20);
  expect(await weighs("/forceOrders", {})).toBe(50);
  expect(await weightOf(() => alice.get("/dapi/v2/leverageBracket", { symbol: BTC }))).toBe(1);
  expect(await weightOf(() => alice.get("/dapi/v2/leverageBracket"))).toBe(2);
  await expectRefusal(venue, () => alice.get(`${DAPI}/openOrders`, { symbol: "NONE" }), BAD_SYMBOL);
});

test("the profile of July 2026 has them all, those before have none", async () => {
  const july = await emptied(JULY);
  const [alice, before] = [july.as("alice"), await emptied({ profile: "2026-03" })];
  await expectRefusal(july, () => alice.post(`${DAPI}/order`, { ...order, ...STOPS[1] }), SENT_ELSEWHERE);
  const buys = { side: "BUY", quantity: 1, price: "20000" };
  const orderId = await rests(alice, buys);
  expect((await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId })).body).not.toHaveProperty("avgPrice");
  expect(await weightOf(() => alice.get(`${DAPI}/allOrders`, { symbol: BTC }))).toBe(5);
  await posts(before.as("alice"), "/order", { ...order, ...STOPS[1] });
  expect(await weightOf(() => before.as("alice").get(`${DAPI}/allOrders`, { symbol: BTC }))).toBe(20);
});
