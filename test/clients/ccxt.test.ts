import ccxt from "ccxt";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { accountsAskedFor, allAccounts, DISABLED, MARGIN_TYPE_CHANGED, ORDER_AND_LIST } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

const BTC = "BTC/USDT";
const ISOLATED = { marginMode: "isolated" };
// Without it ccxt asks for USDⓈ-M positions, whatever the symbol.
const INVERSE = { subType: "inverse" };

let venue: ListeningVenue;
let exchange: InstanceType<typeof ccxt.binance>;

/** ccxt for a demo account, with nothing changed but the host its addresses name. */
function connect(name: string) {
  const connected = new ccxt.binance(venue.keysOf(name));
  const api = connected.urls["api"] as Record<string, string>;
  for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, venue.url);
  return connected;
}

/** The shape of the last reply as it was sent: ccxt itself turns its numbers into strings. */
const shapeSent = () => shapeOf(JSON.parse(exchange.last_http_response as string));

beforeAll(async () => {
  venue = await openListening({ isolatedFigures: "padded" });
  exchange = connect("alice");
  await exchange.loadMarkets();
});
afterEach(() => expect(venue.faults()).toEqual([]));

test("all markets load, spot with their margin flags and contracts", () => {
  expect(exchange.market(BTC)).toMatchObject({
    id: "BTCUSDT",
    spot: true,
    margin: true,
    active: true,
    precision: { price: 0.01 },
  });
  expect(exchange.market("BTC/USD:BTC")).toMatchObject({
    id: "BTCUSD_PERP",
    inverse: true,
    contractSize: 100,
    settle: "BTC",
  });
});

describe("isolated accounts, open orders and margin types", () => {
  test("an isolated account is queried, with and without symbols", async () => {
    await exchange.transfer("USDT", 5000, "spot", "isolated", { symbol: BTC });
    await exchange.transfer("USDT", 1000, "spot", "isolated", { symbol: "ETH/USDT" });
    await exchange.sapiGetMarginIsolatedAccount();
    expect(shapeSent()).toBe(shape(allAccounts(2)));
    await exchange.sapiGetMarginIsolatedAccount({ symbols: "BTCUSDT" });
    expect(shapeSent()).toBe(shape(accountsAskedFor(1)));
    const balance = await exchange.fetchBalance({ type: "margin", marginMode: "isolated", symbols: [BTC] });
    expect(balance["USDT"]).toMatchObject({ free: 5000, used: 0, total: 5000 });
  });

  test("all orders of a pair are cancelled, lists included", async () => {
    await exchange.createOrder(BTC, "limit", "buy", 0.01, 20000, ISOLATED);
    await exchange.sapiPostMarginOrderOco({
      symbol: "BTCUSDT",
      isIsolated: "TRUE",
      side: "BUY",
      quantity: "0.01",
      price: "25000",
      stopPrice: "90000",
      stopLimitPrice: "90100",
      stopLimitTimeInForce: "GTC",
    });
    expect(await exchange.fetchOpenOrders(BTC, undefined, undefined, ISOLATED)).toHaveLength(3);
    const canceled = await exchange.cancelAllOrders(BTC, ISOLATED);
    expect(shapeSent()).toBe(shape(ORDER_AND_LIST));
    expect(canceled[0]).toMatchObject({ status: "canceled", symbol: BTC, price: 20000, amount: 0.01, filled: 0 });
    expect(await exchange.fetchOpenOrders(BTC, undefined, undefined, ISOLATED)).toEqual([]);
    await expect(exchange.cancelAllOrders(BTC, ISOLATED)).rejects.toThrow(ccxt.OrderNotFound);
  });

  test("an account is disabled once it is empty, and once a day", async () => {
    const disable = () => exchange.sapiDeleteMarginIsolatedAccount({ symbol: "ETHUSDT" });
    await expect(disable()).rejects.toThrow(ccxt.ExchangeError);
    await exchange.transfer("USDT", 1000, "isolated", "spot", { symbol: "ETH/USDT" });
    await disable();
    expect(shapeSent()).toBe(shape(DISABLED));
    await exchange.sapiPostMarginIsolatedAccount({ symbol: "ETHUSDT" });
    await expect(disable()).rejects.toThrow("-11103");
    await venue.steer("POST", "time/advance", { by: "24h" });
    expect(await disable()).toEqual({ success: true, symbol: "ETHUSDT" });
  });

  test("a contract's margin type is changed once", async () => {
    expect(await exchange.setMarginMode("isolated", "BTC/USD:BTC")).toMatchObject({ code: 200, msg: "success" });
    expect(shapeSent()).toBe(shape(MARGIN_TYPE_CHANGED));
    await expect(exchange.setMarginMode("isolated", "BTC/USD:BTC")).rejects.toThrow("-4046");
  });
});

describe("what bots do", () => {
  test("borrow, buy and sell on margin, and repay", async () => {
    await exchange.transfer("USDT", 5000, "spot", "cross");
    await exchange.borrowCrossMargin("USDT", 1000);
    const bought = await exchange.createOrder(BTC, "market", "buy", 0.1, undefined, { marginMode: "cross" });
    expect(bought).toMatchObject({ status: "closed", filled: 0.1, symbol: BTC });
    expect(bought.average).toBeGreaterThan(0);
    const found = await exchange.fetchOrder(bought.id!, BTC, { marginMode: "cross" });
    expect(found).toMatchObject({ id: bought.id, status: "closed", filled: 0.1 });
    const trades = await exchange.fetchMyTrades(BTC, undefined, undefined, { marginMode: "cross" });
    expect(trades.reduce((sum, trade) => sum + trade.amount!, 0)).toBeCloseTo(0.1, 8);
    await exchange.createOrder(BTC, "market", "sell", 0.09, undefined, { marginMode: "cross" });
    await exchange.repayCrossMargin("USDT", 1000);
    const { USDT } = (await exchange.fetchBalance({ type: "margin" })) as unknown as Record<
      string,
      { free: number; debt: number }
    >;
    // An hour's interest was charged when it was borrowed; the repayment paid it first.
    expect(USDT!.debt).toBeGreaterThan(0);
    expect(USDT!.debt).toBeLessThan(1);
    const interest = await exchange.fetchBorrowInterest("USDT");
    expect(interest[0]).toMatchObject({ currency: "USDT", marginMode: "cross" });
  });

  test("open and close a contract position", async () => {
    await exchange.transfer("BTC", 0.5, "spot", "delivery");
    await exchange.setLeverage(5, "BTC/USD:BTC");
    const opened = await exchange.createOrder("BTC/USD:BTC", "market", "buy", 3, undefined, {
      newOrderRespType: "RESULT",
    });
    expect(opened).toMatchObject({ status: "closed", filled: 3 });
    const [position] = await exchange.fetchPositions(["BTC/USD:BTC"], INVERSE);
    expect(position).toMatchObject({
      contracts: 3,
      side: "long",
      marginMode: "isolated",
      leverage: 5,
      contractSize: 100,
    });
    await expect(exchange.setMarginMode("cross", "BTC/USD:BTC")).rejects.toThrow("-4048");
    await exchange.createOrder("BTC/USD:BTC", "market", "sell", 3, undefined, { reduceOnly: true });
    expect(
      (await exchange.fetchPositions(["BTC/USD:BTC"], INVERSE)).filter(({ contracts }) => contracts !== 0),
    ).toEqual([]);
  });

  test("have orders on a contract placed when a price comes", async () => {
    const contract = "BTC/USD:BTC";
    const bob = connect("bob");
    await bob.loadMarkets();
    await bob.transfer("BTC", 0.5, "spot", "delivery");
    const opened = await bob.createOrder(contract, "market", "buy", 3, undefined, { newOrderRespType: "RESULT" });
    const stops = {
      stop: { stopLossPrice: opened.average! * 0.97 },
      profit: { takeProfitPrice: opened.average! * 1.02 },
    };
    const stop = await bob.createOrder(contract, "market", "sell", 3, undefined, { ...stops.stop, reduceOnly: true });
    expect(stop).toMatchObject({ status: "open", type: "market", side: "sell", amount: 3, reduceOnly: true });
    const far = await bob.createOrder(contract, "limit", "sell", 1, Math.ceil(opened.average! * 1.03), stops.profit);
    const trailing = await bob.createOrder(contract, "market", "sell", 1, undefined, { trailingPercent: 2 });
    const waiting = await bob.fetchOpenOrders(contract, undefined, undefined, { trigger: true });
    expect(waiting.map(({ id }) => id)).toEqual([stop.id, far.id, trailing.id]);
    expect(await bob.fetchOpenOrders(contract)).toEqual([]);
    expect(await bob.cancelOrder(trailing.id!, contract, { trigger: true })).toMatchObject({ id: trailing.id });
    await expect(bob.cancelOrder(trailing.id!, contract, { trigger: true })).rejects.toThrow(ccxt.OrderNotFound);
    await venue.steer("PUT", "prices/BTCUSDT", { price: String(Math.floor(opened.average! * 0.965)) });
    // The position is closed by the order the stop placed.
    expect((await bob.fetchPositions([contract], INVERSE)).filter(({ contracts }) => contracts !== 0)).toEqual([]);
    const left = await bob.fetchOpenOrders(contract, undefined, undefined, { trigger: true });
    expect(left.map(({ id, status }) => [id, status])).toEqual([[far.id, "open"]]);
  });

  test("look at the market", async () => {
    const book = await exchange.fetchOrderBook(BTC);
    expect(book.bids.length).toBeGreaterThan(5);
    expect(book.asks[0]![0]!).toBeGreaterThan(book.bids[0]![0]!);
    expect(await exchange.fetchTicker(BTC)).toMatchObject({ symbol: BTC });
    expect((await exchange.fetchTrades(BTC)).length).toBeGreaterThan(0);
    expect((await exchange.fetchOHLCV(BTC, "1m")).length).toBeGreaterThan(0);
    expect(await exchange.fetchStatus()).toMatchObject({ status: "ok" });
  });

  test("a wrong secret is told as such", async () => {
    const stranger = connect("bob");
    stranger.secret = "not the secret";
    await expect(stranger.fetchBalance()).rejects.toThrow(ccxt.AuthenticationError);
    const unknown = connect("bob");
    unknown.apiKey = "A".repeat(64);
    await expect(unknown.fetchBalance()).rejects.toThrow(ccxt.AuthenticationError);
  });

  test("who is where nobody is served is told that the exchange is not there for him", async () => {
    const { url } = await openListening({ location: "restricted" });
    const barred = connect("alice");
    const api = barred.urls["api"] as Record<string, string>;
    for (const [area, address] of Object.entries(api)) api[area] = address.replace(venue.url, url);
    await expect(barred.loadMarkets()).rejects.toThrow(ccxt.ExchangeNotAvailable);
    await expect(barred.fetchTime()).rejects.toThrow("restricted location");
  });

  test("what the account cannot pay is refused as insufficient funds", async () => {
    const order = exchange.createOrder(BTC, "limit", "buy", 50, 20000, ISOLATED);
    await expect(order).rejects.toThrow(ccxt.InsufficientFunds);
  });
});
