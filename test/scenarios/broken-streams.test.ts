// Streams that go wrong as real ones do: what a trader hears is not what happened, and asking tells the truth.

import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { dial } from "../socket.ts";
import { HOURS, openVenue, type Params, stateOf, type TestVenue, type Trader } from "../venue.ts";
import { kinds, listening, listeningToRisk, reports } from "./hearing.ts";
import { borrowing, done, moving, ordering, quoting, reaches, seen, steer } from "./story.ts";

const BUY = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC" };

let venue: TestVenue;
let alice: Trader;
const breaks = (fault: Params) => steer(venue, "POST", "/faults/streams", { account: "alice", ...fault });
const mends = () => steer(venue, "DELETE", "/faults/streams");
const bids = (price: string) => done<Params>(ordering(alice, { ...BUY, quantity: "0.1", price }));

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await done(moving(alice, "100000 USDT", { from: "spot", to: "cross" }));
});
afterEach(() => expectSound(venue));

test("an order's report comes twice, the same to the letter, and the next one once", async () => {
  const { heard } = await listening(venue, alice, "cross");
  const before = stateOf(venue);
  await breaks({ event: "executionReport", does: "double" });
  expect(stateOf(venue)).toBe(before);
  await bids("20000");
  const [first, second, ...rest] = await heard();
  expect(first).toMatchObject({ e: "executionReport", x: "NEW" });
  expect(second).toEqual(first);
  expect(kinds(rest)).toEqual(["outboundAccountPosition"]);
  await bids("20000");
  expect(kinds(await heard())).toEqual(["executionReport", "outboundAccountPosition"]);
  expect(await seen(alice, "/openOrders")).toHaveLength(2);
});

test("an order is filled before it is new, on every connection that listens", async () => {
  await done(quoting(venue.as("bob"), "SELL", { quantity: "0.2", price: "29999" }));
  const ears = [await listening(venue, alice, "cross"), await listening(venue, alice, "cross")];
  await breaks({ event: "executionReport", does: "swap" });
  await bids("29999");
  for (const { heard } of ears) {
    const all = await heard();
    expect(reports(all)).toEqual(["TRADE FILLED", "NEW"]);
    expect(kinds(all).at(-1)).toBe("outboundAccountPosition");
  }
  await bids("29999");
  for (const { heard } of ears) expect(reports(await heard())).toEqual(["NEW", "TRADE FILLED"]);
});

test("what nothing follows yet comes after the first thing that happens next, or never once faults are cleared", async () => {
  const { heard } = await listening(venue, alice, "cross");
  await breaks({ event: "outboundAccountPosition", does: "swap", times: 2 });
  await bids("20000");
  expect(kinds(await heard())).toEqual(["executionReport"]);
  await bids("20001");
  const all = await heard();
  expect(kinds(all)).toEqual(["executionReport", "outboundAccountPosition"]);
  expect(all[1]!["B"][0]).toMatchObject({ a: "USDT", l: "2000.00000000" });
  expect(await mends()).toEqual({ forgotten: 0 });
  await bids("20002");
  expect(kinds(await heard())).toEqual(["executionReport", "outboundAccountPosition"]);
});

test("the margin call never comes, while debts are told of", async () => {
  await done(moving(alice, "1 BTC", { from: "spot", to: "cross" }));
  await done(moving(alice, "100000 USDT", { from: "cross", to: "spot" }));
  await done(borrowing(alice, "15000 USDT", "cross"));
  const { heard } = await listeningToRisk(venue, alice);
  await breaks({ event: "MARGIN_LEVEL_STATUS_CHANGE", does: "drop", times: 2 });
  // At 6000 the level is no longer excessive, at 4000 margin is called.
  await reaches(venue, "BTCUSDT", "6000");
  await reaches(venue, "BTCUSDT", "4000");
  await venue.advance(HOURS / 2);
  expect(await heard()).toMatchObject([{ e: "USER_LIABILITY_CHANGE", t: "INTEREST" }]);
  const { marginLevel } = await seen(alice, "/account");
  expect(Number(marginLevel)).toBeLessThan(1.3);
  // Both were used up: that all is well again is told.
  await reaches(venue, "BTCUSDT", "30000");
  expect(await heard()).toMatchObject([{ e: "MARGIN_LEVEL_STATUS_CHANGE" }]);
});

test("a connection is silent for two hours, though it is up and its pings are answered", async () => {
  const { listenKey } = await done<{ listenKey: string }>(() => alice.post("/sapi/v1/margin/listen-key"));
  const risk = await dial(venue, `/ws/${listenKey}`);
  const orders = await listening(venue, alice, "cross");
  const bob = venue.as("bob");
  await done(moving(bob, "1000 USDT", { from: "spot", to: "cross" }));
  const bobs = await listening(venue, bob, "cross");
  await breaks({ event: "all", does: "hold" });
  await done(borrowing(alice, "100 USDT", "cross"));
  await bids("20000");
  for (let quarter = 1; quarter <= 8; quarter++) {
    await venue.advance(HOURS / 4);
    await done(() => alice.put("/sapi/v1/margin/listen-key", { listenKey }));
    risk.ws.ping();
    await once(risk.ws, "pong");
  }
  expect(await risk.heard()).toEqual([]);
  expect(await orders.heard()).toEqual([]);
  expect(await seen(alice, "/openOrders")).toHaveLength(1);
  // Others hear as ever.
  await done(borrowing(bob, "100 USDT", "cross"));
  expect(kinds(await bobs.heard())).toEqual(["balanceUpdate", "outboundAccountPosition"]);

  expect(await mends()).toEqual({ forgotten: 1 });
  await done(borrowing(alice, "100 USDT", "cross"));
  expect(await orders.heard()).toHaveLength(2);
  expect(kinds(await risk.heard())).toContain("USER_LIABILITY_CHANGE");
});

test("a step of a book is lost: the next one says so by its numbers, and a snapshot mends the book kept of it", async () => {
  const stream = await dial(venue, "/ws/btcusd_perp@depth@100ms");
  const other = await dial(venue, "/ws/ethusd_perp@depth@100ms");
  const acts = (symbol: string) =>
    done(() => alice.post("/dapi/v1/order", { symbol, side: "BUY", type: "MARKET", quantity: 1 }));
  await acts("BTCUSD_PERP");
  const before = await stream.heard();
  const fault = { stream: "btcusd_perp@depth@100ms", does: "drop" };
  expect(await steer(venue, "POST", "/faults/market-streams", fault)).toEqual({ ...fault, times: 1 });
  await acts("BTCUSD_PERP");
  await acts("ETHUSD_PERP");
  expect((await other.heard()).length).toBeGreaterThan(0);
  // What the order did and what the house did about it are one step: it is the one that is lost.
  expect(await stream.heard()).toEqual([]);
  await acts("BTCUSD_PERP");
  const [next] = await stream.heard();
  expect(next!["pu"]).toBeGreaterThan(before.at(-1)!["u"] as number);
  const { body } = await venue.get("/dapi/v1/depth", { symbol: "BTCUSD_PERP" });
  expect(body.lastUpdateId).toBe(next!["u"]);
  await acts("BTCUSD_PERP");
  expect(await stream.heard()).toMatchObject([{ U: body.lastUpdateId, pu: body.lastUpdateId }]);
});

test("a market's trades come twice, in another order, or not at all while the connection is up", async () => {
  const stream = await dial(venue, "/stream?streams=btcusdt@trade");
  const breaksMarket = (does: string) =>
    steer(venue, "POST", "/faults/market-streams", { stream: "btcusdt@trade", does });
  const trades = () =>
    done(() =>
      venue.as("bob").post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.001" }),
    );
  const numbers = async () => (await stream.heard()).map(({ stream: of, data }) => [of as string, data.t as number]);
  await trades();
  const [[name, first]] = (await numbers()) as [[string, number]];
  expect(name).toBe("btcusdt@trade");
  await breaksMarket("double");
  await trades();
  expect(await numbers()).toEqual([
    [name, first + 1],
    [name, first + 1],
  ]);
  await breaksMarket("swap");
  await trades();
  await trades();
  expect(await numbers()).toEqual([
    [name, first + 3],
    [name, first + 2],
  ]);
  await breaksMarket("hold");
  await trades();
  stream.ws.ping();
  await once(stream.ws, "pong");
  expect(await numbers()).toEqual([]);
  expect(await mends()).toEqual({ forgotten: 1 });
  await trades();
  expect(await numbers()).toEqual([[name, first + 5]]);
});
