import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  gets,
  illegalName,
  illegalWhole,
  posts,
  rests,
  type Row,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const PATH = `${DAPI}/countdownCancelAll`;
const counts = (countdownTime: number, symbol = BTC) => posts(alice, "/countdownCancelAll", { symbol, countdownTime });
const open = async (trader = alice, symbol = BTC) => (await gets(trader, "/openOrders", { symbol })).length;
const bid = { side: "BUY", quantity: 1, price: "29000" };

test("the time is told as a text, and is not up before it is", async () => {
  const orderId = await rests(alice, bid);
  await rests(bob, bid);
  await rests(alice, { ...bid, symbol: ETH, price: "1950" });
  expectBody(await counts(100_000), { symbol: "BTCUSD_PERP", countdownTime: "100000" });
  await venue.advance(99_999);
  expect(await open()).toBe(1);
  await venue.advance(1);
  expect([await open(), await open(bob), await open(alice, ETH)]).toEqual([0, 1, 1]);
  const closed = await gets<Row>(alice, "/order", { symbol: BTC, orderId });
  expect(closed).toMatchObject({ status: "CANCELED", updateTime: venue.now() });
});

test("a heartbeat puts it off, and zero stops it", async () => {
  await rests(alice, bid);
  for (let beat = 0; beat < 4; beat++) {
    await counts(120_000);
    await venue.advance(30_000);
  }
  expectBody(await counts(0), { symbol: "BTCUSD_PERP", countdownTime: "0" });
  expectBody(await counts(0), { symbol: "BTCUSD_PERP", countdownTime: "0" });
  await venue.advance(3_600_000);
  expect(await open()).toBe(1);
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC });
});

test("it needs nothing to be open when it is set, nor when it runs out", async () => {
  await counts(1_000);
  await venue.advance(999);
  await rests(alice, bid);
  await venue.advance(1);
  expect(await open()).toBe(0);
  await counts(1_000);
  await venue.advance(1_000);
  await rests(alice, bid);
  expect(await open()).toBe(1);
});

test("what is wrong with a call is said", async () => {
  const mandatory = ["symbol", "countdownTime"];
  const params = { symbol: BTC, countdownTime: 0 };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory });
  const expectRefused = (more: Params, by: Refusal) =>
    expectRefusal(venue, () => alice.post(PATH, { symbol: BTC, countdownTime: 1_000, ...more }), by);
  await expectRefused({ symbol: "btc" }, illegalName("symbol"));
  await expectRefused({ symbol: "DOGEUSD_PERP" }, BAD_SYMBOL);
  await expectRefused({ countdownTime: "-1" }, illegalWhole("countdownTime"));
  await expectRefused({ countdownTime: "1.5" }, illegalWhole("countdownTime"));
  await expectRefused({ countdownTime: "100000000000001" }, badValue("countdownTime"));
});

test("it weighs ten", async () => {
  expect(await weightOf(() => alice.post(PATH, { symbol: BTC, countdownTime: 0 }))).toBe(10);
});
