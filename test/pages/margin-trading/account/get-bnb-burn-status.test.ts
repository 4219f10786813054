import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";

const PATH = "/sapi/v1/bnbBurn";

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("two booleans: off at first, then as they were set, each account for itself", async () => {
  const { status, text } = await alice.get(PATH);
  expect({ status, text }).toEqual({ status: 200, text: '{"spotBNBBurn":false,"interestBNBBurn":false}' });
  await alice.post(PATH, { spotBNBBurn: "true" });
  expect((await alice.get(PATH)).body).toEqual({ spotBNBBurn: true, interestBNBBurn: false });
  expect((await venue.as("bob").get(PATH)).body).toEqual({ spotBNBBurn: false, interestBNBBurn: false });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(1);
});

test("is asked for with a signature", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});
