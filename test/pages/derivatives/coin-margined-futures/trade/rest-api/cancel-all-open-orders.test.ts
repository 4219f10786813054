import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  bodyOf,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const DONE = { code: 200, msg: "The operation of cancel all open order is done." };

test("every order of the contract ends, and no other", async () => {
  const orders = [
    await rests(alice, { side: "BUY", quantity: 2, price: "29000" }),
    await rests(alice, { side: "SELL", quantity: 2, price: "31000" }),
  ];
  const elsewhere = await rests(alice, { symbol: ETH, side: "BUY", quantity: 1, price: "1990" });
  const others = await rests(bob, { side: "BUY", quantity: 1, price: "28900" });
  expectBody(bodyOf(await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC })), DONE);
  for (const orderId of orders)
    expect(await gets(alice, "/order", { symbol: BTC, orderId })).toMatchObject({ status: "CANCELED" });
  expect((await gets(alice, "/openOrders")).map((row) => row["orderId"])).toEqual([elsewhere]);
  expect((await gets(bob, "/openOrders")).map((row) => row["orderId"])).toEqual([others]);
});

test("where nothing is open it is done all the same", async () => {
  expectBody(bodyOf(await alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC })), DONE);
  expect(await weightOf(() => alice.delete(`${DAPI}/allOpenOrders`, { symbol: BTC }))).toBe(1);
});

test("refusals come in order", async () => {
  const called = { trader: alice, method: "DELETE", path: `${DAPI}/allOpenOrders`, params: { symbol: BTC } } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
  await expectRepairs(venue, (params) => alice.delete(`${DAPI}/allOpenOrders`, params), { symbol: "x" }, [
    [illegalName("symbol"), { symbol: "X" }],
    [BAD_SYMBOL, { symbol: "BTCUSDT" }],
    [BAD_SYMBOL, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
