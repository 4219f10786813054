import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  marks,
  posts,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

test("contracts without a position are left out", async () => {
  expect(await gets(alice, "/adlQuantile")).toEqual([]);
});

test("one who gains and is alone on his side is first in line; one who loses is in none", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
  await marks(venue, "30300");
  expectBody(await gets(alice, "/adlQuantile", { symbol: BTC }), [
    { symbol: "BTCUSD_PERP", adlQuantile: { LONG: 0, SHORT: 0, BOTH: 4 } },
  ]);
  expectBody(await gets(bob, "/adlQuantile"), [{ symbol: "BTCUSD_PERP", adlQuantile: { LONG: 0, SHORT: 0, BOTH: 0 } }]);
  expect(await gets(alice, "/adlQuantile", { symbol: ETH })).toEqual([]);
});

test("in hedge mode isolated legs stand by themselves, and crossed ones carry the mark of a hedge", async () => {
  await marks(venue, "30000");
  await trade(bob, alice, { takerSide: "SELL", quantity: 10, price: "30000" });
  await posts(alice, "/positionSide/dual", { dualSidePosition: "true" });
  await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000", positionSide: "LONG" });
  await marks(venue, "30300");
  expectBody(await gets(alice, "/adlQuantile"), [
    { symbol: "BTCUSD_PERP", adlQuantile: { LONG: 4, SHORT: 4, HEDGE: 0 } },
  ]);
  await marks(venue, "30000");
  await trade(bob, alice, { takerSide: "SELL", quantity: 10, price: "30000", positionSide: "LONG" });
  await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, alice, { takerSide: "SELL", quantity: 10, price: "30000", positionSide: "SHORT" });
  await marks(venue, "29700");
  expectBody(await gets(alice, "/adlQuantile"), [
    { symbol: "BTCUSD_PERP", adlQuantile: { LONG: 0, SHORT: 4, BOTH: 0 } },
  ]);
});

test("it weighs five", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/adlQuantile`))).toBe(5);
});

test("refusals come in order", async () => {
  const path = `${DAPI}/adlQuantile`;
  await expectDoor(venue, { trader: alice, method: "GET", path, params: {}, mandatory: [] });
  await expectRepairs(venue, (params) => alice.get(path, params), { symbol: "x" }, [
    [illegalName("symbol"), { symbol: "X" }],
    [BAD_SYMBOL, { symbol: BTC }],
  ]);
});
