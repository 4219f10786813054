// Trades and minutes are written without the names of their members; those of older journals have them.

import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { minutesBetween, priceMinutesBetween } from "../../src/history/candles.ts";
import { openPast } from "../../src/history/past.ts";
import type { CandleRecord, TradeRecord } from "../../src/history/rows.ts";
import type { PriceCandleRecord } from "../../src/history/market-records.ts";
import { SCHEMA } from "../../src/history/schema.ts";
import { short } from "../../src/history/short.ts";
import { recentTrades } from "../../src/history/trades.ts";
import { decode, encode } from "../../src/journal/codec.ts";
import { writeRows } from "../../src/journal/write-rows.ts";
import { amount, instant, lots, price, ticks } from "../../src/money/units.ts";

const trade: TradeRecord = {
  symbol: "BTCUSDT",
  trade: 7,
  aggregate: 5,
  at: instant(1_000),
  ticks: ticks(3_000_000),
  lots: lots(12),
  quote: amount(360_000n),
  takerSide: "sell",
};
const candle: CandleRecord = {
  openAt: instant(60_000),
  open: ticks(1),
  high: ticks(4),
  low: ticks(1),
  close: ticks(3),
  lots: lots(9),
  quote: amount(25n),
  trades: 2,
  takerLots: lots(5),
  takerQuote: amount(11n),
  firstTrade: 6,
  lastTrade: 7,
};
const figure: PriceCandleRecord = {
  openAt: instant(60_000),
  open: price(10n),
  high: price(12n),
  low: price(9n),
  close: price(11n),
};

test("what is written without names is read with all of them, and what was written with names as it was", () => {
  const db = new DatabaseSync(":memory:");
  db.exec(SCHEMA);
  const older: TradeRecord = { ...trade, trade: 6 };
  writeRows(db, [
    { table: "trades", values: ["BTCUSDT", 6, 1, 5, 1_000, encode(older)] },
    { table: "trades", values: ["BTCUSDT", 7, 2, 5, 1_000, encode(short("trade", trade))] },
    { table: "candles", values: ["BTCUSDT", 0, 1, encode({ ...candle, openAt: instant(0) })] },
    { table: "candles", values: ["BTCUSDT", 60_000, 2, encode(short("candle", candle))] },
    { table: "price_candles", values: ["index", "BTC", 0, 1, encode({ ...figure, openAt: instant(0) })] },
    { table: "price_candles", values: ["index", "BTC", 60_000, 2, encode(short("figure", figure))] },
  ]);
  const past = openPast(db, decode)(2);
  expect(recentTrades(past, "BTCUSDT", 10)).toEqual([older, trade]);
  const minutes = minutesBetween(past, "BTCUSDT", instant(0), instant(60_000));
  expect(minutes).toEqual([{ ...candle, openAt: instant(0) }, candle]);
  const figures = priceMinutesBetween(past, { of: "index", name: "BTC" }, instant(0), instant(60_000));
  expect(figures).toEqual([{ ...figure, openAt: instant(0) }, figure]);
  db.close();
});

test("a trade without names is what an older program wrote of it", () => {
  // The places are for ever: this is a line of a database.
  expect(encode(short("trade", trade))).toBe('["trade","BTCUSDT",7,5,1000,3000000,12,"#360000","sell"]');
  expect(encode(short("candle", candle))).toBe('["candle",60000,1,4,1,3,9,"#25",2,5,"#11",6,7]');
  expect(encode(short("figure", figure))).toBe('["figure",60000,"#10","#12","#9","#11"]');
});
