import { expect, test } from "vitest";
import { INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { answersByPair, costOf, refusesInTurn } from "../which-pairs.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/ticker/24hr";

async function ticker(params: Params = {}) {
  return (await venue.get(PATH, { symbol: "BTCUSDT", ...params })).body;
}

test("the full answer has the documented members", async () => {
  expect(shapeOf(await ticker())).toBe(
    shape({
      symbol: TEXT,
      priceChange: PADDED,
      priceChangePercent: PLAIN,
      weightedAvgPrice: PADDED,
      prevClosePrice: PADDED,
      lastPrice: PADDED,
      lastQty: PADDED,
      bidPrice: PADDED,
      bidQty: PADDED,
      askPrice: PADDED,
      askQty: PADDED,
      openPrice: PADDED,
      highPrice: PADDED,
      lowPrice: PADDED,
      volume: PADDED,
      quoteVolume: PADDED,
      openTime: INTEGER,
      closeTime: INTEGER,
      firstId: INTEGER,
      lastId: INTEGER,
      count: INTEGER,
    }),
  );
});

test("the short answer has fewer", async () => {
  expect(shapeOf(await ticker({ type: "MINI" }))).toBe(
    shape({
      symbol: TEXT,
      openPrice: PADDED,
      highPrice: PADDED,
      lowPrice: PADDED,
      lastPrice: PADDED,
      volume: PADDED,
      quoteVolume: PADDED,
      openTime: INTEGER,
      closeTime: INTEGER,
      firstId: INTEGER,
      lastId: INTEGER,
      count: INTEGER,
    }),
  );
});

test("since the venue opened, every trade counts", async () => {
  expect(await ticker()).toEqual({
    symbol: "BTCUSDT",
    priceChange: "0.50000000",
    // 0.5 ÷ 30000.
    priceChangePercent: "0.002",
    weightedAvgPrice: "29999.87552900",
    // There was no price before.
    prevClosePrice: "30000.00000000",
    lastPrice: "30000.50000000",
    lastQty: "0.01000000",
    bidPrice: "29998.50000000",
    bidQty: expect.any(String),
    askPrice: "30001.50000000",
    askQty: expect.any(String),
    openPrice: "30000.00000000",
    highPrice: "30001.00000000",
    lowPrice: "29999.00000000",
    volume: "0.04017000",
    quoteVolume: "1205.09500000",
    openTime: START + 240_500 - DAYS,
    closeTime: START + 240_500,
    firstId: 1,
    lastId: 4,
    count: 4,
  });
});

test("the window begins to the millisecond, in the middle of a minute", async () => {
  await venue.advance(START + DAYS + 10_000 - venue.now());
  expect(await ticker()).toMatchObject({
    priceChange: "-0.50000000",
    // −0.5 ÷ 30001 = −0.00166661 %.
    priceChangePercent: "-0.002",
    // 300.01 + 599.98 + 300.005 for 0.04.
    weightedAvgPrice: "29999.87500000",
    prevClosePrice: "30000.00000000",
    openPrice: "30001.00000000",
    highPrice: "30001.00000000",
    lowPrice: "29999.00000000",
    volume: "0.04000000",
    quoteVolume: "1199.99500000",
    openTime: START + 10_000,
    firstId: 2,
    lastId: 4,
    count: 3,
  });
  // A trade of the window's first millisecond belongs to it, and one before does not.
  await venue.advance(10_000);
  expect(await ticker({ type: "MINI" })).toMatchObject({ firstId: 2, count: 3 });
  await venue.advance(1);
  expect(await ticker({ type: "MINI" })).toMatchObject({
    firstId: 3,
    count: 2,
    openPrice: "29999.00000000",
    volume: "0.03000000",
  });
});

test("a day without trades stands at the last price", async () => {
  await venue.advance(DAYS);
  expect(await ticker()).toMatchObject({
    priceChange: "0.00000000",
    priceChangePercent: "0.000",
    weightedAvgPrice: "0.00000000",
    prevClosePrice: "30000.50000000",
    lastPrice: "30000.50000000",
    lastQty: "0.01000000",
    openPrice: "30000.50000000",
    highPrice: "30000.50000000",
    lowPrice: "30000.50000000",
    volume: "0.00000000",
    quoteVolume: "0.00000000",
    firstId: -1,
    lastId: -1,
    count: 0,
  });
});

test("a change in percent is rounded, not cut", async () => {
  // 30000.5 to 31000 is 999.5 ÷ 30000.5 = 3.33161 %, and back to 30000 is −3.2258 % of 31000.
  await venue.price("BTCUSDT", "31000");
  expect(await ticker()).toMatchObject({
    priceChange: "0.00000000",
    openPrice: "31000.00000000",
    prevClosePrice: "30000.50000000",
  });
  await venue.price("BTCUSDT", "30000");
  expect(await ticker()).toMatchObject({ priceChange: "-1000.00000000", priceChangePercent: "-3.226" });
});

test("a call is about one pair, some, or all", () => answersByPair(venue, PATH));

test("faults are found in the order of the parameters, then in their combination, then in the names", async () => {
  await refusesInTurn(venue, PATH, [[-1139, "Invalid ticker type.", { type: "mini" }]], { type: "SHORT" });
  expect(venue.faults()).toEqual([]);
});

test("one pair costs 2, a short list 2, a longer one 40, and all 80", async () => {
  const list = (length: number) =>
    `symbols=${encodeURIComponent(JSON.stringify(Array.from({ length }, (_, n) => `P${n}`)))}`;
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("2");
  expect(await costOf(venue, PATH, list(20))).toBe("2");
  expect(await costOf(venue, PATH, list(21))).toBe("40");
  expect(await costOf(venue, PATH, list(100))).toBe("40");
  expect(await costOf(venue, PATH, list(101))).toBe("80");
  expect(await costOf(venue, PATH, "")).toBe("80");
});
