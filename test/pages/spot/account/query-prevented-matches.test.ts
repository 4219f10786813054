import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectDoor, expectSound } from "../../../refusal.ts";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";

const PATH = "/api/v3/myPreventedMatches";
const ORDER = "/api/v3/order";
const SYMBOL = { symbol: "BTCUSDT" };
const OFFER = { ...SYMBOL, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "30000" };
/** For a part of what was offered, and without waiting. */
const BID = { ...OFFER, side: "BUY", timeInForce: "IOC", quantity: "0.04" };

interface Match {
  readonly preventedMatchId: number;
  readonly takerOrderId: number;
  readonly makerOrderId: number;
}

let venue: TestVenue;
let alice: Trader;

async function posts(order: Params, path = ORDER): Promise<{ orderId: number; preventedMatchId?: number }> {
  const { status, body, text } = await alice.post(path, order);
  expect(status, text).toBe(200);
  return body;
}

async function matches(params: Params, trader = alice): Promise<Match[]> {
  const { status, body, text } = await trader.get(PATH, { ...SYMBOL, ...params });
  expect(status, text).toBe(200);
  return body;
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("it has the documented members", async () => {
  const { orderId } = await posts(OFFER);
  await posts({ ...BID, selfTradePreventionMode: "EXPIRE_MAKER" });
  const expected = {
    symbol: TEXT,
    preventedMatchId: INTEGER,
    takerOrderId: INTEGER,
    makerSymbol: TEXT,
    makerOrderId: INTEGER,
    tradeGroupId: INTEGER,
    selfTradePreventionMode: TEXT,
    price: PADDED,
    makerPreventedQuantity: PADDED,
    transactTime: INTEGER,
  };
  expect(shapeOf(await matches({ orderId }))).toBe(shape([expected]));
});

describe("a match shows what was taken off which side", () => {
  const [part, whole] = ["0.04000000", "0.10000000"];
  test.each([
    ["EXPIRE_MAKER", { makerPreventedQuantity: whole }],
    ["EXPIRE_TAKER", { takerPreventedQuantity: part }],
    ["EXPIRE_BOTH", { takerPreventedQuantity: part, makerPreventedQuantity: whole }],
    ["DECREMENT", { takerPreventedQuantity: part, makerPreventedQuantity: part }],
  ])("%s", async (mode, quantities) => {
    const maker = await posts(OFFER);
    const taker = await posts({ ...BID, selfTradePreventionMode: mode });
    const expected = {
      symbol: "BTCUSDT",
      preventedMatchId: taker.preventedMatchId,
      takerOrderId: taker.orderId,
      makerSymbol: "BTCUSDT",
      makerOrderId: maker.orderId,
      tradeGroupId: -1,
      selfTradePreventionMode: mode,
      price: "30000.00000000",
      ...quantities,
      transactTime: START,
    };
    for (const name of [
      { preventedMatchId: taker.preventedMatchId },
      { orderId: taker.orderId },
      { orderId: maker.orderId },
    ])
      expect(await matches(name)).toEqual([expected]);
  });
});

test("those of an order come oldest first, at most so many, from a number on", async () => {
  const { orderId } = await posts(OFFER);
  const all: (number | undefined)[] = [];
  for (let nth = 0; nth < 4; nth++) {
    await venue.advance(1000);
    all.push((await posts({ ...BID, selfTradePreventionMode: "EXPIRE_TAKER" })).preventedMatchId);
  }
  const numbers = async (params: Params) =>
    (await matches({ orderId, ...params })).map(({ preventedMatchId }) => preventedMatchId);
  expect(await numbers({})).toEqual(all);
  expect(await numbers({ limit: 3 })).toEqual(all.slice(0, 3));
  expect(await numbers({ fromPreventedMatchId: all[1] })).toEqual(all.slice(1));
  expect(await numbers({ fromPreventedMatchId: all[1], limit: 2 })).toEqual(all.slice(1, 3));
  expect(await numbers({ fromPreventedMatchId: all[3]! + 1 })).toEqual([]);
  expect(await numbers({ limit: 1001 })).toEqual(all);
  expect(await matches({ preventedMatchId: all[2] })).toMatchObject([{ transactTime: START + 3000 }]);
});

test("a match is found by nobody else, nor in another pair", async () => {
  const { orderId } = await posts(OFFER);
  const { preventedMatchId } = await posts({ ...BID, selfTradePreventionMode: "EXPIRE_MAKER" });
  for (const name of [{ orderId }, { preventedMatchId }]) {
    expect(await matches(name)).toHaveLength(1);
    expect(await matches({ ...name, symbol: "ETHUSDT" })).toEqual([]);
    expect(await matches(name, venue.as("bob"))).toEqual([]);
  }
});

test("a match with one's own margin account is found on both pages, each by its own order", async () => {
  await venue.fund("alice", "cross", "USDT", "5000");
  const maker = await posts(OFFER);
  const taker = await posts({ ...BID, selfTradePreventionMode: "EXPIRE_MAKER" }, "/sapi/v1/margin/order");
  const [found] = await matches({ orderId: maker.orderId });
  expect(found).toMatchObject({ takerOrderId: taker.orderId, makerOrderId: maker.orderId });
  const onMargin = async (params: Params) =>
    (await alice.get("/sapi/v1/margin/myPreventedMatches", { ...SYMBOL, ...params })).body;
  expect(await onMargin({ orderId: taker.orderId })).toEqual([found]);
  expect(await onMargin({ preventedMatchId: found!.preventedMatchId })).toEqual([found]);
  expect(await onMargin({ orderId: maker.orderId })).toEqual([]);
  expect(await matches({ orderId: taker.orderId })).toEqual([]);
});

test("the door, and then faults in the order of the parameters, the market, and the combination", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: SYMBOL, mandatory: ["symbol"] });
  const range = "legal range is '^[0-9]{1,20}$'.";
  const wrong = { preventedMatchId: "x", orderId: "x", fromPreventedMatchId: "x", limit: 0, x: 1 };
  const combination = "Combination of optional parameters invalid.";
  const neither = "Param 'preventedMatchId' or 'orderId' must be sent, but both were empty/null!";
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, `Illegal characters found in parameter 'preventedMatchId'; ${range}`, { preventedMatchId: 1 }],
    [-1100, `Illegal characters found in parameter 'orderId'; ${range}`, { orderId: 1 }],
    [-1100, `Illegal characters found in parameter 'fromPreventedMatchId'; ${range}`, { fromPreventedMatchId: 1 }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1001 }],
    [-1104, "Not all sent parameters were read; read '7' parameter(s) but was sent '8'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1128, combination, { orderId: undefined }],
    [-1128, combination, { preventedMatchId: undefined }],
    [-1128, `${combination} Recommendation: 'orderId' should also be sent.`, { fromPreventedMatchId: undefined }],
    [-1102, neither, { orderId: 1 }],
  ]);
  expect(answer.body).toEqual([]);
});

test("it costs 2 for one match, and 20 for those of an order", async () => {
  const used = async (params: Params) =>
    Number((await alice.get(PATH, { ...SYMBOL, ...params })).headers["x-mbx-used-weight-1m"]);
  const before = await used({ preventedMatchId: 1 });
  expect(await used({ preventedMatchId: 1 })).toBe(before + 2);
  expect(await used({ orderId: 1 })).toBe(before + 22);
});
