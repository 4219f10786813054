// ccxt's own WebSocket client, unmodified, listening to margin and contract accounts.

import ccxt from "ccxt";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type ListeningVenue, openListening } from "./listening.ts";

const BTC = "BTC/USDT";

let venue: ListeningVenue;
type Pro = InstanceType<typeof ccxt.pro.binance>;
const open: Pro[] = [];

/** ccxt for a demo account, with nothing changed but the hosts its addresses name. */
async function connect(name: string, defaultType: string) {
  const connected = new ccxt.pro.binance({ ...venue.keysOf(name), options: { defaultType } });
  const moved = (urls: Record<string, unknown>): void => {
    for (const [area, url] of Object.entries(urls)) {
      if (typeof url !== "string") moved(url as Record<string, unknown>);
      else
        urls[area] = url
          .replace(/^https:\/\/[^/]+/, venue.url)
          .replace(/^wss:\/\/[^/]+/, venue.url.replace("http", "ws"));
    }
  };
  moved(connected.urls["api"]);
  // The library asks for this wherever an address is no wss://.
  await connected.loadHttpProxyAgent();
  await connected.loadMarkets();
  open.push(connected);
  return connected;
}

beforeAll(async () => {
  venue = await openListening();
});
afterEach(() => expect(venue.faults()).toEqual([]));
afterAll(async () => {
  for (const exchange of open) {
    // What the library still waits for fails when it is closed, and nobody asked for it.
    for (const { futures } of Object.values(exchange.clients)) {
      for (const each of Object.values(futures) as Promise<unknown>[]) each.catch(() => {});
    }
    await exchange.close();
  }
});

/** Watches, and does something once the library waits for it: it does so a moment after it was asked. */
async function told<T>(exchange: Pro, waitsFor: string, watching: Promise<T>, act: () => Promise<unknown>): Promise<T> {
  const waits = (): boolean =>
    Object.values(exchange.clients).some(({ futures }) => Object.keys(futures).some((hash) => hash.includes(waitsFor)));
  while (!waits()) await new Promise((resolve) => setImmediate(resolve));
  await act();
  return watching;
}

describe.each([
  ["a cross account", "alice", "cross", { type: "margin" }],
  ["an isolated account", "bob", "isolated", { type: "margin", marginMode: "isolated", symbol: BTC }],
] as const)("%s", (_, name, marginMode, of) => {
  test("hears of its orders, its trades and its balances", async () => {
    const exchange = await connect(name, "margin");
    await exchange.transfer("USDT", 5000, "spot", marginMode, { symbol: BTC });
    const mode = { marginMode };
    const orders = exchange.watchOrders(BTC, undefined, undefined, of);
    const placing = () => exchange.createOrder(BTC, "limit", "buy", 0.01, 20000, mode);
    const [placed] = await told(exchange, "orders", orders, placing);
    expect(placed).toMatchObject({ status: "open", price: 20000, amount: 0.01 });
    const trades = exchange.watchMyTrades(BTC, undefined, undefined, of);
    const buying = () => exchange.createOrder(BTC, "market", "buy", 0.01, undefined, mode);
    const [trade] = await told(exchange, "myTrades", trades, buying);
    expect(trade).toMatchObject({ side: "buy", amount: 0.01, takerOrMaker: "taker" });
    const balance = exchange.watchBalance(of);
    const heard = await told(exchange, ":balance", balance, () => exchange.cancelOrder(placed!.id!, BTC, mode));
    expect(heard["USDT"]).toMatchObject({ used: 0 });
  });
});

test("a spot account hears of its orders over a signature", async () => {
  const exchange = await connect("carol", "spot");
  const placing = () => exchange.createOrder(BTC, "limit", "buy", 0.01, 20000);
  const [placed] = await told(exchange, "orders", exchange.watchOrders(BTC), placing);
  expect(placed).toMatchObject({ status: "open", price: 20000 });
});

test("a contract account hears of its orders, its trades, its balances and its positions", async () => {
  const [exchange, symbol] = [await connect("dave", "delivery"), "BTC/USD:BTC"];
  const of = { type: "delivery" };
  const orders = () => exchange.watchOrders(symbol, undefined, undefined, of);
  const placing = () => exchange.createOrder(symbol, "limit", "buy", 3, 20000);
  const [placed] = await told(exchange, "orders", orders(), placing);
  expect(placed).toMatchObject({ status: "open", price: 20000, amount: 3, filled: 0, reduceOnly: false, side: "buy" });
  const [ended] = await told(exchange, "orders", orders(), () => exchange.cancelOrder(placed!.id!, symbol));
  expect(ended).toMatchObject({ id: placed!.id, status: "canceled" });

  const selling = (amount: number) => () => exchange.createOrder(symbol, "market", "sell", amount);
  const trades = exchange.watchMyTrades(symbol, undefined, undefined, of);
  const [trade] = await told(exchange, "myTrades", trades, selling(2));
  expect(trade).toMatchObject({ side: "sell", amount: 2, takerOrMaker: "taker", fee: { currency: "BTC" } });
  const balance = await told(exchange, ":balance", exchange.watchBalance(of), selling(1));
  expect(balance["BTC"]!.total).toBeCloseTo(2, 4);
  const positions = exchange.watchPositions([symbol], undefined, undefined, of);
  const [position] = await told(exchange, ":positions::", positions, selling(2));
  expect(position).toMatchObject({ symbol, side: "short", contracts: 5, marginMode: "cross", hedged: false });
});
