import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { INTEGER, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";

const PAGE = "/isolated/accountLimit";

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("counts the pairs that are enabled", async () => {
  const none = await gets(alice, PAGE);
  expect(shapeOf(none)).toBe(shape({ enabledAccount: INTEGER, maxAccount: INTEGER }));
  expect(none).toEqual({ enabledAccount: 0, maxAccount: 20 });
  await venue.fund("alice", "BTCUSDT", "USDT", "1");
  await venue.fund("alice", "ETHBTC", "ETH", "1");
  expect(await gets(alice, PAGE)).toEqual({ enabledAccount: 2, maxAccount: 20 });
  expect(await gets(venue.as("bob"), PAGE)).toEqual({ enabledAccount: 0, maxAccount: 20 });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(`${MARGIN}${PAGE}`), "ip")).toBe(1);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${MARGIN}${PAGE}`, params: {}, mandatory: [] });
});
