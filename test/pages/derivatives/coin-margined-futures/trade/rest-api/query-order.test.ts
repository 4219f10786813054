import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, START } from "../../../../../venue.ts";
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
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const NO_SUCH_ORDER: Refusal = [-2013, "Order does not exist."];
const order = (params: Record<string, string | number>) =>
  gets<Record<string, unknown>>(alice, "/order", { symbol: BTC, ...params });
const expectGone = (params: Record<string, string | number>) =>
  expectRefusal(venue, () => alice.get(`${DAPI}/order`, { symbol: BTC, ...params }), NO_SUCH_ORDER);

test("an open order is shown with what of it has traded", async () => {
  const orderId = await rests(alice, { side: "SELL", quantity: 3, price: "30000.5", newClientOrderId: "abc" });
  await venue.advance(1_000);
  await rests(bob, { side: "BUY", quantity: 1, price: "30000.5" });
  expectBody(await order({ orderId }), {
    avgPrice: "30000.5",
    clientOrderId: "abc",
    cumBase: "0.00333327",
    executedQty: "1",
    orderId,
    origQty: "3",
    origType: "LIMIT",
    price: "30000.5",
    reduceOnly: false,
    side: "SELL",
    positionSide: "BOTH",
    status: "PARTIALLY_FILLED",
    stopPrice: "0",
    closePosition: false,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    time: START,
    timeInForce: "GTC",
    type: "LIMIT",
    updateTime: START + 1_000,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  });
});

test("a closed order is shown as it ended, by number or by client id, the number counting first", async () => {
  await rests(bob, { side: "BUY", quantity: 2, price: "30000.5" });
  const ended = await order({ origClientOrderId: "abc" });
  expect(ended).toMatchObject({ status: "FILLED", executedQty: "3", avgPrice: "30000.5", cumBase: "0.00999983" });
  const { orderId } = ended as { orderId: number };
  expectBody(await order({ orderId, origClientOrderId: "another" }), ended);
  expect(await weightOf(() => alice.get(`${DAPI}/order`, { symbol: BTC, orderId }))).toBe(1);
});

test("of orders with one client id the open one is shown, else the newest", async () => {
  const first = await rests(alice, { side: "BUY", quantity: 1, price: "29000", newClientOrderId: "again" });
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: first });
  const second = await rests(alice, { side: "BUY", quantity: 2, price: "29000", newClientOrderId: "again" });
  expect(await order({ origClientOrderId: "again" })).toMatchObject({ orderId: second, status: "NEW" });
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: second });
  expect(await order({ origClientOrderId: "again" })).toMatchObject({ orderId: second, status: "CANCELED" });
  expect(await order({ orderId: first })).toMatchObject({ orderId: first, status: "CANCELED" });
});

test("another's order and another contract's are not found", async () => {
  const other = await rests(bob, { side: "BUY", quantity: 1, price: "29000" });
  await expectGone({ orderId: other });
  const elsewhere = await rests(alice, {
    symbol: ETH,
    side: "BUY",
    quantity: 1,
    price: "1990",
    newClientOrderId: "eth",
  });
  await expectGone({ orderId: elsewhere });
  await expectGone({ origClientOrderId: "eth" });
  await expectGone({ orderId: 999_999 });
});

test("an order that ended without a trade is found for three days, one that traded for ninety, an open one always", async () => {
  const canceled = await rests(alice, { side: "BUY", quantity: 1, price: "29000", newClientOrderId: "canceled" });
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: canceled });
  const open = await rests(alice, { side: "BUY", quantity: 1, price: "28600" });
  const { orderId: traded } = (await order({ origClientOrderId: "abc" })) as { orderId: number };
  const placed = venue.now();
  await venue.advance(3 * DAYS);
  expect(await order({ orderId: canceled })).toMatchObject({ status: "CANCELED" });
  await venue.advance(1);
  await expectGone({ orderId: canceled });
  await expectGone({ origClientOrderId: "canceled" });
  await venue.advance(START + 90 * DAYS - venue.now());
  expect(await order({ orderId: traded })).toMatchObject({ status: "FILLED" });
  await venue.advance(1);
  await expectGone({ orderId: traded });
  await venue.advance(placed + 200 * DAYS - venue.now());
  expect(await order({ orderId: open })).toMatchObject({ status: "NEW", time: placed });
});

test("refusals come in order", async () => {
  const called = { trader: alice, method: "GET", path: `${DAPI}/order`, params: { symbol: BTC, orderId: 1 } } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
  const wrong = { symbol: "x", orderId: "one", origClientOrderId: "a b" };
  const read = await expectRepairs(venue, (params) => alice.get(`${DAPI}/order`, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("orderId"), { orderId: undefined }],
    [[-4015, "Client order id is not valid."], { origClientOrderId: undefined }],
    [
      [-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"],
      { origClientOrderId: "none" },
    ],
    [BAD_SYMBOL, { symbol: BTC }],
    [NO_SUCH_ORDER, {}],
  ]);
  expect(read).toMatchObject({ symbol: BTC });
  expect(venue.faults()).toEqual([]);
});
