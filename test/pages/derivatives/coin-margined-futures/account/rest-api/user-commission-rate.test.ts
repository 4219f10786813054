import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");

test("the rates shown are the rates paid", async () => {
  const rates = { symbol: "BTCUSD_PERP", makerCommissionRate: "0.00015", takerCommissionRate: "0.00040" };
  expectBody(await gets(alice, "/commissionRate", { symbol: BTC }), rates);
  await emptyBook(venue);
  await trade(bob, alice, { takerSide: "BUY", quantity: 300, price: "30000" });
  // Of one coin.
  expect((await gets(bob, "/userTrades", { symbol: BTC }))[0]).toMatchObject({ maker: true, commission: "0.00015000" });
  expect((await gets(alice, "/userTrades", { symbol: BTC }))[0]).toMatchObject({
    maker: false,
    commission: "0.00040000",
  });
  expect(await weightOf(() => alice.get(`${DAPI}/commissionRate`, { symbol: BTC }))).toBe(20);
});

test("refusals come in order", async () => {
  const called = { trader: alice, method: "GET", path: `${DAPI}/commissionRate`, params: { symbol: BTC } } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/commissionRate`, params), { symbol: "btcusd" }, [
    [illegalName("symbol"), { symbol: "BTCUSD" }],
    [BAD_SYMBOL, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
