// Orders on contracts as unmodified client libraries amend them and send several at once.

import { DerivativesTradingCoinFutures } from "@binance/derivatives-trading-coin-futures";
import { CoinMClient } from "binance";
import ccxt from "ccxt";
import { afterEach, beforeAll, expect, test } from "vitest";
import { type ListeningVenue, openListening } from "./listening.ts";

const PERP = "BTC/USD:BTC";
const SYMBOL = "BTCUSD_PERP";

let venue: ListeningVenue;

beforeAll(async () => {
  venue = await openListening();
});
afterEach(() => expect(venue.faults()).toEqual([]));

test("ccxt places several orders in one call, its list unencoded, amends one and cancels them", async () => {
  const exchange = new ccxt.binance(venue.keysOf("alice"));
  const api = exchange.urls["api"] as Record<string, string>;
  for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, venue.url);
  await exchange.loadMarkets();
  const order = { symbol: PERP, type: "limit" as const, side: "buy" as const };
  const placed = await exchange.createOrders([
    { ...order, amount: 1, price: 20_000 },
    { ...order, amount: 2, price: 20_001.5, params: { clientOrderId: "second" } },
  ]);
  expect(placed.map(({ status, price, amount }) => [status, price, amount])).toEqual([
    ["open", 20_000, 1],
    ["open", 20_001.5, 2],
  ]);
  expect(placed[1]!.clientOrderId).toBe("second");
  const amended = await exchange.editOrder(placed[0]!.id!, PERP, "limit", "buy", 3, 20_002);
  expect(amended).toMatchObject({ id: placed[0]!.id, price: 20_002, amount: 3, status: "open" });
  const canceled = await exchange.cancelOrders(
    placed.map(({ id }) => id!),
    PERP,
  );
  expect(canceled.map(({ status }) => status)).toEqual(["canceled", "canceled"]);
});

test("binance places several orders and amends several, each with its own answer", async () => {
  const { apiKey, secret } = venue.keysOf("carol");
  const client = new CoinMClient({ api_key: apiKey, api_secret: secret, baseUrl: venue.url });
  const bid = { symbol: SYMBOL, side: "BUY", type: "LIMIT", timeInForce: "GTC" } as const;
  const placed = await client.submitMultipleOrders([
    { ...bid, quantity: "1", price: "20000" },
    { ...bid, quantity: "1", price: "1000000000" },
  ] as never);
  expect(placed).toMatchObject([{ status: "NEW", price: "20000" }, { code: -4002 }]);
  const { orderId } = placed[0] as { orderId: number };
  const amended = await client.modifyMultipleOrders([
    { symbol: SYMBOL, side: "BUY", orderId, quantity: "2", price: "20001" },
    { symbol: SYMBOL, side: "BUY", orderId, quantity: "2", price: "20001" },
  ] as never);
  expect(amended).toMatchObject([{ price: "20001", origQty: "2" }, { code: -4197 }]);
  await client.cancelAllOpenOrders({ symbol: SYMBOL });
});

test("the official connector amends, looks amendments up and sets a countdown", async () => {
  const { apiKey, secret } = venue.keysOf("bob");
  const { restAPI: rest } = new DerivativesTradingCoinFutures({
    configurationRestAPI: { apiKey, apiSecret: secret, basePath: venue.url },
  });
  const bid = { symbol: SYMBOL, side: "BUY" as never, quantity: 1, price: 20_000 };
  const resting = await rest.newOrder({ ...bid, type: "LIMIT" as never, timeInForce: "GTC" as never });
  const orderId = Number((await resting.data()).orderId);
  expect(await (await rest.modifyOrder({ ...bid, orderId, price: 20_001, quantity: 2 })).data()).toMatchObject({
    price: "20001",
    origQty: "2",
  });
  const several = [{ symbol: SYMBOL, side: "BUY", orderId, price: 20_002 }] as never;
  expect(await (await rest.modifyMultipleOrders({ batchOrders: several })).data()).toMatchObject([{ price: "20002" }]);
  const history = await (await rest.getOrderModifyHistory({ symbol: SYMBOL, orderId })).data();
  expect(history.map(({ amendment }) => amendment?.price?.after)).toEqual(["20002", "20001"]);
  const countdown = await rest.autoCancelAllOpenOrders({ symbol: SYMBOL, countdownTime: 1 });
  expect(await countdown.data()).toEqual({ symbol: SYMBOL, countdownTime: "1" });
  await expect.poll(async () => (await (await rest.currentAllOpenOrders({ symbol: SYMBOL })).data()).length).toBe(0);
});
