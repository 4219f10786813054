import { expect, test } from "vitest";
import { expectRefusal, type Refusal } from "../../../../refusal.ts";
import { openVenue } from "../../../../venue.ts";
import { bodyOf, DAPI, expectBody, weightOf } from "../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = `${DAPI}/listenKey`;
const calls = (method: "POST" | "PUT" | "DELETE") => venue.raw(method, path, { apiKey: alice.key });
const GONE: Refusal = [
  -1125,
  "This listenKey does not exist. Please use `POST /fapi/v1/listenKey` to recreate `listenKey`",
];

test("a stream that is closed is over, and another one has another key", async () => {
  const first = bodyOf(await calls("POST"));
  expectBody(bodyOf(await calls("DELETE")), {});
  await expectRefusal(venue, () => calls("DELETE"), GONE);
  await expectRefusal(venue, () => calls("PUT"), GONE);
  expect(bodyOf(await calls("POST"))).not.toEqual(first);
});

test("a signed call is taken as well; without a key it is refused", async () => {
  expectBody(bodyOf(await alice.delete(path)), {});
  await expectRefusal(venue, () => venue.raw("DELETE", path), [-2014, "API-key format invalid."], 401);
  expect(await weightOf(() => calls("POST"))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
