import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, bobQuotes, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/forceLiquidationRec";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { isolatedSymbol: "BTCUSDT" };

interface Body {
  readonly rows: readonly { readonly orderId: number; readonly symbol: string }[];
  readonly total: number;
}

let venue: TestVenue;
let alice: Trader;
const records = (params: Params = {}) => gets<Body>(alice, PAGE, params);

beforeEach(async () => {
  // Nobody quotes but bob, so that the prices of what is sold are known.
  venue = await openVenue({ house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("who was never liquidated sees no record", async () => {
  expect(await records()).toEqual({ rows: [], total: 0 });
});

test("answers in the documented shape: limit orders at the worst price they traded at", async () => {
  await aliceGoesLong(venue);
  await bobQuotes(venue, "BUY", { quantity: "0.5", price: "21010" });
  await bobQuotes(venue, "BUY", { quantity: "2", price: "20800" });
  await venue.advance(1_000);
  await venue.price("BTCUSDT", "21021");
  const answer = await records(ISOLATED);
  const row = {
    avgPrice: PADDED,
    executedQty: PADDED,
    orderId: INTEGER,
    price: PADDED,
    qty: PADDED,
    side: TEXT,
    symbol: TEXT,
    timeInForce: TEXT,
    isIsolated: BOOLEAN,
    updatedTime: INTEGER,
  };
  expect(shapeOf(answer)).toBe(shape({ rows: [row], total: INTEGER }));
  // 20000.39583334 ÷ 0.999 = 20020.416…: 0.5 × 21010 and 0.45747 × 20800 bring 20020.376, one lot more is enough.
  expect(answer.rows).toMatchObject([
    {
      avgPrice: "20909.66286502",
      executedQty: "0.95748000",
      price: "20800.00000000",
      qty: "0.95748000",
      side: "SELL",
      symbol: "BTCUSDT",
      timeInForce: "GTC",
      isIsolated: true,
      updatedTime: START + 1_000,
    },
  ]);
  // It is in the other account's records no more than in anybody else's.
  expect(await records()).toEqual({ rows: [], total: 0 });
  const [order] = await gets<{ orderId: number }[]>(alice, "/allOrders", {
    symbol: "BTCUSDT",
    isIsolated: "TRUE",
    orderId: answer.rows[0]!.orderId,
  });
  expect(order).toMatchObject({ type: "LIMIT", status: "FILLED", price: "20800.00000000" });
});

test("newest first, by pages, and by the time they were done", async () => {
  await venue.fund("alice", "cross", "BTC", "1");
  await venue.fund("alice", "cross", "ETH", "10");
  await posts(alice, "/borrow-repay", { asset: "USDT", amount: "40000", type: "BORROW" });
  const sold = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC" };
  await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
  await posts(alice, "/order", { ...sold, quantity: "1", price: "30000" });
  // 40000.79 are owed against 10000, ten ethers and two bitcoins less a thousandth, for one of which there is a bid.
  await venue.advance(10_000);
  await bobQuotes(venue, "BUY", { quantity: "1", price: "7000" });
  await venue.gap("BTC", "7000");
  await venue.advance(HOURS);
  await bobQuotes(venue, "BUY", { symbol: "ETHUSDT", quantity: "20", price: "1500" });
  await venue.gap("ETH", "1500");
  const all = await records();
  expect(all.rows.map(({ symbol }) => symbol)).toEqual(["ETHUSDT", "BTCUSDT"]);
  expect(all.total).toBe(2);
  expect(await records({ size: 1, current: 2 })).toEqual({ rows: [all.rows[1]], total: 2 });
  expect((await records({ endTime: START + 10_000 })).rows).toEqual([all.rows[1]]);
  expect((await records({ startTime: START + 10_001 })).rows).toEqual([all.rows[0]]);
});

test("costs an address 1", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(1);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});

test("refuses a pair that is none, one without an account, and a page of nothing", async () => {
  const asked = (params: Params) => () => alice.get(PATH, params);
  await expectRefusal(venue, asked({ isolatedSymbol: "XXXYYY" }), [-1121, "Invalid symbol."]);
  await expectRefusal(venue, asked(ISOLATED), [-11001, "Isolated margin account does not exist."]);
  await expectRefusal(venue, asked({ size: 101 }), badValue("size"));
  await expectRefusal(venue, asked({ current: 0 }), badValue("current"));
});
