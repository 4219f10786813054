// What traders leave behind who are going to sleep: orders that bring others with them, stops that follow the price, and
// what these borrow and give back; through good nights and bad ones.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../venue.ts";
import {
  crossOf,
  done,
  moving,
  ocoing,
  ordering,
  otocoing,
  otoing,
  quoting,
  reaches,
  type Request,
  seen,
  standing,
} from "./story.ts";

const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const NO_FUNDS: Refusal = [-2010, "Account has insufficient balance for requested action."];

/** A placed list. */
interface PlacedList {
  readonly orderListId: number;
  readonly orders: readonly { readonly orderId: number }[];
}

let venue: TestVenue;
let alice: Trader;
const cancelling = (of: Params): Request => {
  return () => alice.delete("/sapi/v1/margin/order", { symbol: "BTCUSDT", ...of });
};
/** Somebody sells, or buys, what alice bids or asks for at the index, between the house's quotes. */
const meets = (side: "BUY" | "SELL", quantity: string) =>
  done(quoting(venue.as("bob"), side, { quantity, price: "30000" }));

/** How the orders of alice's account stand, in the order in which they were placed. */
async function ordersOf(account: Params): Promise<string[]> {
  const orders = await seen<{ status: string }[]>(alice, "/allOrders", { symbol: "BTCUSDT", ...account });
  return orders.map(({ status }) => status);
}

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

describe("a bracket: in at the index, out above or below", () => {
  const BRACKET = {
    ...ISOLATED,
    sideEffectType: "MARGIN_BUY",
    workingType: "LIMIT",
    workingSide: "BUY",
    workingPrice: "30000",
    workingQuantity: "1",
    workingTimeInForce: "GTC",
    pendingSide: "SELL",
    pendingQuantity: "0.999",
    pendingAboveType: "LIMIT_MAKER",
    pendingAbovePrice: "31000",
    pendingBelowType: "STOP_LOSS",
    pendingBelowStopPrice: "29000",
  };

  beforeEach(() => done(moving(alice, "10000 USDT", { from: "spot", to: "BTCUSDT" })));

  test("a good night takes the profit, and the coins were held once", async () => {
    await done(otocoing(alice, BRACKET));
    // 20000 were borrowed when it was placed, and with what she has they are bound.
    expect(await standing(alice, "BTCUSDT")).toMatchObject({
      quoteAsset: { borrowed: "20000.00000000", free: "0.00000000" },
    });
    await meets("SELL", "1");
    expect(await ordersOf(ISOLATED)).toEqual(["FILLED", "NEW", "NEW"]);
    // One less a thousandth for the house.
    expect(await standing(alice, "BTCUSDT")).toMatchObject({ baseAsset: { free: "0.00000000", locked: "0.99900000" } });
    await reaches(venue, "BTCUSDT", "31100");
    expect(await ordersOf(ISOLATED)).toEqual(["FILLED", "FILLED", "EXPIRED"]);
  });

  test("a bad one stops the loss", async () => {
    await done(otocoing(alice, BRACKET));
    await meets("SELL", "1");
    await reaches(venue, "BTCUSDT", "28900");
    expect(await ordersOf(ISOLATED)).toEqual(["FILLED", "EXPIRED", "FILLED"]);
  });

  test("a night on which nothing came of it is called off, with the loan, by any of its names", async () => {
    const { orders } = await done<PlacedList>(otocoing(alice, BRACKET));
    await done(cancelling({ isIsolated: "TRUE", orderId: orders[2]!.orderId }));
    expect(await ordersOf(ISOLATED)).toEqual(["CANCELED", "CANCELED", "CANCELED"]);
    // The hour of the loan, 20000 × 0.000475 ÷ 24 rounded up, is paid first out of what it gives back.
    expect(await standing(alice, "BTCUSDT")).toMatchObject({
      quoteAsset: { borrowed: "0.39583334", interest: "0.00000000", free: "10000.00000000" },
    });
  });

  test("a crash past both is met step by step: what was bought on the way down is sold below", async () => {
    await done(otocoing(alice, { ...BRACKET, workingPrice: "29500" }));
    await reaches(venue, "BTCUSDT", "28500");
    expect(await ordersOf(ISOLATED)).toEqual(["FILLED", "EXPIRED", "FILLED"]);
    expect(await seen(alice, "/openOrders", ISOLATED)).toEqual([]);
  });
});

test("a stop that follows: up with the price, and out where it turns, with the debt paid", async () => {
  await done(moving(alice, "10000 USDT", { from: "spot", to: "cross" }));
  await meets("SELL", "0.5");
  const buy = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.5", sideEffectType: "MARGIN_BUY" };
  await done(ordering(alice, buy));
  const stop = { symbol: "BTCUSDT", side: "SELL", type: "STOP_LOSS", quantity: "0.4995", trailingDelta: "300" };
  await done(ordering(alice, { ...stop, sideEffectType: "AUTO_REPAY" }));
  for (const price of ["30500", "32000", "31500", "33000", "32100"]) {
    await reaches(venue, "BTCUSDT", price);
    expect(await ordersOf({})).toEqual(["FILLED", "NEW"]);
  }
  // 33000 less 3 % is 32010.
  await reaches(venue, "BTCUSDT", "32000");
  expect(await ordersOf({})).toEqual(["FILLED", "FILLED"]);
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "0.00000000", interest: "0.00000000" });
});

test("a stop that waits for its price before it follows does not mind what came before", async () => {
  await done(moving(alice, "1 BTC", { from: "spot", to: "cross" }));
  const take = { symbol: "BTCUSDT", side: "SELL", type: "TAKE_PROFIT", quantity: "0.5", stopPrice: "32000" };
  await done(ordering(alice, { ...take, trailingDelta: "100" }));
  for (const price of ["31900", "30000", "32500", "32400"]) await reaches(venue, "BTCUSDT", price);
  expect(await ordersOf({})).toEqual(["NEW"]);
  await reaches(venue, "BTCUSDT", "32170");
  expect(await ordersOf({})).toEqual(["FILLED"]);
});

test("what a pending order lacks is borrowed when its turn comes, and not before", async () => {
  await done(moving(alice, "10000 USDT", { from: "spot", to: "cross" }));
  const working = { workingType: "LIMIT", workingSide: "BUY", workingPrice: "30000", workingQuantity: "0.1" };
  const pending = { pendingType: "LIMIT", pendingSide: "BUY", pendingPrice: "29000", pendingQuantity: "0.5" };
  const oto = { symbol: "BTCUSDT", ...working, workingTimeInForce: "GTC", ...pending, pendingTimeInForce: "GTC" };
  const { orders } = await done<PlacedList>(otoing(alice, { ...oto, sideEffectType: "MARGIN_BUY" }));
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "0.00000000", locked: "3000.00000000" });
  await meets("SELL", "0.1");
  // 14500 are needed and 7000 were left.
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "7500.00000000", locked: "14500.00000000" });
  await done(cancelling({ orderId: orders[1]!.orderId }));
  // 7500 × 0.000475 ÷ 24 = 0.1484375.
  expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: "0.14843750", free: "7000.00000000" });
});

test("without a loan to be had, what the working order bought stays without its follower", async () => {
  await done(moving(alice, "3000 USDT", { from: "spot", to: "cross" }));
  const working = { workingType: "LIMIT", workingSide: "BUY", workingPrice: "30000", workingQuantity: "0.1" };
  const pending = { pendingType: "LIMIT", pendingSide: "BUY", pendingPrice: "29000", pendingQuantity: "0.1" };
  const oto = { symbol: "BTCUSDT", ...working, workingTimeInForce: "GTC", ...pending, pendingTimeInForce: "GTC" };
  await done(otoing(alice, oto));
  await meets("SELL", "0.1");
  expect(await ordersOf({})).toEqual(["FILLED", "EXPIRED"]);
});

/** What a request that needs more than there is does to a cross account of 10000 USDT, and its cancellation after it. */
describe("four side effects, one table", () => {
  const LIMIT = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.5", price: "29000" };
  const OCO = { symbol: "BTCUSDT", side: "BUY", quantity: "0.5", price: "29000", stopPrice: "31000" };
  const WORKING = { workingType: "LIMIT", workingSide: "BUY", workingPrice: "29000", workingQuantity: "0.5" };
  const OTO = { symbol: "BTCUSDT", ...WORKING, workingTimeInForce: "GTC", pendingSide: "SELL", pendingQuantity: "0.4" };
  const TAKE = { pendingType: "LIMIT_MAKER", pendingPrice: "32000" };
  const ABOVE = { pendingAboveType: "LIMIT_MAKER", pendingAbovePrice: "32000" };
  const BELOW = { pendingBelowType: "STOP_LOSS", pendingBelowStopPrice: "28000" };
  /** Each needs so much, which makes its loan and an hour of it at 0.000475 a day, rounded up. */
  const KINDS = {
    order: { place: (more: Params) => ordering(alice, { ...LIMIT, ...more }), loan: "4500", hour: "0.08906250" },
    oco: { place: (more: Params) => ocoing(alice, { ...OCO, ...more }), loan: "5500", hour: "0.10885417" },
    oto: { place: (more: Params) => otoing(alice, { ...OTO, ...TAKE, ...more }), loan: "4500", hour: "0.08906250" },
    otoco: {
      place: (more: Params) => otocoing(alice, { ...OTO, ...ABOVE, ...BELOW, ...more }),
      loan: "4500",
      hour: "0.08906250",
    },
  } as const;

  beforeEach(() => done(moving(alice, "10000 USDT", { from: "spot", to: "cross" })));

  test.each(Object.keys(KINDS) as (keyof typeof KINDS)[])("%s", async (kind) => {
    const { place, loan, hour } = KINDS[kind];
    const triggers = kind === "oto" || kind === "otoco";
    await expectRefusal(venue, place({ sideEffectType: "NO_SIDE_EFFECT" }), NO_FUNDS);
    const unknown = triggers ? badValue("sideEffectType") : NO_FUNDS;
    await expectRefusal(venue, place({ sideEffectType: "AUTO_REPAY" }), unknown);
    const both = place({ sideEffectType: "AUTO_BORROW_REPAY", autoRepayAtCancel: "true" });
    if (triggers) await expectRefusal(venue, both, badValue("sideEffectType"));
    else await done(both);
    if (triggers) await done(place({ sideEffectType: "MARGIN_BUY" }));
    expect(await crossOf(alice, "USDT")).toMatchObject({
      borrowed: `${loan}.00000000`,
      interest: hour,
      free: "0.00000000",
      locked: `${10_000 + Number(loan)}.00000000`,
    });
    await done(() => alice.delete("/sapi/v1/margin/openOrders", { symbol: "BTCUSDT" }));
    // The interest is paid first, out of the loan: as much principal is left.
    const paid = { borrowed: hour, interest: "0.00000000", free: "10000.00000000", locked: "0.00000000" };
    expect(await crossOf(alice, "USDT")).toMatchObject(paid);

    await done(place({ sideEffectType: "MARGIN_BUY", autoRepayAtCancel: "false" }));
    await done(() => alice.delete("/sapi/v1/margin/openOrders", { symbol: "BTCUSDT" }));
    const free = `${10_000 + Number(loan)}.00000000`;
    const owed = (Number(loan) + Number(hour)).toFixed(8);
    expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed: owed, interest: hour, free, locked: "0.00000000" });
  });
});

test("a liquidation ends what is pending with what works, and neither comes back", async () => {
  await done(moving(alice, "6000 USDT", { from: "spot", to: "BTCUSDT" }));
  await meets("SELL", "0.6");
  const buy = { ...ISOLATED, side: "BUY", type: "MARKET", quantity: "0.6", sideEffectType: "MARGIN_BUY" };
  await done(ordering(alice, buy));
  const working = { workingType: "LIMIT", workingSide: "SELL", workingPrice: "33000", workingQuantity: "0.1" };
  const pending = { pendingType: "LIMIT", pendingSide: "BUY", pendingPrice: "25000", pendingQuantity: "0.05" };
  const oto = { ...ISOLATED, ...working, workingTimeInForce: "GTC", ...pending, pendingTimeInForce: "GTC" };
  await done(otoing(alice, oto));
  await reaches(venue, "BTCUSDT", "21000");
  const statuses = await ordersOf(ISOLATED);
  expect(statuses.slice(0, 3)).toEqual(["FILLED", "CANCELED", "CANCELED"]);
  expect(await seen(alice, "/openOrders", ISOLATED)).toEqual([]);
});
