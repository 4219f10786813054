import { expect, test } from "vitest";
import { expectRefusal } from "../../../refusal.ts";
import { shape, shapeOf, TEXT } from "../../../shape.ts";
import { HOURS, openVenue } from "../../../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = "/sapi/v1/margin/listen-key";
const calls = (method: string, listenKey?: string) =>
  venue.raw(method, path, { apiKey: alice.key, ...(listenKey !== undefined && { query: `listenKey=${listenKey}` }) });

test("a key is given out, and the same again for another hour while it is open", async () => {
  const { status, body, headers } = await calls("POST");
  expect({ status, shape: shapeOf(body) }).toEqual({ status: 200, shape: shape({ listenKey: TEXT }) });
  expect(body.listenKey).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(headers["x-sapi-used-uid-weight-1m"]).toBe("1");
  await venue.advance(HOURS - 1);
  expect((await calls("POST")).body).toEqual(body);
  await venue.advance(HOURS - 1);
  expect((await calls("POST")).body).toEqual(body);
  await venue.advance(HOURS);
  expect((await calls("POST")).body).not.toEqual(body);
});

test("it is the account's own, and signed calls are taken too", async () => {
  const { body } = await calls("POST");
  expect((await venue.as("bob").post(path)).body).not.toEqual(body);
  expect((await alice.post(path)).body).toEqual(body);
});

test("a key is asked for, and one that exists", async () => {
  await expectRefusal(venue, () => venue.raw("POST", path), [-2014, "API-key format invalid."], 401);
  const stranger = () => venue.raw("POST", path, { apiKey: "A".repeat(64) });
  await expectRefusal(venue, stranger, [-2015, "Invalid API-key, IP, or permissions for action."], 401);
  expect(venue.faults()).toEqual([]);
});
