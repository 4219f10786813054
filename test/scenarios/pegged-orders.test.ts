// What a trader sees and hears of orders that take their price from the book, and of strategies.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { dial, hmacSigner, type Message } from "../socket.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../venue.ts";
import { done } from "./story.ts";

const ORDER = "/api/v3/order";
const LIMIT: Params = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01" };

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

/** The price of the level behind the best bid, by what anybody sees of the book. */
async function secondBid(): Promise<string> {
  const { bids } = (await venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5 })).body;
  return bids[1][0];
}

test("a pegged order shows the price it took, in every answer, and none of its own", async () => {
  const peg = { pegPriceType: "PRIMARY_PEG", pegOffsetType: "PRICE_LEVEL", pegOffsetValue: 1 };
  const shown = { price: "0.00000000", ...peg, peggedPrice: await secondBid() };
  const { body, text } = await alice.post(ORDER, { ...LIMIT, ...peg, newOrderRespType: "RESULT" });
  expect(body, text).toMatchObject(shown);
  expect(Object.keys(body).slice(4, 11)).toEqual([
    "transactTime",
    "price",
    "pegPriceType",
    "pegOffsetType",
    "pegOffsetValue",
    "peggedPrice",
    "origQty",
  ]);
  const { orderId } = body;
  expect((await alice.get(ORDER, { symbol: "BTCUSDT", orderId })).body).toMatchObject(shown);
  expect((await alice.delete(ORDER, { symbol: "BTCUSDT", orderId })).body).toMatchObject(shown);
  const all = await done<object[]>(() => alice.get("/api/v3/allOrders", { symbol: "BTCUSDT" }));
  expect(all.at(-1)).toMatchObject({ ...shown, status: "CANCELED" });
});

test("one that waits for a stop price has no price until then, and a price named beside the peg is shown", async () => {
  const stop = { ...LIMIT, side: "SELL", type: "STOP_LOSS_LIMIT", stopPrice: "29500" };
  const { orderId } = await done<{ orderId: number }>(() =>
    alice.post(ORDER, { ...stop, price: "29000", pegPriceType: "MARKET_PEG" }),
  );
  const asked = async () => (await alice.get(ORDER, { symbol: "BTCUSDT", orderId })).body;
  expect(await asked()).toMatchObject({ status: "NEW", price: "29000.00000000", pegPriceType: "MARKET_PEG" });
  expect(await asked()).not.toHaveProperty("peggedPrice");
  expect(await asked()).not.toHaveProperty("pegOffsetType");
  await venue.price("BTCUSDT", "29400");
  expect(await asked()).toMatchObject({ status: "FILLED", price: "29000.00000000" });
  expect(Number((await asked()).peggedPrice)).toBeLessThan(29_500);
});

test.each([
  [
    "MARKET",
    { pegPriceType: "MARKET_PEG", timeInForce: undefined },
    -2010,
    "This order type may not use pegged price.",
  ],
  [
    "LIMIT_MAKER",
    { pegPriceType: "MARKET_PEG", timeInForce: undefined },
    -2010,
    "This price peg cannot be used with this order type.",
  ],
  ["LIMIT", { pegPriceType: "PRIMARY_PEG", timeInForce: "IOC" }, -1014, "Unsupported order combination."],
  [
    "LIMIT",
    { pegPriceType: "PRIMARY_PEG", pegOffsetType: "PRICE_LEVEL", pegOffsetValue: 100 },
    -2010,
    "Order book liquidity is too low for this pegged order.",
  ],
] as const)("a peg of %s that cannot be is refused", async (type, terms, code, msg) => {
  expect((await alice.post(ORDER, { ...LIMIT, type, ...terms })).body).toEqual({ code, msg });
});

test("strategies are kept, shown and heard of, by themselves and in lists; so are pegs", async () => {
  const api = await dial(venue, "/ws-api/v3");
  await api.asks("userDataStream.subscribe.signature", hmacSigner(alice).sign({ timestamp: venue.now() }));
  const strategy = { strategyId: 37_463_720, strategyType: 1_000_000 };
  const { orderId } = await done<{ orderId: number }>(() =>
    alice.post(ORDER, { ...LIMIT, pegPriceType: "PRIMARY_PEG", ...strategy }),
  );
  const [told] = (await api.heard()).map(({ event }) => event as Message);
  const { bids } = (await venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5 })).body;
  expect(told).toMatchObject({ p: "0.00000000", gP: "PRIMARY_PEG", gp: bids[0][0], j: 37_463_720, J: 1_000_000 });
  expect(told).not.toHaveProperty("gOT");
  expect((await alice.get(ORDER, { symbol: "BTCUSDT", orderId })).body).toMatchObject(strategy);
  expect((await alice.delete(ORDER, { symbol: "BTCUSDT", orderId })).body).toMatchObject(strategy);
  const list = { symbol: "BTCUSDT", side: "SELL", quantity: "0.01" };
  const above = { aboveType: "LIMIT_MAKER", abovePegPriceType: "PRIMARY_PEG", aboveStrategyId: 5 };
  const below = { belowType: "STOP_LOSS", belowStopPrice: "29000", belowStrategyType: 1_000_007 };
  const { orderReports } = await done<{ orderReports: object[] }>(() =>
    alice.post("/api/v3/orderList/oco", { ...list, ...above, ...below }),
  );
  expect(orderReports).toMatchObject([{ strategyType: 1_000_007 }, { strategyId: 5, pegPriceType: "PRIMARY_PEG" }]);
});
