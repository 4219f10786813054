import { expect, test } from "vitest";
import { expectDoor, type Refusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
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
await emptyBook(venue);

const NO_SUCH_ORDER: Refusal = [-2013, "Order does not exist."];

test("an open order is shown, by number or by client id", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 10, price: "29000.5", newClientOrderId: "abc" });
  const shown = {
    avgPrice: "0.0",
    clientOrderId: "abc",
    cumBase: "0",
    executedQty: "0",
    orderId,
    origQty: "10",
    origType: "LIMIT",
    price: "29000.5",
    reduceOnly: false,
    side: "BUY",
    positionSide: "BOTH",
    status: "NEW",
    stopPrice: "0",
    closePosition: false,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    time: START,
    timeInForce: "GTC",
    type: "LIMIT",
    updateTime: START,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  };
  expectBody(await gets(alice, "/openOrder", { symbol: BTC, orderId }), shown);
  expectBody(await gets(alice, "/openOrder", { symbol: BTC, origClientOrderId: "abc" }), shown);
  expect(await weightOf(() => alice.get(`${DAPI}/openOrder`, { symbol: BTC, orderId }))).toBe(1);
});

test("refusals come in order; an order that is over is not found", async () => {
  const called = {
    trader: alice,
    method: "GET",
    path: `${DAPI}/openOrder`,
    params: { symbol: BTC, orderId: 1 },
  } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
  await alice.delete(`${DAPI}/order`, { symbol: BTC, origClientOrderId: "abc" });
  const wrong = { symbol: "x", orderId: "one", origClientOrderId: "a b" };
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/openOrder`, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("orderId"), { orderId: undefined }],
    [[-4015, "Client order id is not valid."], { origClientOrderId: undefined }],
    [
      [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"],
      { origClientOrderId: "abc" },
    ],
    [BAD_SYMBOL, { symbol: BTC }],
    [NO_SUCH_ORDER, { orderId: 1 }],
    [NO_SUCH_ORDER, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
