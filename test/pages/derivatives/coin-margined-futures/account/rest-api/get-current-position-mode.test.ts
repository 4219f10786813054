import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import { DAPI, expectBody, gets, posts, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");

test("the mode is a boolean, one-way until it is set, and an account's own", async () => {
  expectBody(await gets(alice, "/positionSide/dual"), { dualSidePosition: false });
  await posts(alice, "/positionSide/dual", { dualSidePosition: "true" });
  expectBody(await gets(alice, "/positionSide/dual"), { dualSidePosition: true });
  expectBody(await gets(venue.as("bob"), "/positionSide/dual"), { dualSidePosition: false });
  expect(await weightOf(() => alice.get(`${DAPI}/positionSide/dual`))).toBe(30);
});

test("a caller is known before anything is shown", async () => {
  await expectDoor(venue, {
    trader: alice,
    method: "GET",
    path: `${DAPI}/positionSide/dual`,
    params: {},
    mandatory: [],
  });
  expect(venue.faults()).toEqual([]);
});
