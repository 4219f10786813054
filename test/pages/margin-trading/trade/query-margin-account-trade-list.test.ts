import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, gets, MARGIN, type Placed, posts } from "../scene.ts";

const PAGE = "/myTrades";
const PATH = `${MARGIN}${PAGE}`;

interface Trade {
  readonly id: number;
  readonly orderId: number;
}

let venue: TestVenue;
let alice: Trader;
const trades = (params: Params = {}) => gets<Trade[]>(alice, PAGE, { symbol: "BTCUSDT", ...params });
const numbers = async (params: Params = {}) => (await trades(params)).map(({ id }) => id);

/** Alice sells at 30000 what bob bids for there, in as many trades as he bids. */
async function sells(quantities: readonly string[], more: Params = {}): Promise<Placed> {
  for (const quantity of quantities) await bobQuotes(venue, "BUY", { quantity, price: "30000" });
  const quantity = String(quantities.reduce((sum, each) => sum + Number(each), 0));
  return posts<Placed>(alice, "/order", { symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity, ...more });
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
  await sells(["0.1"]);
  const expected = {
    commission: PADDED,
    commissionAsset: TEXT,
    id: INTEGER,
    isBestMatch: BOOLEAN,
    isBuyer: BOOLEAN,
    isMaker: BOOLEAN,
    orderId: INTEGER,
    price: PADDED,
    qty: PADDED,
    symbol: TEXT,
    isIsolated: BOOLEAN,
    time: INTEGER,
  };
  expect(shapeOf(await trades())).toBe(shape([expected]));
});

test("both sides as they had it: a thousandth of what each received", async () => {
  const { orderId } = await sells(["0.1"]);
  const trade = { qty: "0.10000000", price: "30000.00000000", symbol: "BTCUSDT", isIsolated: false, time: START };
  const sold = { commission: "3.00000000", commissionAsset: "USDT", isBuyer: false, isMaker: false, orderId };
  expect(await trades()).toMatchObject([{ ...trade, ...sold }]);
  // Now alice's order waits and bob takes it.
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.05", price: "30000" };
  const placed = await posts<Placed>(alice, "/order", buy);
  await bobQuotes(venue, "SELL", { quantity: "0.05", price: "30000" });
  const bought = { commission: "0.00005000", commissionAsset: "BTC", isBuyer: true, isMaker: true };
  expect((await trades())[1]).toMatchObject({ ...bought, orderId: placed.orderId, qty: "0.05000000" });
});

test("of one account and one pair", async () => {
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
  const cross = await sells(["0.1"]);
  const isolated = await sells(["0.1"], { isIsolated: "TRUE" });
  expect(await trades()).toMatchObject([{ orderId: cross.orderId }]);
  expect(await trades({ isIsolated: "TRUE" })).toMatchObject([{ orderId: isolated.orderId, isIsolated: true }]);
  expect(await trades({ symbol: "ETHBTC" })).toEqual([]);
  expect(await gets(venue.as("bob"), PAGE, { symbol: "BTCUSDT" })).toEqual([]);
});

describe("which are meant", () => {
  let first: Placed;
  let all: number[];
  // Two trades at the start, one 30 hours later.
  beforeEach(async () => {
    first = await sells(["0.01", "0.02"]);
    await venue.advance(30 * HOURS);
    await sells(["0.03"]);
    all = await numbers({ fromId: 0 });
    expect(all).toHaveLength(3);
  });

  test("those of the last day, or of the day a time says", async () => {
    expect(await numbers()).toEqual(all.slice(2));
    expect(await numbers({ startTime: START })).toEqual(all.slice(0, 2));
    expect(await numbers({ endTime: START + DAYS })).toEqual(all.slice(0, 2));
    expect(await numbers({ startTime: START + 6 * HOURS, endTime: START + 30 * HOURS })).toEqual(all.slice(2));
    expect(await numbers({ startTime: START + 1 })).toEqual([]);
  });

  test("those of an order, or from a trade on, whenever they were", async () => {
    expect(await numbers({ orderId: first.orderId })).toEqual(all.slice(0, 2));
    expect(await numbers({ fromId: all[1] })).toEqual(all.slice(1));
    expect(await numbers({ orderId: first.orderId, fromId: all[1] })).toEqual([all[1]]);
  });

  test("a limit keeps the newest; from a time or a trade on, the first", async () => {
    expect(await numbers({ endTime: START, limit: 1 })).toEqual([all[1]]);
    expect(await numbers({ startTime: START, limit: 1 })).toEqual([all[0]]);
    expect(await numbers({ fromId: all[0], limit: 2 })).toEqual(all.slice(0, 2));
    expect(await numbers({ fromId: 0, limit: 1001 })).toEqual(all);
  });

  test("numbers and times do not go together", async () => {
    const both: Refusal = [-1128, "Combination of optional parameters invalid."];
    const asks = (params: Params) => () => alice.get(PATH, { symbol: "BTCUSDT", ...params });
    await expectRefusal(venue, asks({ orderId: first.orderId, startTime: START }), both);
    await expectRefusal(venue, asks({ fromId: 0, endTime: START }), both);
    const longer = { startTime: START, endTime: START + DAYS + 1 };
    await expectRefusal(venue, asks(longer), [-1127, "More than 24 hours between startTime and endTime."]);
  });
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH, { symbol: "BTCUSDT" }), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  const params = { symbol: "BTCUSDT" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["symbol"] });
  let asked: Params = { symbol: "NOSUCH", isIsolated: "?", orderId: 1, startTime: 1, limit: "none" };
  const digits = "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.";
  for (const [repaired, refusal] of [
    [{}, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, [-1100, digits]],
    [{ limit: "1" }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: "FALSE" }, [-1128, "Combination of optional parameters invalid."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
  expect(await trades({ ...asked, startTime: undefined })).toEqual([]);
});
