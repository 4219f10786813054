import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";

const PAGE = "/tradeCoeff";

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("tells the levels of a cross account of three times leverage", async () => {
  // The documented example is the row of 3x.
  const expected = { normalBar: "1.5", marginCallBar: "1.3", forceLiquidationBar: "1.1" };
  expect(JSON.stringify(await gets(alice, PAGE))).toBe(JSON.stringify(expected));
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(`${MARGIN}${PAGE}`), "ip")).toBe(10);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${MARGIN}${PAGE}`, params: {}, mandatory: [] });
});
