// What clients have for the streams of markets, taken from the libraries themselves, unmodified: each method hears something
// once something has happened that concerns it.

import { DerivativesTradingCoinFutures } from "@binance/derivatives-trading-coin-futures";
import { WebsocketClient } from "binance";
import ccxt from "ccxt";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openVenue, type TestVenue } from "../venue.ts";

const LONG = 60_000;

let venue: TestVenue;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  venue = await openVenue();
});
afterEach(() => expect(venue.faults()).toEqual([]));
afterAll(async () => {
  for (const close of closing) await close();
});

const wsUrl = (): string => venue.running.url.replace("http", "ws");

/** Lets something happen that every stream tells of: trades, a price that liquidates somebody, what is listed. */
async function muchHappens(): Promise<void> {
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  await alice.post("/dapi/v1/leverage", { symbol: "BTCUSD_PERP", leverage: 100 });
  await alice.post("/dapi/v1/marginType", { symbol: "BTCUSD_PERP", marginType: "ISOLATED" });
  await alice.post("/dapi/v1/order", { symbol: "BTCUSD_PERP", side: "BUY", type: "MARKET", quantity: 10 });
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });
  await venue.price("BTCUSDT", "29000");
  const contract = venue.running.engine.view.reference.markets.get("BTCUSD_PERP")! as never as object;
  await venue.perform({ type: "DefineMarket", market: { ...contract, status: "halt" } as never });
  await venue.advance(3_000);
}

/** Asks the venue something until a condition holds: what was sent by then has arrived before long. */
async function until(holds: () => boolean): Promise<void> {
  for (let asked = 0; asked < 500 && !holds(); asked++) await fetch(`${venue.running.url}/api/v3/ping`);
}

/** The methods a client has that subscribe to market streams. */
function methodsIn(prototype: object, fits: (name: string) => boolean): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor" && fits(name));
}

test("every stream method of the official connector hears something", { timeout: LONG }, async () => {
  const client = new DerivativesTradingCoinFutures({ configurationWebsocketStreams: { wsURL: wsUrl() } });
  const connection = await client.websocketStreams.connect();
  closing.push(() => connection.disconnect());
  const OWN = [
    "on",
    "off",
    "disconnect",
    "isConnected",
    "pingServer",
    "subscribe",
    "unsubscribe",
    "isSubscribed",
    "userData",
  ];
  const methods = methodsIn(Object.getPrototypeOf(connection) as object, (name) => !OWN.includes(name));
  expect(methods.length).toBeGreaterThan(18);
  const silent = new Set<string>();
  const given = { symbol: "btcusd_perp", pair: "btcusd", contractType: "perpetual", interval: "1m", levels: 5 };
  type Called = Record<string, (params: object) => { on: (event: "message", heard: () => void) => void }>;
  for (const name of methods) {
    const speeds = /Price(?:Stream|Of)/.test(name) ? ["1s"] : /Depth/.test(name) ? ["100ms", "500ms"] : [];
    for (const updateSpeed of [undefined, ...speeds]) {
      const call = `${name} ${updateSpeed}`;
      silent.add(call);
      const params = { ...given, ...(updateSpeed !== undefined && { updateSpeed }) };
      (connection as unknown as Called)[name]!(params).on("message", () => silent.delete(call));
    }
  }
  // What is subscribed to is subscribed to one after the other, and each is acknowledged.
  await until(() => false);
  await muchHappens();
  await until(() => silent.size === 0);
  expect([...silent]).toEqual([]);
});

/** What some things are called in the parameters of npm binance's methods. */
const BINANCE: Readonly<Record<string, unknown>> = {
  interval: "1m",
  contractType: "perpetual",
  updateSpeedMs: 1000,
  windowSize: "1h",
  levels: 10,
  updateMs: 100,
};

describe.each([
  ["spot", "BTCUSDT"],
  ["coinm", "BTCUSD_PERP"],
] as const)("every stream method of npm binance for %s", (market, symbol) => {
  test("hears something", { timeout: LONG }, async () => {
    const quiet = { trace: () => {}, info: () => {}, error: () => {} };
    const source = WebsocketClient.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
    const methods = methodsIn(
      source,
      (name) => /^subscribe[A-Z]/.test(name) && !/UserData|Alpha|Endpoint/.test(name),
    ).filter((name) => forMarket(name, parametersOf(source[name]!), market));
    expect(methods.length).toBeGreaterThan(market === "spot" ? 15 : 14);
    const silent: string[] = [];
    for (const name of methods) {
      const client = new WebsocketClient({ wsUrl: wsUrl() }, quiet);
      closing.push(() => client.closeAll(true));
      client.on("exception", () => {});
      silent.push(name);
      client.on("message", (message: unknown) => {
        if (isNews(message)) silent.splice(0, silent.length, ...silent.filter((each) => each !== name));
      });
      const of =
        name === "subscribeCoinIndexPrice" || /Continuous|IndexKlines/.test(name) ? symbol.split("_")[0]! : symbol;
      const given = { ...BINANCE, symbol: of, market };
      const params = parametersOf(source[name]!).map((each) => (given as Record<string, unknown>)[each]);
      await (client as unknown as typeof source)[name]!(...params);
    }
    await until(() => false);
    await muchHappens();
    await until(() => silent.length === 0);
    // Nobody trades past the books here.
    expect(silent.filter((name) => !/BlockTrades/.test(name))).toEqual([]);
  });
});

/** The names of a method's parameters, as it was written. */
function parametersOf(method: (...given: unknown[]) => unknown): string[] {
  const [, written = ""] = /\(([^)]*)\)/.exec(String(method)) ?? [];
  return written
    .split(",")
    .map((each) => each.trim().split(/[ =]/)[0]!)
    .filter((each) => each !== "");
}

/** Whether a method is for a market: it takes one, or its name says so. */
function forMarket(name: string, parameters: readonly string[], market: string): boolean {
  const SPOT_ONLY = /^subscribeSpot|RollingWindow|BlockTrades/;
  const CONTRACTS_ONLY = /MarkPrice|Coin|Continuous|IndexKlines|AllBookTickers|Liquidation|ContractInfo/;
  if (SPOT_ONLY.test(name)) return market === "spot";
  if (CONTRACTS_ONLY.test(name)) return market === "coinm";
  // Single trades are a stream of pairs alone.
  if (name === "subscribeTrades") return market === "spot";
  return parameters.includes("market");
}

/** Whether a message is of a stream, and not the answer to a subscription. */
function isNews(message: unknown): boolean {
  return typeof message === "object" && message !== null && !("result" in message);
}

type Pro = InstanceType<typeof ccxt.pro.binance>;

async function connect(exchange: Pro): Promise<Pro> {
  const moved = (urls: Record<string, unknown>): void => {
    for (const [area, url] of Object.entries(urls)) {
      if (typeof url !== "string") moved(url as Record<string, unknown>);
      else urls[area] = url.replace(/^https:\/\/[^/]+/, venue.running.url).replace(/^wss:\/\/[^/]+/, wsUrl());
    }
  };
  moved(exchange.urls["api"]);
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  closing.push(() => exchange.close());
  return exchange;
}

test("what ccxt watches of pairs and of contracts is heard", { timeout: LONG }, async () => {
  const spot = await connect(new ccxt.pro.binance({ enableRateLimit: false }));
  const coinm = await connect(new ccxt.pro.binancecoinm({ enableRateLimit: false }));
  const [pair, contract] = ["BTC/USDT", "BTC/USD:BTC"];
  const watched = {
    spotTrades: spot.watchTrades(pair),
    spotTicker: spot.watchTicker(pair),
    spotTickers: spot.watchTickers([pair, "ETH/USDT"]),
    spotAllTickers: spot.watchTickers(),
    spotBest: spot.watchBidsAsks([pair]),
    spotKlines: spot.watchOHLCV(pair, "1m"),
    spotSomeKlines: spot.watchOHLCVForSymbols([[pair, "5m"]]),
    spotBook: spot.watchOrderBook(pair),
    spotSomeBooks: spot.watchOrderBookForSymbols([pair, "ETH/USDT"]),
    coinmTrades: coinm.watchTrades(contract),
    coinmTicker: coinm.watchTicker(contract),
    coinmAllTickers: coinm.watchTickers(),
    coinmBest: coinm.watchBidsAsks([contract]),
    coinmMark: coinm.watchMarkPrice(contract),
    coinmMarks: coinm.watchMarkPrices([contract]),
    coinmKlines: coinm.watchOHLCV(contract, "1h"),
    coinmBook: coinm.watchOrderBook(contract),
    coinmLiquidations: coinm.watchLiquidations(contract),
  };
  const heard = new Map<string, unknown>();
  for (const [name, watching] of Object.entries(watched)) {
    watching.then(
      (what) => heard.set(name, what),
      (failure: unknown) => heard.set(name, failure),
    );
  }
  await until(() => false);
  await muchHappens();
  await until(() => heard.size === Object.keys(watched).length);
  expect(Object.keys(watched).filter((name) => !heard.has(name))).toEqual([]);
  expect([...heard].filter(([, what]) => what instanceof Error)).toEqual([]);
  const told = Object.fromEntries(heard) as Record<keyof typeof watched, never>;
  expect(told.spotTrades).toMatchObject([{ symbol: pair, amount: 0.01, side: "buy" }]);
  expect(told.spotTicker).toMatchObject({ symbol: pair });
  expect(told.coinmMark).toMatchObject({ symbol: contract });
  expect(told.coinmLiquidations).toMatchObject([{ symbol: contract }]);
  expect((told.coinmKlines as number[][])[0]).toHaveLength(6);
});
