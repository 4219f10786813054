// The `binance` package's own WebSocket clients, unmodified, listening to margin and contract accounts.

import { CoinMClient, MainClient, type UniversalTransferParams, WebsocketAPIClient, WebsocketClient } from "binance";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ListeningVenue, openListening } from "./listening.ts";

type Told = Record<string, unknown>;

const QUIET = { trace: () => {}, info: () => {}, error: () => {} };

let venue: ListeningVenue;
let main: MainClient;
let options: { api_key: string; api_secret: string; wsUrl: string; restOptions: object };
const transfer = (type: string, amount: number) =>
  main.submitUniversalTransfer({ type, asset: "USDT", amount } as UniversalTransferParams);
const closing: (() => void)[] = [];

/** What a client has been told, and a way to wait for the next thing of a kind. */
function ears(client: WebsocketClient) {
  const told: Told[] = [];
  const wakers: (() => void)[] = [];
  client.on("message", (message: unknown) => {
    told.push(message as Told);
    for (const wake of wakers.splice(0)) wake();
  });
  client.on("exception", () => {});
  closing.push(() => client.closeAll(true));
  return async (kind: string): Promise<Told> => {
    for (;;) {
      const found = told.map(eventOf).findIndex(({ e }) => e === kind);
      if (found >= 0) return eventOf(told.splice(found, 1)[0]!);
      await new Promise<void>((resolve) => wakers.push(resolve));
    }
  };
}

/** An event out of its wrapper. */
function eventOf(message: Told): Told {
  return ("event" in message ? message["event"] : message) as Told;
}

beforeAll(async () => {
  venue = await openListening({ legacyListenKeys: "on" });
  const { apiKey, secret } = venue.keysOf("alice");
  options = {
    api_key: apiKey,
    api_secret: secret,
    wsUrl: venue.url.replace("http", "ws"),
    restOptions: { baseUrl: venue.url },
  };
  main = new MainClient({ api_key: apiKey, api_secret: secret, baseUrl: venue.url });
  await transfer("MAIN_MARGIN", 5000);
});
afterEach(() => expect(venue.faults()).toEqual([]));
afterAll(() => {
  for (const close of closing) close();
});

test("a cross account is heard over a listen token", async () => {
  const client = new WebsocketAPIClient({ ...options, attachEventListeners: false }, QUIET);
  const next = ears(client.getWSClient());
  await client.subscribeUserDataStream("marginUserData");
  const order = { symbol: "BTCUSDT", isIsolated: "FALSE", side: "BUY", type: "LIMIT" } as const;
  await main.marginAccountNewOrder({ ...order, timeInForce: "GTC", quantity: 0.01, price: 20000 });
  expect(await next("executionReport")).toMatchObject({ s: "BTCUSDT", x: "NEW", q: "0.01000000" });
  expect(await next("outboundAccountPosition")).toMatchObject({
    B: [{ a: "USDT", f: "4800.00000000", l: "200.00000000" }, { a: "BTC" }],
  });
  await transfer("MARGIN_MAIN", 100);
  expect(await next("balanceUpdate")).toMatchObject({ a: "USDT", d: "-100.00000000" });
});

test("a spot account is heard over a signature", async () => {
  const client = new WebsocketAPIClient({ ...options, attachEventListeners: false }, QUIET);
  const next = ears(client.getWSClient());
  await client.subscribeUserDataStream("mainWSAPI");
  await transfer("MAIN_MARGIN", 10);
  expect(await next("balanceUpdate")).toMatchObject({ a: "USDT", d: "-10.00000000" });
});

test("margin's risk is heard over its listen key", async () => {
  const client = new WebsocketClient(options, QUIET);
  const next = ears(client);
  await client.subscribeMarginRiskUserDataStream();
  await main.submitMarginAccountBorrowRepay({
    asset: "USDT",
    isIsolated: "FALSE",
    symbol: "",
    amount: 100,
    type: "BORROW",
  });
  expect(await next("USER_LIABILITY_CHANGE")).toMatchObject({ a: "USDT", t: "BORROW", p: "100.00000000" });
});

test("a contract account is heard over its listen key, also under the names the package gives", async () => {
  const client = new WebsocketClient({ ...options, beautify: true }, QUIET);
  const next = ears(client);
  const formatted: Told[] = [];
  client.on("formattedUserDataMessage", (message: unknown) => void formatted.push(message as Told));
  await client.subscribeCoinFuturesUserDataStream();
  const coinm = new CoinMClient({ api_key: options.api_key, api_secret: options.api_secret, baseUrl: venue.url });
  await coinm.submitNewOrder({ symbol: "BTCUSD_PERP", side: "BUY", type: "MARKET", quantity: 2 });
  expect(await next("ORDER_TRADE_UPDATE")).toMatchObject({ o: { s: "BTCUSD_PERP", x: "NEW", q: "2" } });
  expect(await next("ORDER_TRADE_UPDATE")).toMatchObject({ o: { x: "TRADE", X: "FILLED", z: "2", N: "BTC" } });
  expect(await next("ACCOUNT_UPDATE")).toMatchObject({ a: { m: "ORDER", P: [{ s: "BTCUSD_PERP", pa: "2" }] } });
  await coinm.setLeverage({ symbol: "BTCUSD_PERP", leverage: 10 });
  expect(await next("ACCOUNT_CONFIG_UPDATE")).toMatchObject({ ac: { s: "BTCUSD_PERP", l: 10 } });
  expect(formatted).toMatchObject([
    { eventType: "ORDER_TRADE_UPDATE", order: { symbol: "BTCUSD_PERP", executionType: "NEW" } },
    { order: { executionType: "TRADE", orderStatus: "FILLED", commissionAsset: "BTC", isMakerTrade: false } },
    { updateData: { updateEventType: "ORDER", updatedPositions: [{ positionAmount: 2, marginType: "cross" }] } },
    { eventType: "ACCOUNT_CONFIG_UPDATE" },
  ]);
});
