import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params, sign, START } from "../../../../../venue.ts";
import { BTC, bodyOf, DAPI, emptyBook, ETH, expectBody, gets, posts, rests, type Row, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const PATH = `${DAPI}/batchOrders`;
const limit = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "1", price: "29000" };
const sends = (orders: unknown, trader = alice) => trader.post(PATH, { batchOrders: JSON.stringify(orders) });
const places = async (orders: unknown, trader = alice) => bodyOf(await sends(orders, trader)) as Row[];
const cancelAll = (trader = alice) => trader.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });

test("each order is answered as a single one would be, in the order in which they were sent", async () => {
  const body = await places([
    { ...limit, newClientOrderId: "first" },
    { ...limit, type: "STOP", side: "SELL", price: "28900", stopPrice: "28950", newClientOrderId: "second" },
  ]);
  expect(body).toHaveLength(2);
  expectBody(body[0], {
    clientOrderId: "first",
    cumQty: "0",
    cumBase: "0",
    executedQty: "0",
    orderId: body[0]!["orderId"],
    avgPrice: "0.0",
    origQty: "1",
    price: "29000",
    reduceOnly: false,
    side: "BUY",
    positionSide: "BOTH",
    status: "NEW",
    stopPrice: "0",
    closePosition: false,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    timeInForce: "GTC",
    type: "LIMIT",
    origType: "LIMIT",
    updateTime: START,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  });
  expect(body[1]).toMatchObject({ clientOrderId: "second", type: "STOP", stopPrice: "28950", side: "SELL" });
  expect((await gets(alice, "/openOrders", { symbol: BTC })).map((row) => row["clientOrderId"])).toEqual([
    "first",
    "second",
  ]);
  await cancelAll();
});

test("what is wrong with one is its own answer, and the others are placed", async () => {
  const body = await places([
    { ...limit, quantity: undefined },
    { ...limit, newClientOrderId: "here" },
    { ...limit, newClientOrderId: "here" },
    { ...limit, reduceOnly: "true" },
    { ...limit, symbol: "DOGEUSD_PERP" },
  ]);
  expect(body).toEqual([
    { code: -1102, msg: "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed." },
    expect.objectContaining({ clientOrderId: "here", status: "NEW" }),
    { code: -4116, msg: "ClientOrderId is duplicated." },
    { code: -2022, msg: "ReduceOnly Order is rejected." },
    { code: -1121, msg: "Invalid symbol." },
  ]);
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toHaveLength(1);
  await cancelAll();
});

test("an order meets what those before it left: the second cannot have what the first bound", async () => {
  // Alice has 2 coins, and at twenty times leverage 7000 contracts at 30000 bind 1.17.
  const large = { ...limit, price: "30000", quantity: 7_000 };
  const body = await places([large, large]);
  expect(body).toEqual([expect.objectContaining({ status: "NEW" }), { code: -2019, msg: "Margin is insufficient." }]);
  await cancelAll();
});

test("orders of several contracts may be sent together, and each is told how it ended where it asks for that", async () => {
  await rests(bob, { side: "SELL", quantity: 3, price: "30000" });
  const market = { symbol: BTC, side: "BUY", type: "MARKET" };
  const body = await places([
    { ...market, quantity: 1, newOrderRespType: "RESULT" },
    { ...market, quantity: 1 },
    { ...limit, symbol: ETH, price: "1950" },
    { ...market, quantity: 5, newOrderRespType: "RESULT" },
  ]);
  expect(body.map((row) => [row["symbol"], row["status"], row["executedQty"]])).toEqual([
    [BTC, "FILLED", "1"],
    [BTC, "NEW", "0"],
    [ETH, "NEW", "0"],
    [BTC, "EXPIRED", "1"],
  ]);
});

test("values may be numbers, texts, flags or null, and the list stands as it is in a body", async () => {
  const query = `timestamp=${venue.now()}`;
  const order = `"symbol":"${BTC}","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":2,"price":29000.50`;
  const list = `[{${order},"reduceOnly":false,"stopPrice":null,"positionSide":""}]`;
  const body = `batchOrders=${list}&${query}`;
  const sent = await venue.raw("POST", PATH, {
    body: `${body}&signature=${sign(alice.secret, body)}`,
    apiKey: alice.key,
  });
  expect(bodyOf(sent)).toEqual([expect.objectContaining({ price: "29000.5", origQty: "2", reduceOnly: false })]);
  await cancelAll();
});

test("one to five orders can be sent together", async () => {
  const size: Refusal = [-4082, "Invalid number of batch place orders."];
  const expectRefused = (batchOrders: string, by: Refusal) =>
    expectRefusal(venue, () => alice.post(PATH, { batchOrders }), by);
  await expectRefused("[]", size);
  await expectRefused(JSON.stringify(Array.from({ length: 6 }, () => limit)), size);
  const malformed: Refusal = [-1130, "Data sent for parameter 'batchOrders' is not valid."];
  for (const text of ["x", "{}", "[1]", "[[]]", "[null]", '["a"]', "[{]"]) await expectRefused(text, malformed);
  expect(await places(Array.from({ length: 5 }, () => limit))).toHaveLength(5);
  await cancelAll();
});

test("a caller is known before anything is read", async () => {
  const params: Params = { batchOrders: "[{}]" };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory: ["batchOrders"] });
});

test("it weighs five, and every order that is placed counts against the limit of orders", async () => {
  expect(await weightOf(() => sends([limit]))).toBe(5);
  const count = async (call: Promise<{ headers: Readonly<Record<string, string>> }>) =>
    Number((await call).headers["x-mbx-order-count-1m"]);
  const before = await count(sends([limit], bob));
  expect(await count(sends([limit, { ...limit, price: "1" }, limit, { symbol: BTC }], bob))).toBe(before + 2);
  expect(await count(sends([{ ...limit, price: "1" }], bob))).toBe(before + 2);
  expect(await posts(bob, "/order", limit)).toMatchObject({ status: "NEW" });
  await cancelAll();
  await cancelAll(bob);
});
