import { expect, test } from "vitest";
import { openVenue, type Params, START, type Trader } from "../../../../../venue.ts";
import {
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  gets,
  marks,
  posts,
  rests,
  risk,
  type Row,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);
await emptyBook(venue, ETH);

const places = (trader: Trader, order: Params) => posts(trader, "/order", { symbol: BTC, ...order });
const result = (trader: Trader, order: Params) => places(trader, { newOrderRespType: "RESULT", ...order });
const limit = { type: "LIMIT", timeInForce: "GTC" };

test("an order is answered as it was accepted, even where it was filled at once", async () => {
  await rests(bob, { side: "SELL", quantity: 3, price: "30000" });
  const body = await places(alice, { side: "BUY", type: "MARKET", quantity: 2, newClientOrderId: "first/A.1:x_y-z" });
  const accepted = {
    clientOrderId: "first/A.1:x_y-z",
    cumQty: "0",
    cumBase: "0",
    executedQty: "0",
    orderId: body["orderId"],
    avgPrice: "0.0",
    origQty: "2",
    price: "0",
    reduceOnly: false,
    closePosition: false,
    side: "BUY",
    positionSide: "BOTH",
    status: "NEW",
    stopPrice: "0",
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    timeInForce: "GTC",
    type: "MARKET",
    origType: "MARKET",
    updateTime: START,
    workingType: "CONTRACT_PRICE",
    priceProtect: false,
    priceMatch: "NONE",
    selfTradePreventionMode: "EXPIRE_MAKER",
  };
  expectBody(body, accepted);
  const [position] = await gets(alice, "/positionRisk", { pair: "BTCUSD" });
  expect(position!["positionAmt"]).toBe("2");
});

test("asked for the result, it is answered as it ended", async () => {
  // The third of bob's contracts: 100 ÷ 30000 coins, cut.
  const body = await result(alice, { side: "BUY", type: "MARKET", quantity: 1 });
  const end = { status: "FILLED", cumQty: "1", executedQty: "1", cumBase: "0.00333333", avgPrice: "30000.0" };
  expect(body).toMatchObject(end);
});

test("the average price is dollars by coins: 400 for 100 ÷ 30000 + 300 ÷ 30100", async () => {
  await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  await rests(bob, { side: "SELL", quantity: 3, price: "30100" });
  const body = await result(alice, { side: "BUY", type: "LIMIT", timeInForce: "IOC", quantity: 4, price: "30100" });
  expect(body).toMatchObject({ status: "FILLED", price: "30100", avgPrice: "30074.9", cumBase: "0.01330011" });
});

test("one contract at 11326.9 is 0.00882854 coins and at 11661.2 0.00857544, cut as live replies are", async () => {
  const other = await openVenue();
  const [carol, dave] = [other.as("carol"), other.as("dave")];
  for (const [price, cumBase] of [
    ["11326.9", "0.00882854"],
    ["11661.2", "0.00857544"],
  ] as const) {
    await other.price(BTC, price);
    await emptyBook(other);
    await rests(dave, { side: "BUY", quantity: 1, price });
    expect(await result(carol, { side: "SELL", type: "MARKET", quantity: 1 })).toMatchObject({
      avgPrice: price,
      cumBase,
    });
  }
});

test("a result is not waited for where the order may rest", async () => {
  await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  const body = await result(alice, { ...limit, side: "BUY", quantity: 2, price: "30000.5" });
  expect(body).toMatchObject({ status: "NEW", executedQty: "0", price: "30000.5" });
  const shown = await gets(alice, "/order", { symbol: BTC, orderId: body["orderId"] as number });
  expect(shown).toMatchObject({ status: "PARTIALLY_FILLED", executedQty: "1" });
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("what cannot be had at once expires: the rest of an IOC, all of a FOK, a GTX that would take", async () => {
  await rests(bob, { side: "SELL", quantity: 5, price: "30000" });
  const order = { type: "LIMIT", side: "BUY", quantity: 8, price: "30000" };
  const nothing = { status: "EXPIRED", executedQty: "0", cumBase: "0" };
  expect(await result(alice, { ...order, timeInForce: "FOK" })).toMatchObject(nothing);
  expect(await result(alice, { ...order, timeInForce: "GTX" })).toMatchObject(nothing);
  const some = { status: "EXPIRED", executedQty: "5", origQty: "8", timeInForce: "IOC" };
  expect(await result(alice, { ...order, timeInForce: "IOC" })).toMatchObject(some);
  expect(await result(alice, { ...order, timeInForce: "GTX", price: "29000" })).toMatchObject({ status: "NEW" });
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("a market order takes up to five percent from the mark and no further", async () => {
  await rests(bob, { side: "SELL", quantity: 1, price: "31500" });
  await rests(bob, { side: "SELL", quantity: 1, price: "31500.1" });
  const body = await result(alice, { side: "BUY", type: "MARKET", quantity: 2 });
  expect(body).toMatchObject({ status: "EXPIRED", executedQty: "1", avgPrice: "31500.0" });
  await bob.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("words may be in any case, with blanks around them; a whole quantity may have a point", async () => {
  const order = {
    side: " buy",
    type: "limit ",
    timeInForce: "gtc",
    quantity: "1.0",
    price: "29000.00",
    positionSide: "both",
  };
  const more = { workingType: "contract_price", priceProtect: "FALSE", priceMatch: "none", closePosition: "False" };
  const body = await places(alice, {
    ...order,
    ...more,
    reduceOnly: "FALSE",
    newOrderRespType: "ack",
    newClientOrderId: "",
  });
  expect(body).toMatchObject({ side: "BUY", type: "LIMIT", timeInForce: "GTC", origQty: "1", price: "29000" });
  expect(body["clientOrderId"]).toMatch(/^[0-9A-Za-z]{22}$/);
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("orders of one account do not trade with each other: the waiting one ends, unless asked otherwise", async () => {
  const status = async (orderId: number) =>
    (await gets<{ status: string }>(alice, "/order", { symbol: BTC, orderId })).status;
  const first = await rests(alice, { side: "SELL", quantity: 1, price: "30000" });
  await rests(alice, { side: "BUY", quantity: 1, price: "30000" });
  expect(await status(first)).toBe("EXPIRED_IN_MATCH");
  const taker = { ...limit, side: "SELL", quantity: 1, price: "30000", selfTradePreventionMode: "EXPIRE_TAKER" };
  const second = await places(alice, taker);
  expect(second["selfTradePreventionMode"]).toBe("EXPIRE_TAKER");
  expect(await status(second["orderId"] as number)).toBe("EXPIRED_IN_MATCH");
  const both = await places(alice, { ...taker, selfTradePreventionMode: "EXPIRE_BOTH" });
  expect(await status(both["orderId"] as number)).toBe("EXPIRED_IN_MATCH");
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([]);
  const none = { side: "SELL", quantity: 1, price: "30000", selfTradePreventionMode: "NONE" };
  const third = await rests(alice, { ...none, side: "BUY" });
  await rests(alice, none);
  expect(await status(third)).toBe("FILLED");
});

test("a reduce-only order closes and never opens; it ends with the position", async () => {
  const carol = venue.as("carol");
  await trade(bob, carol, { takerSide: "BUY", quantity: 5, price: "30000" });
  const exit = { ...limit, side: "SELL", price: "30500", reduceOnly: "true" };
  const order = await places(carol, { ...exit, quantity: 5 });
  expect(order["reduceOnly"]).toBe(true);
  await trade(bob, carol, { takerSide: "SELL", quantity: 3, price: "30000" });
  const shown = await gets(carol, "/order", { symbol: BTC, orderId: order["orderId"] as number });
  // Two are left to close, and the order is for five.
  expect(shown).toMatchObject({ status: "EXPIRED", executedQty: "0" });
});

test("in hedge mode a position side is opened and closed by orders of its own", async () => {
  const dave = venue.as("dave");
  await posts(dave, "/positionSide/dual", { dualSidePosition: "true" });
  await rests(bob, { side: "SELL", quantity: 4, price: "30000" });
  await rests(bob, { side: "BUY", quantity: 9, price: "29999" });
  const long = { side: "BUY", positionSide: "LONG", type: "MARKET" };
  expect(await result(dave, { ...long, quantity: 4 })).toMatchObject({ status: "FILLED", positionSide: "LONG" });
  expect(await result(dave, { side: "SELL", positionSide: "short", type: "MARKET", quantity: 6 })).toMatchObject({
    status: "FILLED",
  });
  expect(await result(dave, { side: "SELL", positionSide: "LONG", type: "MARKET", quantity: 3 })).toMatchObject({
    status: "FILLED",
  });
  const rows = await gets(dave, "/positionRisk", { pair: "BTCUSD" });
  const amounts = rows.slice(0, 3).map((row) => [row["positionSide"], row["positionAmt"]]);
  expect(amounts).toEqual([
    ["BOTH", "0"],
    ["LONG", "1"],
    ["SHORT", "-6"],
  ]);
  for (const other of rows.slice(3)) expect(other["positionAmt"]).toBe("0");
});

test("an order weighs nothing, and counts against the account's orders where it was accepted", async () => {
  const order = { symbol: ETH, side: "BUY", ...limit, quantity: 1, price: "1990.05" };
  const accepted = await alice.post(`${DAPI}/order`, order);
  expect(await weightOf(() => alice.post(`${DAPI}/order`, order))).toBe(0);
  const counted = Number(accepted.headers["x-mbx-order-count-1m"]);
  expect((await alice.post(`${DAPI}/order`, order)).headers["x-mbx-order-count-1m"]).toBe(String(counted + 3));
  const refused = await alice.post(`${DAPI}/order`, { ...order, quantity: 0 });
  expect(refused.headers).not.toHaveProperty("x-mbx-order-count-1m");
  expect(venue.faults()).toEqual([]);
});

test("a conditional order says what it waits for, and becomes what it was waiting to be", async () => {
  const other = await openVenue();
  const [carol, dave] = [other.as("carol"), other.as("dave")];
  await emptyBook(other);
  await trade(dave, carol, { takerSide: "BUY", quantity: 5, price: "30000" });
  const stop = await places(carol, {
    side: "SELL",
    type: "STOP_MARKET",
    stopPrice: "29500",
    closePosition: "true",
    workingType: "MARK_PRICE",
    priceProtect: "TRUE",
  });
  expect(stop).toMatchObject({
    status: "NEW",
    type: "STOP_MARKET",
    origType: "STOP_MARKET",
    stopPrice: "29500",
    closePosition: true,
    reduceOnly: true,
    origQty: "0",
    workingType: "MARK_PRICE",
    priceProtect: true,
  });
  expect(stop).not.toHaveProperty("activatePrice");
  await rests(dave, { side: "BUY", quantity: 9, price: "29400" });
  await marks(other, "29500");
  const ended = await gets<Row>(carol, "/order", { symbol: BTC, orderId: stop["orderId"] as number });
  expect(ended).toMatchObject({
    status: "FILLED",
    type: "MARKET",
    origType: "STOP_MARKET",
    origQty: "5",
    executedQty: "5",
    avgPrice: "29400.0",
  });
  expect((await risk(carol))["positionAmt"]).toBe("0");
});

test("a trailing stop shows from where it follows and by how much it lets the price turn", async () => {
  const other = await openVenue();
  const carol = other.as("carol");
  const trailing = { side: "SELL", type: "TRAILING_STOP_MARKET", quantity: 1, callbackRate: "0.5" };
  const body = await places(carol, { ...trailing, activationPrice: "31000" });
  expect(body).toMatchObject({
    type: "TRAILING_STOP_MARKET",
    origType: "TRAILING_STOP_MARKET",
    activatePrice: "31000",
    priceRate: "0.5",
    stopPrice: "0",
    price: "0",
  });
  const open = await gets(carol, "/openOrders", { symbol: BTC });
  expect(open).toEqual([expect.objectContaining({ activatePrice: "31000", priceRate: "0.5" })]);
  expect(await places(carol, { ...trailing, workingType: "MARK_PRICE" })).toMatchObject({ activatePrice: "30000" });
});
