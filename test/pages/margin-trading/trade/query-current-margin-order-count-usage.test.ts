import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/rateLimit/order";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };

let venue: TestVenue;
let alice: Trader;
/** What counts against the orders of ten seconds and of a day. */
const counts = async (trader: Trader, params: Params = {}) => {
  const rows = await gets<{ count: number }[]>(trader, PAGE, params);
  return rows.map(({ count }) => count);
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
  await venue.fund("alice", "BTCUSDT", "USDT", "10000");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape, with the intervals and limits that orders are held to", async () => {
  const row = { rateLimitType: TEXT, interval: TEXT, intervalNum: INTEGER, limit: INTEGER, count: INTEGER };
  const rows = await gets(alice, PAGE);
  expect(shapeOf(rows)).toBe(shape([row, row]));
  expect(rows).toEqual([
    { rateLimitType: "ORDERS", interval: "SECOND", intervalNum: 10, limit: 100, count: 0 },
    { rateLimitType: "ORDERS", interval: "DAY", intervalNum: 1, limit: 200_000, count: 0 },
  ]);
});

test("counts what was placed, one by one and in lists, and nothing that was refused", async () => {
  await posts(alice, "/order", BID);
  expect(await counts(alice)).toEqual([1, 1]);
  const oco = { symbol: "BTCUSDT", side: "BUY", quantity: "0.01", price: "29000", stopPrice: "31000" };
  await posts(alice, "/order/oco", oco);
  expect(await counts(alice)).toEqual([3, 3]);
  const working = { workingType: "LIMIT", workingSide: "BUY", workingPrice: "29000", workingQuantity: "0.01" };
  const pending = { pendingType: "MARKET", pendingSide: "SELL", pendingQuantity: "0.01" };
  await posts(alice, "/order/oto", { symbol: "BTCUSDT", ...working, workingTimeInForce: "GTC", ...pending });
  expect(await counts(alice)).toEqual([5, 5]);
  expect((await alice.post(`${MARGIN}/order`, { ...BID, quantity: "100" })).status).toBe(400);
  expect(await counts(alice)).toEqual([5, 5]);
});

test("is that of the account asked about: cross, one pair, or somebody else's", async () => {
  await posts(alice, "/order", BID);
  await posts(alice, "/order", { ...BID, isIsolated: "TRUE" });
  await posts(alice, "/order", { ...BID, isIsolated: "TRUE" });
  await alice.post("/api/v3/order", BID);
  expect(await counts(alice)).toEqual([1, 1]);
  expect(await counts(alice, { symbol: "BTCUSDT" })).toEqual([1, 1]);
  expect(await counts(alice, ISOLATED)).toEqual([2, 2]);
  expect(await counts(venue.as("bob"))).toEqual([0, 0]);
});

test("begins again with each interval", async () => {
  await posts(alice, "/order", BID);
  await venue.advance(10_000);
  expect(await counts(alice)).toEqual([0, 1]);
  await venue.advance(12 * 3_600_000);
  expect(await counts(alice)).toEqual([0, 0]);
});

test("costs the address 20", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(20);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  const asks = (params: Params) => () => alice.get(PATH, params);
  await expectRefusal(venue, asks({ isIsolated: "MAYBE" }), badValue("isIsolated"));
  await expectRefusal(venue, asks({ isIsolated: "TRUE" }), missing("symbol"));
  await expectRefusal(venue, asks({ isIsolated: "TRUE", symbol: "NOSUCH" }), [-1121, "Invalid symbol."]);
  const noAccount = "Isolated margin account does not exist.";
  await expectRefusal(venue, asks({ isIsolated: "TRUE", symbol: "ETHUSDT" }), [-11001, noAccount]);
});
