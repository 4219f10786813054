import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, deletes, gets, MARGIN, type Placed, type PlacedList, posts } from "../scene.ts";

const PAGE = "/order";
const PATH = `${MARGIN}${PAGE}`;
const LIMIT = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "30000" };
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const UNKNOWN_ORDER = [-2011, "Unknown order sent."] as const;

let venue: TestVenue;
let alice: Trader;
const cancels = (params: Params) => deletes<Record<string, unknown>>(alice, PAGE, params);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers with the documented body, the number of the order a string", async () => {
  const { orderId } = await posts<Placed>(alice, PAGE, { ...LIMIT, ...ISOLATED, newClientOrderId: "myOrder1" });
  await bobQuotes(venue, "BUY", { quantity: "0.04", price: "30000" });
  const canceled = await cancels({ ...ISOLATED, orderId, newClientOrderId: "cancelMyOrder1" });
  const expected = {
    symbol: "BTCUSDT",
    orderId: String(orderId),
    origClientOrderId: "myOrder1",
    clientOrderId: "cancelMyOrder1",
    price: "30000.00000000",
    origQty: "0.10000000",
    executedQty: "0.04000000",
    // Bob took 0.04 at 30000.
    cummulativeQuoteQty: "1200.00000000",
    status: "CANCELED",
    timeInForce: "GTC",
    type: "LIMIT",
    side: "SELL",
    isIsolated: true,
  };
  expect(JSON.stringify(canceled)).toBe(JSON.stringify(expected));
});

test("by number, by name or by both; the cancellation is named where the client does not", async () => {
  await venue.fund("alice", "cross", "BTC", "1");
  const place = () => posts<Placed>(alice, PAGE, { ...LIMIT, price: "31000" });
  const named = await place();
  const canceled = await cancels({ symbol: "BTCUSDT", origClientOrderId: named.clientOrderId });
  expect(canceled).toMatchObject({ orderId: String(named.orderId), isIsolated: false });
  expect(canceled["clientOrderId"]).toMatch(/^[A-Za-z0-9]{22}$/);
  expect(canceled["clientOrderId"]).not.toBe(named.clientOrderId);
  const both = await place();
  const byBoth = { symbol: "BTCUSDT", orderId: both.orderId, origClientOrderId: both.clientOrderId };
  expect(await cancels(byBoth)).toMatchObject({ origClientOrderId: both.clientOrderId });
});

test("of a list, each order takes the other with it, and the answer is about the one that was named", async () => {
  const oco = { ...ISOLATED, side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };
  for (const leg of [0, 1]) {
    const { orders } = await posts<PlacedList>(alice, "/order/oco", oco);
    const { orderId, clientOrderId } = orders[leg]!;
    const by: Params = leg === 0 ? { orderId } : { origClientOrderId: clientOrderId };
    expect(await cancels({ ...ISOLATED, ...by })).toMatchObject({ orderId: String(orderId) });
    expect(await gets(alice, "/openOrders", ISOLATED)).toEqual([]);
  }
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.delete(PATH, { ...ISOLATED, orderId: 1 }), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  const { orderId } = await posts<Placed>(alice, PAGE, { ...LIMIT, ...ISOLATED, newClientOrderId: "mine" });
  const params = { ...ISOLATED, orderId };
  await expectDoor(venue, { trader: alice, method: "DELETE", path: PATH, params, mandatory: ["symbol"] });
  const asks = (more: Params) => () => alice.delete(PATH, { ...ISOLATED, ...more });
  const name = "Illegal characters found in parameter 'origClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.";
  const number = "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'.";
  const wrong = { symbol: "NOSUCH", isIsolated: "NO", orderId: "-1", origClientOrderId: "?" };
  await expectRefusal(venue, asks(wrong), badValue("isIsolated"));
  await expectRefusal(venue, asks({ ...wrong, isIsolated: "TRUE" }), [-1100, number]);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", origClientOrderId: "?" }), [-1100, name]);
  const neither = "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!";
  await expectRefusal(venue, asks({ symbol: "NOSUCH" }), [-1102, neither]);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", orderId }), [-1121, "Invalid symbol."]);
  const noAccount = [-11001, "Isolated margin account does not exist."] as const;
  await expectRefusal(venue, asks({ symbol: "ETHUSDT", orderId }), noAccount);
  await expectRefusal(venue, asks({ isIsolated: "FALSE", orderId }), UNKNOWN_ORDER);
  await expectRefusal(venue, asks({ orderId: orderId + 1 }), UNKNOWN_ORDER);
  const mismatch = "Client order ID is not correct for this order ID.";
  await expectRefusal(venue, asks({ orderId, origClientOrderId: "yours" }), [-2039, mismatch]);
  await cancels({ ...ISOLATED, orderId });
  await expectRefusal(venue, asks({ orderId }), UNKNOWN_ORDER);
});
