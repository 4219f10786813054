// The market that lives: what a newcomer sees, and that it is the same every time.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  contracts,
  depthOf,
  indexOf,
  isFormed,
  markOf,
  pairIndex,
  pairs,
  tapeOf,
} from "../../src/core/select-market.ts";
import type { Command } from "../../src/core/commands.ts";
import { openOrdersOf } from "../../src/core/select.ts";
import type { Exchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { type RunningVenue, startVenue, verifyDirectory } from "../../src/main.ts";
import { later } from "../../src/money/arithmetic.ts";
import { priceAt } from "../../src/money/convert.ts";
import { atoms, count, type Price, span } from "../../src/money/units.ts";
import { priceFilter } from "../../src/core/listing.ts";
import type { Past } from "../../src/history/past.ts";
import { encode } from "../../src/journal/codec.ts";
import { stateText } from "../exchange.ts";
import { expectSound } from "../refusal.ts";
import { DAYS, openVenue, START, stateOf, type TestVenue } from "../venue.ts";

const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;

/** How far one price is from another, in hundredths of a percent. */
const apart = (a: Price, b: Price): number =>
  (Math.abs(Number(atoms(a)) - Number(atoms(b))) / Number(atoms(b))) * 10_000;

/** Counts entries from now on. */
function entries(venue: TestVenue): () => number {
  let seen = 0;
  venue.running.engine.listen({
    happened() {
      seen++;
      return undefined;
    },
  });
  return () => seen;
}

describe("after five minutes", async () => {
  const venue = await openVenue({ market: "living" });
  const { view } = venue.running.engine;
  const seen = entries(venue);
  const first = new Map(["BTC", "ETH", "BNB", "ADA"].map((coin) => [coin, indexOf(view.prices, coin)!]));
  for (let minute = 0; minute < 5; minute++) await venue.advance(MINUTES);

  test("every coin that is traded has moved a little, and dollars have not", () => {
    for (const [coin, price] of first) {
      expect(apart(indexOf(view.prices, coin)!, price), coin).toBeGreaterThan(0);
      expect(apart(indexOf(view.prices, coin)!, price), coin).toBeLessThan(200);
    }
    expect(String(atoms(indexOf(view.prices, "USDT")!))).toBe("100000000");
  });

  test("every book is deep on both sides, and its best prices stand around its market's price", () => {
    for (const market of [...pairs(view), ...contracts(view)]) {
      const { bids, asks } = depthOf(view, market.symbol, 100);
      expect(Math.min(bids.length, asks.length), market.symbol).toBeGreaterThan(11);
      const middle = market.kind === "pair" ? pairIndex(view.prices, market)! : markOf(view.prices, market.symbol)!;
      const { tick } = priceFilter(market);
      for (const best of [bids[0]!, asks[0]!]) {
        expect(apart(priceAt(best.ticks, tick), middle), market.symbol).toBeLessThan(15);
      }
    }
  });

  test("the pair of two coins is worth what their pairs in dollars say, and marks are near the index", () => {
    const last = (symbol: string): number => {
      const market = view.reference.markets.get(symbol)!;
      return Number(atoms(priceAt(tapeOf(view, symbol).lastTicks, priceFilter(market).tick)));
    };
    expect(Math.abs(last("ETHBTC") / 1e8 / (last("ETHUSDT") / last("BTCUSDT")) - 1)).toBeLessThan(0.002);
    for (const { symbol, base } of contracts(view)) {
      expect(apart(markOf(view.prices, symbol)!, indexOf(view.prices, base)!), symbol).toBeLessThan(20);
    }
  });

  test("every market has traded in every minute, and its candles are whole ones", async () => {
    for (const { symbol } of [...pairs(view), ...contracts(view)]) {
      const family = symbol.includes("_") ? "/dapi/v1" : "/api/v3";
      const { body } = await venue.get(`${family}/klines`, { symbol, interval: "1m" });
      expect(body.length, symbol).toBeGreaterThan(4);
      for (const row of body.slice(0, 5)) expect(row[8], symbol).toBeGreaterThan(0);
    }
  });

  test("it has cost some entries a second", () => {
    expect(seen()).toBeGreaterThan(2 * 300);
    expect(seen()).toBeLessThan(6 * 300);
    expectSound(venue);
  });
});

test("a price set by hand is the price to the last digit, and the walk goes on from there", async () => {
  const venue = await openVenue({ market: "living" });
  const { view } = venue.running.engine;
  await venue.advance(10 * SECONDS);
  await venue.price("BTCUSDT", "45000");
  expect(String(atoms(indexOf(view.prices, "BTC")!))).toBe("4500000000000");
  expect((await venue.get("/api/v3/ticker/price", { symbol: "BTCUSDT" })).body.price).toBe("45000.00000000");
  await venue.advance(MINUTES);
  const walked = indexOf(view.prices, "BTC")!;
  expect(apart(walked, 4_500_000_000_000n as unknown as Price)).toBeGreaterThan(0);
  expect(apart(walked, 4_500_000_000_000n as unknown as Price)).toBeLessThan(100);
  expectSound(venue);
});

test("a coin at the least price of its market falls no further than half a tick below it", async () => {
  const venue = await openVenue({ market: "living" });
  await venue.price("ADAUSDT", "0.0001");
  for (let minute = 0; minute < 3; minute++) await venue.advance(MINUTES);
  const { view } = venue.running.engine;
  expect(Number(atoms(indexOf(view.prices, "ADA")!))).toBeGreaterThanOrEqual(5_000);
  expectSound(venue);
});

test("history keeps trades of the house, and nothing of its orders, fills and income", async () => {
  const venue = await openVenue({ market: "living" });
  await venue.advance(MINUTES);
  const buys = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" };
  expect((await venue.as("alice").post("/api/v3/order", buys)).status).toBe(200);
  const { accounts } = venue.running.engine.view;
  const purses = (name: string): number[] => {
    const { spot, coinm } = accounts.byId.get(accounts.byName.get(name)!)!;
    return [spot, coinm];
  };
  const kept = await new Promise<number[]>((resolve) => {
    let found: number[] = [];
    const rows = (past: Past, name: string): number =>
      ["orders", "fills"].reduce(
        (sum, table) =>
          sum +
          past.records(`SELECT '1' AS body FROM ${table} WHERE seq <= ? AND purse IN (?, ?)`, ...purses(name)).length,
        0,
      );
    venue.running.engine.recall(
      () => {},
      (past) => (found = ["alice", "house-maker", "house-tape"].map((name) => rows(past, name))),
      { release: () => resolve(found), lost: () => resolve([]) },
    );
  });
  expect(kept[0]).toBeGreaterThan(1);
  expect(kept.slice(1)).toEqual([0, 0]);
  expect((await venue.get("/api/v3/trades", { symbol: "BTCUSDT" })).body.length).toBeGreaterThan(5);
});

test("while time stands still, nothing moves; while the market is paused, time passes and nothing moves", async () => {
  const venue = await openVenue({ market: "living" });
  await venue.advance(10 * SECONDS);
  const seen = entries(venue);
  const still = stateOf(venue);
  await venue.get("/api/v3/depth", { symbol: "BTCUSDT" });
  expect(stateOf(venue)).toBe(still);
  await venue.perform({ type: "SteerPrices", walks: false });
  // Marks come to rest: their samples are soon all alike.
  await venue.advance(31 * SECONDS);
  expect(seen()).toBeLessThan(40);
  const rest = seen();
  await venue.advance(MINUTES);
  // That time has come there, and nothing else.
  expect(seen()).toBe(rest + 1);
  await venue.perform({ type: "SteerPrices", walks: true });
  await venue.advance(10 * SECONDS);
  expect(seen()).toBeGreaterThan(20);
});

test("a year takes as many entries as some hours, leaves books with both sides, and moves coins and funding", async () => {
  const venue = await openVenue({ market: "living" });
  const { view } = venue.running.engine;
  const seen = entries(venue);
  await venue.advance(365 * DAYS);
  expect(seen()).toBeLessThan(60_000);
  for (const { symbol, status } of [...pairs(view), ...contracts(view)]) {
    if (status !== "trading") continue;
    const { bids, asks } = depthOf(view, symbol, 100);
    expect(Math.min(bids.length, asks.length), symbol).toBeGreaterThan(2);
  }
  expect(apart(indexOf(view.prices, "BTC")!, 3_000_000_000_000n as unknown as Price)).toBeGreaterThan(100);
  expectSound(venue);

  // Funding mostly came to the interest rate, and now and then to more or less.
  const rates: string[] = [];
  for (const symbol of ["BTCUSD_PERP", "ETHUSD_PERP"]) {
    const { body } = await venue.get("/dapi/v1/fundingRate", { symbol, limit: "1000" });
    for (const { fundingRate } of body as { fundingRate: string }[]) rates.push(fundingRate);
  }
  expect(rates).toHaveLength(2_000);
  const usual = rates.filter((rate) => rate === "0.00010000").length / rates.length;
  expect(usual).toBeGreaterThan(0.5);
  expect(usual).toBeLessThan(0.95);
  expect(rates.some((rate) => Number(rate) > 0.0002)).toBe(true);
  expect(rates.some((rate) => Number(rate) < 0)).toBe(true);
  for (const rate of rates) expect(Math.abs(Number(rate))).toBeLessThan(0.002);
});

test("on a long way nobody can trade with the house while only some of the coins have moved", async () => {
  const venue = await openVenue({ market: "living" });
  const { engine } = venue.running;
  const house = engine.view.accounts.byId.get(engine.view.accounts.byName.get("house-maker")!)!;
  const moves = new Map<number, { coins: number; quotes: number }>();
  engine.listen({
    saw(event, x) {
      if (event.type !== "IndexObserved") return;
      const seen = moves.get(count(x.at)) ?? { coins: 0, quotes: 0 };
      const open = [...openOrdersOf(x.orders, house.spot), ...openOrdersOf(x.orders, house.coinm)].length;
      moves.set(count(x.at), { coins: seen.coins + 1, quotes: seen.quotes + open });
    },
    happened: () => undefined,
  });
  await venue.advance(2 * 60 * MINUTES);
  const leaps = [...moves.values()].filter(({ coins }) => coins > 1);
  expect(leaps.length).toBeGreaterThan(50);
  for (const { coins, quotes } of leaps) expect([coins, quotes]).toEqual([4, 0]);
});

test("without a house indexes and marks walk, and books stay empty", async () => {
  const venue = await openVenue({ market: "living", house: false });
  const { view } = venue.running.engine;
  await venue.advance(MINUTES);
  expect(depthOf(view, "BTCUSDT", 5).bids).toEqual([]);
  expect(String(atoms(indexOf(view.prices, "BTC")!))).not.toBe("3000000000000");
});

/** The part of a state that tells of prices: where time came to for a restart is told of elsewhere. */
function pricesIn(state: string): string {
  return JSON.stringify((JSON.parse(state) as { index: unknown }).index);
}

describe("the same seed and the same steps", () => {
  const folder = mkdtempSync(join(tmpdir(), "margrave-living-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function open(name: string, wall = START): Promise<RunningVenue> {
    const clock = venueClock(() => wall);
    clock.setRunning(false);
    return startVenue({
      host: "127.0.0.1",
      port: 0,
      data: join(folder, name),
      seed: 5,
      freshMarket: "living",
      strictness: { timestamps: "venue", limits: "off" },
      clock,
    });
  }

  function pass({ engine }: RunningVenue, milliseconds: number): Promise<void> {
    const to = later(engine.now(), span(milliseconds));
    return new Promise((release, lost) => engine.advance(to, { release, lost: () => lost(new Error("lost")) }));
  }

  async function journalOf(wayOf: (venue: RunningVenue) => Promise<void>): Promise<string[]> {
    const venue = await open(`${Math.random()}`);
    const lines: string[] = [];
    venue.engine.listen({
      happened(events, x) {
        lines.push(`${count(x.at)} ${encode(events)}`);
        return undefined;
      },
    });
    await wayOf(venue);
    await venue.close();
    return lines;
  }

  test("give the same events to the byte", async () => {
    const way = async (venue: RunningVenue): Promise<void> => {
      await pass(venue, 30 * SECONDS);
      await pass(venue, 20 * MINUTES);
    };
    const once = await journalOf(way);
    expect(once.length).toBeGreaterThan(1_000);
    expect(await journalOf(way)).toEqual(once);
  });

  test("play a script to its end, though the venue was stopped in the middle of it", async () => {
    const script: Command = {
      type: "PlayScript",
      name: "mine",
      text: "at 0s BTCUSDT walk 90% for 30s\nat 30s BTCUSDT crash by -20% over 30s\nat 10s ADAUSDT halt for 30s\n",
    };
    const whole = await open("script-whole");
    whole.engine.perform(script, () => {}, { release: () => {}, lost: () => {} });
    await pass(whole, 70 * SECONDS);
    const state = stateText(whole.engine.view as Exchange);
    await whole.close();

    const before = await open("script-parted");
    before.engine.perform(script, () => {}, { release: () => {}, lost: () => {} });
    await pass(before, 20 * SECONDS);
    const wall = count(before.engine.now());
    await before.close();
    const after = await open("script-parted", wall);
    expect(after.engine.view.prices.drive.script?.name).toBe("mine");
    expect(after.engine.view.reference.markets.get("ADAUSDT")!.status).toBe("halt");
    await pass(after, 50 * SECONDS);
    expect(after.engine.view.prices.drive.script).toBeUndefined();
    expect(after.engine.view.reference.markets.get("ADAUSDT")!.status).toBe("trading");
    expect(pricesIn(stateText(after.engine.view as Exchange))).toBe(pricesIn(state));
    await after.close();
    expect(verifyDirectory(join(folder, "script-parted")).differs).toBeUndefined();
  });

  test("go on after a restart as without one, walking though nobody says so again, and every entry verifies", async () => {
    const whole = await open("whole");
    await pass(whole, 40 * SECONDS);
    await pass(whole, 40 * SECONDS);
    const state = stateText(whole.engine.view as Exchange);
    await whole.close();

    const before = await open("parted");
    await pass(before, 40 * SECONDS);
    const wall = count(before.engine.now());
    await before.close();
    const after = await open("parted", wall);
    await pass(after, 40 * SECONDS);
    expect(stateText(after.engine.view as Exchange)).toBe(state);
    await after.close();
    expect(verifyDirectory(join(folder, "parted")).differs).toBeUndefined();
  });
});

describe("marks of a venue whose prices walk", async () => {
  const venue = await openVenue({ market: "living" });
  const { view } = venue.running.engine;
  const marksOf = (base: string): string[] =>
    contracts(view)
      .filter((each) => each.base === base)
      .map(({ symbol }) => String(atoms(markOf(view.prices, symbol)!)));

  test("are formed by the exchange, of quarterly contracts too, and part from the index", async () => {
    expect(contracts(view).every(({ symbol }) => isFormed(view, symbol))).toBe(true);
    await venue.advance(MINUTES);
    const index = String(atoms(indexOf(view.prices, "BTC")!));
    expect(marksOf("BTC")).toHaveLength(3);
    for (const mark of marksOf("BTC")) expect(mark).not.toBe(index);
  });

  test("are what a price is set to by hand, at once, and go on from there", async () => {
    await venue.price("BTCUSDT", "31234.5");
    expect(marksOf("BTC")).toEqual(Array(3).fill("3123450000000"));
    await venue.advance(SECONDS);
    for (const mark of marksOf("BTC")) expect(Math.abs(Number(mark) / 3_123_450_000_000 - 1)).toBeLessThan(0.002);
    await venue.advance(MINUTES);
    for (const mark of marksOf("BTC")) expect(mark).not.toBe("3123450000000");
    expectSound(venue);
  });
});
