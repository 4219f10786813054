// The control plane over HTTP: what steering changes, and what bad requests read.

import { generateKeyPairSync, sign as signWith } from "node:crypto";
import { expect, test } from "vitest";
import { priceOf } from "../../src/genesis/figures.ts";
import { encodeParams, HOURS, openVenue, sign as hmac, START } from "../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");

/** A call of the control plane: its status and parsed body. */
async function steer(method: string, verb: string, body?: object | string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${venue.running.port}/margrave/v1${verb}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies of every shape
  return { status: response.status, body: (await response.json()) as any };
}

const iso = (at: number) => new Date(at).toISOString();

test("the venue says that it is up, and its time", async () => {
  expect((await steer("GET", "/health")).body).toEqual({ status: "ok", now: { ms: START, iso: iso(START) } });
  expect((await steer("GET", "/time")).body).toMatchObject({ now: { ms: START }, running: false });
});

test("time passes by a length or to a moment, and what is due happens on the way", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  await alice.post("/sapi/v1/margin/borrow-repay", {
    asset: "USDT",
    isIsolated: "FALSE",
    amount: "100",
    type: "BORROW",
  });
  const charges = async () =>
    (await alice.get("/sapi/v1/margin/interestHistory", { asset: "USDT" })).body.total as number;
  expect(await charges()).toBe(1);
  const before = venue.now();
  expect((await steer("POST", "/time/advance", { by: "1h30m" })).body).toMatchObject({
    now: { ms: before + 1.5 * HOURS },
  });
  // Half past twelve until two: one o'clock and two o'clock.
  expect(await charges()).toBe(3);
  const midnight = Date.UTC(2026, 0, 16);
  await steer("POST", "/time/advance", { to: iso(midnight) });
  expect(venue.now()).toBe(midnight);
  await steer("POST", "/time/advance", { to: midnight + 500 });
  expect(venue.now()).toBe(midnight + 500);
  expect((await steer("POST", "/time/advance", { by: "0" })).body).toMatchObject({ now: { ms: midnight + 500 } });
});

test.each([
  [{}, "Send either"],
  [{ by: "1h", to: "2026-02-01" }, "Send either"],
  [{ by: "soon" }, "'by' cannot be 'soon'"],
  [{ by: "24" }, "'by' cannot be '24': a length of time with its units (ms, s, m, h, d, w)"],
  [{ by: 86_400_000 }, "'by' cannot be '86400000': a length of time with its units"],
  [{ by: "-1h" }, "'by' cannot be '-1h'"],
  [{ to: "2020-01-01T00:00:00Z" }, "does not run backwards"],
  [{ by: "100000d" }, "At most 3660 days"],
  [{ by: { hours: 1 } }, "'by' is neither a text"],
  [{ by: "1h", colour: "red" }, "'colour' is no parameter here"],
  ["{", "not JSON"],
  ["[1]", "not a JSON object"],
  ["null", "not a JSON object"],
])("time does not pass by %j", async (body, why) => {
  const before = venue.now();
  const answer = await steer("POST", "/time/advance", body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: -9002, msg: expect.stringContaining(why) as string });
  expect(venue.now()).toBe(before);
});

test("a mark is set alone: positions are valued at it, and index and quotes stay", async () => {
  const quotes = async () => (await alice.get("/dapi/v1/ticker/bookTicker", { symbol: "ETHUSD_PERP" })).body as unknown;
  const before = await quotes();
  const { status, body } = await steer("PUT", "/marks/ETHUSD_PERP", { price: "2100.5" });
  expect([status, body]).toEqual([200, { symbol: "ETHUSD_PERP", mark: "2100.50000000", formed: false }]);
  const [premium] = (await alice.get("/dapi/v1/premiumIndex", { symbol: "ETHUSD_PERP" })).body;
  expect(premium).toMatchObject({ markPrice: "2100.50000000", indexPrice: "2000.00000000" });
  expect(await quotes()).toEqual(before);
  for (const [path, price, code, why] of [
    ["/marks/ETHUSDT", "2000", 404, "ETHUSDT does not exist."],
    ["/marks/ETHUSD_PERP", "0", 400, "ETHUSD_PERP takes prices from"],
    ["/marks/ETHUSD_PERP", "30000000", 400, "ETHUSD_PERP takes prices from"],
  ] as const) {
    const refused = await steer("PUT", path, { price });
    expect([refused.status, refused.body.msg]).toEqual([code, expect.stringContaining(why)]);
  }
  await steer("PUT", "/marks/ETHUSD_PERP", { price: "2000" });
});

test("a price is set for the coin everywhere: index, mark and quotes", async () => {
  const { status, body } = await steer("PUT", "/prices/BTCUSDT", { price: "31000" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ symbol: "BTCUSDT", price: "31000.00000000" });
  expect(body.markets).toContain("BTCUSD_PERP");
  expect((await steer("GET", "/prices")).body).toMatchObject({
    coins: { BTC: "31000.00000000" },
    markets: { BTCUSDT: "31000.00000000", BTCUSD_PERP: "31000.00000000" },
  });
  const { bidPrice, askPrice } = (await venue.get("/api/v3/ticker/bookTicker", { symbol: "BTCUSDT" })).body;
  expect(Number(bidPrice)).toBeLessThan(31000);
  expect(Number(askPrice)).toBeGreaterThan(31000);
  expect(Number(askPrice) - Number(bidPrice)).toBeLessThan(310);
  expect((await alice.get("/sapi/v1/margin/priceIndex", { symbol: "BTCUSDT" })).body.price).toBe("31000.00000000");
  expect((await venue.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" })).body[0].markPrice).toBe(
    "31000.00000000",
  );
});

test.each([
  ["/prices/NONE", { price: "1" }, 404, "NONE does not exist."],
  ["/prices/BTCUSDT", { price: "0" }, 400, "BTCUSDT takes prices from 0.01000000 to 1000000.00000000."],
  ["/prices/BTCUSDT", { price: "1000000.01" }, 400, "BTCUSDT takes prices from 0.01000000 to 1000000.00000000."],
  // The contract of the coin would have no price any more, and then one below its bounds.
  [
    "/prices/BTCUSDT",
    { price: "0.02" },
    400,
    "BTCUSD_PERP would come to 0.02000000; it takes prices from 1000.00000000 to 4520958.00000000.",
  ],
  ["/prices/BTCUSDT", { price: "999.94" }, 400, "BTCUSD_PERP would come to 999.94000000; it takes prices from"],
  ["/prices/BTCUSD_PERP", { price: "999.9" }, 400, "BTCUSD_PERP takes prices from 1000.00000000 to"],
  ["/prices/BTCUSD_PERP", { price: "1000000.1" }, 400, "BTCUSDT would come to 1000000.10000000; it takes prices from"],
  // A bitcoin is 31000 here: 0.00001 of it is 31 cents, and ether's contract begins at 50 dollars.
  ["/prices/ETHBTC", { price: "0.00001" }, 400, "ETHUSD_PERP would come to 0.31000000; it takes"],
  ["/prices/BTCUSDT", { price: "-1" }, 400, "'price' cannot be '-1'"],
  ["/prices/BTCUSDT", { price: "1e3" }, 400, "'price' cannot be '1e3'"],
  ["/prices/BTCUSDT", { price: "92233720368.54775808" }, 400, ": at most 92233720368.54775807."],
  ["/prices/BTCUSDT", { price: "30000.123456789" }, 400, ": at most 8 decimal places."],
  ["/prices/BTCUSDT", {}, 400, "'price' is missing."],
])("%s is not set by %j", async (verb, body, status, why) => {
  const before = (await steer("GET", "/prices")).body;
  const answer = await steer("PUT", verb, body);
  expect(answer.status).toBe(status);
  expect(answer.body.msg).toContain(why);
  expect((await steer("GET", "/prices")).body).toEqual(before);
});

test("an index parts from its market alone, from one source or as the mean of several", async () => {
  const best = async () => (await venue.get("/api/v3/ticker/bookTicker", { symbol: "BTCUSDT" })).body;
  const before = await best();
  const set = async (sources: string) => (await steer("PUT", "/indexes/BTC", { sources })).body;
  expect(await set("28000")).toEqual({ asset: "BTC", index: "28000.00000000" });
  // The last counts as 5 % above the middle one: (3 × 30000 + 2 × 30100 + 31605) ÷ 6.
  expect(await set("30000@3,30100@2,99000")).toEqual({ asset: "BTC", index: "30300.83333333" });
  expect((await alice.get("/sapi/v1/margin/priceIndex", { symbol: "BTCUSDT" })).body.price).toBe("30300.83333333");
  expect(await best()).toEqual(before);
  expect((await venue.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" })).body[0].markPrice).toBe(
    "31000.00000000",
  );
});

test.each(["", "0", "-1", "1e3", "30000@0", "30000@", "30000,", "1@2@3", Array(51).fill("1").join(",")])(
  "an index is not made of '%s'",
  async (sources) => {
    expect((await steer("PUT", "/indexes/BTC", { sources })).status).toBe(400);
  },
);

test("a coin is worth a hundred million dollars at most", async () => {
  const before = (await steer("GET", "/prices")).body;
  const refused = await steer("PUT", "/indexes/ADA", { sources: "100000000.00000001" });
  expect([refused.status, refused.body.msg]).toEqual([400, "A coin is worth at most 100000000 dollars."]);
  const { rejection } = await venue.perform({ type: "ObserveIndex", asset: "ADA", price: priceOf("100000001") });
  expect(rejection).toEqual({ reason: "amount-too-large" });
  expect((await steer("GET", "/prices")).body).toEqual(before);
});

test("a mark is formed, held where it is, or held at a price; a price sets it in either case", async () => {
  const put = async (symbol: string, price: string) => steer("PUT", `/marks/${symbol}`, { price });
  const BTC = "BTCUSD_PERP";
  await venue.price("BTCUSDT", "30000");
  expect((await put(BTC, "formed")).body).toEqual({ symbol: BTC, mark: "30000.00000000", formed: true });
  await venue.price("BTCUSDT", "31000");
  expect((await put(BTC, "formed")).body).toEqual({ symbol: BTC, mark: "31000.00000000", formed: true });
  await venue.advance(40_000);
  expect((await put(BTC, "held")).body).toEqual({ symbol: BTC, mark: "31000.00000000", formed: false });
  expect((await put(BTC, "30500.5")).body).toEqual({ symbol: BTC, mark: "30500.50000000", formed: false });
  await venue.price("BTCUSDT", "30000");
  expect((await put(BTC, "held")).body).toMatchObject({ mark: "30000.00000000" });
  expect(await put("BTCUSDT", "held")).toMatchObject({ status: 404 });
  expect(await put(BTC, "free")).toMatchObject({ status: 400 });
});

test("the next rate of a perpetual's funding is set, taken back, and kept to its cap and floor", async () => {
  const put = async (symbol: string, body: { rate?: string }) => steer("PUT", `/funding/${symbol}`, body);
  const coming = async (): Promise<unknown> =>
    (await venue.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" })).body[0].lastFundingRate;
  const before = await coming();
  expect((await put("BTCUSD_PERP", { rate: "-0.00002983" })).body).toEqual({
    symbol: "BTCUSD_PERP",
    rate: "-0.00002983",
  });
  expect(await coming()).toBe("-0.00002983");
  expect((await put("BTCUSD_PERP", {})).body).toEqual({ symbol: "BTCUSD_PERP", rate: null });
  expect(await coming()).toBe(before);
  expect(await put("BTCUSDT", { rate: "0.0001" })).toMatchObject({ status: 404 });
  for (const rate of ["0.00300001", "-0.00300001", "0.000000001", "much"]) {
    expect(await put("BTCUSD_PERP", { rate })).toMatchObject({ status: 400 });
  }
  expect(await coming()).toBe(before);
});

test("a rate is set for all fee levels in their proportion, or for one alone", async () => {
  const { rates } = (await steer("GET", "/rates")).body;
  expect(rates.USDT).toEqual(["0.000475", "0.00045125", "0.0004275", "0.00038", "0.0003325", "0.000285"]);
  const moved = ["0.001", "0.00095", "0.0009", "0.0008", "0.0007", "0.0006"];
  expect((await steer("PUT", "/rates/USDT", { daily: "0.001" })).body).toEqual({ asset: "USDT", rates: moved });
  // The last level that is said counts for all above it: one further up gets a table as long as it needs.
  const longer = [...moved, "0.0006", "0.0005"];
  expect((await steer("PUT", "/rates/USDT", { daily: "0.0005", vip: 7 })).body.rates).toEqual(longer);
  expect((await steer("PUT", "/rates/ADA", { daily: "0" })).body.rates).toEqual(["0", "0", "0", "0", "0", "0"]);
  expect((await steer("PUT", "/rates/ADA", { daily: "1", vip: "0" })).body.rates).toEqual([
    "1",
    "0",
    "0",
    "0",
    "0",
    "0",
  ]);
  await steer("PUT", "/rates/ADA", { daily: "0", vip: 0 });
  expect((await steer("PUT", "/rates/ADA", { daily: "0.0002" })).body.rates).toEqual(Array(6).fill("0.0002"));
  expect((await steer("GET", "/rates")).body.rates).toMatchObject({ USDT: longer, ADA: Array(6).fill("0.0002") });
});

test.each([
  ["/rates/NONE", { daily: "0.001" }, 404, "NONE does not exist."],
  ["/rates/USDT", { daily: "1.000000000001" }, 400, "'daily' cannot be '1.000000000001': a fraction from 0 to 1"],
  ["/rates/USDT", { daily: "-0.1" }, 400, "'daily' cannot be '-0.1'"],
  ["/rates/USDT", { daily: "0.0000000000001" }, 400, "at most 12 decimal places"],
  ["/rates/USDT", { daily: "0.001", vip: 10 }, 400, "'vip' cannot be '10': a whole number from 0 to 9."],
  ["/rates/USDT", {}, 400, "'daily' is missing."],
])("%s is not set by %j", async (verb, body, status, why) => {
  const before = (await steer("GET", "/rates")).body;
  const answer = await steer("PUT", verb, body);
  expect(answer.status).toBe(status);
  expect(answer.body.msg).toContain(why);
  expect((await steer("GET", "/rates")).body).toEqual(before);
});

test("an account is opened, given funds, and trades with the key it was given", async () => {
  const opened = (await steer("POST", "/accounts", { name: "zoe" })).body;
  expect(opened).toMatchObject({ name: "zoe", apiKey: expect.stringMatching(/^[A-Za-z0-9]{64}$/) as string });
  expect((await steer("POST", "/accounts", { name: "zoe" })).body.msg).toBe("There is an account zoe already.");
  await steer("POST", "/accounts/zoe/credit", { asset: "USDT", amount: "500.5" });
  const query = encodeParams({ timestamp: venue.now() });
  const signature = hmac(opened.secret, query);
  const account = await venue.raw("GET", "/api/v3/account", {
    query: `${query}&signature=${signature}`,
    apiKey: opened.apiKey,
  });
  expect(account.body.balances).toContainEqual({ asset: "USDT", free: "500.50000000", locked: "0.00000000" });
  expect((await steer("POST", "/accounts/nobody/credit", { asset: "USDT", amount: "1" })).status).toBe(404);
  expect((await steer("POST", "/accounts/zoe/credit", { asset: "NONE", amount: "1" })).status).toBe(400);
  expect((await steer("POST", "/accounts/zoe/credit", { asset: "USDT", amount: "0" })).status).toBe(400);
  const contracts = { amount: "1", wallet: "coinm" };
  expect((await steer("POST", "/accounts/zoe/credit", { ...contracts, asset: "ETH" })).status).toBe(200);
  const refused = await steer("POST", "/accounts/zoe/credit", { ...contracts, asset: "USDT" });
  const why = "No contract is settled in USDT: the coinm wallet takes BTC, ETH, BNB.";
  expect(refused).toEqual({ status: 400, body: { code: -9002, msg: why } });
  expect(venue.faults()).toEqual([]);
});

test.each(["10", "-1", "x", "99999999999999999999"])("no account has the fee level %s", async (vip) => {
  const { status, body } = await steer("POST", "/accounts", { name: "viola", vip });
  expect(status).toBe(400);
  expect(body.msg).toBe(`'vip' cannot be '${vip}': a whole number from 0 to 9.`);
});

test("an account signs with an Ed25519 key of its own", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const issued = (await steer("POST", "/accounts/bob/keys", { kind: "ed25519", publicKey: pem })).body;
  expect(issued).not.toHaveProperty("secret");
  const query = encodeParams({ timestamp: venue.now() });
  const signature = encodeURIComponent(signWith(null, Buffer.from(query), privateKey).toString("base64"));
  const account = await venue.raw("GET", "/api/v3/account", {
    query: `${query}&signature=${signature}`,
    apiKey: issued.apiKey,
  });
  expect(account.status).toBe(200);
  expect((await steer("POST", "/accounts/bob/keys", { kind: "rsa", publicKey: pem })).status).toBe(400);
  expect((await steer("POST", "/accounts/bob/keys", { kind: "rsa", publicKey: "BEGIN PUBLIC KEY" })).status).toBe(400);
  expect((await steer("POST", "/accounts/bob/keys", { kind: "ed25519" })).status).toBe(400);
});

test("accounts are listed with keys, secrets and what they hold", async () => {
  const { accounts } = (await steer("GET", "/accounts")).body;
  const listed = accounts.find(({ name }: { name: string }) => name === "carol");
  expect(listed).toMatchObject({ apiKey: venue.as("carol").key, secret: venue.as("carol").secret });
  expect(listed.balances).toMatchObject({ spot: { USDT: "100000", BTC: "5" }, coinm: { BTC: "2", ETH: "20" } });
});

test("time is stopped and let run", async () => {
  expect((await steer("POST", "/time/freeze")).body).toMatchObject({ running: false });
  expect((await steer("POST", "/time/resume")).body).toMatchObject({ running: true });
  expect((await steer("POST", "/time/freeze")).body).toMatchObject({ running: false });
});

test("faults of streams are set, counted up to a hundred, and forgotten", async () => {
  const fault = { account: "alice", event: "executionReport", does: "drop" };
  const set = (more: object) => steer("POST", "/faults/streams", { ...fault, ...more });
  expect((await set({})).body).toEqual({ ...fault, times: 1 });
  expect((await set({ event: "all", does: "hold" })).body).toEqual({ account: "alice", event: "all", does: "hold" });
  for (let nth = 3; nth <= 100; nth++) expect(await set({ times: 1000 })).toMatchObject({ status: 200 });
  expect(await set({})).toMatchObject({ status: 400, body: { code: -9002, msg: "There are 100 faults already." } });
  expect((await steer("DELETE", "/faults/streams")).body).toEqual({ forgotten: 100 });
});

test.each([
  [{ account: "nobody" }, 404, "nobody does not exist."],
  [{ event: "ORDER_NEWS" }, 400, "'event' cannot be 'ORDER_NEWS': all, executionReport, "],
  [{ event: "a b" }, 400, "'event' cannot be 'a b'"],
  [{ does: "delay" }, 400, "'does' cannot be 'delay': drop, double, swap, hold."],
  [{ does: "hold" }, 400, "'event' must be 'all'."],
  [{ does: "hold", event: "all", times: 2 }, 400, "until faults are cleared: no 'times'."],
  [{ times: 0 }, 400, "'times' cannot be '0': a whole number from 1 to 1000."],
  [{ times: 1001 }, 400, "'times' cannot be '1001': a whole number from 1 to 1000."],
])("no stream goes wrong by %j", async (more, status, why) => {
  const fault = { account: "alice", event: "executionReport", does: "drop", ...more };
  const answer = await steer("POST", "/faults/streams", fault);
  expect(answer.status).toBe(status);
  expect(answer.body.msg).toContain(why);
  expect((await steer("DELETE", "/faults/streams")).body).toEqual({ forgotten: 0 });
});

test.each([
  [{ stream: "btcusdt@nothing" }, 404, "btcusdt@nothing does not exist."],
  [{ stream: "btc usdt" }, 400, "'stream' cannot be 'btc usdt'"],
  [{ does: "delay" }, 400, "'does' cannot be 'delay': drop, double, swap, hold."],
  [{ does: "hold", times: 2 }, 400, "until faults are cleared: no 'times'."],
  [{ times: 0 }, 400, "'times' cannot be '0': a whole number from 1 to 1000."],
])("no market stream goes wrong by %j", async (more, status, why) => {
  const answer = await steer("POST", "/faults/market-streams", { stream: "btcusdt@depth", does: "drop", ...more });
  expect(answer.status).toBe(status);
  expect(answer.body.msg).toContain(why);
  expect((await steer("DELETE", "/faults/streams")).body).toEqual({ forgotten: 0 });
});

test("the audit is sound, and unknown verbs are told apart", async () => {
  expect((await steer("GET", "/audit")).body).toEqual({ sound: true, faults: [] });
  const unknown = await steer("POST", "/audit");
  expect(unknown).toEqual({ status: 404, body: { code: -9003, msg: "POST /margrave/v1/audit does not exist." } });
});

test("a web page of another site may not steer, whoever shows it", async () => {
  const before = venue.now();
  const answer = await steer("POST", "/time/advance", { by: "1h" }, { origin: "https://example.com" });
  expect(answer).toMatchObject({ status: 403, body: { code: -9001 } });
  expect(venue.now()).toBe(before);
});

test("what is announced is in the schedule and on its page, and comes true", async () => {
  const at = venue.now() + 30 * HOURS;
  const looks = async (page: string) => {
    const [path, query = ""] = page.split("?") as [string, string?];
    return (await venue.raw("GET", `/sapi/v1/margin${path}`, { query, apiKey: alice.key })).body;
  };
  const announced = await steer("POST", "/margin/delistings", { name: "ADA", at: iso(at) });
  expect(announced.body).toEqual({
    kind: "delist",
    at: { ms: at, iso: iso(at) },
    assets: ["ADA"],
    crossPairs: ["ADAUSDT"],
    isolatedPairs: ["ADAUSDT"],
  });
  expect(await looks("/delist-schedule")).toMatchObject([{ delistTime: at, crossMarginAssets: ["ADA"] }]);
  const seconds = Math.trunc(at / 1_000);
  expect(await looks("/allAssets?asset=ADA")).toMatchObject([{ isBorrowable: true, delistTime: seconds }]);
  expect(await looks("/allPairs?symbol=ADAUSDT")).toMatchObject([{ delistTime: seconds }]);
  expect(await looks("/isolated/allPairs?symbol=ADAUSDT")).toMatchObject([{ delistTime: seconds }]);
  expect(Object.keys((await looks("/allPairs?symbol=BTCUSDT"))[0])).not.toContain("delistTime");
  await steer("POST", "/time/advance", { by: "6h" });
  expect(await looks("/allAssets?asset=ADA")).toMatchObject([{ isBorrowable: false }]);
  await steer("POST", "/time/advance", { by: "24h" });
  expect(await looks("/allPairs?symbol=ADAUSDT")).toMatchObject({ code: -3028 });
  expect(await looks("/allAssets?asset=ADA")).toMatchObject({ code: -3027 });
  const again = await steer("POST", "/margin/listings", { name: "ADAUSDT", at: venue.now() + HOURS, margin: "cross" });
  expect(again.body).toMatchObject({ assets: [], crossPairs: ["ADAUSDT"], isolatedPairs: [] });
  await steer("POST", "/time/advance", { by: "1h" });
  expect(await looks("/allPairs?symbol=ADAUSDT")).toMatchObject([{ isMarginTrade: true }]);
});

test("what cannot be announced is refused with a reason", async () => {
  const announce = async (body: object, verb = "/margin/delistings") => (await steer("POST", verb, body)).body.msg;
  const at = venue.now() + HOURS;
  expect(await announce({ name: "NONE", at })).toBe("NONE does not exist.");
  expect(await announce({ name: "BTC", at: venue.now() })).toBe("'at' is not ahead of the venue's time.");
  expect(await announce({ name: "BTC", at }, "/margin/listings")).toBe("BTC is listed already, or will be.");
  await announce({ name: "ETHBTC", at, margin: "isolated" });
  expect(await announce({ name: "ETHBTC", at, margin: "isolated" })).toBe("ETHBTC is not listed, or will not be.");
});
