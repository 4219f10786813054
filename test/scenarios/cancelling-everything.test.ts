// What one call takes off the book and what it leaves, when a trader has orders in every account there is.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  crossOf,
  disabling,
  done,
  moving,
  ocoing,
  ordering,
  orderingContracts,
  orderingSpot,
  repaying,
  type Request,
  seen,
  spotOf,
  standing,
} from "./story.ts";

const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "29000" };
const OCO = { ...ISOLATED, side: "SELL", quantity: "0.5", price: "31000", stopPrice: "29500" };
const UNKNOWN: Refusal = [-2011, "Unknown order sent."];

/** A placed order. */
interface Placed {
  readonly orderId: number;
  readonly clientOrderId: string;
}

/** A placed list. */
interface PlacedList {
  readonly orderListId: number;
  readonly listClientOrderId: string;
  readonly orders: readonly Placed[];
}

let venue: TestVenue;
let alice: Trader;
const cancellingAll = (of: Params): Request => {
  return () => alice.delete("/sapi/v1/margin/openOrders", of);
};

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
  await done(moving(alice, "2000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(moving(alice, "1 BTC", { from: "spot", to: "BTCUSDT" }));
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
});
afterEach(() => expectSound(venue));

test("two limits and an OCO of one isolated pair go; orders of the same market in other accounts stay", async () => {
  const first = await done<Placed>(ordering(alice, { ...BID, ...ISOLATED, newClientOrderId: "dip" }));
  const second = await done<Placed>(ordering(alice, { ...BID, ...ISOLATED, quantity: "0.01", price: "28000" }));
  const list = await done<PlacedList>(ocoing(alice, OCO));
  const cross = await done<Placed>(ordering(alice, BID));
  const spot = await done<Placed>(orderingSpot(alice, BID));
  const contract = { ...BID, symbol: "BTCUSD_PERP", quantity: 1 };
  const perpetual = await done<Placed>(orderingContracts(alice, contract));
  // 0.02 × 29000 + 0.01 × 28000 are bound, and half a coin.
  const bound = { baseAsset: { free: "0.50000000", locked: "0.50000000" }, quoteAsset: { locked: "860.00000000" } };
  expect(await standing(alice, "BTCUSDT")).toMatchObject(bound);

  const rows = await done<{ clientOrderId: string }[]>(cancellingAll(ISOLATED));

  const { clientOrderId } = rows[0]!;
  const gone = { clientOrderId, isIsolated: true, status: "CANCELED", executedQty: "0.00000000", orderListId: -1 };
  const leg = { clientOrderId, status: "CANCELED", orderListId: list.orderListId, origQty: "0.50000000" };
  expect(rows).toHaveLength(3);
  expect(rows).toMatchObject([
    { ...gone, orderId: first.orderId, origClientOrderId: "dip", price: "29000.00000000" },
    { ...gone, orderId: second.orderId, origClientOrderId: second.clientOrderId, price: "28000.00000000" },
    {
      orderListId: list.orderListId,
      contingencyType: "OCO",
      listStatusType: "ALL_DONE",
      listOrderStatus: "ALL_DONE",
      listClientOrderId: list.listClientOrderId,
      orders: list.orders,
      orderReports: [
        { ...leg, origClientOrderId: list.orders[0]!.clientOrderId, type: "STOP_LOSS" },
        { ...leg, origClientOrderId: list.orders[1]!.clientOrderId, type: "LIMIT_MAKER" },
      ],
    },
  ]);
  const names = ["dip", second.clientOrderId, ...list.orders.map((order) => order.clientOrderId)];
  expect(names).not.toContain(clientOrderId);

  const whole = { baseAsset: { free: "1.00000000", locked: "0.00000000" }, quoteAsset: { free: "2000.00000000" } };
  expect(await standing(alice, "BTCUSDT")).toMatchObject(whole);
  expect(await seen(alice, "/openOrders")).toMatchObject([{ orderId: cross.orderId, isIsolated: false }]);
  const onSpot = await done(() => alice.get("/api/v3/openOrders", { symbol: "BTCUSDT" }));
  expect(onSpot).toMatchObject([{ orderId: spot.orderId }]);
  const onContract = await done(() => alice.get("/dapi/v1/openOrders", { symbol: "BTCUSD_PERP" }));
  expect(onContract).toMatchObject([{ orderId: perpetual.orderId }]);
  await expectRefusal(venue, cancellingAll(ISOLATED), UNKNOWN);
});

test("who forgets isIsolated looks into the cross account, where there is nothing to cancel", async () => {
  await done(ordering(alice, { ...BID, ...ISOLATED }));
  await expectRefusal(venue, cancellingAll({ symbol: "BTCUSDT" }), UNKNOWN);
  await expectRefusal(venue, cancellingAll({ symbol: "BTCUSDT", isIsolated: "FALSE" }), UNKNOWN);
  await expectRefusal(venue, cancellingAll({ symbol: "ETHUSDT" }), UNKNOWN);
  // No account, no orders: that reads differently.
  const never: Refusal = [-11001, "Isolated margin account does not exist."];
  await expectRefusal(venue, cancellingAll({ symbol: "ETHUSDT", isIsolated: "TRUE" }), never);
  // The spot page has orders of its own.
  await expectRefusal(venue, () => alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" }), UNKNOWN);
  expect(await done(cancellingAll(ISOLATED))).toHaveLength(1);
});

test("on contracts there is always something done, even where nothing was open", async () => {
  const cancelling = (): Request => () => alice.delete("/dapi/v1/allOpenOrders", { symbol: "BTCUSD_PERP" });
  const said = { code: 200, msg: "The operation of cancel all open order is done." };
  expect(await done(cancelling())).toEqual(said);
  await done(orderingContracts(alice, { ...BID, symbol: "BTCUSD_PERP", quantity: 1 }));
  expect(await done(cancelling())).toEqual(said);
  expect(await done(() => alice.get("/dapi/v1/openOrders"))).toEqual([]);
});

test("what fills between the look and the call is not among the cancelled, and of a list only what was open is", async () => {
  // The house bids 29998.50: at 29999 alice is first.
  const bid = await done<Placed>(ordering(alice, { ...BID, ...ISOLATED, price: "29999" }));
  const low = await done<Placed>(ordering(alice, { ...BID, ...ISOLATED }));
  // The house offers 30001.50: at 30001 she is first too.
  const list = await done<PlacedList>(ocoing(alice, { ...OCO, price: "30001" }));
  expect(await seen(alice, "/openOrders", ISOLATED)).toHaveLength(4);

  const bob = venue.as("bob");
  const taking = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "IOC" };
  await done(orderingSpot(bob, { ...taking, side: "SELL", quantity: "0.02", price: "29999" }));
  await done(orderingSpot(bob, { ...taking, side: "BUY", quantity: "0.1", price: "30001" }));
  const rows = await done(cancellingAll(ISOLATED));

  const [stop, limit] = list.orders;
  const half = { orderId: limit!.orderId, status: "CANCELED", origQty: "0.50000000", executedQty: "0.10000000" };
  expect(rows).toMatchObject([{ orderId: low.orderId }, { orders: list.orders, orderReports: [half] }]);
  expect(rows).toHaveLength(2);
  const ends = await seen<{ orderId: number; status: string }[]>(alice, "/allOrders", ISOLATED);
  expect(ends.map(({ orderId, status }) => [orderId, status])).toEqual([
    [bid.orderId, "FILLED"],
    [low.orderId, "CANCELED"],
    [stop!.orderId, "EXPIRED"],
    [limit!.orderId, "CANCELED"],
  ]);
  expect(await standing(alice, "BTCUSDT")).toMatchObject({
    // 1 + 0.02 less a thousandth of it − 0.1.
    baseAsset: { free: "0.91998000", locked: "0.00000000" },
    // 2000 − 0.02 × 29999 + 0.1 × 30001 less a thousandth of it.
    quoteAsset: { free: "4397.11990000", locked: "0.00000000" },
  });
});

test("orders that borrowed pay back when they go, but the hour that was begun stays owing", async () => {
  await done(moving(alice, "1 BTC", { from: "BTCUSDT", to: "spot" }));
  await done(moving(alice, "1000 USDT", { from: "BTCUSDT", to: "spot" }));
  const borrowed = { ...BID, ...ISOLATED, sideEffectType: "MARGIN_BUY" };
  // 0.05 × 29000 = 1450, of which she has 1000; 0.02 × 28000 = 560, of which she has nothing left.
  expect(await done(ordering(alice, { ...borrowed, quantity: "0.05" }))).toMatchObject({ marginBuyBorrowAmount: 450 });
  const more = await done(ordering(alice, { ...borrowed, price: "28000" }));
  expect(more).toMatchObject({ marginBuyBorrowAmount: 560 });
  await done(cancellingAll(ISOLATED));
  // 450 and 560 × 0.000475 ÷ 24 are 0.00890625 and 0.01108334. The 1010 that come back pay them first.
  const left = { borrowed: "0.01998959", interest: "0.00000000", free: "1000.00000000" };
  expect(await standing(alice, "BTCUSDT")).toMatchObject({ quoteAsset: left });
  await expectRefusal(venue, disabling(alice, "BTCUSDT"), [
    -11102,
    "You cannot disable this isolated margin pair, as there are still assets or debts of this pair.",
  ]);
  await done(repaying(alice, "0.01998959 USDT", "BTCUSDT"));
  await done(moving(alice, "999.98001041 USDT", { from: "BTCUSDT", to: "spot" }));
  await done(disabling(alice, "BTCUSDT"));
});

test("a loan taken by hand for an order is not paid back by cancelling it", async () => {
  await done(borrowing(alice, "500 USDT", "cross"));
  await done(ordering(alice, { ...BID, quantity: "0.05" }));
  await done(cancellingAll({ symbol: "BTCUSDT" }));
  // 500 × 0.000475 ÷ 24 = 0.00989583…, rounded up.
  const owing = { borrowed: "500.00000000", interest: "0.00989584", free: "1500.00000000", locked: "0.00000000" };
  expect(await crossOf(alice, "USDT")).toMatchObject(owing);
  expect(await spotOf(alice, "USDT")).toMatchObject({ free: "97000.00000000" });
});
