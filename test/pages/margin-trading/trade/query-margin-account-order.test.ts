import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, deletes, gets, MARGIN, type Placed, posts } from "../scene.ts";

const PAGE = "/order";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const LIMIT = { ...ISOLATED, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "30000" };
const NO_ORDER: Refusal = [-2013, "Order does not exist."];
const MINUTE = 60_000;

let venue: TestVenue;
let alice: Trader;
const places = (order: Params) => posts<Placed>(alice, PAGE, { ...LIMIT, ...order });
const order = (params: Params) => gets<Record<string, unknown>>(alice, PAGE, { ...ISOLATED, ...params });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("an order all its life, in the documented body", async () => {
  const { orderId } = await places({ newClientOrderId: "mine" });
  const placed = {
    clientOrderId: "mine",
    cummulativeQuoteQty: "0.00000000",
    executedQty: "0.00000000",
    icebergQty: "0.00000000",
    isWorking: true,
    orderId,
    origQty: "0.10000000",
    price: "30000.00000000",
    side: "SELL",
    status: "NEW",
    stopPrice: "0.00000000",
    symbol: "BTCUSDT",
    isIsolated: true,
    time: START,
    timeInForce: "GTC",
    type: "LIMIT",
    selfTradePreventionMode: "EXPIRE_MAKER",
    updateTime: START,
  };
  expect(JSON.stringify(await order({ orderId }))).toBe(JSON.stringify(placed));
  await venue.advance(MINUTE);
  await bobQuotes(venue, "BUY", { quantity: "0.04", price: "30000" });
  const part = { status: "PARTIALLY_FILLED", executedQty: "0.04000000", cummulativeQuoteQty: "1200.00000000" };
  expect(await order({ orderId })).toEqual({ ...placed, ...part, updateTime: START + MINUTE });
  await venue.advance(MINUTE);
  await bobQuotes(venue, "BUY", { quantity: "0.06", price: "30000" });
  const whole = { status: "FILLED", executedQty: "0.10000000", cummulativeQuoteQty: "3000.00000000" };
  expect(await order({ orderId })).toEqual({ ...placed, ...whole, updateTime: START + 2 * MINUTE });
});

test("a stop order works only from its trigger on", async () => {
  const stop = { type: "STOP_LOSS_LIMIT", stopPrice: "29000", price: "28000", icebergQty: "0.02" };
  const { orderId } = await places(stop);
  const waiting = { isWorking: false, stopPrice: "29000.00000000", icebergQty: "0.02000000", status: "NEW" };
  expect(await order({ orderId })).toMatchObject(waiting);
  await venue.price("BTCUSDT", "28990");
  expect(await order({ orderId })).toMatchObject({ isWorking: true, status: "FILLED" });
});

test("by name: the open order before closed ones, and of those the newest", async () => {
  const named = { newClientOrderId: "again", price: "31000" };
  const first = await places(named);
  await deletes(alice, PAGE, { ...ISOLATED, orderId: first.orderId });
  expect(await order({ origClientOrderId: "again" })).toMatchObject({ orderId: first.orderId, status: "CANCELED" });
  const second = await places(named);
  await deletes(alice, PAGE, { ...ISOLATED, orderId: second.orderId });
  const third = await places(named);
  expect(await order({ origClientOrderId: "again" })).toMatchObject({ orderId: third.orderId, status: "NEW" });
  await deletes(alice, PAGE, { ...ISOLATED, orderId: third.orderId });
  expect(await order({ origClientOrderId: "again" })).toMatchObject({ orderId: third.orderId, status: "CANCELED" });
  const both = { orderId: first.orderId, origClientOrderId: "again" };
  expect(await order(both)).toMatchObject({ orderId: first.orderId });
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH, { ...ISOLATED, orderId: 1 }), "ip")).toBe(10);
});

test("refusals, in their order, of open orders and of closed ones", async () => {
  const { orderId } = await places({ newClientOrderId: "mine" });
  const params = { ...ISOLATED, orderId };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["symbol"] });
  const asks = (more: Params) => () => alice.get(PATH, { ...ISOLATED, ...more });
  const wrong = { symbol: "NOSUCH", isIsolated: "NO", orderId: "1.5" };
  await expectRefusal(venue, asks(wrong), badValue("isIsolated"));
  const number = "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'.";
  await expectRefusal(venue, asks({ ...wrong, isIsolated: "TRUE" }), [-1100, number]);
  const neither = "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!";
  await expectRefusal(venue, asks({ symbol: "NOSUCH" }), [-1102, neither]);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", orderId }), [-1121, "Invalid symbol."]);
  const noAccount: Refusal = [-11001, "Isolated margin account does not exist."];
  await expectRefusal(venue, asks({ symbol: "ETHUSDT", orderId }), noAccount);
  const mismatch: Refusal = [-2039, "Client order ID is not correct for this order ID."];
  for (const state of ["open", "closed"]) {
    if (state === "closed") await deletes(alice, PAGE, { ...ISOLATED, orderId });
    // The order is isolated: in the cross account there is none of that number, nor in another pair's.
    await expectRefusal(venue, asks({ isIsolated: "FALSE", orderId }), NO_ORDER);
    await expectRefusal(venue, asks({ isIsolated: "FALSE", origClientOrderId: "mine" }), NO_ORDER);
    await expectRefusal(venue, asks({ orderId: orderId + 1 }), NO_ORDER);
    await expectRefusal(venue, asks({ origClientOrderId: "yours" }), NO_ORDER);
    await expectRefusal(venue, asks({ orderId, origClientOrderId: "yours" }), mismatch);
    const bob = () => venue.as("bob").get(PATH, { symbol: "BTCUSDT", orderId });
    await expectRefusal(venue, bob, NO_ORDER);
  }
});
