// Every method of ccxt's that leads to a page of contracts, found in the library itself and called once.

import ccxt from "ccxt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ListeningVenue, openListening } from "./listening.ts";
import { type Recording, recordingBefore } from "./recording.ts";

const SYMBOL = "BTC/USD:BTC";
const OTHER = "ETH/USD:ETH";
const DELIVERY = { type: "delivery", subType: "inverse" };
const LONG = 60_000;

type Exchange = InstanceType<typeof ccxt.binance>;

let venue: ListeningVenue;
let recording: Recording;
let exchange: Exchange;

beforeAll(async () => {
  venue = await openListening();
  recording = await recordingBefore(venue.url);
  const { apiKey, secret } = venue.keysOf("alice");
  const options = { defaultType: "delivery", defaultSubType: "inverse", fetchMarkets: { types: ["inverse"] } };
  exchange = new ccxt.binance({ apiKey, secret, enableRateLimit: false, options });
  const { api } = exchange.urls as { api: Record<string, string> };
  for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, recording.url);
  await exchange.loadMarkets();
  await exchange.createOrder(SYMBOL, "market", "buy", 3);
  await venue.steer("POST", "time/advance", { by: "11m" });
}, LONG);
afterAll(() => expect(venue.faults()).toEqual([]));

/** An order that waits far below the market, by its number. */
const waits = async (): Promise<string> => (await exchange.createOrder(SYMBOL, "limit", "buy", 1, 20_000)).id!;

/** A position with isolated margin on another contract. */
async function isolated(): Promise<void> {
  const [held] = await exchange.fetchPositions([OTHER]);
  if (held !== undefined && held.contracts! > 0) return;
  await exchange.setMarginMode("isolated", OTHER);
  await exchange.createOrder(OTHER, "market", "buy", 10);
}

/** How each method is called; what it needs before is done first. */
const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  fetchTime: () => exchange.fetchTime(DELIVERY),
  fetchMarkets: () => exchange.fetchMarkets(),
  fetchBalance: () => exchange.fetchBalance(DELIVERY),
  fetchOrderBook: () => exchange.fetchOrderBook(SYMBOL),
  fetchTicker: () => exchange.fetchTicker(SYMBOL),
  fetchBidsAsks: () => exchange.fetchBidsAsks([SYMBOL]),
  fetchLastPrices: () => exchange.fetchLastPrices([SYMBOL]),
  fetchTickers: () => exchange.fetchTickers([SYMBOL]),
  fetchMarkPrice: () => exchange.fetchMarkPrice(SYMBOL),
  fetchMarkPrices: () => exchange.fetchMarkPrices([SYMBOL]),
  fetchOHLCV: () => exchange.fetchOHLCV(SYMBOL),
  fetchTrades: () => exchange.fetchTrades(SYMBOL),
  editContractOrder: async () => exchange.editContractOrder(await waits(), SYMBOL, "limit", "buy", 2, 20_001),
  editOrders: async () =>
    exchange.editOrders([
      { id: await waits(), symbol: SYMBOL, type: "limit", side: "buy", amount: 2, price: 20_002 } as never,
    ]),
  createOrders: () => exchange.createOrders([{ symbol: SYMBOL, type: "limit", side: "buy", amount: 1, price: 20_003 }]),
  createOrder: () => exchange.createOrder(SYMBOL, "market", "buy", 1),
  fetchOrder: async () => exchange.fetchOrder(await waits(), SYMBOL),
  fetchOrders: () => exchange.fetchOrders(SYMBOL),
  fetchOpenOrders: () => exchange.fetchOpenOrders(SYMBOL),
  fetchOpenOrder: async () => exchange.fetchOpenOrder(await waits(), SYMBOL),
  cancelOrder: async () => exchange.cancelOrder(await waits(), SYMBOL),
  cancelAllOrders: () => exchange.cancelAllOrders(SYMBOL),
  cancelOrders: async () => exchange.cancelOrders([await waits()], SYMBOL),
  fetchMyTrades: () => exchange.fetchMyTrades(SYMBOL),
  fetchTradingFee: () => exchange.fetchTradingFee(SYMBOL),
  fetchTradingFees: () => exchange.fetchTradingFees(DELIVERY),
  fetchFundingRate: () => exchange.fetchFundingRate(SYMBOL),
  fetchFundingRateHistory: () => exchange.fetchFundingRateHistory(SYMBOL),
  fetchFundingRates: () => exchange.fetchFundingRates([SYMBOL]),
  loadLeverageBrackets: () => exchange.loadLeverageBrackets(true, DELIVERY),
  fetchLeverageTiers: () => exchange.fetchLeverageTiers([SYMBOL]),
  fetchAccountPositions: () => exchange.fetchAccountPositions([SYMBOL]),
  fetchPositionsRisk: () => exchange.fetchPositionsRisk([SYMBOL]),
  fetchFundingHistory: () => exchange.fetchFundingHistory(SYMBOL),
  setLeverage: () => exchange.setLeverage(10, SYMBOL),
  setMarginMode: () => exchange.setMarginMode("isolated", "BNB/USD:BNB"),
  setPositionMode: () => exchange.setPositionMode(true, SYMBOL),
  fetchLeverages: () => exchange.fetchLeverages([SYMBOL], DELIVERY),
  fetchLedger: () => exchange.fetchLedger("BTC", undefined, undefined, DELIVERY),
  modifyMarginHelper: async () => {
    await isolated();
    // ccxt rounds what is added to whole contracts, unless it is told otherwise.
    return exchange.addMargin(OTHER, 1, { amount: "0.01" });
  },
  fetchOpenInterestHistory: () =>
    exchange.fetchOpenInterestHistory(SYMBOL, "5m", undefined, undefined, {
      pair: "BTCUSD",
      contractType: "PERPETUAL",
    }),
  fetchOpenInterest: () => exchange.fetchOpenInterest(SYMBOL),
  fetchMyLiquidations: () => exchange.fetchMyLiquidations(SYMBOL),
  fetchPositionMode: () => exchange.fetchPositionMode(SYMBOL),
  fetchMarginModes: () => exchange.fetchMarginModes([SYMBOL], DELIVERY),
  fetchMarginAdjustmentHistory: () => exchange.fetchMarginAdjustmentHistory(SYMBOL),
  fetchFundingIntervals: () => exchange.fetchFundingIntervals([SYMBOL], DELIVERY),
  fetchLongShortRatioHistory: () => exchange.fetchLongShortRatioHistory(SYMBOL, "5m"),
  fetchPositionsADLRank: () => exchange.fetchPositionsADLRank([SYMBOL]),
};

/** Methods the venue refuses here, with the reason. */
const REFUSED: Readonly<Record<string, { readonly code: number; readonly because: string }>> = {
  setPositionMode: { code: -4068, because: "alice has a position" },
};

test("every method that leads to a page of contracts is told here", () => {
  const prototype = ccxt.binance.prototype as unknown as Record<string, unknown>;
  const leading = Object.getOwnPropertyNames(prototype).filter(
    (name) => name !== "constructor" && /this\.dapi[A-Z]/.test(String(prototype[name])),
  );
  expect(leading.length).toBeGreaterThan(40);
  expect(Object.keys(CALLS).toSorted()).toEqual(leading.toSorted());
});

test.each(Object.keys(CALLS))(
  "%s is answered",
  async (method) => {
    recording.taken();
    const refused = REFUSED[method];
    if (refused === undefined) expect(await CALLS[method]!()).toBeDefined();
    else await expect(CALLS[method]!(), refused.because).rejects.toThrow(String(refused.code));
    const asked = recording.taken().filter(({ route }) => / \/(?:dapi|futures\/data)\//.test(route));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ code }) => code !== undefined && code < 0).map(({ code }) => code)).toEqual(
      refused === undefined ? [] : [refused.code],
    );
  },
  LONG,
);
