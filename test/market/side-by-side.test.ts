// A day recorded twice at once, the pair's stream and the contract's: both books come out whole, without a gap.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { replay } from "../../src/cli/replay.ts";
import { expectSound } from "../refusal.ts";
import { openVenue } from "../venue.ts";

const folder = mkdtempSync(join(tmpdir(), "margrave-side-by-side-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const THEN = 1_700_000_040_000;
const DIFFS = 50;

type Level = readonly [price: string, size: string];
interface Recorded {
  readonly messages: readonly string[];
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

/** A market's recording: a snapshot behind its first step, then more steps: a bid put up, one taken away, a larger best offer. */
function recorded(market: {
  stream: string;
  symbol: string;
  price: (cents: number) => string;
  size: (units: number) => string;
  /** Steps of contracts name the step before them. */
  chained: boolean;
  /** By how many milliseconds it is behind the other. */
  behind: number;
}): Recorded {
  const { price, size } = market;
  const messages: string[] = [];
  for (let nth = 0; nth < DIFFS; nth++) {
    const at = THEN + nth * 100 + market.behind;
    const [U, u] = [11 + nth * 2, 12 + nth * 2];
    const b = [
      [price(2_999_010 + nth * 10), size(3 + nth)],
      [price(2_999_000 + nth * 10), size(0)],
    ];
    const a = [[price(3_000_100), size(5 + nth)]];
    const said = { e: "depthUpdate", E: at, T: at, s: market.symbol, U, u, b, a };
    const data = market.chained ? { ...said, pu: U - 1 } : said;
    messages.push(JSON.stringify({ stream: `${market.stream}@depth@100ms`, data }));
    // What was asked for meanwhile: the book as it is after the first step.
    if (nth === 0) messages.push(JSON.stringify({ lastUpdateId: u, bids: b.slice(0, 1), asks: a }));
  }
  const last = DIFFS - 1;
  return {
    messages,
    bids: [[price(2_999_010 + last * 10), size(3 + last)]],
    asks: [[price(3_000_100), size(5 + last)]],
  };
}

const SPOT = recorded({
  stream: "btcusdt",
  symbol: "BTCUSDT",
  price: (cents) => (cents / 100).toFixed(8),
  size: (units) => (units / 10).toFixed(8),
  chained: false,
  behind: 0,
});
const COIN = recorded({
  stream: "btcusd_perp",
  symbol: "BTCUSD_PERP",
  price: (cents) => (cents / 100).toFixed(1),
  size: String,
  chained: true,
  behind: 50,
});

test.each([
  ["whole", undefined],
  ["with a step of the contract missing", 30],
] as const)("two recordings side by side leave both books as they were, %s", async (_, missing) => {
  const venue = await openVenue();
  let complaints = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
  const files = [SPOT, COIN].map(({ messages }, nth) => {
    const path = join(folder, nth === 0 ? "spot.jsonl" : "coin.jsonl");
    const kept = nth === 1 && missing !== undefined ? messages.toSpliced(missing, 1) : messages;
    writeFileSync(path, kept.map((text, at) => `${at}000 ${text}\n`).join(""));
    return path;
  });
  const begun = (await venue.get("/api/v3/time")).body.serverTime;
  const code = await replay(files, { url: `http://127.0.0.1:${venue.running.port}`, speed: "max" });
  expect([code, missing === undefined ? complaints : ""]).toEqual([0, ""]);
  // 49 steps of a tenth of a second, and the contract's half of one.
  expect((await venue.get("/api/v3/time")).body.serverTime - begun).toBeGreaterThanOrEqual((DIFFS - 1) * 100);
  const book = async (path: string, symbol: string) => {
    const { bids, asks } = (await venue.get(path, { symbol, limit: 1000 })).body;
    return { bids, asks };
  };
  expect(await book("/api/v3/depth", "BTCUSDT")).toEqual({ bids: SPOT.bids, asks: SPOT.asks });
  if (missing === undefined) {
    expect(await book("/dapi/v1/depth", "BTCUSD_PERP")).toEqual({ bids: COIN.bids, asks: COIN.asks });
  } else expect(complaints).toMatch(/coin\.jsonl:31: /);
  expectSound(venue);
  await venue.close();
});
