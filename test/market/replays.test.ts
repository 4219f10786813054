// Trades of files made again: at their prices, in their minutes, filling whoever rests there, and refused with file and line.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { replay } from "../../src/cli/replay.ts";
import { expectSound } from "../refusal.ts";
import { zip } from "../zip.ts";
import { openVenue, START, type TestVenue } from "../venue.ts";

const folder = mkdtempSync(join(tmpdir(), "margrave-replay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let venue: TestVenue;
let complaints: string;
beforeEach(async () => {
  venue = await openVenue();
  complaints = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  expectSound(venue);
});

const MINUTE = 60_000;
const THEN = 1_700_000_040_000;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function played(files: readonly string[], more: { symbol?: string; everyMs?: number } = {}): Promise<number> {
  const url = `http://127.0.0.1:${venue.running.port}`;
  return replay(files, { url, speed: "max", everyMs: 1_000, ...more });
}

const CANDLES = [
  [31_000, 31_500, 30_900, 31_400],
  [31_400, 31_450, 30_100, 30_200],
  [30_200, 30_300, 30_150, 30_250],
].map(([open, high, low, close], nth) => {
  const at = THEN + nth * MINUTE;
  return `${at},${open},${high},${low},${close},40,${at + MINUTE - 1},0,0,0,0,0`;
});

/** Open, high, low and close of the minutes that were traded since a moment. */
async function minutes(symbol: string): Promise<number[][]> {
  const family = symbol.includes("_") ? "/dapi/v1" : "/api/v3";
  const { body } = await venue.get(`${family}/klines`, { symbol, interval: "1m" });
  return body.slice(1).map((row: string[]) => row.slice(1, 5).map(Number));
}

test.each([
  ["as it is", (text: string) => ["BTCUSDT-1m-2023-11.csv", text] as const],
  ["zipped", (text: string) => ["BTCUSDT-1m-2023-11.zip", zip([["x.csv", text]])] as const],
  ["gzipped", (text: string) => ["BTCUSDT-1m-2023-11.csv.gz", gzipSync(text)] as const],
])("candles of a file %s come out as they went in", async (_, made) => {
  // To the beginning of a minute, so that minutes fall together.
  await venue.advance(MINUTE - (START % MINUTE) - 1);
  const [name, content] = made(`open_time,open,high,low,close,volume,close_time\n${CANDLES.join("\n")}\n`);
  expect(await played([file(name, content)])).toBe(0);
  expect(await minutes("BTCUSDT")).toEqual([
    [31_000, 31_500, 30_900, 31_400],
    [31_400, 31_450, 30_100, 30_200],
    [30_200, 30_300, 30_150, 30_250],
  ]);
  // Nothing of what was offered for the trades is left between the quotes.
  const { bidPrice, askPrice } = (await venue.get("/api/v3/ticker/bookTicker", { symbol: "BTCUSDT" })).body;
  expect(Number(bidPrice)).toBeLessThan(30_250);
  expect(Number(askPrice)).toBeGreaterThan(30_250);
  // The coin's other markets have gone along, with their quotes.
  const [contract] = (await venue.get("/dapi/v1/ticker/bookTicker", { symbol: "BTCUSD_PERP" })).body;
  expect(Math.abs(Number(contract.bidPrice) / 30_250 - 1)).toBeLessThan(0.0015);
});

test("a resting order is filled when the market trades at its price or through it, and at no better one", async () => {
  // What is replayed trades at 31000 first, and never below 30100.
  await venue.price("BTCUSDT", "31000");
  const bob = venue.as("bob");
  const rests = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", quantity: "0.5", side: "BUY" };
  for (const price of ["30150", "30000", "30100"]) {
    expect((await bob.post("/api/v3/order", { ...rests, price, newClientOrderId: `at-${price}` })).status).toBe(200);
  }
  await played([file("BTCUSDT-1m-b.csv", CANDLES.join("\n"))]);
  const orders = (await bob.get("/api/v3/allOrders", { symbol: "BTCUSDT" })).body as Record<string, string>[];
  const told = orders.map((order) => [order["clientOrderId"], order["status"], order["cummulativeQuoteQty"]]);
  // Each at its own price: 0.5 × 30150 and 0.5 × 30100.
  expect(told).toEqual(
    expect.arrayContaining([
      ["at-30150", "FILLED", "15075.00000000"],
      ["at-30100", "FILLED", "15050.00000000"],
      ["at-30000", "NEW", "0.00000000"],
    ]),
  );
});

test("aggregates of a contract move its index and its mark, and what was paused walks on afterwards", async () => {
  await venue.perform({ type: "SteerPrices", walks: true });
  const rows = ["agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker"];
  for (let nth = 0; nth < 50; nth++) rows.push(`${nth},${30_000 + nth * 10},25,1,1,${THEN + nth * 500},false`);
  expect(await played([file("BTCUSD_PERP-aggTrades-2023-11-14.csv", rows.join("\n"))], { everyMs: 0 })).toBe(0);
  const { body } = await venue.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" });
  expect(Number(body[0].indexPrice)).toBe(30_490);
  expect(Math.abs(Number(body[0].markPrice) / 30_490 - 1)).toBeLessThan(0.001);
  const { body: trades } = await venue.get("/dapi/v1/trades", { symbol: "BTCUSD_PERP", limit: 1000 });
  // 49 trades that each took a price higher than the one before, of 25 contracts.
  const taken = trades
    .filter((trade: { qty: string }) => trade.qty === "25")
    .map((trade: { price: string }) => trade.price);
  expect(taken).toEqual(Array.from({ length: 50 }, (_, nth) => `${30_000 + nth * 10}.0`));
  expect(venue.running.engine.view.prices.drive.walks).toBe(true);
  await venue.perform({ type: "SteerPrices", walks: false });
});

test("a file with a line that is nothing is refused with its name and the line's number", async () => {
  expect(await played([file("BTCUSDT-x.csv", `${CANDLES[0]}\n${CANDLES[1]!.replace("31400", "NaN")}\n`)])).toBe(1);
  expect(complaints).toMatch(/^margrave: BTCUSDT-x.csv:2: this is neither a trade nor a candle/);
});

test.each([
  ["nothing-there.csv", {}, "is no file"],
  ["BTCUSDT-y.zip", {}, "is no zip file"],
  ["some.csv", {}, "which market?"],
  ["other.csv", { symbol: "NOPE" }, "NOPE does not exist"],
])("%s is refused: %j", async (name, more, why) => {
  const path = name === "nothing-there.csv" ? join(folder, name) : file(name, `${CANDLES[0]}\n`.repeat(2));
  expect(await played([path], name === "nothing-there.csv" ? { symbol: "BTCUSDT" } : more)).toBe(1);
  expect(complaints).toContain(why);
});

test("what is sent is refused while prices move by themselves, and where a line of it is wrong", async () => {
  const send = async (events: string): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${venue.running.port}/margrave/v1/market/record`, {
      method: "POST",
      body: JSON.stringify({ events }),
    });
    return ((await response.json()) as { msg: string }).msg;
  };
  const at = `${START + 1} BTCUSDT`;
  for (const [wrong, why] of [
    ["x BTCUSDT trade 30000 1 buy", "is no time"],
    ["1 NOPE trade 30000 1 buy", "NOPE does not exist"],
    [`${at} trade 0 1 buy`, "is no price"],
    [`${at} trade 30000 -1 buy`, "is no quantity"],
    [`${at} trade 30000 1 hold`, "a trade is"],
    [`${at} trade 30000 1 buy more`, "a trade is"],
    [`${at} grows 30000 1`, "is nothing that happens"],
    [`${at} whole b 30000`, "is no quantity"],
    [`${at} changes b 30000.001 1 a`, "has no price 30000.001"],
    [`${at} best b 30000 1 30000 2 a`, "told twice"],
    [`${at} best b 30000 1 30000.0 2 a`, "told twice"],
    [`${at} changes b a 1000000.01 1`, "has no price 1000000.01"],
    ["999999999999999 BTCUSDT trade 30000 1 buy", "At most 3660 days"],
    [`${at} around 0 5`, "is no percentage"],
    [`${START + 5} BTCUSDT trade 30000 1 buy\n${at} trade 30000 1 buy`, "oldest comes first"],
  ] as const) {
    expect(await send(wrong), wrong).toContain(why);
  }
  await venue.perform({ type: "SteerPrices", walks: true });
  expect(await send(`${at} trade 30000 1 buy`)).toContain("Prices move by themselves");
  await venue.perform({ type: "SteerPrices", walks: false });
});
