// ccxt's own methods for what contracts look back on: candles of index, mark and premium, open interest, who is long.

import ccxt from "ccxt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ListeningVenue, openListening } from "./listening.ts";

const SYMBOL = "BTC/USD:BTC";

let venue: ListeningVenue;
let exchange: InstanceType<typeof ccxt.binance>;

beforeAll(async () => {
  venue = await openListening();
  exchange = new ccxt.binance({
    ...keys(),
    enableRateLimit: false,
    options: { defaultType: "delivery", fetchMarkets: { types: ["inverse"] } },
  });
  const { api } = exchange.urls as { api: Record<string, string> };
  for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, venue.url);
  await exchange.loadMarkets();
  await venue.steer("POST", "time/advance", { by: "11m" });
});
afterAll(() => expect(venue.faults()).toEqual([]));

function keys() {
  const { apiKey, secret } = venue.keysOf("alice");
  return { apiKey, secret };
}

test.each([["index"], ["mark"], ["premiumIndex"], [undefined]])("candles of the %s price are read", async (price) => {
  const params = price === undefined ? {} : { price };
  const candles = await exchange.fetchOHLCV(SYMBOL, "1m", undefined, 5, params);
  expect(candles).toHaveLength(5);
  const [at, open, high, low, close] = candles[0]!;
  expect(Number(at) % 60_000).toBe(0);
  const around = price === "premiumIndex" ? 0 : 1_000;
  for (const figure of [open, high, low, close]) expect(Number(figure)).toBeGreaterThanOrEqual(around);
});

test("open interest is read, now and as it was", async () => {
  expect((await exchange.fetchOpenInterest(SYMBOL)).openInterestAmount).toBeGreaterThan(0);
  // ccxt names the contract where the pair belongs, and a quarterly where it is asked for the perpetual.
  const perpetual = { pair: "BTCUSD", contractType: "PERPETUAL" };
  const history = await exchange.fetchOpenInterestHistory(SYMBOL, "5m", undefined, undefined, perpetual);
  expect(history.length).toBeGreaterThan(0);
  expect(history.at(-1)!.openInterestAmount).toBeGreaterThan(0);
});

test("the ratio of longs to shorts is read, and old trades", async () => {
  const ratios = await exchange.fetchLongShortRatioHistory(SYMBOL, "5m");
  expect(ratios.map(({ longShortRatio }) => longShortRatio)).toContain(1);
  const trades = await exchange.fetchTrades(SYMBOL, undefined, 10, {
    fetchTradesMethod: "dapiPublicGetHistoricalTrades",
  });
  expect(trades.length).toBeGreaterThan(0);
});
