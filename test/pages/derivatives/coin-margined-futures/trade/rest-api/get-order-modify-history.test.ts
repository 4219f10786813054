import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  bodyOf,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  gets,
  illegalName,
  illegalWhole,
  rests,
  type Row,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const DAY = 86_400_000;
const amends = async (params: Params, trader = alice) =>
  bodyOf(await trader.put(`${DAPI}/order`, { symbol: BTC, side: "BUY", ...params }));
const history = (params: Params, trader = alice) => gets(trader, "/orderAmendment", { symbol: BTC, ...params });
const prices = (rows: readonly Row[]) =>
  rows.map((row) => (row["amendment"] as { price: { after: string } }).price.after);

const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "29002", newClientOrderId: "mine" });
const other = await rests(bob, { side: "BUY", quantity: 1, price: "29000" });

test("every amendment of an order is there with what it was and what it became, the newest first", async () => {
  expect(await history({ orderId })).toEqual([]);
  await venue.advance(1_000);
  await amends({ orderId, price: "29005" });
  await amends({ orderId: other, price: "29001" }, bob);
  await venue.advance(1_000);
  await amends({ orderId, price: "29004.5", quantity: 3 });
  const row = (amendmentId: number, time: number, amendment: Row) => {
    return { amendmentId, symbol: BTC, pair: "BTCUSD", orderId, clientOrderId: "mine", time, amendment };
  };
  const price = (before: string, after: string) => ({ before, after });
  expectBody(await history({ orderId }), [
    row(3, START + 2_000, { price: price("29005", "29004.5"), origQty: price("1", "3"), count: 2 }),
    row(1, START + 1_000, { price: price("29002", "29005"), origQty: price("1", "1"), count: 1 }),
  ]);
});

test("the order may be named by its client id, open or closed; its number counts before that", async () => {
  expect(await history({ origClientOrderId: "mine" })).toHaveLength(2);
  expect(await history({ origClientOrderId: "mine", orderId: other })).toEqual([]);
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId });
  expect(await history({ origClientOrderId: "mine" })).toHaveLength(2);
  expect(await history({ orderId })).toHaveLength(2);
});

test("nobody else's are shown, nor those in another contract, nor any of what never was", async () => {
  expect(await history({ orderId }, bob)).toEqual([]);
  expect(await history({ orderId, symbol: ETH })).toEqual([]);
  expect(await history({ orderId: 999_999 })).toEqual([]);
  expect(await history({ origClientOrderId: "nobody" })).toEqual([]);
});

test("a time is asked for with both ends, a limit with how many of the newest", async () => {
  const within = async (params: Params) => prices(await history({ orderId, ...params }));
  expect(await within({ startTime: START + 2_000 })).toEqual(["29004.5"]);
  expect(await within({ startTime: START + 2_001 })).toEqual([]);
  expect(await within({ endTime: START + 1_000 })).toEqual(["29005"]);
  expect(await within({ startTime: START + 1_000, endTime: START + 1_999 })).toEqual(["29005"]);
  expect(await within({ limit: 1 })).toEqual(["29004.5"]);
  expect(await within({ limit: 1_000 })).toHaveLength(2);
});

test("fifty are shown where nobody asks for more, and a hundred at most", async () => {
  const busy = await rests(alice, { side: "BUY", quantity: 1, price: "28000" });
  for (let nth = 1; nth <= 101; nth++) await amends({ orderId: busy, quantity: 1 + (nth % 2) });
  expect(await history({ orderId: busy })).toHaveLength(50);
  const most = await history({ orderId: busy, limit: 500 });
  expect(most.map((row) => (row["amendment"] as { count: number }).count).slice(0, 2)).toEqual([101, 100]);
  expect(most).toHaveLength(100);
});

test("what is older than three months is gone", async () => {
  await venue.advance(90 * DAY - 1_000);
  expect(prices(await history({ orderId }))).toEqual(["29004.5", "29005"]);
  await venue.advance(1);
  expect(prices(await history({ orderId }))).toEqual(["29004.5"]);
  expect(prices(await history({ orderId, startTime: START }))).toEqual(["29004.5"]);
  await venue.advance(1_000);
  expect(await history({ orderId })).toEqual([]);
});

test("the caller's own number is shown where the venue was founded as in July 2026", async () => {
  const later = await openVenue({ profile: "2026-07" });
  const carol = later.as("carol");
  const id = await rests(carol, { side: "BUY", quantity: 1, price: "29000" });
  bodyOf(
    await carol.put(`${DAPI}/order`, {
      symbol: BTC,
      side: "BUY",
      orderId: id,
      price: "29001",
      quantity: 1,
      modifyId: 12,
    }),
  );
  const [row] = await gets(carol, "/orderAmendment", { symbol: BTC, orderId: id });
  expect(row!["amendment"]).toEqual({
    price: { before: "29000", after: "29001" },
    origQty: { before: "1", after: "1" },
    count: 1,
    modifyId: 12,
  });
});

test("what is wrong with a call is said", async () => {
  const path = `${DAPI}/orderAmendment`;
  await expectDoor(venue, {
    trader: alice,
    method: "GET",
    path,
    params: { symbol: BTC, orderId },
    mandatory: ["symbol"],
  });
  const expectRefused = (params: Params, by: Refusal) =>
    expectRefusal(venue, () => alice.get(path, { symbol: BTC, orderId, ...params }), by);
  await expectRefused({ symbol: "btc" }, illegalName("symbol"));
  await expectRefused({ symbol: "DOGEUSD_PERP" }, BAD_SYMBOL);
  await expectRefused({ orderId: "x" }, illegalWhole("orderId"));
  await expectRefused({ origClientOrderId: "a b" }, [-4015, "Client order id is not valid."]);
  await expectRefused({ limit: "0" }, [-1130, "Data sent for parameter 'limit' is not valid."]);
  await expectRefused({ orderId: "" }, [
    -1102,
    "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
  ]);
  await expectRefused({ startTime: 2, endTime: 1 }, [-1023, "Start time is greater than end time."]);
});

test("it weighs one", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/orderAmendment`, { symbol: BTC, orderId }))).toBe(1);
});
