import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, type Placed, posts } from "../scene.ts";

const PAGE = "/myPreventedMatches";
const PATH = `${MARGIN}${PAGE}`;
const LIMIT = { symbol: "BTCUSDT", type: "LIMIT", price: "30000" };
const COMBINATION: Refusal = [-1128, "Combination of optional parameters invalid."];

interface Match {
  readonly preventedMatchId: number;
  readonly takerOrderId: number;
  readonly makerOrderId: number;
}

let venue: TestVenue;
let alice: Trader;
const matches = (params: Params) => gets<Match[]>(alice, PAGE, { symbol: "BTCUSDT", ...params });
const numbers = async (params: Params) => (await matches(params)).map(({ preventedMatchId }) => preventedMatchId);

/** Alice offers 0.1 at a price better than the house's. */
const offers = (more: Params = {}) =>
  posts<Placed>(alice, "/order", { ...LIMIT, side: "SELL", timeInForce: "GTC", quantity: "0.1", ...more });

/** She bids for 0.04 of what she offers, and does not wait. */
const bids = (mode: string, more: Params = {}) =>
  posts<Placed>(alice, "/order", {
    ...LIMIT,
    side: "BUY",
    timeInForce: "IOC",
    quantity: "0.04",
    selfTradePreventionMode: mode,
    ...more,
  });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  for (const purse of ["cross", "BTCUSDT"]) {
    await venue.fund("alice", purse, "BTC", "0.5");
    await venue.fund("alice", purse, "USDT", "10000");
  }
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
  const { orderId } = await offers();
  await bids("EXPIRE_MAKER");
  const expected = {
    symbol: TEXT,
    preventedMatchId: INTEGER,
    takerOrderId: INTEGER,
    makerSymbol: TEXT,
    makerOrderId: INTEGER,
    tradeGroupId: INTEGER,
    selfTradePreventionMode: TEXT,
    price: PADDED,
    makerPreventedQuantity: PADDED,
    transactTime: INTEGER,
  };
  expect(shapeOf(await matches({ orderId }))).toBe(shape([expected]));
});

describe("what was taken off which side", () => {
  test.each([
    ["EXPIRE_MAKER", { makerPreventedQuantity: "0.10000000" }],
    ["EXPIRE_TAKER", { takerPreventedQuantity: "0.04000000" }],
    ["EXPIRE_BOTH", { takerPreventedQuantity: "0.04000000", makerPreventedQuantity: "0.10000000" }],
  ])("%s: all that was left of what it ended", async (mode, quantities) => {
    const [maker, taker] = [await offers(), await bids(mode)];
    const [match] = await matches({ orderId: taker.orderId });
    expect(match).toEqual({
      symbol: "BTCUSDT",
      preventedMatchId: match!.preventedMatchId,
      takerOrderId: taker.orderId,
      makerSymbol: "BTCUSDT",
      makerOrderId: maker.orderId,
      tradeGroupId: -1,
      selfTradePreventionMode: mode,
      price: "30000.00000000",
      ...quantities,
      transactTime: START,
    });
  });

  test("of an order that had traded before, what was left then", async () => {
    const maker = await offers();
    const buys = { ...LIMIT, side: "BUY", timeInForce: "IOC", quantity: "0.03" };
    expect((await venue.as("bob").post("/api/v3/order", buys)).status).toBe(200);
    await bids("EXPIRE_BOTH");
    expect(await matches({ orderId: maker.orderId })).toMatchObject([
      { takerPreventedQuantity: "0.04000000", makerPreventedQuantity: "0.07000000" },
    ]);
  });

  test("of an order by its worth, what it would have bought", async () => {
    await offers();
    const market = { type: "MARKET", timeInForce: undefined, price: undefined, quantity: undefined };
    const taker = await bids("EXPIRE_TAKER", { ...market, quoteOrderQty: "600" });
    // 600 ÷ 30000.
    expect(await matches({ orderId: taker.orderId })).toMatchObject([{ takerPreventedQuantity: "0.02000000" }]);
  });
});

test("one order that met several: each is a match of its own, under either order", async () => {
  const first = await offers({ price: "29999.5" });
  const second = await offers();
  const taker = await bids("EXPIRE_MAKER");
  const found = await matches({ orderId: taker.orderId });
  expect(found).toMatchObject([
    { makerOrderId: first.orderId, price: "29999.50000000" },
    { makerOrderId: second.orderId, price: "30000.00000000" },
  ]);
  expect(await matches({ orderId: first.orderId })).toEqual([found[0]]);
  expect(await matches({ orderId: second.orderId })).toEqual([found[1]]);
  expect(await matches({ preventedMatchId: found[1]!.preventedMatchId })).toEqual([found[1]]);
});

test("of one account and one pair", async () => {
  const cross = await bidsAgainst({});
  const isolated = await bidsAgainst({ isIsolated: "TRUE" });
  expect(cross.preventedMatchId).not.toBe(isolated.preventedMatchId);
  for (const [one, other, isIsolated] of [
    [cross, isolated, "FALSE"],
    [isolated, cross, "TRUE"],
  ] as const) {
    expect(await matches({ isIsolated, orderId: one.makerOrderId })).toEqual([one]);
    expect(await matches({ isIsolated, preventedMatchId: one.preventedMatchId })).toEqual([one]);
    expect(await matches({ isIsolated, orderId: other.takerOrderId })).toEqual([]);
    expect(await matches({ isIsolated, preventedMatchId: other.preventedMatchId })).toEqual([]);
  }
  expect(await matches({ symbol: "ETHBTC", orderId: cross.makerOrderId })).toEqual([]);
  expect(await matches({ symbol: "ETHBTC", preventedMatchId: cross.preventedMatchId })).toEqual([]);
  for (const name of [{ preventedMatchId: cross.preventedMatchId }, { orderId: cross.takerOrderId }]) {
    expect(await gets(venue.as("bob"), PAGE, { symbol: "BTCUSDT", ...name })).toEqual([]);
  }

  async function bidsAgainst(account: Params): Promise<Match> {
    await offers(account);
    const { orderId } = await bids("EXPIRE_MAKER", account);
    return (await matches({ ...account, orderId }))[0]!;
  }
});

test("between two accounts of one person: either finds it, each by its own order", async () => {
  const maker = await offers();
  const { orderId } = await bids("EXPIRE_MAKER", { isIsolated: "TRUE" });
  const [found] = await matches({ orderId: maker.orderId });
  expect(found).toMatchObject({ takerOrderId: orderId, makerOrderId: maker.orderId });
  expect(await matches({ orderId, isIsolated: "TRUE" })).toEqual([found]);
  expect(await matches({ preventedMatchId: found!.preventedMatchId, isIsolated: "TRUE" })).toEqual([found]);
  expect(await matches({ orderId })).toEqual([]);
  expect(await matches({ orderId: maker.orderId, isIsolated: "TRUE" })).toEqual([]);
});

test("what trades is none, and an order nobody has no more so", async () => {
  await offers();
  const taker = await bids("NONE");
  expect(taker.status).toBe("FILLED");
  expect(await matches({ orderId: taker.orderId })).toEqual([]);
  expect(await matches({ orderId: "9223372036854775807" })).toEqual([]);
  expect(await matches({ preventedMatchId: 0 })).toEqual([]);
});

test("of an order that kept more than 500 from trading the first, and the others from a number on", async () => {
  const { orderId } = await offers();
  for (let nth = 0; nth < 502; nth++) await bids("EXPIRE_TAKER");
  const first = await numbers({ orderId });
  expect(first).toHaveLength(500);
  expect(first).toEqual(first.toSorted((a, b) => a - b));
  const last = first.at(-1)!;
  expect(await numbers({ orderId, fromPreventedMatchId: last })).toEqual([last, last + 1, last + 2]);
  expect(await numbers({ orderId, fromPreventedMatchId: last + 3 })).toEqual([]);
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH, { symbol: "BTCUSDT", orderId: 1 }), "ip")).toBe(10);
});

test("the combinations that are not documented are refused", async () => {
  const asks = (params: Params) => () => alice.get(PATH, { symbol: "BTCUSDT", ...params });
  const neither: Refusal = [-1102, "Param 'preventedMatchId' or 'orderId' must be sent, but both were empty/null!"];
  await expectRefusal(venue, asks({}), neither);
  const alone: Refusal = [-1128, `${COMBINATION[1]} Recommendation: 'orderId' should also be sent.`];
  await expectRefusal(venue, asks({ fromPreventedMatchId: 1 }), alone);
  await expectRefusal(venue, asks({ preventedMatchId: 1, orderId: 1 }), COMBINATION);
  await expectRefusal(venue, asks({ preventedMatchId: 1, fromPreventedMatchId: 1 }), COMBINATION);
});

test("refusals, in their order", async () => {
  const carol = venue.as("carol");
  const params = { symbol: "BTCUSDT" };
  await expectDoor(venue, { trader: carol, method: "GET", path: PATH, params, mandatory: ["symbol"] });
  const wrong = { preventedMatchId: "x", orderId: "x", fromPreventedMatchId: "x" };
  let asked: Params = { symbol: "NOSUCH", ...wrong, isIsolated: "?" };
  const illegal = (name: string): Refusal => [
    -1100,
    `Illegal characters found in parameter '${name}'; legal range is '^[0-9]{1,20}$'.`,
  ];
  for (const [repairs, refusal] of [
    [{}, illegal("preventedMatchId")],
    [{ preventedMatchId: 1 }, illegal("orderId")],
    [{ orderId: 1 }, illegal("fromPreventedMatchId")],
    [{ fromPreventedMatchId: 1 }, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, COMBINATION],
    [{ preventedMatchId: undefined }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
  ] as const) {
    asked = Object.assign({}, asked, repairs);
    const request = () => carol.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
  expect(await gets(carol, PAGE, { ...asked, isIsolated: "FALSE" })).toEqual([]);
});
