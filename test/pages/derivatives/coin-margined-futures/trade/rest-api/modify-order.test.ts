import { expect, test } from "vitest";
import type { Contract } from "../../../../../../src/core/listing.ts";
import { badValue, expectDoor, expectRefusal, missing, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  bodyOf,
  BTC,
  DAPI,
  emptyBook,
  expectBody,
  expectRepairs,
  gets,
  illegalDecimal,
  illegalName,
  illegalWhole,
  posts,
  rests,
  type Row,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const sends = (params: Params, trader = alice) => trader.put(`${DAPI}/order`, { symbol: BTC, side: "BUY", ...params });
const amends = async (params: Params, trader = alice) => bodyOf(await sends(params, trader)) as Row;
const shown = (orderId: number) => gets<Row>(alice, "/order", { symbol: BTC, orderId });
const expectRefused = (params: Params, by: Refusal) => expectRefusal(venue, () => sends(params), by);
const cancelAll = () => alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });

test("an amended order is answered with its new terms, prevention of self-trades set to none", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 2, price: "29000", newClientOrderId: "mine" });
  await venue.advance(1_000);
  const body = {
    orderId,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    status: "NEW",
    clientOrderId: "mine",
    price: "29100.5",
    avgPrice: "0.0",
    origQty: "3",
    executedQty: "0",
    cumQty: "0",
    cumBase: "0",
    timeInForce: "GTC",
    type: "LIMIT",
    reduceOnly: false,
    closePosition: false,
    side: "BUY",
    positionSide: "BOTH",
    stopPrice: "0",
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    origType: "LIMIT",
    priceMatch: "NONE",
    selfTradePreventionMode: "NONE",
    updateTime: START + 1_000,
  };
  expectBody(await amends({ orderId, quantity: 3, price: "29100.5", modifyId: 7 }), body);
  expect(await shown(orderId)).toMatchObject({
    price: "29100.5",
    origQty: "3",
    time: START,
    updateTime: START + 1_000,
  });
  const depth = await gets<Row>(venue, "/depth", { symbol: BTC, limit: 5 });
  expect(depth["bids"]).toEqual([["29100.5", "3"]]);
  await cancelAll();
});

test("a price or a quantity alone will do, and the order's number counts before its client id", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 2, price: "29000", newClientOrderId: "one" });
  await rests(alice, { side: "BUY", quantity: 2, price: "29000", newClientOrderId: "two" });
  expect(await amends({ origClientOrderId: "one", price: "29001" })).toMatchObject({ orderId, origQty: "2" });
  const body = await amends({ orderId, origClientOrderId: "two", quantity: 1 });
  expect(body).toMatchObject({ clientOrderId: "one", price: "29001", origQty: "1" });
  await cancelAll();
});

test("what it trades at its new price comes after the answer", async () => {
  await rests(bob, { side: "SELL", quantity: 3, price: "30000" });
  const orderId = await rests(alice, { side: "BUY", quantity: 5, price: "29000" });
  const body = await amends({ orderId, price: "30000" });
  expect(body).toMatchObject({ status: "NEW", price: "30000", executedQty: "0", cumBase: "0" });
  expect(await shown(orderId)).toMatchObject({ status: "PARTIALLY_FILLED", executedQty: "3", avgPrice: "30000.0" });
  // What it had traded before stands in the next one: three contracts of 100 dollars at 30000 are 0.01 coins.
  const next = await amends({ orderId, price: "29000" });
  expect(next).toMatchObject({ status: "PARTIALLY_FILLED", executedQty: "3", cumBase: "0.01000000", cumQty: "3" });
  await cancelAll();
});

test("it is answered as cancelled where no more is wanted than was filled, or where GTX would take", async () => {
  await rests(bob, { side: "SELL", quantity: 3, price: "30000" });
  const orderId = await rests(alice, { side: "BUY", quantity: 5, price: "30000" });
  expect(await amends({ orderId, quantity: 3 })).toMatchObject({ status: "CANCELED", origQty: "5", executedQty: "3" });
  expect(await shown(orderId)).toMatchObject({ status: "CANCELED" });
  await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  const waiting = await rests(alice, { side: "BUY", quantity: 5, price: "29000", timeInForce: "GTX" });
  expect(await amends({ orderId: waiting, price: "30000" })).toMatchObject({ status: "CANCELED", price: "29000" });
  await bob.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("the new price may be taken from the book", async () => {
  await rests(bob, { side: "BUY", quantity: 1, price: "29500" });
  const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "29000" });
  expect(await amends({ orderId, priceMatch: "QUEUE" })).toMatchObject({ price: "29500", priceMatch: "QUEUE" });
  expect(await amends({ orderId, quantity: 2 })).toMatchObject({ price: "29500", priceMatch: "QUEUE" });
  expect(await amends({ orderId, price: "29400" })).toMatchObject({ price: "29400", priceMatch: "NONE" });
  await expectRefused({ orderId, priceMatch: "OPPONENT" }, [-5041, "No depth matches this BBO order"]);
  await expectRefused({ orderId, priceMatch: "QUEUE", price: "1" }, [
    -1106,
    "Parameter 'price' sent when not required.",
  ]);
  await cancelAll();
  await bob.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("a caller is known before anything is read", async () => {
  const path = `${DAPI}/order`;
  const params = { symbol: BTC, side: "BUY", orderId: 1, price: "29000" };
  await expectDoor(venue, { trader: alice, method: "PUT", path, params, mandatory: ["symbol", "side"] });
});

test("everything wrong at once is refused one fault at a time", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 2, price: "29000" });
  const stop = await posts<{ orderId: number }>(alice, "/order", {
    symbol: BTC,
    side: "BUY",
    type: "STOP",
    quantity: 1,
    price: "31000",
    stopPrice: "31000",
  });
  const wrong: Params = {
    orderId: "first",
    origClientOrderId: "a b",
    symbol: "btcusd_perp",
    side: "HOLD",
    quantity: "1.5",
    price: "-1",
    priceMatch: "BEST",
    modifyId: "one",
  };
  const read = await expectRepairs(venue, (params) => alice.put(`${DAPI}/order`, params), wrong, [
    [illegalWhole("orderId"), { orderId: "" }],
    [[-4015, "Client order id is not valid."], { origClientOrderId: "" }],
    [illegalName("symbol"), { symbol: "DOGEUSD_PERP" }],
    [[-1117, "Invalid side."], { side: "SELL" }],
    [[-1111, "Precision is over the maximum defined for this asset."], { quantity: "" }],
    [illegalDecimal("price"), { price: "" }],
    [badValue("priceMatch"), { priceMatch: "" }],
    [illegalWhole("modifyId"), { modifyId: "1" }],
    [
      [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"],
      { origClientOrderId: "nobody" },
    ],
    [
      [-1102, "Param 'quantity' or 'price' must be sent, but both were empty/null!"],
      { quantity: 0, price: "29000.05" },
    ],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1111, "Precision is over the maximum defined for this asset."], { price: "29000" }],
    [[-2013, "Order does not exist."], { orderId }],
    [[-1117, "Invalid side."], { side: "BUY", orderId: stop.orderId }],
    [[-4196, "Only limit order is supported."], { orderId, quantity: 2 }],
    [[-4197, "No need to modify the order."], { quantity: 0 }],
    [[-4003, "Quantity less than zero."], { quantity: 1, price: "31500.1" }],
    [[-4016, "Price is higher than mark price multiplier cap."], { price: "29000", quantity: 14_001 }],
    // 14001 contracts need more than 2.2 coins at twenty times leverage, and alice has 2.
    [[-2019, "Margin is insufficient."], { quantity: 3 }],
  ]);
  expect((await alice.put(`${DAPI}/order`, read)).status).toBe(200);
  await cancelAll();
});

test("orders of others, and those that are over, are not there", async () => {
  const unknown: Refusal = [-2013, "Order does not exist."];
  const orderId = await rests(bob, { side: "BUY", quantity: 2, price: "29000" });
  await expectRefused({ orderId, quantity: 1 }, unknown);
  await bob.delete(`${DAPI}/order`, { symbol: BTC, orderId });
  await expectRefusal(venue, () => sends({ orderId, quantity: 1 }, bob), unknown);
});

test("in a contract that is not traded nothing is amended", async () => {
  const other = await openVenue();
  const carol = other.as("carol");
  await emptyBook(other);
  const orderId = await rests(carol, { side: "BUY", quantity: 2, price: "29000" });
  const listed = other.running.engine.view.reference.markets.get(BTC) as Contract;
  await other.perform({ type: "DefineMarket", market: { ...listed, status: "break" } });
  await expectRefusal(other, () => carol.put(`${DAPI}/order`, { symbol: BTC, side: "BUY", orderId, quantity: 1 }), [
    -4199,
    "Symbol is not in trading status. Order amendment is not permitted.",
  ]);
});

test("founded as in July 2026, it takes a price and a quantity, and shows the caller's own number", async () => {
  const other = await openVenue({ profile: "2026-07" });
  const carol = other.as("carol");
  await emptyBook(other);
  const orderId = await rests(carol, { side: "BUY", quantity: 2, price: "29000" });
  const put = (params: Params) => carol.put(`${DAPI}/order`, { symbol: BTC, side: "BUY", orderId, ...params });
  await expectRefusal(other, () => put({ price: "29001" }), missing("quantity"));
  await expectRefusal(other, () => put({ quantity: 3 }), missing("price"));
  const body = bodyOf(await put({ quantity: 3, price: "29001", modifyId: 12 })) as Row;
  expect(Object.keys(body).slice(3, 8)).toEqual(["status", "clientOrderId", "modifyId", "price", "origQty"]);
  expect(body["modifyId"]).toBe(12);
  expect(bodyOf(await put({ quantity: 4, priceMatch: "QUEUE" }))).not.toHaveProperty("modifyId");
});

test("it weighs one", async () => {
  expect(await weightOf(() => sends({ orderId: 1, quantity: 1 }))).toBe(1);
});
