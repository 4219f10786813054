// What a special key opens, and what it does not: one margin account, through the pages of /api.

import { generateKeyPairSync, type KeyObject, sign as signWith } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { families } from "../../src/api/endpoints.ts";
import { bobQuotes, gets, posts } from "../pages/margin-trading/scene.ts";
import { expectSound } from "../refusal.ts";
import { dial, hmacSigner } from "../socket.ts";
import { encodeParams, openVenue, type Params, type TestVenue, type Trader, traderWith } from "../venue.ts";

const REFUSED = { code: -2015, msg: "Invalid API-key, IP, or permissions for action." };
let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "1000");
  await venue.fund("alice", "BTCUSDT", "USDT", "2000");
});
afterEach(() => expectSound(venue));

async function special(params: Params = {}): Promise<Trader> {
  const { apiKey: key, secretKey: secret } = await posts<{ apiKey: string; secretKey: string }>(alice, "/apiKey", {
    apiName: "fast",
    ...params,
  });
  return traderWith(venue, { key, secret });
}

const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "20000" };

describe("a special key of the cross account", () => {
  test("places, shows and cancels its orders, which are margin orders", async () => {
    const key = await special();
    const placed = await key.post("/api/v3/order", { ...BID, newClientOrderId: "one" });
    expect(placed.body).toMatchObject({ symbol: "BTCUSDT", clientOrderId: "one", status: "NEW" });
    expect((await key.get("/api/v3/openOrders")).body).toHaveLength(1);
    expect((await key.get("/api/v3/openOrders", { symbol: "BTCUSDT" })).body).toHaveLength(1);
    expect((await key.get("/api/v3/order", { symbol: "BTCUSDT", origClientOrderId: "one" })).body.price).toBe(
      "20000.00000000",
    );
    const seen = await gets<{ isIsolated: boolean }>(alice, "/order", { symbol: "BTCUSDT", origClientOrderId: "one" });
    expect(seen).toMatchObject({ isIsolated: false });
    // The spot account has nothing to do with it.
    expect((await alice.get("/api/v3/openOrders")).body).toEqual([]);
    const cancel = { symbol: "BTCUSDT", origClientOrderId: "one" };
    expect((await alice.delete("/api/v3/order", cancel)).body.code).toBe(-2011);
    expect((await key.delete("/api/v3/order", cancel)).body).toMatchObject({ status: "CANCELED" });
    await key.post("/api/v3/order", BID);
    expect((await key.delete("/api/v3/openOrders", { symbol: "BTCUSDT" })).body).toHaveLength(1);
    expect((await key.get("/api/v3/allOrders", { symbol: "BTCUSDT" })).body).toHaveLength(2);
    expect((await alice.get("/api/v3/allOrders", { symbol: "BTCUSDT" })).body).toEqual([]);
  });

  test("spends the cross account's money, and shows its trades and balances", async () => {
    const key = await special();
    await bobQuotes(venue, "SELL", { quantity: "0.01", price: "30000" });
    const { quantity, symbol } = BID;
    await key.post("/api/v3/order", { symbol, side: "BUY", type: "MARKET", quantity });
    expect((await key.get("/api/v3/myTrades", { symbol })).body).toMatchObject([{ qty: "0.01000000" }]);
    expect((await alice.get("/api/v3/myTrades", { symbol })).body).toEqual([]);
    const { body } = await key.get("/api/v3/account", { omitZeroBalances: "true" });
    expect(body).toMatchObject({ accountType: "MARGIN", permissions: ["MARGIN"] });
    expect(body.balances).toEqual([
      { asset: "USDT", free: "700.00000000", locked: "0.00000000" },
      { asset: "BTC", free: "0.00999000", locked: "0.00000000" },
    ]);
    expect((await alice.get("/api/v3/account")).body).toMatchObject({ accountType: "SPOT" });
    // What it does not have it cannot borrow: only a key of the ordinary kind can.
    expect((await key.post("/api/v3/order", { ...BID, quantity: "0.1" })).body.code).toBe(-2010);
  });
});

test("a special key cancels order lists of its account like orders: by one of theirs, or with everything", async () => {
  const key = await special();
  const working = { workingType: "LIMIT", workingSide: "BUY", workingPrice: "20000", workingQuantity: "0.01" };
  const pending = { pendingType: "LIMIT_MAKER", pendingSide: "SELL", pendingPrice: "40000", pendingQuantity: "0.01" };
  const oto = { symbol: "BTCUSDT", ...working, workingTimeInForce: "GTC", ...pending };
  const first = await posts<{ orders: { orderId: number }[] }>(alice, "/order/oto", oto);
  const { orderId } = first.orders[1]!;
  const canceled = await key.delete("/api/v3/order", { symbol: "BTCUSDT", orderId });
  expect(canceled.body).toMatchObject({ orderId, type: "LIMIT_MAKER", status: "CANCELED" });
  const second = await posts<{ orderListId: number; orders: unknown[] }>(alice, "/order/oto", oto);
  const { orderListId, orders } = second;
  await key.post("/api/v3/order", { ...BID, newClientOrderId: "alone" });
  const { body } = await key.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect(body).toMatchObject([
    { origClientOrderId: "alone", orderListId: -1 },
    {
      orderListId,
      contingencyType: "OTO",
      listStatusType: "ALL_DONE",
      listOrderStatus: "ALL_DONE",
      orders,
      orderReports: [
        { orderListId, status: "CANCELED", type: "LIMIT" },
        { orderListId, type: "LIMIT_MAKER" },
      ],
    },
  ]);
});

test("a special key of a pair trades that pair in its isolated account, and no other", async () => {
  const key = await special({ symbol: "BTCUSDT" });
  expect((await key.post("/api/v3/order", BID)).status).toBe(200);
  const orders = await gets<unknown[]>(alice, "/openOrders", { symbol: "BTCUSDT", isIsolated: "TRUE" });
  expect(orders).toHaveLength(1);
  const other = { ...BID, symbol: "ETHUSDT", price: "1900" };
  const refused = { code: -2010, msg: "This symbol is not permitted for this account." };
  expect((await key.post("/api/v3/order", other)).body).toEqual(refused);
  expect((await key.get("/api/v3/openOrders", { symbol: "ETHUSDT" })).body).toEqual([]);
  expect((await key.get("/api/v3/account")).body.balances).toEqual([
    { asset: "BTC", free: "0.00000000", locked: "0.00000000" },
    { asset: "USDT", free: "1800.00000000", locked: "200.00000000" },
  ]);
});

test("a special key opens no page that asks for a key outside /api", async () => {
  const key = await special();
  const asking = families.flatMap(({ name, pages }) =>
    // What is retired asks nobody for a key.
    pages
      .filter(({ security, retired }) => security !== "NONE" && retired === undefined)
      .map(({ route }) => ({ name, route })),
  );
  expect(asking.length).toBeGreaterThan(50);
  for (const { name, route } of asking) {
    const [method, path] = route.split(" ") as [string, string];
    const { body } = await venue.raw(method, path, { apiKey: key.key });
    if (name === "spot") expect(body, route).not.toEqual(REFUSED);
    else expect(body, route).toEqual(REFUSED);
  }
});

test("a special key listens to the account it trades", async () => {
  const api = await dial(venue, "/ws-api/v3");
  for (const key of [await special(), await special({ symbol: "BTCUSDT" })]) {
    const params = hmacSigner(key).sign({ timestamp: venue.now() });
    expect((await api.asks("userDataStream.subscribe.signature", params))["status"]).toBe(200);
  }
  await venue.fund("alice", "cross", "USDT", "1");
  await venue.fund("alice", "BTCUSDT", "USDT", "2");
  expect(await api.heard()).toMatchObject([
    { subscriptionId: 0, event: { e: "balanceUpdate", d: "1.00000000" } },
    { subscriptionId: 0 },
    { subscriptionId: 1, event: { e: "balanceUpdate", d: "2.00000000" } },
    { subscriptionId: 1 },
  ]);
});

describe("a special key that only reads", () => {
  const sent = (privateKey: KeyObject, key: string, method: string, path: string, params: Params = {}) => {
    const query = encodeParams({ ...params, timestamp: venue.now() });
    const signature = encodeURIComponent(signWith(null, Buffer.from(query), privateKey).toString("base64"));
    return venue.raw(method, path, { query: `${query}&signature=${signature}`, apiKey: key });
  };

  test("is refused whatever would change something", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const made = { apiName: "reads", publicKey: pem, permissionMode: "READ" };
    const { apiKey } = await posts<{ apiKey: string }>(alice, "/apiKey", made);
    expect((await sent(privateKey, apiKey, "GET", "/api/v3/account")).body).toMatchObject({ accountType: "MARGIN" });
    expect((await sent(privateKey, apiKey, "POST", "/api/v3/order", BID)).body).toEqual(REFUSED);
    expect((await sent(privateKey, apiKey, "DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" })).body).toEqual(
      REFUSED,
    );
  });
});

test("a special key that is bound to an address is refused from any other before anything else is looked at", async () => {
  const { key, secret } = await special({ ip: "10.0.0.1,2001:db8::1" });
  const from = async (ip: string) => (await traderWith(venue, { key, secret, ip }).get("/api/v3/account")).body.code;
  expect(await from("127.0.0.1")).toBe(-2015);
  expect(await from("10.0.0.1")).toBeUndefined();
  expect(await from("2001:DB8::1")).toBeUndefined();
  // Nobody who calls from elsewhere learns whether a secret is right.
  const wrong = traderWith(venue, { key, secret: "wrong", ip: "10.0.0.2" });
  expect((await wrong.get("/api/v3/account")).body).toEqual(REFUSED);
});

test("a special key follows the account it trades, and not the spot account", async () => {
  venue = await openVenue({ quirks: { legacyListenKeys: "on" } });
  alice = venue.as("alice");
  await venue.fund("alice", "BTCUSDT", "USDT", "2000");
  const asks = async (trader: Trader, method: string, query = "") =>
    (await venue.raw(method, "/api/v3/userDataStream", { query, apiKey: trader.key })).body;
  const opened = async (trader: Trader) => {
    const body = await asks(trader, "POST");
    const { family, symbol } = venue.running.engine.view.accounts.listenKeys.get(body.listenKey as string)!;
    return { family, symbol };
  };
  expect(await opened(alice)).toMatchObject({ family: "spot" });
  const [cross, pair] = [await special(), await special({ symbol: "BTCUSDT" })];
  expect(await opened(cross)).toMatchObject({ family: "cross" });
  expect(await opened(pair)).toEqual({ family: "isolated", symbol: "BTCUSDT" });
  // Neither can keep or close the other's.
  const listenKey = (await asks(cross, "POST")).listenKey as string;
  expect((await asks(pair, "PUT", `listenKey=${listenKey}`)).code).toBe(-1125);
  expect(await asks(cross, "PUT", `listenKey=${listenKey}`)).toEqual({});
});

test("no secret is shown by the control plane's list", async () => {
  const { secret } = await special();
  const lists = venue.running.engine.view.accounts.keys;
  expect([...lists.values()].some((key) => key.secret === secret)).toBe(true);
  const { url } = venue.running;
  const text = await (await fetch(`${url}/margrave/v1/accounts`)).text();
  expect(text).toContain('"fast"');
  expect(text).not.toContain(secret);
});
