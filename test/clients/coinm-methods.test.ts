// Every method the official connector has for COIN-margined contracts, taken from the connector itself and called once.

import { DerivativesTradingCoinFutures } from "@binance/derivatives-trading-coin-futures";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openListening, type ListeningVenue } from "./listening.ts";

const SYMBOL = "BTCUSD_PERP";
const PAIR = "BTCUSD";
const LONG = 60_000;

type Called = Record<string, (given?: object) => Promise<{ data(): Promise<unknown> }>>;

let venue: ListeningVenue;
let rest: Called;

/** Calls a method that must be answered. */
const asks = async (method: string, given: object = {}): Promise<unknown> => (await rest[method]!(given)).data();

beforeAll(async () => {
  venue = await openListening();
  const client = (name: string): Called => {
    const { apiKey, secret } = venue.keysOf(name);
    const connector = new DerivativesTradingCoinFutures({
      configurationRestAPI: { apiKey, apiSecret: secret, basePath: venue.url },
    });
    return connector.restAPI as unknown as Called;
  };
  rest = client("alice");
  for (const name of ["alice", "bob"]) {
    await venue.steer("POST", `accounts/${name}/credit`, { wallet: "coinm", asset: "BTC", amount: "10" });
  }
  await rest["newOrder"]!({ symbol: SYMBOL, side: "BUY", type: "MARKET", quantity: 3 });
  await venue.steer("POST", "time/advance", { by: "11m" });
});
afterAll(() => expect(venue.faults()).toEqual([]));

/** An order that waits far below the market, and its number. */
async function waits(): Promise<number> {
  const order = { symbol: SYMBOL, side: "BUY", type: "LIMIT", quantity: 1, price: 20_000, timeInForce: "GTC" };
  return ((await asks("newOrder", order)) as { orderId: number }).orderId;
}

/** The id of an archive that was asked for. */
async function ordered(method: string): Promise<{ downloadId: string }> {
  const { downloadId } = (await asks(method, { startTime: 1, endTime: 2 })) as { downloadId: string };
  return { downloadId };
}

const PERIOD = { pair: PAIR, period: "5m" };
const YEAR = { startTime: 1, endTime: 2 };
const KLINES = { interval: "1m" };

/** What each method is called with; what it needs before is done first. */
const CALLS: Readonly<Record<string, object | (() => Promise<object>)>> = {
  accountInformation: {},
  futuresAccountBalance: {},
  getCurrentPositionMode: {},
  getDownloadIdForFuturesOrderHistory: YEAR,
  getDownloadIdForFuturesTradeHistory: YEAR,
  getDownloadIdForFuturesTransactionHistory: YEAR,
  getFuturesOrderHistoryDownloadLinkById: () => ordered("getDownloadIdForFuturesOrderHistory"),
  getFuturesTradeDownloadLinkById: () => ordered("getDownloadIdForFuturesTradeHistory"),
  getFuturesTransactionHistoryDownloadLinkById: () => ordered("getDownloadIdForFuturesTransactionHistory"),
  getIncomeHistory: {},
  notionalBracketForPair: {},
  notionalBracketForSymbol: {},
  userCommissionRate: { symbol: SYMBOL },
  basis: { ...PERIOD, contractType: "PERPETUAL" },
  checkServerTime: {},
  compressedAggregateTradesList: { symbol: SYMBOL },
  continuousContractKlineCandlestickData: { pair: PAIR, contractType: "CURRENT_QUARTER", ...KLINES },
  exchangeInformation: {},
  getFundingRateHistoryOfPerpetualFutures: { symbol: SYMBOL },
  getFundingRateInfo: {},
  indexPriceAndMarkPrice: {},
  indexPriceKlineCandlestickData: { pair: PAIR, ...KLINES },
  klineCandlestickData: { symbol: SYMBOL, ...KLINES },
  longShortRatio: PERIOD,
  markPriceKlineCandlestickData: { symbol: SYMBOL, ...KLINES },
  oldTradesLookup: { symbol: SYMBOL },
  openInterest: { symbol: SYMBOL },
  openInterestStatistics: { ...PERIOD, contractType: "ALL" },
  orderBook: { symbol: SYMBOL },
  premiumIndexKlineData: { symbol: SYMBOL, ...KLINES },
  queryIndexPriceConstituents: { symbol: PAIR },
  recentTradesList: { symbol: SYMBOL },
  symbolOrderBookTicker: {},
  symbolPriceTicker: {},
  takerBuySellVolume: { ...PERIOD, contractType: "ALL" },
  testConnectivity: {},
  ticker24hrPriceChangeStatistics: {},
  topTraderLongShortRatioAccounts: { symbol: PAIR, period: "5m" },
  topTraderLongShortRatioPositions: PERIOD,
  accountTradeList: { symbol: SYMBOL },
  allOrders: { symbol: SYMBOL },
  autoCancelAllOpenOrders: { symbol: SYMBOL, countdownTime: 0 },
  cancelAllOpenOrders: async () => {
    await waits();
    return { symbol: SYMBOL };
  },
  cancelMultipleOrders: async () => ({ symbol: SYMBOL, orderIdList: [await waits()] }),
  cancelOrder: async () => ({ symbol: SYMBOL, orderId: await waits() }),
  changeInitialLeverage: { symbol: SYMBOL, leverage: 10 },
  changeMarginType: { symbol: "ETHUSD_PERP", marginType: "ISOLATED" },
  currentAllOpenOrders: {},
  getOrderModifyHistory: async () => {
    const orderId = await waits();
    await asks("modifyOrder", { symbol: SYMBOL, orderId, side: "BUY", quantity: 1, price: 20_001 });
    return { symbol: SYMBOL, orderId };
  },
  getPositionMarginChangeHistory: { symbol: SYMBOL },
  modifyMultipleOrders: async () => ({
    batchOrders: [{ symbol: SYMBOL, orderId: await waits(), side: "BUY", quantity: 1, price: 20_002 }],
  }),
  modifyOrder: async () => ({ symbol: SYMBOL, orderId: await waits(), side: "BUY", quantity: 1, price: 20_003 }),
  newOrder: { symbol: SYMBOL, side: "BUY", type: "MARKET", quantity: 1 },
  positionAdlQuantileEstimation: {},
  positionInformation: {},
  queryCurrentOpenOrder: async () => ({ symbol: SYMBOL, orderId: await waits() }),
  queryOrder: async () => ({ symbol: SYMBOL, orderId: await waits() }),
  usersForceOrders: {},
  startUserDataStream: {},
  keepaliveUserDataStream: async () => ({ listenKey: await asks("startUserDataStream") }),
  closeUserDataStream: {},
};

/** Methods that are refused, with the reason. */
const REFUSED: Readonly<Record<string, { readonly given: object; readonly with: RegExp; readonly because: string }>> = {
  changePositionMode: {
    given: { dualSidePosition: "true" },
    with: /Position side cannot be changed if there exists/,
    because: "alice has a position",
  },
  modifyIsolatedPositionMargin: {
    given: { symbol: SYMBOL, amount: 1, type: 1 },
    with: /isolated/i,
    because: "alice's position is crossed",
  },
  classicPortfolioMarginAccountInformation: {
    given: { asset: "BTC" },
    with: /.*/,
    because: "there are no portfolio margin accounts, and no page of contracts' documentation tells of them",
  },
};

/** Of the connector itself, not of a page. */
const OWN = ["constructor", "sendRequest", "sendSignedRequest"];

test("every one of the connector's methods is told here", () => {
  const named = Object.getOwnPropertyNames(Object.getPrototypeOf(rest)).filter((name) => !OWN.includes(name));
  expect(named.length).toBeGreaterThan(60);
  expect(named.toSorted()).toEqual([...Object.keys(CALLS), ...Object.keys(REFUSED)].toSorted());
});

test("answers, every one of them", { timeout: LONG }, async () => {
  for (const [method, given] of Object.entries(CALLS)) {
    const answered = asks(method, typeof given === "function" ? await given() : given);
    await expect(answered, method).resolves.toBeDefined();
  }
});

test("those that cannot succeed say why", async () => {
  for (const [method, { given, with: why }] of Object.entries(REFUSED)) {
    await expect(rest[method]!(given), method).rejects.toThrow(why);
  }
});

test("what looks back has something to show", async () => {
  const rows = async (method: string, given: object): Promise<readonly unknown[]> =>
    (await asks(method, given)) as readonly unknown[];
  for (const method of [
    "basis",
    "continuousContractKlineCandlestickData",
    "indexPriceKlineCandlestickData",
    "longShortRatio",
    "markPriceKlineCandlestickData",
    "oldTradesLookup",
    "openInterestStatistics",
    "premiumIndexKlineData",
    "takerBuySellVolume",
    "topTraderLongShortRatioAccounts",
    "topTraderLongShortRatioPositions",
  ]) {
    expect((await rows(method, CALLS[method] as object)).length, method).toBeGreaterThan(0);
  }
});

test("an archive is fetched from where the connector is told", { timeout: LONG }, async () => {
  const { downloadId } = await ordered("getDownloadIdForFuturesTradeHistory");
  await venue.steer("POST", "time/advance", { by: "2s" });
  const link = (await asks("getFuturesTradeDownloadLinkById", { downloadId })) as { status: string; url: string };
  expect(link.status).toBe("completed");
  const archive = Buffer.from(await (await fetch(link.url)).arrayBuffer());
  expect(archive.subarray(0, 2).toString()).toBe("PK");
});
