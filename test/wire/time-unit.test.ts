// Times in microseconds: of answers to who asks for them so, and of parameters.

import { expect, test } from "vitest";
import { dial, hmacSigner } from "../socket.ts";
import { DAYS, encodeParams, openVenue, type Params, sign, START, stateOf } from "../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const BTC = { symbol: "BTCUSDT" };

/** Asks for times in a unit, signed. */
async function asks(timeUnit: string | undefined, method: string, path: string, params: Params = {}) {
  const query = encodeParams({ ...params, timestamp: venue.now() });
  const signed = `${query}&signature=${sign(alice.secret, query)}`;
  const { key: apiKey } = alice;
  const bare = /exchangeInfo|historicalTrades|time$|klines|aggTrades|avgPrice|ticker|[/]trades|referencePrice/i.test(
    path,
  );
  const asked = bare ? encodeParams(params) : signed;
  const reply = await venue.running.handle({ method, path, query: asked, body: "", apiKey, ip: "127.0.0.1", timeUnit });
  return { status: reply.status, body: JSON.parse(reply.body) };
}

/** Whether a number is within a week of the venue's time: nothing else here is as large. */
const isTime = (value: unknown): value is number => typeof value === "number" && Math.abs(value - START) < 7 * DAYS;

/** An answer in which every number that is a time by its size is in microseconds. */
function finer(value: unknown): unknown {
  if (isTime(value)) return value * 1000;
  if (Array.isArray(value)) return value.map(finer);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, finer(each)]));
}

const ORDER: Params = { ...BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "30010" };

test("every time of every answer is told in microseconds, and nothing else is changed", async () => {
  await alice.post("/api/v3/order", ORDER);
  await alice.post("/api/v3/order", { ...ORDER, price: "20000", strategyId: "9223372036854775807" });
  await alice.post("/api/v3/order", { ...BTC, side: "SELL", type: "STOP_LOSS", quantity: "0.01", trailingDelta: 500 });
  await alice.post("/api/v3/order", { ...BTC, side: "SELL", type: "STOP_LOSS", quantity: "0.01", stopPrice: "26000" });
  const oco = { aboveType: "LIMIT_MAKER", abovePrice: "40000", belowType: "STOP_LOSS", belowStopPrice: "20000" };
  await alice.post("/api/v3/orderList/oco", { ...BTC, side: "SELL", quantity: "0.01", ...oco });
  const pages: [string, Params][] = [
    ["time", {}],
    ["exchangeInfo", BTC],
    ["account", {}],
    ["openOrders", BTC],
    ["allOrders", BTC],
    ["allOrderList", {}],
    ["openOrderList", {}],
    ["myTrades", BTC],
    ["trades", BTC],
    ["aggTrades", BTC],
    ["historicalTrades", BTC],
    ["klines", { ...BTC, interval: "1h" }],
    ["uiKlines", { ...BTC, interval: "1m" }],
    ["avgPrice", BTC],
    ["ticker", BTC],
    ["ticker/24hr", BTC],
    ["ticker/tradingDay", BTC],
    ["referencePrice", BTC],
  ];
  for (const [name, params] of pages) {
    const path = `/api/v3/${name}`;
    const { status, body } = await asks(undefined, "GET", path, params);
    expect([name, status]).toEqual([name, 200]);
    expect(JSON.stringify(body), name).toMatch(/1768\d{9}/);
    expect((await asks("MICROSECOND", "GET", path, params)).body, name).toEqual(finer(body));
    expect((await asks("millisecond", "GET", path, params)).body, name).toEqual(body);
  }
  const stop = {
    ...BTC,
    side: "SELL",
    type: "STOP_LOSS",
    quantity: "0.01",
    stopPrice: "25000",
    newOrderRespType: "RESULT",
  };
  expect((await asks("microsecond", "POST", "/api/v3/order", stop)).body).toMatchObject({
    transactTime: START * 1000,
    workingTime: -1,
  });
});

test("another unit is refused where there are two, and not looked at elsewhere", async () => {
  expect(await asks("SECOND", "GET", "/api/v3/time")).toEqual({
    status: 400,
    body: { code: -1194, msg: "Invalid value for time unit; expected either MICROSECOND or MILLISECOND." },
  });
  expect((await asks("MICROSECOND", "GET", "/dapi/v1/time")).body).toEqual({ serverTime: START });
  const header = { headers: { "x-mbx-time-unit": "MICROSECOND" } };
  const heard = await fetch(`http://127.0.0.1:${venue.running.port}/api/v3/time`, header);
  expect(await heard.json()).toEqual({ serverTime: START * 1000 });
});

test("from when and until when may be said in either unit", async () => {
  const during = async (startTime: number, endTime: number) =>
    (await alice.get("/api/v3/allOrders", { ...BTC, startTime, endTime })).body.length;
  expect(await during(START, START + 1)).toBeGreaterThan(0);
  expect(await during(START * 1000, START * 1000 + 999)).toBe(await during(START, START));
  expect(await during(START * 1000 - 2_000_000, START * 1000 - 1)).toBe(0);
});

test("a WebSocket API answers in the unit it was opened with", async () => {
  for (const [unit, times] of [
    ["timeUnit=microsecond", 1000],
    ["timeUnit=MILLISECOND", 1],
    ["", 1],
  ] as const) {
    const api = await dial(venue, `/ws-api/v3?${unit}`);
    expect((await api.asks("time"))["result"]).toEqual({ serverTime: START * times });
    const params = hmacSigner(alice).sign({ symbol: "BTCUSDT", timestamp: venue.now() * 1000 });
    expect((await api.asks("openOrders.status", params))["result"][0].time).toBe(START * times);
  }
});

test("a WebSocket API that was opened with another unit refuses what it is asked, and does nothing", async () => {
  const api = await dial(venue, "/ws-api/v3?timeUnit=SECOND");
  const before = stateOf(venue);
  const params = hmacSigner(alice).sign({ symbol: "BTCUSDT", timestamp: venue.now() });
  for (const answer of [await api.asks("time"), await api.asks("openOrders.cancelAll", params)]) {
    expect(answer).toMatchObject({ status: 400, error: { code: -1194 } });
    expect(answer["error"].msg).toBe("Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
  }
  expect(stateOf(venue)).toBe(before);
  const contracts = await dial(venue, "/ws-dapi/v1?timeUnit=SECOND");
  expect((await contracts.asks("v1/session.status"))["status"]).toBe(200);
});

test("accounts hear in the unit their connection was opened with: every time, and nothing else, in microseconds", async () => {
  const hearing = async (unit: string) => {
    const api = await dial(venue, `/ws-api/v3?${unit}`);
    const { result } = await api.asks(
      "userDataStream.subscribe.signature",
      hmacSigner(alice).sign({ timestamp: venue.now() }),
    );
    expect(result).toEqual({ subscriptionId: 0 });
    return api;
  };
  const [coarse, fine] = [await hearing(""), await hearing("timeUnit=microsecond")];
  const trailing = { ...BTC, side: "SELL", type: "STOP_LOSS", quantity: "0.01", trailingDelta: 500 };
  await alice.post("/api/v3/order", { ...trailing, strategyId: "9223372036854775807" });
  await alice.post("/api/v3/order", { ...ORDER, price: "30010" });
  const oco = { aboveType: "LIMIT_MAKER", abovePrice: "40000", belowType: "STOP_LOSS", belowStopPrice: "20000" };
  await alice.post("/api/v3/orderList/oco", { ...BTC, side: "SELL", quantity: "0.01", ...oco });
  await alice.delete("/api/v3/openOrders", BTC);
  await alice.post("/sapi/v1/asset/transfer", { type: "MAIN_MARGIN", asset: "USDT", amount: "5" });
  for (const api of [coarse, fine]) api.say({ id: "bye", method: "userDataStream.unsubscribe", params: {} });
  const events = async (api: typeof coarse) =>
    (await api.heard()).flatMap(({ event }) => (event === undefined ? [] : [event]));
  const [told, finely] = [await events(coarse), await events(fine)];
  const kinds = new Set(told.map(({ e }) => e));
  for (const kind of [
    "executionReport",
    "listStatus",
    "outboundAccountPosition",
    "balanceUpdate",
    "eventStreamTerminated",
  ]) {
    expect(kinds).toContain(kind);
  }
  const keys = new Set(told.flatMap((event) => Object.keys(event).filter((key) => isTime(event[key]))));
  expect([...keys].sort()).toEqual(["D", "E", "O", "T", "W", "u"]);
  expect(finely).toEqual(told.map(finer));
  expect(venue.faults()).toEqual([]);
});

test("so they hear by a listen key, alone or wrapped; contracts know one unit", async () => {
  const old = await openVenue({ quirks: { legacyListenKeys: "on" } });
  const trader = old.as("alice");
  const { listenKey } = (await old.raw("POST", "/api/v3/userDataStream", { apiKey: trader.key })).body;
  const coarse = await dial(old, `/ws/${listenKey}`);
  const fine = await dial(old, `/ws/${listenKey}?timeUnit=MICROSECOND`);
  const wrapped = await dial(old, `/stream?streams=${listenKey}&timeUnit=MICROSECOND`);
  await trader.post("/api/v3/order", ORDER);
  const told = await coarse.heard();
  expect(told.map(({ e }) => e)).toContain("executionReport");
  const events = await fine.heard();
  expect(events).toEqual(told.map(finer));
  expect(await wrapped.heard()).toEqual(events.map((data) => ({ stream: listenKey, data })));
  const contracts = (await trader.post("/dapi/v1/listenKey")).body.listenKey;
  const finest = await dial(old, `/ws/${contracts}?timeUnit=MICROSECOND`);
  await trader.post("/dapi/v1/leverage", { symbol: "BTCUSD_PERP", leverage: 7 });
  expect((await finest.next())["E"]).toBe(START);
  expect(old.faults()).toEqual([]);
});
