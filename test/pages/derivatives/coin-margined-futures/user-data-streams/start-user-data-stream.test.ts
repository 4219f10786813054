import { expect, test } from "vitest";
import { expectRefusal } from "../../../../refusal.ts";
import { HOURS, openVenue } from "../../../../venue.ts";
import { bodyOf, DAPI, weightOf } from "../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = `${DAPI}/listenKey`;
const start = async (apiKey = alice.key) =>
  (bodyOf(await venue.raw("POST", path, { apiKey })) as { listenKey: string }).listenKey;
const expiry = (key: string) => venue.running.engine.view.accounts.listenKeys.get(key)?.expiresAt as number | undefined;

test("the key alone opens a stream for an hour; asked again it is the same, for another hour", async () => {
  const answer = bodyOf(await venue.raw("POST", path, { apiKey: alice.key })) as { listenKey: string };
  expect(Object.keys(answer)).toEqual(["listenKey"]);
  const key = answer.listenKey;
  expect(key).toMatch(/^[0-9A-Za-z]{64}$/);
  expect(expiry(key)).toBe(venue.now() + HOURS);
  await venue.advance(HOURS / 2);
  expect(await start()).toBe(key);
  expect(expiry(key)).toBe(venue.now() + HOURS);
});

test("accounts have streams of their own, and a stream that is over is not opened again", async () => {
  const first = await start();
  const bobs = await start(venue.as("bob").key);
  expect(bobs).not.toBe(first);
  await venue.advance(HOURS);
  expect([expiry(first), expiry(bobs)]).toEqual([undefined, undefined]);
  expect(await start()).not.toBe(first);
});

test("a signed call is taken as well, whatever is in it", async () => {
  const key = await start();
  expect(bodyOf(await alice.post(path, { listenKey: "other" }))).toEqual({ listenKey: key });
  expect(await weightOf(() => venue.raw("POST", path, { apiKey: alice.key }))).toBe(1);
});

test("without a key, or with an unknown one, it is refused", async () => {
  await expectRefusal(venue, () => venue.raw("POST", path), [-2014, "API-key format invalid."], 401);
  const unknown = () => venue.raw("POST", path, { apiKey: "A".repeat(64) });
  await expectRefusal(venue, unknown, [-2015, "Invalid API-key, IP, or permissions for action."], 401);
  expect(venue.faults()).toEqual([]);
});
