// The past a living venue is founded with: enough of every interval, in one piece, and the same for the same seed.

import { describe, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { openVenue, START } from "../venue.ts";

const MINUTES = 60_000;
type Row = [number, string, string, string, string, string, number, string, number, string, string, string];

const venue = await openVenue({ market: "living" });
const klines = async (symbol: string, interval: string, of = venue): Promise<Row[]> => {
  const family = symbol.includes("_") ? "/dapi/v1" : "/api/v3";
  return (await of.get(`${family}/klines`, { symbol, interval, limit: 500 })).body;
};
const LENGTH = { "1m": 1, "3m": 3, "5m": 5, "15m": 15, "1h": 60, "4h": 240, "1d": 1_440 } as const;

describe.each(Object.entries(LENGTH))("five hundred candles of %s", (interval, minutes) => {
  test.each(["BTCUSDT", "ETHBTC", "ADAUSDT", "BTCUSD_PERP"])("of %s follow each other", async (symbol) => {
    const rows = await klines(symbol, interval);
    expect(rows).toHaveLength(500);
    // The last one is that of the founding.
    expect(rows.at(-1)![0]).toBe(Math.floor(START / (minutes * MINUTES)) * minutes * MINUTES);
    for (const [
      nth,
      [openAt, open, high, low, close, volume, , quote, trades, takerBase, takerQuote],
    ] of rows.entries()) {
      if (nth > 0) {
        expect(openAt - rows[nth - 1]![0]).toBe(minutes * MINUTES);
        expect(Math.abs(Number(open) / Number(rows[nth - 1]![4]) - 1)).toBeLessThan(0.002);
      }
      expect(Number(high)).toBeGreaterThanOrEqual(Math.max(Number(open), Number(close)));
      expect(Number(low)).toBeLessThanOrEqual(Math.min(Number(open), Number(close)));
      expect(Number(low)).toBeGreaterThan(0);
      expect(Number(volume)).toBeGreaterThanOrEqual(Number(takerBase));
      expect(Number(quote)).toBeGreaterThanOrEqual(Number(takerQuote));
      expect(trades).toBeGreaterThan(0);
    }
  });
});

test.each(["1m", "1h", "1d"])(
  "klines of %s of whichever contract is the perpetual look back as those of the contract",
  async (interval) => {
    const params = { pair: "BTCUSD", contractType: "PERPETUAL", interval, limit: 500 };
    const { body } = await venue.get("/dapi/v1/continuousKlines", params);
    expect(body).toHaveLength(500);
    expect(body).toEqual(await klines("BTCUSD_PERP", interval));
  },
);

test("longer candles are those of the shorter ones together", async () => {
  const [minutes, quarters] = [await klines("ETHUSDT", "1m"), await klines("ETHUSDT", "15m")];
  const quarter = quarters.at(-3)!;
  const within = minutes.filter(([openAt]) => openAt >= quarter[0] && openAt < quarter[0] + 15 * MINUTES);
  expect(within).toHaveLength(15);
  expect(quarter[1]).toBe(within[0]![1]);
  expect(Number(quarter[2])).toBe(Math.max(...within.map((row) => Number(row[2]))));
  expect(Number(quarter[3])).toBe(Math.min(...within.map((row) => Number(row[3]))));
  expect(quarter[4]).toBe(within.at(-1)![4]);
  expect(quarter[8]).toBe(within.reduce((sum, row) => sum + row[8], 0));
});

test("the pair of two coins was worth what their pairs in dollars say", async () => {
  const closes = async (symbol: string): Promise<number[]> => (await klines(symbol, "1h")).map((row) => Number(row[4]));
  const [cross, eth, btc] = [await closes("ETHBTC"), await closes("ETHUSDT"), await closes("BTCUSDT")];
  for (const [nth, close] of cross.entries()) expect(Math.abs(close / (eth[nth]! / btc[nth]!) - 1)).toBeLessThan(0.001);
});

test("the day's figures know the day before the founding, and number only trades there were", async () => {
  const { body } = await venue.get("/api/v3/ticker/24hr", { symbol: "BTCUSDT" });
  expect(body.openPrice).not.toBe("30000.00000000");
  expect(body.count).toBeGreaterThan(1_000);
  expect([body.firstId, body.lastId]).toEqual([1, 1]);
});

test("there are no seconds and no trades of it, and a venue whose prices stand still has none", async () => {
  expect(await klines("BTCUSDT", "1s")).toHaveLength(1);
  expect((await venue.get("/api/v3/trades", { symbol: "BTCUSDT" })).body).toHaveLength(1);
  const still = await openVenue();
  expect(await klines("BTCUSDT", "1m", still)).toHaveLength(1);
});

test("the same seed looks back on the same past, to the last digit; it is invented once", async () => {
  const again = await openVenue({ market: "living" });
  expect(await klines("BNBUSDT", "4h", again)).toEqual(await klines("BNBUSDT", "4h"));
  const { rejection } = await venue.perform({ type: "InventPast" });
  expect(rejection?.reason).toBe("definition-conflict");
  expectSound(venue);
});
