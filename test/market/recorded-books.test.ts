// Books of recordings made again: what stands is what the recording says, and who rests in it is filled as the model says.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { replay, type Replaying } from "../../src/cli/replay.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, START, type TestVenue } from "../venue.ts";

const folder = mkdtempSync(join(tmpdir(), "margrave-books-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let venue: TestVenue;
let complaints: string;
let results: string;
beforeEach(async () => {
  venue = await openVenue();
  [complaints, results] = ["", ""];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    results += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  expectSound(venue);
});

const THEN = 1_700_000_040_000;

function recording(name: string, messages: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, messages.map((each, nth) => `${nth}000 ${JSON.stringify(each)}\n`).join(""));
  return path;
}

function played(files: readonly string[], more: Partial<Replaying> = {}): Promise<number> {
  return replay(files, { url: `http://127.0.0.1:${venue.running.port}`, speed: "max", ...more });
}

/** Chance that is the same every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Side = Map<number, number>;

/** A recording of a spot book that moves, and what stood after each of its diffs. */
function walkingBook(diffs: number, snapshotAfter: number): { messages: object[]; stood: { b: Side; a: Side }[] } {
  const draw = chance(7);
  const [b, a] = [new Map<number, number>(), new Map<number, number>()];
  const messages: object[] = [];
  const stood: { b: Side; a: Side }[] = [];
  let [centre, update] = [3_000_000, 100];
  const cents = (at: number): string => (at / 100).toFixed(8);
  const of = (lots: number): string => (lots / 100_000).toFixed(8);
  let snapshot: object | undefined;
  for (let nth = 0; nth < diffs; nth++) {
    const changed = { b: new Map<number, number>(), a: new Map<number, number>() };
    centre += draw(21) - 10;
    for (const [name, side, away] of [["b", b, -1] as const, ["a", a, 1] as const]) {
      for (const at of side.keys()) if ((at - centre) * away <= 0) changed[name].set(at, 0);
      for (let more = draw(6); more >= 0; more--) {
        changed[name].set(centre + away * (1 + draw(40)), draw(4) === 0 ? 0 : 1 + draw(300_000));
      }
      for (const [at, lots] of changed[name]) {
        if (lots === 0) side.delete(at);
        else side.set(at, lots);
      }
    }
    const [first, last] = [update + 1, update + 1 + draw(5)];
    update = last;
    const texts = (side: Side): string[][] => [...side].map(([at, lots]) => [cents(at), of(lots)]);
    const data = { e: "depthUpdate", E: THEN + nth * 100, s: "BTCUSDT", U: first, u: last };
    messages.push({ stream: "btcusdt@depth@100ms", data: { ...data, b: texts(changed.b), a: texts(changed.a) } });
    stood.push({ b: new Map(b), a: new Map(a) });
    // It was taken here, and comes two diffs late, as one that is asked for does.
    if (nth === snapshotAfter) snapshot = { lastUpdateId: update, bids: texts(b), asks: texts(a) };
    if (nth === snapshotAfter + 2) messages.push(snapshot!);
    if (draw(3) > 0 && b.size > 0) {
      const trade = { e: "trade", E: THEN + nth * 100, T: THEN + nth * 100, s: "BTCUSDT", t: nth, m: draw(2) === 0 };
      messages.push({
        stream: "btcusdt@trade",
        data: { ...trade, p: cents(centre + draw(9) - 4), q: of(1 + draw(90_000)) },
      });
    }
  }
  return { messages, stood };
}

/** The book of BTCUSDT as the page shows it, in cents and lots. */
async function shown(): Promise<{ b: [number, number][]; a: [number, number][] }> {
  const { bids, asks } = (await venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5000 })).body;
  const numbers = (side: string[][]): [number, number][] =>
    side.map(([at, size]) => [Math.round(Number(at) * 100), Math.round(Number(size) * 100_000)]);
  return { b: numbers(bids), a: numbers(asks) };
}

test.each([60, 140, 300])(
  "after %i diffs a recorded book is what it was, and every replay begins it anew",
  async (diffs) => {
    const { messages, stood } = walkingBook(diffs, 20);
    const { b, a } = stood.at(-1)!;
    const expected = {
      b: [...b].sort(([one], [other]) => other - one),
      a: [...a].sort(([one], [other]) => one - other),
    };
    const path = recording("walk.jsonl", messages);
    expect(await played([path])).toBe(0);
    expect(complaints).toBe("");
    expect(await shown()).toEqual(expected);
    expect(await played([path])).toBe(0);
    expect(await shown()).toEqual(expected);
    // The index came to the middle of the book, and the coin's contract with it.
    const middle = (expected.b[0]![0] + expected.a[0]![0]) / 200;
    const { body } = await venue.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" });
    expect(Math.abs(Number(body[0].indexPrice) / middle - 1)).toBeLessThan(0.001);
  },
);

test("a gap in the numbers is said with file and line, and the next snapshot makes the book whole again", async () => {
  const diff = (first: number, last: number, b: string[][]): object => {
    return { data: { e: "depthUpdate", E: THEN, s: "BTCUSDT", U: first, u: last, b, a: [] } };
  };
  const whole = (lastUpdateId: number, bids: string[][]): object => ({ lastUpdateId, bids, asks: [["30010", "1"]] });
  const before = [diff(1, 5, [["29980", "1"]]), whole(5, [["29990", "1"]]), diff(6, 6, [["29985", "2"]])];
  const gap = diff(9, 9, [["29970", "3"]]);
  await played([recording("gap.jsonl", [...before, gap])]);
  expect(complaints).toBe("margrave: gap.jsonl:4: changes 7 to 8 of the book are missing\n");
  // What is told since counts all the same.
  expect((await shown()).b).toEqual([
    [2_999_000, 100_000],
    [2_998_500, 200_000],
    [2_997_000, 300_000],
  ]);
  await played([
    recording("mended.jsonl", [...before, gap, whole(8, [["29960", "4"]]), diff(10, 10, [["29950", "5"]])]),
  ]);
  // The snapshot is older than the change of number 9, which counts again.
  expect((await shown()).b).toEqual([
    [2_997_000, 300_000],
    [2_996_000, 400_000],
    [2_995_000, 500_000],
  ]);
});

test("a book that the house cannot pay for is said to be refused, and the others are made", async () => {
  // The house has two thousand million dollars: not for seventy thousand coins.
  const whole = (bids: string[][]): object => ({ lastUpdateId: 5, E: THEN, symbol: "BTCUSDT", bids, asks: [] });
  expect(await played([recording("rich.jsonl", [whole([["29990", "70000"]])])])).toBe(0);
  expect(complaints).toMatch(/^margrave: 1 words on books were refused/);
  complaints = "";
  expect(await played([recording("poor.jsonl", [whole([["29990", "7"]])])])).toBe(0);
  expect([complaints, (await shown()).b]).toEqual(["", [[2_999_000, 700_000]]]);
});

let moment = 0;
/** Tells the venue lines, each a moment later. */
async function tell(lines: readonly string[], more: object = {}): Promise<void> {
  const symbol = lines[0]!.startsWith("BTC") ? "" : "BTCUSDT ";
  const events = lines.map((line) => `${START + ++moment} ${symbol}${line}`).join("\n");
  const response = await fetch(`http://127.0.0.1:${venue.running.port}/margrave/v1/market/record`, {
    method: "POST",
    body: JSON.stringify({ events, ...more }),
  });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
}

const LIMIT = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", newClientOrderId: "mine" };
const BOOK = "whole b 29990 2 29980 1 a 30010 2 30020 1";

async function filled(): Promise<string> {
  const { body } = await venue.as("bob").get("/api/v3/order", { symbol: "BTCUSDT", origClientOrderId: "mine" });
  return body.executedQty;
}

describe("who rests in a recorded book", () => {
  beforeEach(async () => {
    moment = 0;
    await tell([BOOK]);
    const order = { ...LIMIT, side: "BUY", quantity: "1", price: "29990" };
    expect((await venue.as("bob").post("/api/v3/order", order)).status).toBe(200);
  });

  test("waits behind what stood there before, which trades and cancellations make less", async () => {
    await tell(["trade 29990 1.5 sell", "changes b 29990 0.5 a"]);
    expect(await filled()).toBe("0.00000000");
    // What comes stands behind, and goes before what stood there first.
    await tell(["changes b 29990 3 a", "changes b 29990 0.7 a", "trade 29990 0.8 sell"]);
    expect(await filled()).toBe("0.30000000");
    // What was recorded, and what is left of the order.
    expect((await shown()).b[0]).toEqual([2_999_000, 140_000]);
    await tell(["changes b 29990 0 a", "trade 29990 0.2 sell"]);
    expect(await filled()).toBe("0.50000000");
  });

  test("is filled at once where a touch is enough", async () => {
    await tell(["trade 29990 0.3 sell"], { fill: "touch" });
    expect(await filled()).toBe("0.30000000");
    expect((await shown()).b[0]).toEqual([2_999_000, 270_000]);
  });

  test("is filled only by what trades beyond its price where that is asked", async () => {
    await tell(["trade 29990 5 sell"], { fill: "cross" });
    expect(await filled()).toBe("0.00000000");
    await tell(["trade 29989.99 0.4 sell"], { fill: "cross" });
    expect(await filled()).toBe("0.40000000");
    const { body } = await venue.as("bob").get("/api/v3/myTrades", { symbol: "BTCUSDT" });
    expect(body.map(({ price }: { price: string }) => Number(price))).toEqual([29_990]);
  });

  test("is filled by a book that moves through its price, in every model", async () => {
    await tell(["changes b 29990 0 29980 1 a 29985 0.6"], { fill: "cross" });
    expect(await filled()).toBe("0.60000000");
  });
});

test.each([
  ["leave", 200_000],
  ["move", 150_000],
] as const)("with %s, of what somebody took from a recorded price %i lots stand", async (impact, stands) => {
  moment = 0;
  await tell([BOOK], { impact });
  const order = { symbol: "BTCUSDT", type: "MARKET", side: "BUY", quantity: "0.5" };
  expect((await venue.as("bob").post("/api/v3/order", order)).status).toBe(200);
  expect((await shown()).a[0]).toEqual([3_001_000, stands]);
  // A trade there changes nothing about it; the recording's next word does.
  await tell(["trade 30010 0.1 buy"], { impact });
  expect((await shown()).a[0]).toEqual([3_001_000, stands]);
  await tell(["changes b a 30010 1.75"], { impact });
  expect((await shown()).a[0]).toEqual([3_001_000, 175_000]);
});

test("a contract's book and trades are in contracts, beside its pair's book, which says what the coin is worth", async () => {
  moment = 0;
  await tell(["BTCUSDT whole b 29990 2 a 30010 2", "BTCUSD_PERP whole b 30089 7 a 30091 9 30095 4"]);
  const { body } = await venue.get("/dapi/v1/depth", { symbol: "BTCUSD_PERP" });
  expect([body.bids, body.asks]).toEqual([
    [["30089.0", "7"]],
    [
      ["30091.0", "9"],
      ["30095.0", "4"],
    ],
  ]);
});

test("depth at two distances that come to one price stands there once, all of it", async () => {
  moment = 0;
  // The middle is 30000: both distances are 29700, within which nine coins stand.
  await tell(["around -1 5 -1.0000001 9 1 6"]);
  expect((await shown()).b).toEqual([[2_970_000, 900_000]]);
});

test("best prices follow one another, and depth around the middle stands behind them", async () => {
  moment = 0;
  await tell(["best b 29990 2 a 30010 3", "best b 29995 1 a 30005 1", "around -1 5 1 6 -2 9 2 6"]);
  // The middle is 30000: five coins down to 1 %, four more down to 2 %, six up to 1 %, no more beyond.
  expect(await shown()).toEqual({
    b: [
      [2_999_500, 100_000],
      [2_970_000, 500_000],
      [2_940_000, 400_000],
    ],
    a: [
      [3_000_500, 100_000],
      [3_030_000, 600_000],
    ],
  });
});

test("files side by side are put together by time, each under its own name", async () => {
  const trade = (s: string, nth: number, p: string): object => {
    return { data: { e: "trade", s, t: nth, T: THEN + nth * 1_000, p, q: "3", m: false } };
  };
  const spot = recording(
    "spot.jsonl",
    [0, 2, 4].map((nth) => trade("BTCUSDT", nth, `${30_000 + nth}`)),
  );
  const coin = recording(
    "coin.jsonl",
    [1, 3, 5].map((nth) => trade("BTCUSD_PERP", nth, `${30_000 + nth}`)),
  );
  expect(await played([coin, spot])).toBe(0);
  expect(JSON.parse(results)).toMatchObject({ symbols: ["BTCUSDT", "BTCUSD_PERP"], events: 6, lasted: 5_000 });
  const times = async (path: string, symbol: string, qty: string): Promise<number[]> => {
    const { body } = await venue.get(path, { symbol, limit: 1_000 });
    return body
      .filter((each: { qty: string }) => Number(each.qty) === Number(qty))
      .map(({ time }: { time: number }) => time - START - 1);
  };
  expect(await times("/api/v3/trades", "BTCUSDT", "3")).toEqual([0, 2_000, 4_000]);
  expect(await times("/dapi/v1/trades", "BTCUSD_PERP", "3")).toEqual([1_000, 3_000, 5_000]);
});

test("at ten times its speed a recording goes by the venue's clock, and no faster", async () => {
  let wall = START;
  await venue.close();
  venue = await openVenue({ clock: venueClock(() => wall) });
  const trade = (nth: number): object => {
    return {
      data: { e: "trade", s: "BTCUSDT", t: nth, T: THEN + nth * 1_000, p: `${30_000 + nth}`, q: "3", m: false },
    };
  };
  const path = recording(
    "paced.jsonl",
    Array.from({ length: 20 }, (_, nth) => trade(nth)),
  );
  const prices: number[] = [];
  // Half a second outside is five inside.
  const wait = async (): Promise<void> => {
    wall += 500;
    prices.push(Number((await venue.get("/api/v3/ticker/price", { symbol: "BTCUSDT" })).body.price));
  };
  expect(await played([path], { speed: 10, wait })).toBe(0);
  expect(prices).toEqual([30_004, 30_009, 30_014, 30_019]);
  expect(venue.running.engine.clock.speed).toBe(1);
});
