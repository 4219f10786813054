import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { BTC, bodyOf, DAPI, emptyBook, expectBody, gets, rests, type Row, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const PATH = `${DAPI}/batchOrders`;
const bid = { symbol: BTC, side: "BUY" };
const amends = async (orders: unknown, trader = alice) =>
  bodyOf(await trader.put(PATH, { batchOrders: JSON.stringify(orders) })) as Row[];
const rest = (price: string, more = {}) => rests(alice, { side: "BUY", quantity: 2, price, ...more });
const cancelAll = (trader = alice) => trader.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });

test("each amendment is answered as a single one would be, in the order in which they were sent", async () => {
  const [first, second] = [await rest("29000", { newClientOrderId: "first" }), await rest("29000")];
  const body = await amends([
    { ...bid, orderId: second, price: "29002", quantity: "3" },
    { ...bid, origClientOrderId: "first", price: 29_001 },
  ]);
  expect(body.map((row) => row["orderId"])).toEqual([second, first]);
  expectBody(body[1], {
    orderId: first,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    status: "NEW",
    clientOrderId: "first",
    price: "29001",
    avgPrice: "0.0",
    origQty: "2",
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
    updateTime: START,
  });
  const depth = await gets<Row>(venue, "/depth", { symbol: BTC, limit: 5 });
  expect(depth["bids"]).toEqual([
    ["29002.0", "3"],
    ["29001.0", "2"],
  ]);
  await cancelAll();
});

test("what is wrong with one is its own answer, and the others are amended", async () => {
  await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  const [first, second] = [await rest("29000"), await rest("29000", { timeInForce: "GTX" })];
  expect(
    await amends([
      { ...bid, orderId: 999_999, price: "29002" },
      { ...bid, orderId: first },
      { ...bid, orderId: first, quantity: "2" },
      { ...bid, orderId: second, price: "30000" },
      { ...bid, orderId: first, quantity: "1" },
    ]),
  ).toEqual([
    { code: -2013, msg: "Order does not exist." },
    { code: -1102, msg: "Param 'quantity' or 'price' must be sent, but both were empty/null!" },
    { code: -4197, msg: "No need to modify the order." },
    expect.objectContaining({ orderId: second, status: "CANCELED" }),
    expect.objectContaining({ orderId: first, status: "NEW", origQty: "1" }),
  ]);
  await cancelAll();
  await cancelAll(bob);
});

test("one order amended twice is answered twice, each time as it was then", async () => {
  await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  const orderId = await rest("29000");
  const body = await amends([
    { ...bid, orderId, price: "30000" },
    { ...bid, orderId, price: "29500", quantity: "4" },
  ]);
  expect(body.map((row) => [row["status"], row["price"], row["origQty"], row["executedQty"]])).toEqual([
    ["NEW", "30000", "2", "0"],
    ["PARTIALLY_FILLED", "29500", "4", "1"],
  ]);
  const history = await gets(alice, "/orderAmendment", { symbol: BTC, orderId });
  expect(history.map((row) => (row["amendment"] as { count: number }).count)).toEqual([2, 1]);
  await cancelAll();
});

test("founded as in July 2026, each needs price and quantity, and shows its caller's own number", async () => {
  const later = await openVenue({ profile: "2026-07" });
  const carol = later.as("carol");
  const orderId = await rests(carol, { side: "BUY", quantity: 2, price: "29000" });
  const body = await amends(
    [
      { ...bid, orderId, price: "29001", modifyId: 5 },
      { ...bid, orderId, price: "29001", quantity: "2", modifyId: 6 },
    ],
    carol,
  );
  expect(body).toEqual([
    { code: -1102, msg: "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed." },
    expect.objectContaining({ modifyId: 6, price: "29001" }),
  ]);
});

test("one to five can be sent together, and all of it is refused where it is no list", async () => {
  const expectRefused = (batchOrders: string, by: Refusal) =>
    expectRefusal(venue, () => alice.put(PATH, { batchOrders }), by);
  const size: Refusal = [-4082, "Invalid number of batch place orders."];
  await expectRefused("[]", size);
  await expectRefused(JSON.stringify(Array.from({ length: 6 }, () => bid)), size);
  await expectRefused("[1]", [-1130, "Data sent for parameter 'batchOrders' is not valid."]);
});

test("a caller is known before anything is read, and a call weighs five", async () => {
  const params = { batchOrders: "[{}]" };
  await expectDoor(venue, { trader: alice, method: "PUT", path: PATH, params, mandatory: ["batchOrders"] });
  expect(await weightOf(() => alice.put(PATH, params))).toBe(5);
});
