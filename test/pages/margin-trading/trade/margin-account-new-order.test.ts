import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { marginAccountNewOrder } from "../../../../src/api/margin-trading/trade/margin-account-new-order.ts";
import type { Event } from "../../../../src/core/events.ts";
import type { Json } from "../../../../src/gateway/declare.ts";
import { toJson } from "../../../../src/gateway/json.ts";
import { amountOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, PADDED_FIGURES, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, bobQuotes, deletes, gets, MARGIN, type Placed, posts } from "../scene.ts";

const PAGE = "/order";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };

let venue: TestVenue;
let alice: Trader;
const places = (order: Params) => posts<Placed>(alice, PAGE, { symbol: "BTCUSDT", ...order });
const coins = async () => {
  const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account", { symbols: "BTCUSDT" });
  return assets[0];
};

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

const RECEIPT = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT, isIsolated: BOOLEAN, transactTime: INTEGER };
const HEAD = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT, transactTime: INTEGER };
const FIGURES = { price: PLAIN, origQty: PLAIN, executedQty: PLAIN, cummulativeQuoteQty: PLAIN };
const WORDS = { status: TEXT, timeInForce: TEXT, type: TEXT, side: TEXT };
const TAIL = { isIsolated: BOOLEAN, selfTradePreventionMode: TEXT };

describe("three answers", () => {
  test("a receipt, a result, and everything, in the documented shapes", async () => {
    await venue.fund("alice", "cross", "USDT", "10000");
    const limit = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
    expect(shapeOf(await places({ ...limit, newOrderRespType: "ACK" }))).toBe(shape(RECEIPT));
    const result = { ...HEAD, ...FIGURES, ...WORDS, ...TAIL };
    expect(shapeOf(await places({ ...limit, newOrderRespType: "RESULT" }))).toBe(shape(result));
    const borrowed = { marginBuyBorrowAmount: INTEGER, marginBuyBorrowAsset: TEXT };
    const fill = { price: PLAIN, qty: PLAIN, commission: PLAIN, commissionAsset: TEXT, tradeId: INTEGER };
    const full = { ...HEAD, ...FIGURES, ...WORDS, ...borrowed, ...TAIL, fills: [fill] };
    expect(shapeOf(await aliceGoesLong(venue))).toBe(shape(full));
  });

  test("limit and market orders answer with everything unasked, the others with a receipt", async () => {
    await venue.fund("alice", "cross", "BTC", "1");
    const sell = { side: "SELL", quantity: "0.01" };
    const keys = async (order: Params) => Object.keys(await places({ ...sell, ...order })).at(-1);
    expect(await keys({ type: "LIMIT", timeInForce: "GTC", price: "31000" })).toBe("fills");
    expect(await keys({ type: "MARKET" })).toBe("fills");
    expect(await keys({ type: "LIMIT_MAKER", price: "31000" })).toBe("transactTime");
    expect(await keys({ type: "STOP_LOSS", stopPrice: "29000" })).toBe("transactTime");
    const stopLimit = { type: "STOP_LOSS_LIMIT", timeInForce: "GTC", stopPrice: "29000", price: "28900" };
    expect(await keys(stopLimit)).toBe("transactTime");
    expect(await keys({ type: "TAKE_PROFIT", stopPrice: "31000" })).toBe("transactTime");
    const takeLimit = { type: "TAKE_PROFIT_LIMIT", timeInForce: "IOC", stopPrice: "31000", price: "30900" };
    expect(await keys(takeLimit)).toBe("transactTime");
    expect(await keys({ type: "TAKE_PROFIT", stopPrice: "31000", newOrderRespType: "FULL" })).toBe("fills");
  });
});

test("a market order that borrows: what it cost, what it borrowed, what it paid", async () => {
  expect(await aliceGoesLong(venue)).toMatchObject({
    symbol: "BTCUSDT",
    transactTime: START,
    price: "0",
    origQty: "1",
    executedQty: "1",
    cummulativeQuoteQty: "30000",
    status: "FILLED",
    timeInForce: "GTC",
    type: "MARKET",
    side: "BUY",
    marginBuyBorrowAmount: 20000,
    marginBuyBorrowAsset: "USDT",
    isIsolated: true,
    selfTradePreventionMode: "EXPIRE_MAKER",
    fills: [{ price: "30000", qty: "1", commission: "0.001", commissionAsset: "BTC" }],
  });
});

test("a loan of eighteen digits keeps them all", async () => {
  const { orderId } = await aliceGoesLong(venue);
  const amount = amountOf("1234567890.12345678");
  const events = [
    { type: "Borrowed", amount, asset: "USDT" },
    { type: "OrderPlaced", order: orderId },
  ] as Event[];
  const body = marginAccountNewOrder.reply(events, venue.running.engine.view, { type: "MARKET" } as never, {} as never);
  expect(toJson(body as Json)).toContain('"marginBuyBorrowAmount":1234567890.12345678,');
});

describe("side effects", () => {
  const buy = { ...ISOLATED, side: "BUY", type: "MARKET", quantity: "0.5" };

  test("none: what is not there cannot be spent", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
    const poor = "Account has insufficient balance for requested action.";
    await expectRefusal(venue, () => alice.post(PATH, buy), [-2010, poor]);
    const repaying = () => alice.post(PATH, { ...buy, sideEffectType: "AUTO_REPAY" });
    await expectRefusal(venue, repaying, [-2010, poor]);
    // A third of a BTC is as much as 10000 pays for.
    const all = { ...ISOLATED, side: "BUY", type: "MARKET", quoteOrderQty: "10000" };
    const filled = { executedQty: "0.33333", cummulativeQuoteQty: "9999.9", status: "FILLED" };
    const placed = await places(all);
    expect(placed).toMatchObject(filled);
    expect(placed).not.toHaveProperty("marginBuyBorrowAmount");
  });

  test("borrowing: only what is missing", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
    const small = { ...buy, quantity: "0.2", sideEffectType: "MARGIN_BUY" };
    expect(await places(small)).not.toHaveProperty("marginBuyBorrowAmount");
    // 10000 − 6000 are left; 0.5 more cost 15000.
    const more = await places({ ...buy, sideEffectType: "MARGIN_BUY" });
    expect(more).toMatchObject({ marginBuyBorrowAmount: 11000, marginBuyBorrowAsset: "USDT" });
    // 11000 × 0.000475 ÷ 24 = 0.217708…
    expect(await coins()).toMatchObject({ quoteAsset: { borrowed: "11000.00000000", interest: "0.21770834" } });
  });

  test("repaying: what is received, interest first", async () => {
    await aliceGoesLong(venue);
    await bobQuotes(venue, "BUY", { quantity: "0.5", price: "30000" });
    await places({ ...ISOLATED, side: "SELL", type: "MARKET", quantity: "0.5", sideEffectType: "AUTO_REPAY" });
    // 15000 less a thousandth are 14985: 0.39583334 pay the interest, the rest leaves 20000 − 14984.60416666.
    const quoteAsset = { borrowed: "5015.39583334", interest: "0.00000000", free: "0.00000000" };
    expect(await coins()).toMatchObject({ baseAsset: { free: "0.49900000" }, quoteAsset });
  });

  test("both: a short that is bought back leaves the commission and the interest owing", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    await bobQuotes(venue, "BUY", { quantity: "0.1", price: "30000" });
    const both = { ...ISOLATED, type: "MARKET", quantity: "0.1", sideEffectType: "AUTO_BORROW_REPAY" };
    const sold = await places({ ...both, side: "SELL" });
    expect(sold).toMatchObject({ marginBuyBorrowAmount: 0.1, marginBuyBorrowAsset: "BTC" });
    // 0.1 × 0.00026125 ÷ 24 = 0.0000010885…
    expect(await coins()).toMatchObject({ baseAsset: { borrowed: "0.10000000", interest: "0.00000109" } });
    await bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
    await places({ ...both, side: "BUY" });
    // 0.0999 came in: 0.1 + 0.00000109 − 0.0999 is still owed.
    const baseAsset = { borrowed: "0.00010109", interest: "0.00000000", free: "0.00000000" };
    expect(await coins()).toMatchObject({ baseAsset });
  });

  test.each([
    // The loan is 20000; 20000 come back and pay the interest of 0.39583334 first.
    [undefined, "0.39583334", "0.00000000"],
    ["true", "0.39583334", "0.00000000"],
    ["FALSE", "20000.00000000", "0.39583334"],
  ])("autoRepayAtCancel %s leaves %s borrowed and %s interest", async (autoRepayAtCancel, borrowed, interest) => {
    await venue.fund("alice", "BTCUSDT", "USDT", "9000");
    const limit = { ...ISOLATED, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "1", price: "29000" };
    const { orderId } = await places({ ...limit, sideEffectType: "MARGIN_BUY", autoRepayAtCancel });
    await deletes(alice, "/order", { ...ISOLATED, orderId });
    expect(await coins()).toMatchObject({ quoteAsset: { borrowed, interest } });
  });
});

describe("the account an order is for", () => {
  test("isIsolated in any case; cross where it is not sent", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "2000");
    await venue.fund("alice", "cross", "USDT", "2000");
    const order = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
    for (const isIsolated of ["TRUE", "true"]) {
      expect(await places({ ...order, isIsolated })).toMatchObject({ isIsolated: true });
    }
    for (const isIsolated of ["FALSE", "false", undefined, ""]) {
      expect(await places({ ...order, isIsolated })).toMatchObject({ isIsolated: false });
    }
    expect(await gets<unknown[]>(alice, "/openOrders", ISOLATED)).toHaveLength(2);
    expect(await gets<unknown[]>(alice, "/openOrders")).toHaveLength(4);
  });

  test("its own orders in the other account meet self-trade prevention", async () => {
    await venue.fund("alice", "cross", "BTC", "1");
    await venue.fund("alice", "BTCUSDT", "USDT", "10000");
    const limit = { type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "30000" };
    await places({ ...limit, side: "SELL" });
    const crossing = { ...limit, ...ISOLATED, side: "BUY", selfTradePreventionMode: "EXPIRE_TAKER" };
    const expired = { status: "EXPIRED_IN_MATCH", executedQty: "0", selfTradePreventionMode: "EXPIRE_TAKER" };
    expect(await places(crossing)).toMatchObject(expired);
    expect(await places({ ...crossing, selfTradePreventionMode: "NONE" })).toMatchObject({ status: "FILLED" });
  });
});

test("a name of the client's own, an iceberg and a blank around a word are taken", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  const limit = { side: " buy ", type: "limit", timeInForce: "gtc", quantity: "0.1", price: "29000" };
  const named = await places({ ...limit, newClientOrderId: "mine-1", icebergQty: "0.02" });
  expect(named).toMatchObject({ clientOrderId: "mine-1", status: "NEW" });
  const [shown] = await gets<unknown[]>(alice, "/openOrders");
  expect(shown).toMatchObject({ clientOrderId: "mine-1", icebergQty: "0.02000000" });
});

describe("cost", () => {
  test.each([
    ["NO_SIDE_EFFECT", 6],
    ["AUTO_REPAY", 6],
    ["MARGIN_BUY", 1500],
    ["AUTO_BORROW_REPAY", 1500],
  ])("%s costs the account %i", async (sideEffectType, cost) => {
    const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.001", sideEffectType };
    expect(await costOf(() => alice.post(PATH, order), "uid")).toBe(cost);
  });

  test("a placed order counts as one, a refused one as none", async () => {
    await venue.fund("alice", "cross", "USDT", "1000");
    const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" };
    const counts = async () => (await alice.post(PATH, order)).headers["x-mbx-order-count-10s"];
    // 1000 pay for three of 300.015.
    expect([await counts(), await counts(), await counts(), await counts()]).toEqual(["1", "2", "3", undefined]);
  });
});

test("asks for key, time, signature and the mandatory parameters in this order", async () => {
  const params = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.001" };
  const mandatory = ["symbol", "side", "type"];
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory });
});

describe("a trailing stop", () => {
  const TRAILING = { side: "SELL", type: "STOP_LOSS", quantity: "0.1", trailingDelta: "200" };

  test("tells its delta and since when it follows the price, which is at once without a stop price", async () => {
    await venue.fund("alice", "cross", "BTC", "1");
    const result = { ...HEAD, ...FIGURES, ...WORDS, trailingDelta: INTEGER, trailingTime: INTEGER, ...TAIL };
    const at = await places({ ...TRAILING, newOrderRespType: "RESULT" });
    expect(shapeOf(at)).toBe(shape(result));
    expect(at).toMatchObject({ trailingDelta: 200, trailingTime: START });
    const limit = { type: "TAKE_PROFIT_LIMIT", price: "29000", timeInForce: "GTC", stopPrice: "31000" };
    const later = await places({ ...TRAILING, ...limit, newOrderRespType: "RESULT" });
    expect(later).toMatchObject({ trailingDelta: 200, trailingTime: -1 });
    expect(await gets(alice, "/openOrders", { symbol: "BTCUSDT" })).toMatchObject([
      { type: "STOP_LOSS", stopPrice: "0.00000000", trailingDelta: 200, trailingTime: START, isWorking: false },
      { type: "TAKE_PROFIT_LIMIT", stopPrice: "31000.00000000", trailingDelta: 200, trailingTime: -1 },
    ]);
    await venue.advance(1000);
    await venue.price("BTCUSDT", "31100");
    const { orderId } = later;
    const seen = await gets(alice, "/order", { symbol: "BTCUSDT", orderId });
    expect(seen).toMatchObject({ status: "NEW", trailingTime: START + 1000 });
    const canceled = await deletes(alice, "/openOrders", { symbol: "BTCUSDT" });
    expect(canceled).toMatchObject([{ trailingDelta: 200 }, { trailingDelta: 200, stopPrice: "31000.00000000" }]);
  });

  test("goes with the price as far as it is good, and to work where it turns by its delta", async () => {
    await venue.fund("alice", "cross", "BTC", "1");
    const { orderId } = await places(TRAILING);
    const status = async () => gets<Placed>(alice, "/order", { symbol: "BTCUSDT", orderId });
    for (const price of ["31000", "30700", "32000", "31500"]) {
      await venue.price("BTCUSDT", price);
      expect(await status()).toMatchObject({ status: "NEW" });
    }
    // A fiftieth below the highest trade, the one at 32000.
    await venue.price("BTCUSDT", "31300");
    expect(await status()).toMatchObject({ status: "FILLED", executedQty: "0.10000000" });
  });

  test("is refused beyond the filter's bounds, and with a stop price that is reached already", async () => {
    await venue.fund("alice", "cross", "BTC", "1");
    const asks = (more: Params) => () => alice.post(PATH, { symbol: "BTCUSDT", ...TRAILING, ...more });
    for (const trailingDelta of ["0", "9", "2001", "9007199254740993"]) {
      await expectRefusal(venue, asks({ trailingDelta }), [-1013, "Filter failure: TRAILING_DELTA"]);
    }
    await expectRefusal(venue, asks({ stopPrice: "31000" }), [-2010, "Order would trigger immediately."]);
    await expectRefusal(venue, asks({ side: "BUY", stopPrice: "29000" }), [-2010, "Order would trigger immediately."]);
  });
});
