// What the streams of pairs tell, held against the pages that tell the same.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectSound } from "../../../refusal.ts";
import { dial, type Message, type Socket } from "../../../socket.ts";
import { HOURS, openVenue, START, type TestVenue, type Trader } from "../../../venue.ts";

const MINUTES = HOURS / 60;
const SECONDS = 1_000;

let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

const trades = (side: "BUY" | "SELL", quantity: string) =>
  alice.post("/api/v3/order", { symbol: "BTCUSDT", side, type: "MARKET", quantity });
const asked = async (path: string, params = {}) => (await venue.get(path, { symbol: "BTCUSDT", ...params })).body;
/** The newest that came. */
const newest = async (stream: Socket): Promise<Message> => (await stream.heard()).at(-1)!;

/** The keys of a message, in their order. */
const keys = (message: object | undefined): string => Object.keys(message!).join(" ");
const MINI = "e E s c o h l v q";
const FULL = "e E s p P w x c Q b B a A o h l v q O C F L n";
const ROLLING = "e E s p P o h l c w v q O C F L n";

describe("tickers", () => {
  test("say what the page says, when something is traded, when best prices change, and as the day moves on", async () => {
    await venue.advance(90 * SECONDS);
    await trades("BUY", "0.3");
    await venue.advance(61 * SECONDS);
    await trades("SELL", "0.2");
    // A connection lasts a day.
    await venue.advance(20 * HOURS);
    const stream = await dial(venue, "/ws/btcusdt@ticker");
    for (const step of [0, 30 * SECONDS, 4 * HOURS - 100 * SECONDS, 20 * SECONDS, 2 * HOURS]) {
      await venue.advance(step);
      const told = await newest(stream);
      if (step === 0) expect(keys(told)).toBe(FULL);
      if (told === undefined) continue;
      const page = await asked("/api/v3/ticker/24hr");
      expect(told).toEqual({
        e: "24hrTicker",
        E: venue.now(),
        s: "BTCUSDT",
        p: page.priceChange,
        P: page.priceChangePercent,
        w: page.weightedAvgPrice,
        x: page.prevClosePrice,
        c: page.lastPrice,
        Q: page.lastQty,
        b: page.bidPrice,
        B: page.bidQty,
        a: page.askPrice,
        A: page.askQty,
        o: page.openPrice,
        h: page.highPrice,
        l: page.lowPrice,
        v: page.volume,
        q: page.quoteVolume,
        O: page.openTime,
        C: page.closeTime,
        F: page.firstId,
        L: page.lastId,
        n: page.count,
      });
    }
    // A day after its trades the pair has nothing to tell, and then no more.
    expect((await asked("/api/v3/ticker/24hr")).count).toBe(0);
    await venue.advance(HOURS);
    expect(await stream.heard()).toEqual([]);
    await venue.price("BTCUSDT", "30100");
    expect(await newest(stream)).toMatchObject({ e: "24hrTicker", n: 1 });
  });

  test("in short say a part of it, and whoever comes late is told how it is", async () => {
    await trades("BUY", "0.3");
    const stream = await dial(venue, "/ws/btcusdt@miniTicker");
    const told = await newest(stream);
    expect(keys(told)).toBe(MINI);
    const { lastPrice: c, openPrice: o, highPrice: h, lowPrice: l, ...page } = await asked("/api/v3/ticker/24hr");
    expect(told).toMatchObject({ E: venue.now(), s: "BTCUSDT", c, o, h, l, v: page.volume, q: page.quoteVolume });
    // What does not trade does not change the short one.
    await alice.post("/api/v3/order", {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.1",
      price: "29990",
    });
    expect(await stream.heard()).toEqual([]);
  });

  test("of all pairs are one list of those that have changed", async () => {
    const stream = await dial(venue, "/stream?streams=!miniTicker@arr/!ticker_1h@arr");
    const first = await stream.heard();
    const ofPairs = first.filter(({ stream: of, data }) => of === "!ticker_1h@arr" || data[0].ps === undefined);
    const { body: all } = await venue.get("/api/v3/exchangeInfo");
    expect(ofPairs.map(({ data }) => data.length)).toEqual([all.symbols.length, all.symbols.length]);
    await trades("BUY", "0.1");
    const then = await stream.heard();
    expect(then.map(({ stream: of, data }) => [of, data.map(({ s }: Message) => s as string)])).toEqual([
      ["!miniTicker@arr", ["BTCUSDT"]],
      ["!ticker_1h@arr", ["BTCUSDT"]],
    ]);
    expect(keys(then[1]!["data"][0])).toBe(ROLLING);
  });

  test.each(["1h", "4h", "1d"])("of a window of %s say what the page says of it", async (window) => {
    await trades("BUY", "0.1");
    await venue.advance(50 * MINUTES + 7);
    const stream = await dial(venue, `/ws/btcusdt@ticker_${window}`);
    await trades("SELL", "0.2");
    for (const step of [0, 10 * MINUTES, 180 * MINUTES, 20 * HOURS - 1, 5 * MINUTES]) {
      await venue.advance(step);
      const told = await newest(stream);
      if (told === undefined) continue;
      const page = await asked("/api/v3/ticker", { windowSize: window });
      expect(told).toMatchObject({
        e: `${window}Ticker`,
        o: page.openPrice,
        c: page.lastPrice,
        w: page.weightedAvgPrice,
      });
      expect(told).toMatchObject({
        p: page.priceChange,
        P: page.priceChangePercent,
        v: page.volume,
        q: page.quoteVolume,
      });
      expect(told).toMatchObject({
        O: page.openTime,
        C: page.closeTime,
        F: page.firstId,
        L: page.lastId,
        n: page.count,
      });
    }
  });

  test("of no such window, and of no such pair, do not exist", async () => {
    const stream = await dial(venue, "/ws/btcusdt@ticker_2h/nosuch@ticker/BTCUSDT@ticker/!ticker_7d@arr");
    await trades("BUY", "0.1");
    expect(await stream.heard()).toEqual([]);
  });
});

const BAR = "t T s i f L o c h l v n x q V Q B";

/** A kline of the page as the stream writes it. */
const barOf = (row: readonly unknown[]): unknown => {
  const [t, o, h, l, c, v, T, q, n, V, Q] = row;
  return { t, T, o, c, h, l, v, n, q, V, Q };
};

describe("klines", () => {
  // Days to pass before somebody listens, so that the interval ends while he does.
  test.each([
    ["1s", "", 0, {}],
    ["1m", "", 0, {}],
    ["15m", "", 0, {}],
    ["1h", "", 0, {}],
    ["1d", "", 0, {}],
    ["1d", "@+08:00", 0, { timeZone: "8" }],
    ["1w", "", 3, {}],
    ["1M", "", 16, {}],
  ])("of %s%s say what the page says, and each once more when it is over", async (interval, zone, days, more) => {
    await trades("BUY", "0.1");
    await venue.advance(days * 24 * HOURS + 30 * SECONDS);
    const stream = await dial(venue, `/ws/btcusdt@kline_${interval}${zone}`);
    let ended = 0;
    for (const step of [0, 700, 40 * SECONDS, 14 * MINUTES, HOURS, 11 * HOURS, 11 * HOURS]) {
      await venue.advance(step);
      await trades("SELL", "0.01");
      await trades("BUY", "0.02");
      const told = await stream.heard();
      expect(told.at(-1)).toMatchObject({ e: "kline", E: venue.now(), s: "BTCUSDT" });
      expect(keys(told.at(-1)!["k"])).toBe(BAR);
      for (const { k } of told.slice(-4)) {
        const [row] = await asked("/api/v3/klines", { interval, startTime: k.t, limit: 1, ...more });
        const over = k.T < venue.now();
        ended += over ? 1 : 0;
        expect(k).toMatchObject({ s: "BTCUSDT", i: interval, x: over });
        // Of one that is not over it may have been said before it was as it is now.
        if (over || k === told.at(-1)!["k"]) expect(k).toMatchObject(barOf(row) as object);
      }
    }
    expect(ended).toBeGreaterThan(0);
  });

  test("without trades begin and end where the last one ended", async () => {
    await trades("BUY", "0.1");
    const stream = await dial(venue, "/ws/btcusdt@kline_1m");
    await stream.heard();
    await venue.advance(3 * MINUTES);
    const { body: klines } = await venue.get("/api/v3/klines", { symbol: "BTCUSDT", interval: "1m" });
    const [over, runs, ...none] = await stream.heard();
    expect(none).toEqual([]);
    expect(over!["k"]).toMatchObject({ t: START, x: true, n: klines[0][8] });
    expect(runs!["k"]).toMatchObject({
      t: START + 3 * MINUTES,
      x: false,
      n: 0,
      f: -1,
      L: -1,
      o: klines[0][4],
      c: klines[0][4],
    });
  });

  test("of no such interval, and of no such zone, do not exist", async () => {
    const stream = await dial(venue, "/ws/btcusdt@kline_7m/btcusdt@kline_1m@+09:00/btcusdt@kline_1month");
    await trades("BUY", "0.1");
    expect(await stream.heard()).toEqual([]);
  });
});

describe("prices", () => {
  test("on average say what the page says, when something is traded and when it is forgotten", async () => {
    const stream = await dial(venue, "/ws/btcusdt@avgPrice");
    await trades("BUY", "0.1");
    const at = venue.now();
    const told = await newest(stream);
    const page = await asked("/api/v3/avgPrice");
    expect(told).toEqual({ e: "avgPrice", E: at, s: "BTCUSDT", i: "5m", w: page.price, T: at });
    await venue.advance(MINUTES);
    expect(await stream.heard()).toEqual([]);
  });

  test("of reference say the index, every second", async () => {
    const stream = await dial(venue, "/ws/btcusdt@referencePrice");
    await stream.heard();
    await venue.price("BTCUSDT", "31000");
    const changed = venue.now();
    expect(await newest(stream)).toEqual({ e: "referencePrice", s: "BTCUSDT", r: "31000.00000000", t: changed });
    await venue.advance(SECONDS);
    expect(await stream.heard()).toMatchObject([{ r: "31000.00000000", t: changed }]);
  });
});

describe("the book", () => {
  test("in part says its best prices, as many as were asked for", async () => {
    const stream = await dial(venue, "/ws/btcusdt@depth10@100ms");
    expect(await stream.heard()).toEqual([await asked("/api/v3/depth", { limit: 10 })]);
    await trades("BUY", "0.4");
    expect(await newest(stream)).toEqual(await asked("/api/v3/depth", { limit: 10 }));
  });

  test("step by step says what stands at each price that changed, and nothing where nothing is left", async () => {
    const stream = await dial(venue, "/ws/btcusdt@depth");
    const order = {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.1",
      price: "29000",
    };
    const before = (await asked("/api/v3/depth")).lastUpdateId;
    const { body } = await alice.post("/api/v3/order", order);
    await alice.delete("/api/v3/order", { symbol: "BTCUSDT", orderId: body.orderId });
    expect(await stream.heard()).toEqual([
      {
        e: "depthUpdate",
        E: START,
        s: "BTCUSDT",
        U: before + 1,
        u: before + 1,
        b: [["29000.00000000", "0.10000000"]],
        a: [],
      },
      {
        e: "depthUpdate",
        E: START,
        s: "BTCUSDT",
        U: before + 2,
        u: before + 2,
        b: [["29000.00000000", "0.00000000"]],
        a: [],
      },
    ]);
  });
});
