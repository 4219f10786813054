import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, MARGIN, type Placed, posts } from "../scene.ts";

const PATH = `${MARGIN}/order`;
const LIMIT = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };

let venue: TestVenue;
let alice: Trader;
const expectRefused = (order: Params, refusal: Refusal) => expectRefusal(venue, () => alice.post(PATH, order), refusal);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
});
afterEach(() => expectSound(venue));

const surplus = (name: string): Refusal => [-1106, `Parameter '${name}' sent when not required.`];
const filter = (name: string): Refusal => [-1013, `Filter failure: ${name}`];

test("an order wrong in every way, repaired one fault at a time", async () => {
  const wrong: Params = {
    symbol: "no",
    isIsolated: "MAYBE",
    side: "HOLD",
    type: "GUESS",
    quantity: "many",
    price: "0.123456789",
    newClientOrderId: "*",
    newOrderRespType: "LOUD",
    sideEffectType: "HEADACHE",
    timeInForce: "DAY",
    selfTradePreventionMode: "SOMETIMES",
    autoRepayAtCancel: "perhaps",
    trailingDelta: "1.5",
  };
  const illegal = (name: string, range: string): Refusal => [
    -1100,
    `Illegal characters found in parameter '${name}'; legal range is '${range}'.`,
  ];
  const digits = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
  const repairs: readonly (readonly [repaired: Params, refusal: Refusal])[] = [
    [{}, illegal("symbol", "^[A-Z0-9-_.]{1,20}$")],
    [{ symbol: "NOSUCH" }, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, [-1117, "Invalid side."]],
    [{ side: "BUY" }, [-1116, "Invalid orderType."]],
    [{ type: "LIMIT" }, illegal("quantity", digits)],
    [{ quantity: "0.0000001" }, [-1111, "Precision is over the maximum defined for this asset."]],
    [{ price: "29000.005" }, illegal("newClientOrderId", "^[a-zA-Z0-9-_]{1,36}$")],
    [{ newClientOrderId: "taken" }, badValue("newOrderRespType")],
    [{ newOrderRespType: "ACK" }, badValue("sideEffectType")],
    [{ sideEffectType: "NO_SIDE_EFFECT" }, [-1115, "Invalid timeInForce."]],
    [{ timeInForce: undefined }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "DECREMENT" }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "TRANSFER" }, badValue("selfTradePreventionMode")],
    [{ selfTradePreventionMode: "EXPIRE_BOTH" }, badValue("autoRepayAtCancel")],
    [{ autoRepayAtCancel: "true" }, illegal("trailingDelta", "^[0-9]{1,20}$")],
    [{ trailingDelta: "100" }, missing("timeInForce")],
    [{ timeInForce: "GTC" }, surplus("trailingDelta")],
    [{ trailingDelta: undefined }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: "FALSE" }, filter("PRICE_FILTER")],
    [{ price: "29000" }, filter("LOT_SIZE")],
    [{ quantity: "0.0001" }, filter("NOTIONAL")],
    [{ quantity: "10" }, [-2010, "Duplicate order sent."]],
    [{ newClientOrderId: "free" }, [-2010, "Account has insufficient balance for requested action."]],
  ];
  await posts<Placed>(alice, "/order", { ...LIMIT, newClientOrderId: "taken" });
  let order = wrong;
  for (const [repaired, refusal] of repairs) {
    order = Object.assign({}, order, repaired);
    await expectRefused(order, refusal);
  }
  expect(await posts(alice, "/order", { ...order, quantity: "0.1" })).toMatchObject({ clientOrderId: "free" });
});

describe("what each type needs, and what it may not be sent with", () => {
  const base = { symbol: "BTCUSDT", side: "BUY" };
  const limits = { timeInForce: "GTC", quantity: "0.01", price: "29000" };

  test.each([
    ["LIMIT", ["timeInForce", "quantity", "price"], ["quoteOrderQty", "stopPrice"]],
    ["STOP_LOSS", ["quantity", "stopPrice"], ["timeInForce", "price", "quoteOrderQty", "icebergQty"]],
    ["TAKE_PROFIT", ["quantity", "stopPrice"], ["timeInForce", "price", "quoteOrderQty", "icebergQty"]],
    ["STOP_LOSS_LIMIT", ["timeInForce", "quantity", "price", "stopPrice"], ["quoteOrderQty"]],
    ["TAKE_PROFIT_LIMIT", ["timeInForce", "quantity", "price", "stopPrice"], ["quoteOrderQty"]],
    ["LIMIT_MAKER", ["quantity", "price"], ["timeInForce", "quoteOrderQty", "stopPrice"]],
  ] as const)("%s", async (type, must, mustNot) => {
    const all: Params = { ...limits, stopPrice: "28000", quoteOrderQty: "100", icebergQty: "0.005" };
    let order: Params = { ...base, type };
    for (const name of must) {
      await expectRefused(order, missing(name));
      order = Object.assign({}, order, { [name]: all[name] });
    }
    for (const name of mustNot) await expectRefused({ ...order, [name]: all[name] }, surplus(name));
  });

  test("MARKET", async () => {
    const market = { ...base, type: "MARKET" };
    for (const name of ["timeInForce", "price", "stopPrice", "icebergQty"] as const) {
      const all: Params = { ...limits, stopPrice: "28000", icebergQty: "0.005" };
      await expectRefused({ ...market, [name]: all[name] }, surplus(name));
    }
    const neither = "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!";
    await expectRefused(market, [-1102, neither]);
    const both = { ...market, quantity: "0.01", quoteOrderQty: "300" };
    await expectRefused(both, [-1128, "Combination of optional parameters invalid."]);
  });

  test("an iceberg waits in the book", async () => {
    const iceberg = { ...LIMIT, icebergQty: "0.005" };
    await expectRefused({ ...iceberg, timeInForce: "IOC" }, [-1014, "Unsupported order combination."]);
    await expectRefused({ ...iceberg, icebergQty: "0.02" }, [-2010, "IcebergQty exceeds QTY."]);
    await expectRefused({ ...iceberg, icebergQty: "0.0005" }, filter("ICEBERG_PARTS"));
  });
});

describe("prices that would act at once", () => {
  test("a maker that takes, a stop that is reached", async () => {
    const maker = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT_MAKER", quantity: "0.01", price: "30100" };
    await expectRefused(maker, [-2010, "Order would immediately match and take."]);
    // The last trade was at 30000.
    const stop = { symbol: "BTCUSDT", side: "BUY", type: "STOP_LOSS", quantity: "0.01", stopPrice: "29000" };
    await expectRefused(stop, [-2010, "Order would trigger immediately."]);
    const take = { ...stop, type: "TAKE_PROFIT", stopPrice: "31000" };
    await expectRefused(take, [-2010, "Order would trigger immediately."]);
  });

  test("a price far from the index", async () => {
    await expectRefused({ ...LIMIT, price: "150000.01" }, filter("PERCENT_PRICE_BY_SIDE"));
    await expectRefused({ ...LIMIT, price: "5999.99" }, filter("PERCENT_PRICE_BY_SIDE"));
  });

  test("five stop orders are as many as a pair takes", async () => {
    const stop = { symbol: "BTCUSDT", side: "BUY", type: "STOP_LOSS", quantity: "0.001", stopPrice: "31000" };
    for (let nth = 0; nth < 5; nth++) await posts(alice, "/order", stop);
    await expectRefused(stop, [-2010, "Filter failure: MAX_NUM_ALGO_ORDERS"]);
  });
});

describe("loans that are not given", () => {
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "2", sideEffectType: "MARGIN_BUY" };

  test("beyond what an account may borrow", async () => {
    await expectRefused(buy, [-3006, "Your borrow amount has exceed maximum borrow amount."]);
    await venue.fund("alice", "BTCUSDT", "USDT", "100");
    const limit: Refusal = [-11008, "Exceeding the account's maximum borrowable limit."];
    await expectRefused({ ...buy, isIsolated: "TRUE" }, limit);
  });

  test("of a coin that is not lent", async () => {
    const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
    await venue.perform({ type: "DefineAsset", asset: { ...usdt, borrowable: false } });
    await expectRefused(buy, [-3012, "Borrow is banned for this asset."]);
  });

  test("to an account at its liquidation ratio, which may not trade at all", async () => {
    await aliceGoesLong(venue);
    // 1.05 × 20000.39583334 ÷ 0.999 = 21021.437…
    await venue.gap("BTC", "21021");
    const sell = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "SELL", type: "MARKET", quantity: "0.1" };
    await expectRefused(sell, [-3023, "You can't transfer out/place order under current margin level."]);
  });
});

test("pairs that are closed, and pairs that are not for margin", async () => {
  const known = venue.running.engine.view.reference.markets.get("BTCUSDT")!;
  if (known.kind !== "pair") throw new Error("a pair");
  await venue.perform({ type: "DefineMarket", market: { ...known, status: "halt" } });
  await expectRefused(LIMIT, [-1013, "Market is closed."]);
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false } });
  await expectRefused(LIMIT, [-3021, "Margin account are not allowed to trade this trading pair."]);
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false, isolated: false } });
  await expectRefused(LIMIT, [-3028, "Not a valid margin pair."]);
});

test("a key that may not trade", async () => {
  const { view } = venue.running.engine;
  const key = view.accounts.keys.get(alice.key)!;
  await venue.perform({ type: "RevokeKey", key: alice.key });
  const permissions = { ...key.permissions, trading: false };
  await venue.perform({
    type: "IssueKey",
    account: 1,
    key: alice.key,
    kind: "hmac",
    secret: alice.secret,
    permissions,
  });
  const request = () => alice.post(PATH, LIMIT);
  await expectRefusal(venue, request, [-2015, "Invalid API-key, IP, or permissions for action."], 401);
});
