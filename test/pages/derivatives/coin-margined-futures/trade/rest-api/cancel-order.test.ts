import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  bodyOf,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const UNKNOWN: Refusal = [-2011, "Unknown order sent."];

test("a canceled order is shown as it ended, under its own client id", async () => {
  const orderId = await rests(alice, { side: "SELL", quantity: 11, price: "30000", newClientOrderId: "myOrder1" });
  await rests(bob, { side: "BUY", quantity: 2, price: "30000" });
  await venue.advance(3_000);
  expectBody(bodyOf(await alice.delete(`${DAPI}/order`, { symbol: BTC, origClientOrderId: "myOrder1" })), {
    avgPrice: "30000.0",
    clientOrderId: "myOrder1",
    cumQty: "2",
    cumBase: "0.00666666",
    executedQty: "2",
    orderId,
    origQty: "11",
    origType: "LIMIT",
    price: "30000",
    reduceOnly: false,
    side: "SELL",
    positionSide: "BOTH",
    status: "CANCELED",
    stopPrice: "0",
    closePosition: false,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    timeInForce: "GTC",
    type: "LIMIT",
    updateTime: START + 3_000,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  });
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([]);
  await expectRefusal(venue, () => alice.delete(`${DAPI}/order`, { symbol: BTC, orderId }), UNKNOWN);
});

test("what it bound is free again; the number counts before the client id", async () => {
  const available = async () => (await gets(alice, "/balance"))[0]!["availableBalance"];
  const before = await available();
  const orderId = await rests(alice, { side: "BUY", quantity: 100, price: "29000" });
  const other = await rests(alice, { side: "BUY", quantity: 1, price: "28600", newClientOrderId: "other" });
  expect(await available()).not.toBe(before);
  const ended = bodyOf(await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId, origClientOrderId: "other" }));
  expect(ended).toMatchObject({ orderId, status: "CANCELED" });
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: other });
  expect(await available()).toBe(before);
});

test("another's order and another contract's are unknown", async () => {
  const others = await rests(bob, { side: "BUY", quantity: 1, price: "29000" });
  await expectRefusal(venue, () => alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: others }), UNKNOWN);
  const elsewhere = await rests(alice, { symbol: ETH, side: "BUY", quantity: 1, price: "1990" });
  await expectRefusal(venue, () => alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: elsewhere }), UNKNOWN);
  expect(await weightOf(() => alice.delete(`${DAPI}/order`, { symbol: ETH, orderId: elsewhere }))).toBe(1);
});

test("refusals come in order", async () => {
  const called = {
    trader: alice,
    method: "DELETE",
    path: `${DAPI}/order`,
    params: { symbol: BTC, orderId: 1 },
  } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
  const wrong = { symbol: "x", orderId: "one", origClientOrderId: "a b" };
  await expectRepairs(venue, (params) => alice.delete(`${DAPI}/order`, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("orderId"), { orderId: undefined }],
    [[-4015, "Client order id is not valid."], { origClientOrderId: undefined }],
    [
      [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"],
      { origClientOrderId: "none" },
    ],
    [BAD_SYMBOL, { symbol: BTC }],
    [UNKNOWN, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
