import { expect, test } from "vitest";
import { badValue, expectDoor, type Refusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  marks,
  posts,
  rests,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue({ quirks: { insuranceFund: "empty" } });
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

// Alice dies twice: once into bob's bid, a day later against bob's own position.
await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
await rests(bob, { side: "BUY", quantity: 10, price: "29500" });
await marks(venue, "29500");
await venue.advance(DAYS);
await marks(venue, "30000");
await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
await marks(venue, "29000");
await marks(venue, "29000");

const force = (of = alice, params: Params = {}) => gets(of, "/forceOrders", params);

test("an order that closed a position is shown as it was filled", async () => {
  const row = (await force(alice, { autoCloseType: "LIQUIDATION" })).at(-1)!;
  const { orderId, time, updateTime } = row;
  expectBody(row, {
    orderId,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    status: "FILLED",
    clientOrderId: `autoclose-${String(time)}${String(orderId)}`,
    // The margin of 0.00066667 and 1,000 ÷ 30,000 are lost at 29,411.7618…, which is cut up to the grid.
    price: "29411.8",
    avgPrice: "29500.0",
    origQty: "10",
    executedQty: "10",
    cumBase: "0.03389830",
    timeInForce: "IOC",
    type: "LIMIT",
    reduceOnly: false,
    closePosition: false,
    side: "SELL",
    positionSide: "BOTH",
    stopPrice: "0",
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    origType: "LIMIT",
    time,
    updateTime,
  });
});

test("the newest come first, and deleveraging is told apart", async () => {
  // One that found nobody, and one that was filled past the book, beside the first.
  const shown = await force();
  expect(shown.map(({ status }) => status)).toEqual(["FILLED", "EXPIRED", "EXPIRED", "FILLED"]);
  expect(await force(alice, { autoCloseType: "ADL" })).toEqual([]);
  const [adl] = await force(bob);
  expect(adl).toMatchObject({ clientOrderId: "adl_autoclose", side: "BUY", status: "FILLED", executedQty: "10" });
  expect(await force(bob, { autoCloseType: "LIQUIDATION" })).toEqual([]);
});

test("a symbol, a time and a limit narrow it", async () => {
  expect(await force(alice, { symbol: ETH })).toEqual([]);
  expect(await force(alice, { symbol: BTC, limit: 1 })).toEqual((await force()).slice(0, 1));
  expect(await force(alice, { startTime: START, endTime: START + DAYS / 2 })).toHaveLength(1);
  expect(await force(alice, { startTime: START + DAYS })).toHaveLength(3);
});

test("a call without a symbol weighs more", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/forceOrders`, { symbol: BTC }))).toBe(20);
  expect(await weightOf(() => alice.get(`${DAPI}/forceOrders`))).toBe(50);
});

test("refusals come in order", async () => {
  const path = `${DAPI}/forceOrders`;
  await expectDoor(venue, { trader: alice, method: "GET", path, params: {}, mandatory: [] });
  const tooLong: Refusal = [-4088, "Maximum time interval is 200 days."];
  const wrong = { symbol: "x", autoCloseType: "LOSS", startTime: "now", endTime: "then", limit: "all" };
  await expectRepairs(venue, (params) => alice.get(path, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [badValue("autoCloseType"), { autoCloseType: "ADL" }],
    [illegalWhole("startTime"), { startTime: START + 8 * DAYS }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], { startTime: START, endTime: START + 200 * DAYS + 1 }],
    [tooLong, {}],
  ]);
});
