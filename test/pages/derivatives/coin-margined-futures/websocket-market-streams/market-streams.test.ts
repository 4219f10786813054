// What the streams of contracts tell, held against the pages that tell the same.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectSound } from "../../../../refusal.ts";
import { dial, type Message, type Socket } from "../../../../socket.ts";
import { HOURS, openVenue, START, type TestVenue, type Trader } from "../../../../venue.ts";

const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;

let venue: TestVenue;
let alice: Trader;
let bob: Trader;
beforeEach(async () => {
  venue = await openVenue();
  [alice, bob] = [venue.as("alice"), venue.as("bob")];
});
afterEach(() => expectSound(venue));

const trades = (trader: Trader, side: "BUY" | "SELL", quantity: number, symbol = "BTCUSD_PERP") =>
  trader.post("/dapi/v1/order", { symbol, side, type: "MARKET", quantity });
const asked = async (path: string, params = {}) => (await venue.get(`/dapi/v1/${path}`, params)).body;
const newest = async (stream: Socket): Promise<Message> => (await stream.heard()).at(-1)!;
/** The keys of a message, in their order. */
const keys = (message: object | undefined): string => Object.keys(message!).join(" ");

const BAR = "t T s i f L o c h l v n x q V Q B";

describe("trades", () => {
  test("that follow each other at one price and on one side are told together, numbered as on the page", async () => {
    const { engine } = venue.running;
    engine.setRunning(true);
    const stream = await dial(venue, "/ws/btcusd_perp@aggTrade");
    for (const [trader, side] of [
      [alice, "BUY"],
      [bob, "BUY"],
      [alice, "SELL"],
    ] as const)
      await trades(trader, side, 2);
    expect(await stream.heard()).toEqual([]);
    engine.setRunning(false);
    const [bought, sold, ...none] = await stream.heard();
    expect(none).toEqual([]);
    expect(keys(bought)).toBe("e E a s p q f l T m");
    const rows = await asked("aggTrades", { symbol: "BTCUSD_PERP" });
    const [first, second, third] = rows.slice(-3);
    const told = ({ a, f, l, q, p, m }: Message) => ({ a, f, l, q, p, m });
    expect(bought).toMatchObject({ e: "aggTrade", s: "BTCUSD_PERP", E: venue.now(), T: second.T });
    expect(told(bought!)).toEqual({ a: second.a, f: first.f, l: second.l, q: "4", p: first.p, m: false });
    expect(told(sold!)).toEqual(told(third));
  });
});

test("each trade is told by itself as well, as ccxt listens for it", async () => {
  const stream = await dial(venue, "/ws/btcusd_perp@trade");
  await trades(alice, "BUY", 2);
  const [told] = await stream.heard();
  expect(keys(told)).toBe("e E T s t p q X m");
  const [row] = await asked("trades", { symbol: "BTCUSD_PERP", limit: 1 });
  expect(told).toMatchObject({ e: "trade", t: row.id, p: row.price, q: row.qty, T: row.time, m: row.isBuyerMaker });
});

describe("prices", () => {
  test("of an index are told every second or every third, and when they are set", async () => {
    const stream = await dial(venue, "/ws/btcusd@indexPrice@1s");
    expect(await stream.heard()).toEqual([{ e: "indexPriceUpdate", E: START, i: "BTCUSD", p: "30000.00000000" }]);
    await venue.price("BTCUSDT", "31000");
    expect(await newest(stream)).toMatchObject({ i: "BTCUSD", p: "31000.00000000" });
    await venue.advance(SECONDS);
    expect(await stream.heard()).toMatchObject([{ E: START + SECONDS, p: "31000.00000000" }]);
  });

  test.each(["btcusd_perp@markPrice", "btcusd@markPrice@1s", "!markPrice@arr", "!markPrice@arr@1s"])(
    "of %s say what the page says",
    async (name) => {
      const stream = await dial(venue, `/ws/${name}`);
      for (const step of [0, 3 * SECONDS, HOURS]) {
        await venue.advance(step);
        const told = await newest(stream);
        const rows: Message[] = Array.isArray(told) ? told : [told];
        const about = name.startsWith("!")
          ? {}
          : name.startsWith("btcusd@")
            ? { pair: "BTCUSD" }
            : { symbol: "BTCUSD_PERP" };
        const page: Message[] = await asked("premiumIndex", about);
        expect(rows.map(({ s }) => String(s))).toEqual(page.map(({ symbol }) => String(symbol)));
        for (const [nth, row] of rows.entries()) {
          const {
            markPrice: p,
            estimatedSettlePrice: P,
            indexPrice: i,
            lastFundingRate: r,
            nextFundingTime: T,
          } = page[nth]!;
          expect(keys(row)).toBe("e E s p P i r T");
          expect(row).toMatchObject({ e: "markPriceUpdate", E: venue.now(), p, P, i, r, T });
        }
      }
    },
  );
});

describe("tickers", () => {
  test("say what the page says", async () => {
    const stream = await dial(venue, "/stream?streams=btcusd_perp@ticker/btcusd_perp@miniTicker");
    await stream.heard();
    await trades(alice, "BUY", 3);
    const told = await stream.heard();
    const [full, mini] = ["ticker", "miniTicker"].map(
      (each) => told.findLast(({ stream: of }) => String(of).endsWith(`@${each}`))!["data"],
    );
    const [page] = await asked("ticker/24hr", { symbol: "BTCUSD_PERP" });
    const range = {
      c: page.lastPrice,
      o: page.openPrice,
      h: page.highPrice,
      l: page.lowPrice,
      v: page.volume,
      q: page.baseVolume,
    };
    expect(keys(full)).toBe("e E s ps p P w c Q o h l v q O C F L n");
    expect(full).toMatchObject({ e: "24hrTicker", s: "BTCUSD_PERP", ps: "BTCUSD", ...range, Q: page.lastQty });
    expect(full).toMatchObject({ p: page.priceChange, P: page.priceChangePercent, w: page.weightedAvgPrice });
    expect(full).toMatchObject({ O: page.openTime, C: page.closeTime, F: page.firstId, L: page.lastId, n: page.count });
    expect(keys(mini)).toBe("e E s ps c o h l v q");
    expect(mini).toMatchObject({ e: "24hrMiniTicker", E: START, s: "BTCUSD_PERP", ps: "BTCUSD", ...range });
  });

  test("of all contracts are one list of those that have changed; a name of both hosts is told of by both", async () => {
    const stream = await dial(venue, "/ws/!ticker@arr");
    const [pairs, contracts] = (await stream.heard()) as unknown as Message[][];
    expect(pairs!.map(({ s }) => s as string)).toContain("BTCUSDT");
    expect(contracts!.map(({ s }) => s as string)).toEqual(
      (await asked("ticker/24hr")).map(({ symbol }: Message) => symbol as string),
    );
    await trades(alice, "BUY", 1, "ETHUSD_PERP");
    expect((await stream.heard()) as unknown).toMatchObject([[{ s: "ETHUSD_PERP", ps: "ETHUSD" }]]);
  });
});

describe("klines", () => {
  const barOf = ([t, o, h, l, c, v, T, q, n, V, Q]: readonly unknown[]) => ({ t, T, o, c, h, l, v, n, q, V, Q });

  test.each([
    ["btcusd_perp@kline_1m", "klines", { symbol: "BTCUSD_PERP" }, "kline"],
    ["btcusd_perp@kline_1h", "klines", { symbol: "BTCUSD_PERP" }, "kline"],
    ["btcusd_perpetual@continuousKline_5m", "klines", { symbol: "BTCUSD_PERP" }, "continuous_kline"],
    ["btcusd@indexPriceKline_1m", "indexPriceKlines", { pair: "BTCUSD" }, "indexPrice_kline"],
    ["btcusd@indexPriceKline_12h", "indexPriceKlines", { pair: "BTCUSD" }, "indexPrice_kline"],
    ["btcusd_perp@markPriceKline_15m", "markPriceKlines", { symbol: "BTCUSD_PERP" }, "markPrice_kline"],
  ])("of %s say what the page says, and each once more when it is over", async (name, path, of, event) => {
    await trades(alice, "BUY", 1);
    await venue.advance(20 * SECONDS);
    const stream = await dial(venue, `/ws/${name}`);
    const interval = name.split("_").at(-1);
    let ended = 0;
    for (const [step, price] of [
      [0, "30000"],
      [30 * SECONDS, "30100"],
      [5 * MINUTES, "30050"],
      [HOURS, "29990"],
      [12 * HOURS, "30000"],
    ] as const) {
      await venue.advance(step);
      await venue.price("BTCUSDT", price);
      await trades(bob, "SELL", 2);
      const told = await stream.heard();
      expect(told.at(-1)!["e"]).toBe(event);
      for (const { k } of told) {
        expect(keys(k)).toBe(event === "continuous_kline" ? BAR.replace(" s", "") : BAR);
        const over = k.T < venue.now();
        ended += over ? 1 : 0;
        expect(k).toMatchObject({ i: interval, x: over, B: "0" });
        // Of one that runs on, only what was said last is how it is now.
        if (!over && k !== told.at(-1)!["k"]) continue;
        const [row] = await asked(path, { ...of, interval, startTime: k.t, endTime: k.T, limit: 1 });
        expect(k).toMatchObject(barOf(row));
      }
    }
    expect(ended).toBeGreaterThan(0);
  });

  test("say whose they are", async () => {
    await trades(alice, "BUY", 1);
    const heard = async (name: string) => newest(await dial(venue, `/ws/${name}`));
    expect(keys(await heard("btcusd_perp@kline_1m"))).toBe("e E s k");
    expect(await heard("btcusd_perpetual@continuousKline_1m")).toMatchObject({ ps: "BTCUSD", ct: "PERPETUAL" });
    expect(await heard("btcusd@indexPriceKline_1m")).toMatchObject({ ps: "BTCUSD", k: { s: "0" } });
    expect(await heard("btcusd_perp@markPriceKline_1m")).toMatchObject({ ps: "BTCUSD", k: { s: "BTCUSD_PERP" } });
    for (const none of ["btcusd_perp@kline_1s", "nousd@indexPriceKline_1m", "btcusd_weekly@continuousKline_1m"]) {
      expect(await (await dial(venue, `/ws/${none}`)).heard()).toEqual([]);
    }
  });
});

describe("the book", () => {
  test.each([5, 10, 20])("in part says its best %d prices a side", async (most) => {
    const stream = await dial(venue, `/ws/btcusd_perp@depth${most}@500ms`);
    const before = await newest(stream);
    expect(keys(before)).toBe("e E T s ps U u pu b a");
    await trades(alice, "BUY", 2);
    const told = await newest(stream);
    const page = await asked("depth", { symbol: "BTCUSD_PERP", limit: most });
    expect(told).toMatchObject({ e: "depthUpdate", s: "BTCUSD_PERP", ps: "BTCUSD", u: page.lastUpdateId, T: page.T });
    expect([told["b"], told["a"]]).toEqual([page.bids, page.asks]);
    expect(told["pu"]).toBeGreaterThanOrEqual(before["u"] as number);
    expect(told["U"]).toBe((told["pu"] as number) + 1);
  });

  test("step by step leads from each number to the next, so that every snapshot lies within a step", async () => {
    const stream = await dial(venue, "/ws/btcusd_perp@depth@100ms");
    const before = await asked("depth", { symbol: "BTCUSD_PERP" });
    await trades(alice, "BUY", 2);
    await venue.price("BTCUSDT", "30100");
    const told = await stream.heard();
    expect(told.length).toBeGreaterThan(1);
    let at = before.lastUpdateId as number;
    for (const { U, u, pu } of told) {
      expect([U, pu]).toEqual([at, at]);
      at = u as number;
    }
    expect(at).toBe((await asked("depth", { symbol: "BTCUSD_PERP" })).lastUpdateId);
  });

  test("of every contract tells its best prices when they change, one by one", async () => {
    const stream = await dial(venue, "/ws/!bookTicker");
    await trades(alice, "BUY", 1, "ETHUSD_PERP");
    await trades(alice, "BUY", 1);
    const told = await stream.heard();
    expect([...new Set(told.map(({ s }) => String(s)))]).toEqual(["ETHUSD_PERP", "BTCUSD_PERP"]);
    expect(keys(told[0])).toBe("e u s ps b B a A T E");
    expect(told[0]).toMatchObject({ e: "bookTicker", ps: "ETHUSD" });
  });
});

describe("liquidations", () => {
  test("tell the newest order of each symbol in a second", async () => {
    const streams = [await dial(venue, "/ws/btcusd_perp@forceOrder"), await dial(venue, "/ws/!forceOrder@arr")];
    await alice.post("/dapi/v1/leverage", { symbol: "BTCUSD_PERP", leverage: 100 });
    await alice.post("/dapi/v1/marginType", { symbol: "BTCUSD_PERP", marginType: "ISOLATED" });
    await trades(alice, "BUY", 10);
    const { engine } = venue.running;
    engine.setRunning(true);
    await venue.price("BTCUSDT", "29000");
    engine.setRunning(false);
    const [order] = (await alice.get("/dapi/v1/forceOrders", { symbol: "BTCUSD_PERP" })).body;
    for (const stream of streams) {
      const told = await stream.heard();
      expect(told).toHaveLength(1);
      expect(keys(told[0])).toBe("e E o");
      expect(keys(told[0]!["o"])).toBe("s ps S o f q p ap X l z T");
      expect(told[0]).toMatchObject({
        e: "forceOrder",
        o: { s: "BTCUSD_PERP", ps: "BTCUSD", S: "SELL", o: "LIMIT", f: "IOC" },
      });
      expect(told[0]!["o"]).toMatchObject({
        q: order.origQty,
        ap: order.avgPrice,
        X: order.status,
        z: order.executedQty,
        T: order.updateTime,
      });
      expect(Number(told[0]!["o"].p)).toBe(Number(order.price));
    }
  });
});

describe("what is listed", () => {
  test("of contracts is told when it changes, brackets only when they do", async () => {
    const stream = await dial(venue, "/ws/!contractInfo");
    const contract = venue.running.engine.view.reference.markets.get("BTCUSD_PERP") as never as { brackets: object[] };
    const defines = (changed: object) =>
      venue.perform({ type: "DefineMarket", market: { ...contract, ...changed } as never });
    await defines({ status: "halt" });
    const [halted] = await stream.heard();
    expect(keys(halted)).toBe("e E s ps ct dt ot cs");
    expect(halted).toMatchObject({ e: "contractInfo", s: "BTCUSD_PERP", ps: "BTCUSD", ct: "PERPETUAL", cs: "CLOSE" });
    await defines({ status: "trading", brackets: contract.brackets.slice(0, 2) });
    expect(await stream.heard()).toMatchObject([
      {
        cs: "TRADING",
        bks: [
          { bs: 1, bnf: 0, bnc: 5, mmr: 0.004, cf: 0, mi: 101, ma: 125 },
          { bs: 2, bnf: 5, bnc: 10, mmr: 0.005, cf: 0.005, mi: 1, ma: 100 },
        ],
      },
    ]);
  });

  test("of a quarterly is told from its last minutes to its delivery, and so is what is listed in its stead", async () => {
    const dies = (await asked("exchangeInfo")).symbols.find(
      ({ pair, contractType }: Message) => pair === "BTCUSD" && contractType === "CURRENT_QUARTER",
    );
    await venue.advance(dies.deliveryDate - venue.now() - HOURS);
    const stream = await dial(venue, "/ws/!contractInfo");
    await venue.advance(2 * HOURS);
    const told = await stream.heard();
    const of = (symbol: string) => told.filter(({ s: each }) => each === symbol);
    expect(of(dies.symbol).map(({ cs }) => cs as string)).toEqual(["PRE_DELIVERING", "DELIVERING", "DELIVERED"]);
    const now: Message[] = (await asked("exchangeInfo")).symbols;
    expect(now.map(({ symbol }) => String(symbol))).not.toContain(dies.symbol);
    for (const { symbol, contractType, deliveryDate } of now.filter((each) => each["pair"] === "BTCUSD")) {
      if (contractType === "PERPETUAL") continue;
      expect(of(symbol).at(-1)).toMatchObject({ ct: contractType, cs: "TRADING", dt: deliveryDate });
    }
    expect(told.filter((each) => "bks" in each).map(({ ct }) => ct as string)).toEqual([
      "NEXT_QUARTER",
      "NEXT_QUARTER",
    ]);
  });
});
