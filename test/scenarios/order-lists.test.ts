// What traders meet who hang two orders on one position: the ways out of a list that are none, a price that jumps
// past the stop, and the door at which isolated orders are not taken.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../venue.ts";
import {
  done,
  moving,
  ocoing,
  ordering,
  orderingSpot,
  quoting,
  reaches,
  type Request,
  seen,
  standing,
} from "./story.ts";

const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const UNKNOWN_LIST: Refusal = [-2011, "Unknown order list sent."];
const UNKNOWN_ORDER: Refusal = [-2011, "Unknown order sent."];
const NO_SUCH_ORDER: Refusal = [-2013, "Order does not exist."];
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
const cancellingList = (of: Params): Request => {
  return () => alice.delete("/sapi/v1/margin/orderList", { symbol: "BTCUSDT", ...of });
};

/** The ends of a trader's orders in the isolated account of BTCUSDT, by number. */
async function endsOf(trader: Trader): Promise<[number, string][]> {
  const orders = await seen<{ orderId: number; status: string }[]>(trader, "/allOrders", ISOLATED);
  return orders.map(({ orderId, status }) => [orderId, status]);
}

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

describe("getting out of a list", () => {
  const OCO = { side: "SELL", quantity: "0.5", price: "31000", stopPrice: "29000", listClientOrderId: "exit" };

  test("by one leg takes all of it; every other way asks the wrong account or has the wrong number", async () => {
    await done(moving(alice, "1 BTC", { from: "spot", to: "BTCUSDT" }));
    const { orderListId, orders } = await done<PlacedList>(ocoing(alice, { ...ISOLATED, ...OCO }));
    const [stop, limit] = orders.map(({ orderId }) => orderId) as [number, number];
    await expectRefusal(venue, cancellingList({ orderListId }), UNKNOWN_LIST);
    await expectRefusal(venue, cancellingList({ listClientOrderId: "exit" }), UNKNOWN_LIST);
    const neither = "Either orderListId or listClientOrderId must be provided.";
    await expectRefusal(venue, cancellingList({ isIsolated: "TRUE" }), [-11016, neither]);
    await expectRefusal(venue, cancellingList({ isIsolated: "TRUE", orderListId: stop }), UNKNOWN_LIST);
    await expectRefusal(venue, cancelling({ isIsolated: "TRUE", orderId: orderListId }), UNKNOWN_ORDER);
    await expectRefusal(venue, cancelling({ isIsolated: "TRUE", origClientOrderId: "exit" }), UNKNOWN_ORDER);
    await expectRefusal(venue, cancelling({ orderId: limit }), UNKNOWN_ORDER);
    const onSpot = () => alice.delete("/api/v3/order", { symbol: "BTCUSDT", orderId: limit });
    await expectRefusal(venue, onSpot, UNKNOWN_ORDER);

    await done(cancelling({ isIsolated: "TRUE", orderId: limit }));
    expect(await endsOf(alice)).toEqual([
      [stop, "CANCELED"],
      [limit, "CANCELED"],
    ]);
    const list = await seen(alice, "/orderList", { isIsolated: "TRUE", symbol: "BTCUSDT", orderListId });
    expect(list).toMatchObject({ listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE", orders });
    expect(await standing(alice, "BTCUSDT")).toMatchObject({ baseAsset: { free: "1.00000000", locked: "0.00000000" } });
    await expectRefusal(venue, cancelling({ isIsolated: "TRUE", orderId: stop }), UNKNOWN_ORDER);
    await expectRefusal(venue, cancellingList({ isIsolated: "TRUE", orderListId }), UNKNOWN_LIST);
  });

  test("of two by one name, each account has its own", async () => {
    for (const wallet of ["BTCUSDT", "cross"]) await done(moving(alice, "1 BTC", { from: "spot", to: wallet }));
    const isolated = await done<PlacedList>(ocoing(alice, { ...ISOLATED, ...OCO }));
    const cross = await done<PlacedList>(ocoing(alice, { symbol: "BTCUSDT", ...OCO }));
    const duplicate: Refusal = [-2010, "Duplicate order sent."];
    await expectRefusal(venue, ocoing(alice, { ...ISOLATED, ...OCO }), duplicate);
    const gone = await done(cancellingList({ listClientOrderId: "exit" }));
    expect(gone).toMatchObject({ orderListId: cross.orderListId, isIsolated: false });
    await expectRefusal(venue, cancellingList({ listClientOrderId: "exit" }), UNKNOWN_LIST);
    expect(await seen(alice, "/openOrderList", ISOLATED)).toMatchObject([{ orderListId: isolated.orderListId }]);
    // A name is free again when its list is done.
    await done(ocoing(alice, { symbol: "BTCUSDT", ...OCO }));
  });
});

/**
 * Somebody buys a coin at 30000 with 6000 of their own and 24000 borrowed, with 0.001 brought along for the
 * commission, and hangs a list on half of it. Owes 24000.475 from then on. Answers with the numbers of stop and limit.
 */
async function buysAndHedges(trader: Trader, list: Params): Promise<[stop: number, limit: number]> {
  await done(moving(trader, "6000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(moving(trader, "0.001 BTC", { from: "spot", to: "BTCUSDT" }));
  await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "30000" }));
  const buy = { ...ISOLATED, side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };
  await done(ordering(trader, buy));
  const oco = { ...ISOLATED, side: "SELL", quantity: "0.5", price: "33000", sideEffectType: "AUTO_REPAY", ...list };
  const { orders } = await done<PlacedList>(ocoing(trader, oco));
  return orders.map(({ orderId }) => orderId) as [number, number];
}

test("a price jumps past two stops: the one with a limit hangs in the air, the one without sells for what there is", async () => {
  const carol = venue.as("carol");
  const limited = { stopPrice: "28000", stopLimitPrice: "27900", stopLimitTimeInForce: "GTC" };
  const [stop, limit] = await buysAndHedges(alice, limited);
  const [carolsStop, carolsLimit] = await buysAndHedges(carol, { stopPrice: "28000" });
  const ofList = async (trader: Trader) => (await endsOf(trader)).slice(1);

  await reaches(venue, "BTCUSDT", "26700");
  expect(await ofList(alice)).toEqual([
    [stop, "NEW"],
    [limit, "EXPIRED"],
  ]);
  expect(await seen(alice, "/openOrders", ISOLATED)).toMatchObject([{ orderId: stop, price: "27900.00000000" }]);
  // 26700 ÷ 24000.475, and half of what she has is bound by an order far above the market.
  expect(await standing(alice, "BTCUSDT")).toMatchObject({
    baseAsset: { free: "0.50000000", locked: "0.50000000" },
    marginLevel: "1.11247798",
  });
  expect(await ofList(carol)).toEqual([
    [carolsStop, "FILLED"],
    [carolsLimit, "EXPIRED"],
  ]);
  // The house bids 26700 less 50 millionths, 26698.67: half a coin brings 13349.335 less a thousandth, and all of
  // it pays the debt. 0.5 × 26700 ÷ (24000.475 − 13335.985665).
  expect(await standing(carol, "BTCUSDT")).toMatchObject({
    baseAsset: { free: "0.50000000", locked: "0.00000000" },
    quoteAsset: { borrowed: "10664.48933500", interest: "0.00000000", free: "0.00000000" },
    marginLevel: "1.25181802",
  });

  await reaches(venue, "BTCUSDT", "25600");
  expect(await standing(alice, "BTCUSDT")).toMatchObject({ marginLevelStatus: "PRE_LIQUIDATION" });
  expect(await standing(carol, "BTCUSDT")).toMatchObject({ marginLevelStatus: "EXCESSIVE" });

  // Only when the price comes back to it does the order do what it was for: 13950 less a thousandth.
  await reaches(venue, "BTCUSDT", "28000");
  expect(await ofList(alice)).toEqual([
    [stop, "FILLED"],
    [limit, "EXPIRED"],
  ]);
  expect(await standing(alice, "BTCUSDT")).toMatchObject({
    baseAsset: { free: "0.50000000", locked: "0.00000000" },
    quoteAsset: { borrowed: "10064.42500000", interest: "0.00000000" },
  });
});

test("the wrong door: spot does not know isolated orders, and margin takes them for cross ones unless told", async () => {
  await done(moving(alice, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
  const bid = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
  const unread = (sent: number): Refusal => [
    -1104,
    `Not all sent parameters were read; read '8' parameter(s) but was sent '${sent}'.`,
  ];
  const borrowed = { ...bid, isIsolated: "TRUE", sideEffectType: "MARGIN_BUY" };
  // Six of the order, the time and the signature are read.
  await expectRefusal(venue, orderingSpot(alice, { ...bid, isIsolated: "TRUE" }), unread(9));
  await expectRefusal(venue, orderingSpot(alice, borrowed), unread(10));
  await expectRefusal(venue, ordering(alice, bid), NO_FUNDS);
  await expectRefusal(venue, ordering(alice, { ...bid, isIsolated: "yes" }), badValue("isIsolated"));
  const ids: number[] = [];
  for (const isIsolated of ["TRUE", "true", true]) {
    const placed = await done<{ orderId: number }>(ordering(alice, { ...bid, isIsolated }));
    expect(placed).toMatchObject({ isIsolated: true });
    ids.push(placed.orderId);
  }
  const [orderId] = ids;
  const asking = (page: string) => () => alice.get(page, { symbol: "BTCUSDT", orderId });
  await expectRefusal(venue, asking("/sapi/v1/margin/order"), NO_SUCH_ORDER);
  await expectRefusal(venue, asking("/api/v3/order"), NO_SUCH_ORDER);
  expect(await done(() => alice.get("/api/v3/openOrders"))).toEqual([]);
  const found = await seen<{ orderId: number }[]>(alice, "/openOrders", ISOLATED);
  expect(found.map((order) => order.orderId)).toEqual(ids);
  // 3 × 290 are bound in the pair's account.
  expect(await standing(alice, "BTCUSDT")).toMatchObject({
    quoteAsset: { free: "130.00000000", locked: "870.00000000" },
  });
});
