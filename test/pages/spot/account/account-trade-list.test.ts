import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/myTrades";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const SYMBOL = { symbol: "BTCUSDT" };

/** The numbers of bob's trades; the first of the market, 1, is the house's. */
async function shown(params: Params = {}): Promise<number[]> {
  const { body, text } = await bob.get(PATH, { ...SYMBOL, ...params });
  if (!Array.isArray(body)) throw new Error(text);
  return body.map(({ id }: { id: number }) => id);
}

test("it has the documented members", async () => {
  const { status, body } = await bob.get(PATH, { ...SYMBOL, limit: 1 });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape([
      {
        symbol: TEXT,
        id: INTEGER,
        orderId: INTEGER,
        orderListId: INTEGER,
        price: PADDED,
        qty: PADDED,
        quoteQty: PADDED,
        commission: PADDED,
        commissionAsset: TEXT,
        time: INTEGER,
        isBuyer: BOOLEAN,
        isMaker: BOOLEAN,
        isBestMatch: BOOLEAN,
      },
    ]),
  );
});

test("each side sees the trade as its own, and pays out of what it received", async () => {
  const trade = {
    symbol: "BTCUSDT",
    id: 3,
    orderListId: -1,
    price: "29999.00000000",
    qty: "0.02000000",
    quoteQty: "599.98000000",
    time: START + 65_000,
    isBestMatch: true,
  };
  const [sold] = (await bob.get(PATH, { ...SYMBOL, fromId: 3, limit: 1 })).body;
  expect(sold).toMatchObject({
    ...trade,
    commission: "0.59998000",
    commissionAsset: "USDT",
    isBuyer: false,
    isMaker: false,
  });
  const [bought] = (await alice.get(PATH, { ...SYMBOL, fromId: 3, limit: 1 })).body;
  expect(bought).toMatchObject({
    ...trade,
    commission: "0.00002000",
    commissionAsset: "BTC",
    isBuyer: true,
    isMaker: true,
  });
  expect(bought.orderId).not.toBe(sold.orderId);
});

test("a call chooses the newest, those of an order, or the first from a number or a time on", async () => {
  expect(await shown()).toEqual([2, 3, 4]);
  expect(await shown({ limit: 2 })).toEqual([3, 4]);
  expect(await shown({ fromId: 3 })).toEqual([3, 4]);
  expect(await shown({ fromId: 0, limit: 2 })).toEqual([2, 3]);
  expect(await shown({ startTime: START + 20_000, limit: 2 })).toEqual([2, 3]);
  expect(await shown({ startTime: START + 20_001, endTime: START + 65_000 })).toEqual([3]);
  expect(await shown({ endTime: START + 240_499, limit: 1 })).toEqual([3]);
  const [{ orderId }] = (await bob.get(PATH, { ...SYMBOL, fromId: 4 })).body;
  expect(await shown({ orderId })).toEqual([4]);
  expect(await shown({ orderId, fromId: 5 })).toEqual([]);
  expect(await shown({ symbol: "ETHUSDT" })).toEqual([]);
  expect((await venue.as("carol").get(PATH, SYMBOL)).body).toEqual([]);
});

test("trades on margin are not the spot account's", async () => {
  await venue.fund("bob", "cross", "USDT", "1000");
  await bob.post("/sapi/v1/margin/order", { ...SYMBOL, side: "BUY", type: "MARKET", quantity: "0.01" });
  expect(await shown()).toEqual([2, 3, 4]);
});

test("faults are found in the order of the parameters, then the market, the combination and the length of the time", async () => {
  const range = "legal range is '^[0-9]{1,20}$'.";
  const wrong = { orderId: "x", startTime: "x", endTime: "x", fromId: "x", limit: 0, x: 1 };
  const answer = await repaired(venue, (params) => bob.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, `Illegal characters found in parameter 'orderId'; ${range}`, { orderId: 1 }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: START }],
    [-1100, `Illegal characters found in parameter 'endTime'; ${range}`, { endTime: START + DAYS + 1 }],
    [-1100, `Illegal characters found in parameter 'fromId'; ${range}`, { fromId: 1 }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1001 }],
    [-1104, "Not all sent parameters were read; read '8' parameter(s) but was sent '9'.", { x: undefined }],
    [-1121, "Invalid symbol.", SYMBOL],
    [-1128, "Combination of optional parameters invalid.", { orderId: undefined }],
    [-1128, "Combination of optional parameters invalid.", { fromId: undefined }],
    [-1127, "More than 24 hours between startTime and endTime.", { endTime: START + DAYS }],
  ]);
  expect(answer.body).toHaveLength(3);
  expect(venue.faults()).toEqual([]);
});

test("it costs 20, and 5 for one order", async () => {
  const used = async (params: Params) =>
    Number((await bob.get(PATH, { ...SYMBOL, ...params })).headers["x-mbx-used-weight-1m"]);
  const before = await used({});
  expect(await used({})).toBe(before + 20);
  expect(await used({ orderId: 1 })).toBe(before + 25);
});
