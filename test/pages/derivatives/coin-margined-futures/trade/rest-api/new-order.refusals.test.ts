import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal, missing, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  expectRepairs,
  illegalDecimal,
  illegalName,
  marks,
  posts,
  rests,
  trade,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const order = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 1, price: "29000" };
const sends = (trader: typeof alice) => (params: Params) => trader.post(`${DAPI}/order`, params);
const expectRefused = (params: Params, by: Refusal, trader = alice) =>
  expectRefusal(venue, () => sends(trader)({ ...order, ...params }), by);

const TOO_PRECISE: Refusal = [-1111, "Precision is over the maximum defined for this asset."];
const notRequired = (name: string): Refusal => [-1106, `Parameter '${name}' sent when not required.`];

test("a caller is known before anything is read", async () => {
  const mandatory = ["symbol", "side", "type"];
  await expectDoor(venue, { trader: alice, method: "POST", path: `${DAPI}/order`, params: order, mandatory });
});

test("everything wrong at once is refused one fault at a time", async () => {
  await rests(alice, { side: "BUY", quantity: 1, price: "28600", newClientOrderId: "taken" });
  const wrong: Params = {
    symbol: "btcusd_perp",
    side: "HOLD",
    positionSide: "UP",
    type: "STOP_LOSS",
    timeInForce: "GTD",
    quantity: "1.5",
    reduceOnly: "maybe",
    price: "-1",
    newClientOrderId: "a b",
    stopPrice: "high",
    closePosition: "perhaps",
    activationPrice: "1,000",
    callbackRate: "1%",
    workingType: "LAST_PRICE",
    priceProtect: "1",
    newOrderRespType: "FULL",
    priceMatch: "BEST",
    selfTradePreventionMode: "DECREMENT",
  };
  const read = await expectRepairs(venue, sends(alice), wrong, [
    [illegalName("symbol"), { symbol: "DOGEUSD_PERP" }],
    [[-1117, "Invalid side."], { side: "BUY" }],
    [[-4060, "Invalid position side."], { positionSide: "LONG" }],
    [[-1116, "Invalid orderType."], { type: "STOP" }],
    [[-1115, "Invalid timeInForce."], { timeInForce: "" }],
    [TOO_PRECISE, { quantity: "0" }],
    [badValue("reduceOnly"), { reduceOnly: "true" }],
    [illegalDecimal("price"), { price: "999.99" }],
    [[-4015, "Client order id is not valid."], { newClientOrderId: "taken" }],
    [illegalDecimal("stopPrice"), { stopPrice: "28000" }],
    [badValue("closePosition"), { closePosition: "true" }],
    [illegalDecimal("activationPrice"), { activationPrice: "28000" }],
    [illegalDecimal("callbackRate"), { callbackRate: "1" }],
    [badValue("workingType"), { workingType: "MARK_PRICE" }],
    [badValue("priceProtect"), { priceProtect: "TRUE" }],
    [[-1136, "Invalid newOrderRespType."], { newOrderRespType: "ACK" }],
    [badValue("priceMatch"), { priceMatch: "QUEUE_5" }],
    [badValue("selfTradePreventionMode"), { selfTradePreventionMode: "NONE" }],
    [notRequired("price"), { priceMatch: "NONE" }],
    [[-1014, "Unsupported order combination."], { closePosition: "false", type: "LIMIT" }],
    [missing("timeInForce"), { timeInForce: "GTC" }],
    [notRequired("stopPrice"), { stopPrice: "" }],
    [notRequired("activationPrice"), { activationPrice: "" }],
    [notRequired("callbackRate"), { callbackRate: "" }],
    [BAD_SYMBOL, { symbol: BTC }],
    [TOO_PRECISE, { price: "999.9" }],
    [[-4061, "Order's position side does not match user's setting."], { positionSide: "BOTH" }],
    [[-4116, "ClientOrderId is duplicated."], { newClientOrderId: "free" }],
    [[-4003, "Quantity less than zero."], { quantity: "1000001" }],
    [[-4005, "Quantity greater than max quantity."], { quantity: "1000000" }],
    [[-4013, "Price less than min price."], { price: "4520958.1" }],
    [[-4002, "Price greater than max price."], { price: "31500.1" }],
    [[-4016, "Price is higher than mark price multiplier cap."], { price: "31500" }],
    [[-2022, "ReduceOnly Order is rejected."], { reduceOnly: "false" }],
    // 1000000 contracts are 3333 coins, and twenty times leverage allows 50.
    [[-2027, "Exceeded the maximum allowable position at current leverage."], { quantity: "14000" }],
    // 14000 contracts need 2.2 coins at twenty times leverage, and alice has 2.
    [[-2019, "Margin is insufficient."], { quantity: "100" }],
  ]);
  expect((await sends(alice)(read)).status).toBe(200);
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("each conditional type is refused without what it needs and with what it does not", async () => {
  const bare = { timeInForce: undefined, quantity: undefined, price: undefined };
  for (const type of ["STOP", "TAKE_PROFIT"]) {
    await expectRefused({ ...bare, type }, missing("quantity"));
    await expectRefused({ ...bare, type, quantity: 1 }, missing("price"));
    await expectRefused({ type }, missing("stopPrice"));
    await expectRefused({ type, stopPrice: "31000", activationPrice: "1" }, notRequired("activationPrice"));
    await expectRefused({ type, stopPrice: "31000", callbackRate: "1" }, notRequired("callbackRate"));
  }
  for (const type of ["STOP_MARKET", "TAKE_PROFIT_MARKET"]) {
    await expectRefused({ ...bare, type }, missing("quantity"));
    await expectRefused({ ...bare, type, quantity: 1 }, missing("stopPrice"));
    await expectRefused({ type, stopPrice: "31000" }, notRequired("price"));
  }
  const type = "TRAILING_STOP_MARKET";
  await expectRefused({ ...bare, type }, missing("quantity"));
  await expectRefused({ ...bare, type, quantity: 1 }, missing("callbackRate"));
  await expectRefused({ type, callbackRate: "1" }, notRequired("price"));
  await expectRefused({ ...bare, type, quantity: 1, callbackRate: "1", stopPrice: "1" }, notRequired("stopPrice"));
  for (const callbackRate of ["0.09", "5.01", "0.105"]) {
    await expectRefused({ ...bare, type, quantity: 1, callbackRate }, badValue("callbackRate"));
  }
});

test("closing a whole position takes no size, and may only close", async () => {
  const whole: Params = {
    type: "STOP_MARKET",
    closePosition: "true",
    stopPrice: "31000",
    timeInForce: undefined,
    quantity: undefined,
    price: undefined,
  };
  await expectRefused({ ...whole, quantity: 1 }, [-4137, "Quantity must be zero with closePosition equals true."]);
  await expectRefused({ ...whole, reduceOnly: "false" }, [
    -4138,
    "Reduce only must be true with closePosition equals true.",
  ]);
  await expectRefused({ ...whole, reduceOnly: "true" }, notRequired("reduceonly"));
  await expectRefused({ ...whole, type: "TRAILING_STOP_MARKET", stopPrice: undefined, callbackRate: "1" }, [
    -1014,
    "Unsupported order combination.",
  ]);
  await expectRefused({ ...whole, positionSide: "LONG", reduceOnly: "true" }, [
    -4062,
    "Invalid or improper reduceOnly value.",
  ]);
});

test("a stop price has not come yet, is on the grid, and is near the limit", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 1, price: "30000" });
  const stop: Params = { type: "STOP_MARKET", timeInForce: undefined, price: undefined };
  const WOULD_TRIGGER: Refusal = [-2021, "Order would immediately trigger."];
  for (const workingType of ["CONTRACT_PRICE", "MARK_PRICE"]) {
    await expectRefused({ ...stop, workingType, stopPrice: "30000" }, WOULD_TRIGGER);
    await expectRefused({ ...stop, workingType, side: "SELL", stopPrice: "30000" }, WOULD_TRIGGER);
    await expectRefused(
      { ...stop, workingType, type: "TAKE_PROFIT_MARKET", side: "SELL", stopPrice: "30000" },
      WOULD_TRIGGER,
    );
    await expectRefused(
      { ...stop, workingType, type: "TRAILING_STOP_MARKET", callbackRate: "1", activationPrice: "30000" },
      WOULD_TRIGGER,
    );
  }
  await expectRefused({ ...stop, stopPrice: "31000.05" }, TOO_PRECISE);
  await expectRefused({ ...stop, stopPrice: "999.9" }, [-4013, "Price less than min price."]);
  await expectRefused({ ...stop, stopPrice: "4520958.1" }, [-4007, "Stop price greater than max price."]);
  // Five percent above 31000 is 32550, and below it 29450.
  await expectRefused({ type: "STOP", stopPrice: "31000", price: "32550.1" }, [
    -4151,
    "Price is higher than stop price multiplier cap.",
  ]);
  await expectRefused({ type: "TAKE_PROFIT", side: "SELL", stopPrice: "31000", price: "29449.9" }, [
    -4152,
    "Price is lower than stop price multiplier floor.",
  ]);
  for (let placed = 0; placed < 20; placed++) {
    expect((await sends(alice)({ ...order, ...stop, stopPrice: "31000" })).status).toBe(200);
  }
  await expectRefused({ ...stop, stopPrice: "31000" }, [-4045, "Reach max stop order limit."]);
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
  await trade(bob, alice, { takerSide: "SELL", quantity: 1, price: "30000" });
});

test("a type is refused without what it needs and with what it does not", async () => {
  await expectRefused({ timeInForce: undefined, quantity: undefined, price: undefined }, missing("timeInForce"));
  await expectRefused({ quantity: undefined, price: undefined }, missing("quantity"));
  await expectRefused({ price: undefined, stopPrice: "28000" }, missing("price"));
  await expectRefused({ type: "MARKET", quantity: undefined }, missing("quantity"));
  await expectRefused({ type: "MARKET" }, notRequired("timeInForce"));
  await expectRefused({ type: "MARKET", timeInForce: undefined }, notRequired("price"));
  for (const name of ["stopPrice", "activationPrice", "callbackRate"]) {
    await expectRefused({ [name]: "1" }, notRequired(name));
    await expectRefused({ type: "MARKET", timeInForce: undefined, price: undefined, [name]: "1" }, notRequired(name));
  }
  await expectRefused({ reduceOnly: "x" }, badValue("reduceOnly"));
});

test("a contract cannot be split, and a price is as fine as the contract shows it, on its grid", async () => {
  await expectRefused({ quantity: "0.001" }, TOO_PRECISE);
  await expectRefused({ quantity: "1e3" }, illegalDecimal("quantity"));
  await expectRefused({ quantity: "99999999999999999999" }, missing("quantity"));
  await expectRefused({ price: "29000.05" }, TOO_PRECISE);
  await expectRefused({ price: "29000.000000001" }, TOO_PRECISE);
  const bnb = { symbol: "BNBUSD_PERP", quantity: 1 };
  await expectRefused({ ...bnb, price: "299.9905" }, TOO_PRECISE);
  await expectRefused({ ...bnb, price: "299.995" }, [-4014, "Price not increased by tick size."]);
  await expectRefused({ symbol: BTC, side: "SELL", price: "28499.9" }, [
    -4024,
    "Price is lower than mark price multiplier floor.",
  ]);
  await expectRefused({ type: "MARKET", timeInForce: undefined, price: undefined, quantity: 60_001 }, [
    -4005,
    "Quantity greater than max quantity.",
  ]);
});

test("a client id has up to 36 letters, more of them than on pairs, and is free again when its order is over", async () => {
  const longest = "a".repeat(36);
  await expectRefused({ newClientOrderId: `${longest}a` }, [-4015, "Client order id is not valid."]);
  await posts(alice, "/order", { ...order, newClientOrderId: longest });
  await expectRefused({ newClientOrderId: longest }, [-4116, "ClientOrderId is duplicated."]);
  await alice.delete(`${DAPI}/order`, { symbol: BTC, origClientOrderId: longest });
  await posts(alice, "/order", { ...order, newClientOrderId: longest });
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("orders that may only close are refused where nothing, or not that much, is left to close", async () => {
  const exit = { side: "SELL", price: "30500", reduceOnly: "true" };
  await expectRefused(exit, [-2022, "ReduceOnly Order is rejected."]);
  await trade(bob, alice, { takerSide: "BUY", quantity: 5, price: "30000" });
  await expectRefused({ ...exit, side: "BUY", price: "29000" }, [-2022, "ReduceOnly Order is rejected."]);
  const tooMuch: Refusal = [-4112, "ReduceOnly Order Failed. Please check your existing position and open orders."];
  await expectRefused({ ...exit, quantity: 6 }, tooMuch);
  await posts(alice, "/order", { ...order, ...exit, quantity: 3 });
  await expectRefused({ ...exit, quantity: 3 }, tooMuch);
  await posts(alice, "/order", { ...order, ...exit, quantity: 2 });
});

test("in hedge mode an order says which side it is for, and not that it only reduces", async () => {
  const carol = venue.as("carol");
  await posts(carol, "/positionSide/dual", { dualSidePosition: "true" });
  const mismatch: Refusal = [-4061, "Order's position side does not match user's setting."];
  await expectRefused({}, mismatch, carol);
  await expectRefused({ positionSide: "BOTH", reduceOnly: "true" }, mismatch, carol);
  await expectRefused(
    { positionSide: "LONG", reduceOnly: "true" },
    [-4062, "Invalid or improper reduceOnly value."],
    carol,
  );
  await expectRefused({ positionSide: "SHORT", quantity: 1 }, [-2022, "ReduceOnly Order is rejected."], carol);
  await posts(carol, "/order", { ...order, positionSide: "LONG" });
});

test("a contract takes two hundred open orders of an account", async () => {
  const dave = venue.as("dave");
  for (let nth = 0; nth < 200; nth++) await posts(dave, "/order", order);
  await expectRefused({}, [-2025, "Reach max open order limit."], dave);
  await posts(dave, "/order", { ...order, symbol: "ETHUSD_PERP", price: "1990" });
});

test("a contract without a mark price takes no orders", async () => {
  const market = venue.running.engine.view.reference.markets.get(BTC)!;
  await venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BTCUSD_261225" } as never });
  await expectRefused({ symbol: "BTCUSD_261225" }, [-2010, "NEW_ORDER_REJECTED"]);
  await marks(venue, "30000", "BTCUSD_261225");
  await posts(alice, "/order", { ...order, symbol: "BTCUSD_261225" });
  expect(venue.faults()).toEqual([]);
});
