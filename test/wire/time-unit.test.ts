// Times in microseconds: of answers to who asks for them so, and of parameters.

import { expect, test } from "vitest";
import { dial, hmacSigner } from "../socket.ts";
import { DAYS, encodeParams, openVenue, type Params, sign, START } from "../venue.ts";

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
