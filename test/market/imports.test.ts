// Listings taken over from saved answers: as they say, in forms of today and of former years, all of it or nothing.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_SAVED } from "../../src/abroad/read-saved.ts";
import { lineOf } from "../../src/abroad/saved.ts";
import { savedFiles } from "../../src/cli/saved-files.ts";
import { startVenue } from "../../src/main.ts";
import { LITECOIN_PERPETUAL } from "../litecoin.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, START, type TestVenue } from "../venue.ts";

/** A pair as it was listed in 2021. */
const OLD_PAIR = {
  symbol: "LTCBTC",
  status: "TRADING",
  baseAsset: "LTC",
  quoteAsset: "BTC",
  isSpotTradingAllowed: true,
  isMarginTradingAllowed: true,
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "0.00000100", maxPrice: "100000.00000000", tickSize: "0.00000100" },
    { filterType: "PERCENT_PRICE", multiplierUp: "4", multiplierDown: "0.25", avgPriceMins: 5 },
    { filterType: "LOT_SIZE", minQty: "0.00100000", maxQty: "100000.00000000", stepSize: "0.00100000" },
    { filterType: "MIN_NOTIONAL", minNotional: "0.00010000", applyToMarket: true, avgPriceMins: 5 },
    { filterType: "ICEBERG_PARTS", limit: 7 },
    { filterType: "MAX_NUM_ORDERS", maxNumOrders: 150 },
    { filterType: "MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders: 4 },
    { filterType: "MAX_POSITION", maxPosition: "10.0" },
  ],
};

const BRACKETS = [
  {
    symbol: "LTCUSD_PERP",
    brackets: [
      { bracket: 1, initialLeverage: 20, qtyCap: 50_000, qtylFloor: 0, maintMarginRatio: 0.01, cum: 0 },
      { bracket: 2, initialLeverage: 10, qtyCap: 100_000, qtylFloor: 50_000, maintMarginRatio: 0.025, cum: 750 },
    ],
  },
];

const information = (...symbols: object[]) => ({ timezone: "UTC", exchangeFilters: [], symbols });

let venue: TestVenue;
beforeAll(async () => {
  venue = await openVenue();
});

/** Imports answers as files of their own names; what is a text already is sent as it is. */
async function imported(files: Readonly<Record<string, unknown>>, symbols?: string, to = venue) {
  const saved = Object.entries(files).map(([name, content]) => ({
    name,
    text: typeof content === "string" ? content : JSON.stringify(content, null, 1),
  }));
  const response = await fetch(`${to.running.url}/margrave/v1/listing`, {
    method: "POST",
    body: JSON.stringify({ files: JSON.stringify(saved), ...(symbols === undefined ? {} : { symbols }) }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- answers and refusals
  return { status: response.status, body: (await response.json()) as any };
}

test("a pair in the form of 2021 is listed with its filters, and trades by them", async () => {
  const answer = await imported({ "spot.json": information(OLD_PAIR) });
  expect(answer).toEqual({
    status: 200,
    body: { markets: 1, assets: 1, new: 1, delivered: [], assumedBrackets: [], ignored: ["filter MAX_POSITION"] },
  });
  const [row] = (await venue.get("/api/v3/exchangeInfo", { symbol: "LTCBTC" })).body.symbols;
  const filter = (type: string) => row.filters.find((each: { filterType: string }) => each.filterType === type);
  expect(filter("PRICE_FILTER")).toMatchObject({ maxPrice: "100000.00000000", tickSize: "0.00000100" });
  expect(filter("NOTIONAL")).toMatchObject({ minNotional: "0.00010000", maxNotional: "0.00000000" });
  expect(filter("PERCENT_PRICE_BY_SIDE")).toMatchObject({ bidMultiplierUp: "4", askMultiplierDown: "0.25" });
  expect(filter("ICEBERG_PARTS")).toMatchObject({ limit: 7 });
  expect(filter("MAX_NUM_ORDERS")).toMatchObject({ maxNumOrders: 150 });
  // Without a filter of its own a market order is bounded as any other.
  expect(filter("MARKET_LOT_SIZE")).toMatchObject({ minQty: "0.00100000", maxQty: "100000.00000000" });
  expect(filter("MAX_NUM_ORDER_LISTS")).toBeUndefined();
  const order = { symbol: "LTCBTC", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "0.002" };
  const alice = venue.as("alice");
  expect((await alice.post("/api/v3/order", { ...order, quantity: "1.0005" })).body).toMatchObject({
    code: -1013,
    msg: "Filter failure: LOT_SIZE",
  });
  expect((await alice.post("/api/v3/order", { ...order, quantity: "1" })).body).toMatchObject({ symbol: "LTCBTC" });
  // The house quotes it as soon as it has a price.
  await venue.price("LTCBTC", "0.003");
  expect((await venue.get("/api/v3/depth", { symbol: "LTCBTC" })).body.asks.length).toBeGreaterThan(10);
  expectSound(venue);
});

test("a contract is listed with the brackets that are said, and with first prices it is quoted", async () => {
  const answer = await imported({
    "cm.json": information(LITECOIN_PERPETUAL),
    "brackets.json": BRACKETS,
    "marks.json": [{ symbol: "LTCUSD_PERP", markPrice: "90.05", indexPrice: "90" }],
    "funding.json": [
      {
        symbol: "LTCUSD_PERP",
        adjustedFundingRateCap: "0.02",
        adjustedFundingRateFloor: "-0.01",
        fundingIntervalHours: 4,
        disclaimer: false,
      },
    ],
  });
  expect(answer.body).toMatchObject({ new: 1, assumedBrackets: [], ignored: [] });
  const alice = venue.as("alice");
  const [ladder] = (await alice.get("/dapi/v2/leverageBracket", { symbol: "LTCUSD_PERP" })).body;
  // 50000 × (0.025 − 0.01)
  expect(ladder.brackets[1]).toMatchObject({ initialLeverage: 10, qtyCap: 100_000, qtyFloor: 50_000, cum: 750 });
  expect((await venue.get("/dapi/v1/fundingInfo")).body).toMatchObject([
    { symbol: "LTCUSD_PERP", adjustedFundingRateCap: "0.02000000", fundingIntervalHours: 4 },
  ]);
  expect((await venue.get("/dapi/v1/premiumIndex", { symbol: "LTCUSD_PERP" })).body[0].markPrice).toBe("90.05000000");
  expect((await venue.get("/dapi/v1/depth", { symbol: "LTCUSD_PERP" })).body.bids.length).toBeGreaterThan(10);
  expectSound(venue);
});

test("tiers, rates and limits of margin are as they are said", async () => {
  const tier = (nth: number, initial: string, base: string) => ({
    symbol: "LTCBTC",
    tier: nth,
    effectiveMultiple: "5",
    initialRiskRatio: initial,
    liquidationRiskRatio: "1.15",
    baseAssetMaxBorrowable: base,
    quoteAssetMaxBorrowable: "2",
  });
  const loan = (vipLevel: number, dailyInterest: string) => ({
    vipLevel,
    coin: "LTC",
    transferIn: true,
    borrowable: true,
    dailyInterest,
    yearlyInterest: "0",
    borrowLimit: "600",
    marginablePairs: [],
  });
  const answer = await imported({
    "tiers.json": [tier(1, "1.25", "50"), tier(2, "1.3", "100")],
    "cross.json": [loan(0, "0.0004"), loan(1, "0.0003")],
    // As JSON has it: a number that would lose its last digits.
    "pairs.json": '[{"base":"LTC","id":351637150141315861,"isMarginTrade":true,"quote":"BTC","symbol":"LTCBTC"}]',
    "collateral.json": [{ collaterals: [{ minUsdValue: "0", discountRate: "0.9" }], assetNames: ["LTC"] }],
  });
  expect(answer.body).toMatchObject({ markets: 1, assets: 1, new: 0 });
  const alice = venue.as("alice");
  const tiers = (await alice.get("/sapi/v1/margin/isolatedMarginTier", { symbol: "LTCBTC" })).body;
  expect(tiers).toMatchObject([
    { tier: 1, initialRiskRatio: "1.25", liquidationRiskRatio: "1.15", baseAssetMaxBorrowable: "50" },
    { tier: 2, initialRiskRatio: "1.3", baseAssetMaxBorrowable: "100" },
  ]);
  const [cross] = (await alice.get("/sapi/v1/margin/crossMarginData", { coin: "LTC", vipLevel: 1 })).body;
  expect(cross).toMatchObject({ borrowable: true, dailyInterest: "0.0003", borrowLimit: "600" });
  expect((await alice.get("/sapi/v1/margin/allPairs", { symbol: "LTCBTC" })).text).toContain("351637150141315861");
  expectSound(venue);
});

describe("what is wrong is refused with file, line and path, and nothing is taken over", () => {
  const wrong = (change: (pair: typeof OLD_PAIR) => unknown) =>
    information(
      { ...OLD_PAIR, symbol: "AAABTC", baseAsset: "AAA" },
      change({ ...OLD_PAIR, symbol: "BBBBTC", baseAsset: "BBB" }) as object,
    );
  const filters = (pair: typeof OLD_PAIR, nth: number, more: object) => ({
    ...pair,
    filters: pair.filters.map((each, at) => (at === nth ? { ...each, ...more } : each)),
  });
  test.each([
    [
      wrong((pair) => ({ ...pair, status: "SLEEPING" })),
      /^f\.json:57: symbols\[1\]\.status: "SLEEPING" is unknown here/,
    ],
    [
      wrong((pair) => filters(pair, 0, { tickSize: "abc" })),
      /symbols\[1\]\.filters\[0\]\.tickSize: "abc" is no figure/,
    ],
    [wrong((pair) => filters(pair, 0, { tickSize: "0.0000000001" })), /more than 8 decimal places/],
    [wrong((pair) => filters(pair, 0, { tickSize: "0" })), /a tick size is needed/],
    [wrong((pair) => filters(pair, 0, { minPrice: "100001" })), /the lowest price is above the highest/],
    [
      wrong((pair) => filters(pair, 2, { filterType: "MOON_PHASE" })),
      /filters\[2\]\.filterType: "MOON_PHASE" is unknown here/,
    ],
    [wrong((pair) => filters(pair, 2, { filterType: "PRICE_FILTER" })), /there are two PRICE_FILTER/],
    [wrong((pair) => ({ ...pair, symbol: "AAABTC" })), /symbols\[1\]: AAABTC is listed twice/],
    [wrong((pair) => ({ ...pair, quoteAsset: "BBB" })), /trades BBB for itself/],
    [wrong(({ filters: _, ...pair }) => pair), /symbols\[1\]: filters is missing/],
    // What only the exchange knows is told with its place, too: BTCUSDT has a book of another grid.
    [
      wrong((pair) => ({ ...pair, symbol: "BTCUSDT", baseAsset: "BTC", quoteAsset: "USDT" })),
      /^f\.json:[0-9]+: symbols\[1\]: BTCUSDT: the tick size of a book is fixed/,
    ],
    [information({ ...LITECOIN_PERPETUAL, marginAsset: "USDT" }), /not margined in its coin/],
    [{ hello: "world" }, /^f\.json:1: this is none of the answers/],
    ['{\n"symbols": [\n}', /^f\.json:3: this is no JSON/],
  ])("%#", async (content, why) => {
    const answer = await imported({ "f.json": content });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: -9002, msg: expect.stringMatching(why) as string });
    expect((await venue.get("/api/v3/exchangeInfo", { symbol: "AAABTC" })).body.code).toBe(-1121);
    expect(venue.running.engine.view.reference.assets.has("AAA")).toBe(false);
  });

  test("two files that say two things of one symbol", async () => {
    const other = { ...OLD_PAIR, status: "BREAK" };
    const answer = await imported({ "a.json": information(OLD_PAIR), "b.json": information(other) });
    expect(answer.body.msg).toBe("b.json:5: symbols[0]: LTCBTC is said otherwise in a.json:5");
  });

  test("brackets with a gap, and tiers", async () => {
    const [{ symbol, brackets }] = BRACKETS as [(typeof BRACKETS)[number]];
    const gap = [{ symbol, brackets: [brackets[0], { ...brackets[1], qtylFloor: 60_000 }] }];
    expect((await imported({ "b.json": gap })).body.msg).toMatch(/brackets\[1\]\.qtylFloor: the floor is not where/);
    const tier = {
      symbol: "LTCBTC",
      tier: 3,
      effectiveMultiple: "5",
      initialRiskRatio: "1.25",
      liquidationRiskRatio: "1.15",
    };
    const lone = [{ ...tier, baseAssetMaxBorrowable: "1", quoteAssetMaxBorrowable: "1" }];
    expect((await imported({ "t.json": lone })).body.msg).toBe("t.json:2: [0]: LTCBTC lacks tier 1");
  });

  test("symbols that are chosen and not there, and files that are none", async () => {
    expect((await imported({ "a.json": information(OLD_PAIR) }, "XYZBTC")).status).toBe(404);
    const response = await fetch(`${venue.running.url}/margrave/v1/listing`, {
      method: "POST",
      body: '{"files":"{}"}',
    });
    expect(((await response.json()) as { msg: string }).msg).toContain("'files' cannot be '{}'");
  });
});

test("of a file only the symbols that are chosen are taken over", async () => {
  const other = { ...OLD_PAIR, symbol: "XMRBTC", baseAsset: "XMR" };
  const dash = { ...OLD_PAIR, symbol: "DASHBTC", baseAsset: "DASH" };
  expect((await imported({ "a.json": information(other, dash) }, "XMRBTC")).body).toMatchObject({ new: 1, assets: 1 });
  expect(venue.running.engine.view.reference.markets.has("DASHBTC")).toBe(false);
});

test("contracts that are delivered by now are passed over, and brackets nobody said are named", async () => {
  const delivered = {
    ...LITECOIN_PERPETUAL,
    symbol: "LTCUSD_210924",
    contractType: "CURRENT_QUARTER",
    deliveryDate: 1_632_470_400_000,
  };
  const unknown = {
    ...LITECOIN_PERPETUAL,
    symbol: "EOSUSD_PERP",
    pair: "EOSUSD",
    baseAsset: "EOS",
    marginAsset: "EOS",
  };
  const answer = await imported({ "cm.json": information(delivered, unknown) });
  expect(answer.body).toMatchObject({ markets: 1, delivered: ["LTCUSD_210924"], assumedBrackets: ["EOSUSD_PERP"] });
  expectSound(venue);
});

test("recorded calls by their paths are read, and other paths are named", async () => {
  const pair = { ...OLD_PAIR, symbol: "ZECBTC", baseAsset: "ZEC" };
  const answer = await imported({
    "mock.json": {
      routes: { "/api/v3/exchangeInfo": { GET: [{ data: information(pair) }] }, "/dapi/v1/depth": { GET: [] } },
    },
  });
  expect(answer.body).toMatchObject({ new: 1, ignored: ["filter MAX_POSITION", "/dapi/v1/depth"] });
});

describe("a venue founded on files", () => {
  test("has their grids from the start, and quotes its usual markets", async () => {
    const pair = {
      ...OLD_PAIR,
      symbol: "ETHBTC",
      baseAsset: "ETH",
      filters: OLD_PAIR.filters.map((each, nth) => (nth === 0 ? { ...each, maxPrice: "922327.00000000" } : each)),
    };
    const running = await startVenue({
      host: "127.0.0.1",
      port: 0,
      data: undefined,
      seed: 1,
      strictness: { limits: "off", timestamps: "either" },
      reference: [{ name: "spot.json", text: JSON.stringify(information(pair, OLD_PAIR)) }],
    });
    const ask = async (path: string) =>
      (await (await fetch(`${running.url}${path}`)).json()) as { symbols: object[]; bids: object[] };
    const { symbols } = await ask("/api/v3/exchangeInfo?symbol=ETHBTC");
    // A book has 2^38 steps of its grid: 274877.906944 is the last of them.
    expect(symbols[0]).toMatchObject({
      filters: [{ maxPrice: "274877.90694400", tickSize: "0.00000100" }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    expect((await ask("/api/v3/depth?symbol=ETHBTC")).bids).not.toHaveLength(0);
    expect((await ask("/api/v3/depth?symbol=LTCBTC")).bids).toHaveLength(0);
    await running.close();
  });

  test("is not founded on wrong ones", async () => {
    const opening = startVenue({
      host: "127.0.0.1",
      port: 0,
      data: undefined,
      seed: 1,
      strictness: { limits: "off", timestamps: "either" },
      reference: [{ name: "spot.json", text: "[{}]" }],
    });
    await expect(opening).rejects.toThrow("spot.json:1: this is none of the answers that can be read");
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "margrave-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test("are unpacked within bounds", () => {
    expect(savedFiles([file("a.json.gz", gzipSync("[]")), file("b.json", "{}")])).toEqual([
      { name: "a.json.gz", text: "[]" },
      { name: "b.json", text: "{}" },
    ]);
    const bomb = file("bomb.json.gz", gzipSync(Buffer.alloc(MOST_SAVED + 1, 32)));
    expect(() => savedFiles([bomb])).toThrow("is longer than 32 million bytes");
    expect(() => savedFiles([file("c.json.gz", "no gzip")])).toThrow("is no gzip file");
    expect(() => savedFiles([join(folder, "nowhere.json")])).toThrow("is no file");
  });

  test("tell the line of what stands in them, whatever the layout", () => {
    const text = '{ "a": [ "x,]}\\"", {\n"b": 1,\n "c" : [1,\n2] } ] ,\n"d": null }';
    expect(lineOf(text, ["a", 0])).toBe(1);
    expect(lineOf(text, ["a", 1, "b"])).toBe(2);
    expect(lineOf(text, ["a", 1, "c"])).toBe(3);
    expect(lineOf(text, ["a", 1, "c", 1])).toBe(4);
    expect(lineOf(text, ["d"])).toBe(5);
    expect(lineOf(text, ["d", "e"])).toBe(5);
  });
});

test("a caller that may not steer may not send a long body either", async () => {
  const body = JSON.stringify({ files: `[${" ".repeat(100_000)}]` });
  const response = await fetch(`${venue.running.url}/margrave/v1/listing`, {
    method: "POST",
    body,
    headers: { Origin: "http://elsewhere.example" },
  });
  expect(((await response.json()) as { code: number }).code).toBe(-1101);
  const sent = await fetch(`${venue.running.url}/margrave/v1/listing`, { method: "POST", body });
  expect(((await sent.json()) as { code: number }).code).toBe(-9002);
  expect(venue.now()).toBe(START);
});
