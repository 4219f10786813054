import { expect, test } from "vitest";
import { expectRefusal, type Refusal } from "../../../../refusal.ts";
import { HOURS, openVenue } from "../../../../venue.ts";
import { bodyOf, DAPI, expectBody, weightOf } from "../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = `${DAPI}/listenKey`;
const calls = (method: "POST" | "PUT") => venue.raw(method, path, { apiKey: alice.key });
const GONE: Refusal = [
  -1125,
  "This listenKey does not exist. Please use `POST /fapi/v1/listenKey` to recreate `listenKey`",
];

test("a stream that is kept alive goes on for an hour from then", async () => {
  await expectRefusal(venue, () => calls("PUT"), GONE);
  const started = bodyOf(await calls("POST"));
  for (let hour = 0; hour < 5; hour++) {
    await venue.advance(HOURS - 1);
    expectBody(bodyOf(await calls("PUT")), started);
  }
  expectBody(bodyOf(await alice.put(path, { listenKey: "ignored" })), started);
  expect(await weightOf(() => calls("PUT"))).toBe(1);
});

test("an hour after it was last kept alive it is gone", async () => {
  await venue.advance(HOURS);
  await expectRefusal(venue, () => calls("PUT"), GONE);
  await expectRefusal(venue, () => venue.raw("PUT", path), [-2014, "API-key format invalid."], 401);
  expect(venue.faults()).toEqual([]);
});
