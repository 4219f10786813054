import { beforeEach, expect, test } from "vitest";
import { costOf, expectRefusal, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PATH = `${MARGIN}/limit-price-pairs`;
const BEYOND: Refusal = [
  -3064,
  "Limit price needs to be within (-15%,15%) of current index price for this margin trading pair.",
];
let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  for (const purse of ["cross", "BNBBTC"]) {
    await venue.fund("alice", purse, "BNB", "20");
    await venue.fund("alice", purse, "BTC", "1");
  }
});

// BNB is at 300 and BTC at 30000: the index of BNBBTC is 0.01, and the band reaches from 0.0085 to 0.0115.
const limit = { symbol: "BNBBTC", type: "LIMIT", timeInForce: "IOC", quantity: "1" };
const sends = (order: Record<string, string>) => () => alice.post(`${MARGIN}/order`, { ...limit, ...order });
const takes = async (order: Record<string, string>) => expect((await sends(order)()).status, order["price"]).toBe(200);

test("answers as documented", async () => {
  expect((await venue.raw("GET", PATH, { apiKey: alice.key })).text).toBe('{"crossMarginSymbols":["BNBBTC"]}');
});

test("on its pairs a bid may be 15 % above the index and no more, and any way below it", async () => {
  await expectRefusal(venue, sends({ side: "BUY", price: "0.011501" }), BEYOND);
  await takes({ side: "BUY", price: "0.0115" });
  await takes({ side: "BUY", price: "0.005" });
});

test("and an offer may be 15 % below the index and no more, and any way above it", async () => {
  await expectRefusal(venue, sends({ side: "SELL", price: "0.008499" }), BEYOND);
  await takes({ side: "SELL", price: "0.0085" });
  await takes({ side: "SELL", price: "0.02" });
});

test("the band follows the index", async () => {
  await venue.price("BTCUSDT", "33000");
  // 300 ÷ 33000 = 0.00909090, and 15 % more 0.01045453.
  await expectRefusal(venue, sends({ side: "BUY", price: "0.010455" }), BEYOND);
  await takes({ side: "BUY", price: "0.010454" });
});

test("isolated accounts and the legs of lists are held to it, spot accounts and market orders are not", async () => {
  await expectRefusal(venue, sends({ side: "BUY", price: "0.0116", isIsolated: "TRUE" }), BEYOND);
  const oco = { symbol: "BNBBTC", side: "SELL", quantity: "1", price: "0.012", stopPrice: "0.0095" };
  const stop = { stopLimitPrice: "0.008", stopLimitTimeInForce: "GTC" };
  await expectRefusal(venue, () => alice.post(`${MARGIN}/order/oco`, { ...oco, ...stop }), BEYOND);
  expect((await alice.post(`${MARGIN}/order/oco`, { ...oco, ...stop, stopLimitPrice: "0.009" })).status).toBe(200);
  expect((await alice.post("/api/v3/order", { ...limit, side: "BUY", price: "0.0116" })).status).toBe(200);
  const market = { symbol: "BNBBTC", side: "BUY", type: "MARKET", quantity: "1" };
  expect((await alice.post(`${MARGIN}/order`, market)).status).toBe(200);
});

test("pairs that are not among them take any price the filters take", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  const order = { ...limit, symbol: "BTCUSDT", side: "BUY", quantity: "0.001", price: "50000" };
  expect((await alice.post(`${MARGIN}/order`, order)).status).toBe(200);
});

test("a pair that cross margin no longer lists is not shown", async () => {
  const market = venue.running.engine.view.reference.markets.get("BNBBTC")!;
  await venue.perform({ type: "DefineMarket", market: { ...market, cross: false } as never });
  expect(await looks(venue, alice, "/limit-price-pairs")).toEqual({ crossMarginSymbols: [] });
});

test("costs the address 1 and asks for a key, not for a signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(1);
  await expectRefusal(venue, () => venue.get(PATH), [-2014, "API-key format invalid."], 401);
});
