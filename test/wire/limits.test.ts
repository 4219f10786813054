import { expect, test } from "vitest";
import { SPOT_ALLOWANCE } from "../../src/api/allowances.ts";
import type { Call } from "../../src/gateway/call.ts";
import { limits } from "../../src/gateway/stages/limit.ts";
import { Tally } from "../../src/gateway/tally.ts";
import { instant } from "../../src/money/units.ts";
import { type Answer, HOURS, openVenue, type Params, type TestVenue } from "../venue.ts";

const MINUTES = HOURS / 60;

/** Fills an address's allowance on /api with calls of weight 250. */
async function use(venue: TestVenue, ip: string, calls: number) {
  let last: Answer | undefined;
  for (let n = 0; n < calls; n++)
    last = await venue.raw("GET", "/api/v3/depth", { query: "symbol=BTCUSDT&limit=5000", ip });
  return last!;
}

test("every answer says what the address has used this minute", async () => {
  const venue = await openVenue({ limits: "on" });
  expect((await venue.get("/api/v3/ping")).headers["x-mbx-used-weight-1m"]).toBe("1");
  expect((await venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 100 })).headers["x-mbx-used-weight-1m"]).toBe(
    "6",
  );
  expect((await venue.raw("GET", "/api/v3/ping", { ip: "10.0.0.9" })).headers["x-mbx-used-weight-1m"]).toBe("1");
  await venue.advance(MINUTES);
  expect((await venue.get("/api/v3/ping")).headers["x-mbx-used-weight-1m"]).toBe("1");
});

test("/sapi counts each page apart, per address or per account as the page says", async () => {
  const venue = await openVenue({ limits: "on" });
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  const query = "/sapi/v1/margin/isolated/account";
  expect((await alice.get(query)).headers["x-sapi-used-ip-weight-1m"]).toBe("10");
  expect((await bob.get(query)).headers["x-sapi-used-ip-weight-1m"]).toBe("20");
  expect((await alice.delete(query, { symbol: "BTCUSDT" })).headers["x-sapi-used-uid-weight-1m"]).toBe("300");
  expect((await bob.delete(query, { symbol: "BTCUSDT" })).headers["x-sapi-used-uid-weight-1m"]).toBe("300");
  expect((await alice.get("/sapi/v1/margin/account")).headers["x-sapi-used-ip-weight-1m"]).toBe("10");
});

test("too much is 429 with the time to wait; not waiting is a ban; the venue's clock ends it", async () => {
  const venue = await openVenue({ limits: "on" });
  const ip = "10.1.1.1";
  expect((await use(venue, ip, 24)).status).toBe(200);
  const over = await use(venue, ip, 1);
  expect(over.status).toBe(429);
  expect(over.headers["retry-after"]).toBe("60");
  expect(over.body).toEqual({
    code: -1003,
    msg:
      "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. " +
      "Please use WebSocket Streams for live updates to avoid polling the API.",
  });
  const banned = await use(venue, ip, 20);
  expect(banned.status).toBe(418);
  expect(banned.headers["retry-after"]).toBe("120");
  expect(banned.body).toEqual({
    code: -1003,
    msg:
      `Way too much request weight used; IP banned until ${venue.now() + 2 * MINUTES}. ` +
      "Please use WebSocket Streams for live updates to avoid bans.",
  });
  expect((await venue.raw("GET", "/api/v3/ping", { ip })).status).toBe(418);
  expect((await venue.raw("GET", "/api/v3/ping", { ip: "10.1.1.2" })).status).toBe(200);
  await venue.advance(2 * MINUTES);
  expect((await venue.raw("GET", "/api/v3/ping", { ip })).status).toBe(200);
});

test.each([
  ["/dapi/v1/depth", "symbol=BTCUSD_PERP&limit=1000"],
  ["/fapi/v1/exchangeInfo", ""],
])("at %s too much and a ban read as contracts' clients know them", async (path, query) => {
  const venue = await openVenue({ limits: "on" });
  const ask = () => venue.raw("GET", path, { query, ip: "10.1.1.4" });
  let answer = await ask();
  while (answer.status === 200) answer = await ask();
  expect([answer.status, answer.body]).toEqual([
    429,
    {
      code: -1003,
      msg:
        "Too many requests; current limit is 2400 requests per minute. " +
        "Please use the websocket for live updates to avoid polling the API.",
    },
  ]);
  while (answer.status === 429) answer = await ask();
  expect([answer.status, answer.body]).toEqual([
    418,
    {
      code: -1003,
      msg:
        `Way too many requests; IP banned until ${venue.now() + 2 * MINUTES}. ` +
        "Please use the websocket for live updates to avoid bans.",
    },
  ]);
});

test("a second ban lasts twice as long as the first", async () => {
  const venue = await openVenue({ limits: "on" });
  const ip = "10.1.1.3";
  await use(venue, ip, 45);
  await venue.advance(2 * MINUTES);
  const again = await use(venue, ip, 45);
  expect(again.status).toBe(418);
  expect(again.headers["retry-after"]).toBe("240");
});

test("an account's own allowance is no address's: borrowing in a loop leaves orders alone", async () => {
  const venue = await openVenue({ limits: "on" });
  const alice = venue.as("alice");
  let last: Answer | undefined;
  for (let n = 0; n <= 180_000 / 1_500; n++) {
    last = await alice.post("/sapi/v1/margin/borrow-repay", {
      asset: "BTC",
      isIsolated: "FALSE",
      amount: "0",
      type: "BORROW",
    });
  }
  expect(last!.status).toBe(429);
  expect(last!.body.msg).toContain("current limit is 180000 request weight per 1 MINUTE");
  expect((await alice.post("/sapi/v1/margin/order", { symbol: "BTCUSDT" })).body.code).toBe(-1102);
  expect((await venue.as("bob").post("/sapi/v1/margin/borrow-repay", { asset: "BTC" })).status).toBe(400);
});

test("orders are counted per account, and the hundred and first in ten seconds is refused", async () => {
  const venue = await openVenue({ limits: "on" });
  const alice = venue.as("alice");
  const place = () =>
    alice.post("/api/v3/order", {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "IOC",
      quantity: "0.001",
      price: "20000",
    });
  expect((await place()).headers).toMatchObject({ "x-mbx-order-count-10s": "1", "x-mbx-order-count-1d": "1" });
  for (let n = 1; n < 100; n++) await place();
  const over = await place();
  expect(over.status).toBe(429);
  expect(over.body).toEqual({ code: -1015, msg: "Too many new orders; current limit is 100 orders per 10 SECONDS." });
  expect(over.headers["retry-after"]).toBe("10");
  await venue.advance(10_000);
  expect((await place()).headers).toMatchObject({ "x-mbx-order-count-10s": "1", "x-mbx-order-count-1d": "101" });
});

test("each margin account has orders of its own, and a hundred placed from one leave the others theirs", async () => {
  const venue = await openVenue({ limits: "on" });
  const alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
  await venue.fund("alice", "BTCUSDT", "USDT", "10000");
  const bid = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "FOK", quantity: "0.001", price: "20000" };
  const place = (more: Params = {}) => alice.post("/sapi/v1/margin/order", { ...bid, ...more });
  for (let n = 0; n < 100; n++) expect((await place()).status).toBe(200);
  expect((await place()).body.code).toBe(-1015);
  expect((await place({ isIsolated: "TRUE" })).headers).toMatchObject({ "x-mbx-order-count-10s": "1" });
  expect((await alice.post("/api/v3/order", bid)).headers).toMatchObject({ "x-mbx-order-count-10s": "1" });
});

test("with limits off everything is counted and nothing refused", async () => {
  const venue = await openVenue({ limits: "off" });
  const last = await use(venue, "127.0.0.1", 30);
  expect(last.status).toBe(200);
  expect(last.headers["x-mbx-used-weight-1m"]).toBe("7500");
});

test("placing and cancelling cost nothing where it was done, and their weight where not", async () => {
  const venue = await openVenue({ limits: "on" });
  const alice = venue.as("alice");
  const bid = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "20000" };
  const used = (answer: Answer) => answer.headers["x-mbx-used-weight-1m"];
  const placed = await alice.post("/api/v3/order", bid);
  expect([placed.status, used(placed)]).toEqual([200, "0"]);
  expect(used(await alice.post("/api/v3/order", { ...bid, price: "0.001" }))).toBe("1");
  const { orderId } = placed.body;
  const replace = { ...bid, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: orderId };
  const replaced = await alice.post("/api/v3/order/cancelReplace", replace);
  expect([replaced.status, used(replaced)]).toEqual([200, "1"]);
  const failing = { ...replace, cancelOrderId: replaced.body.newOrderResponse.orderId, quantity: "100" };
  const half = await alice.post("/api/v3/order/cancelReplace", failing);
  expect([half.status, used(half)]).toEqual([409, "2"]);
  await alice.post("/api/v3/order", bid);
  const amended = await alice.put("/api/v3/order/amend/keepPriority", {
    symbol: "BTCUSDT",
    orderId: (await alice.post("/api/v3/order", { ...bid, price: "20001" })).body.orderId,
    newQty: "0.005",
  });
  expect([amended.status, used(amended)]).toEqual([200, "6"]);
  const gone = await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect([gone.status, used(gone)]).toEqual([200, "6"]);
  expect(used(await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" }))).toBe("7");
});

test("what is given back belongs to the minute it was charged in", () => {
  const tally = new Tally<string>(60_000);
  const at = (seconds: number) => instant(1_768_480_200_000 + seconds * 1000);
  expect(tally.add("somebody", at(0), 3)).toBe(3);
  expect(tally.giveBack("somebody", at(59), 1)).toBe(2);
  tally.add("somebody", at(60), 5);
  expect([tally.giveBack("somebody", at(59), 1), tally.used("somebody", at(60))]).toEqual([undefined, 5]);
  expect(tally.giveBack("nobody", at(60), 1)).toBeUndefined();
});

test("requests are counted whatever their weight, and one too many is refused", () => {
  const counted = limits({ timestamps: "venue", limits: "on" });
  const family = { allowance: { ...SPOT_ALLOWANCE, ipPerMinute: 1_000_000 } };
  const page = { weight: { per: "ip", cost: 0 } };
  const asks = (ip: string, minutes: number) => {
    const now = instant(1_768_480_200_000 + minutes * MINUTES);
    const call = { page, family, now, request: { ip }, headers: [], usage: [] };
    return counted.charge(call as unknown as Call<never>, 0);
  };
  for (let n = 0; n < 300_000; n++) if (asks("10.0.0.1", 0) !== undefined) throw new Error(`refused after ${n}`);
  expect(asks("10.0.0.1", 4)).toMatchObject({
    code: -1003,
    status: 429,
    msg: "Too many requests; current limit is 300000 requests per 5 MINUTES.",
    retryAfter: 60,
  });
  expect([asks("10.0.0.2", 4), asks("10.0.0.1", 5)]).toEqual([undefined, undefined]);
});
