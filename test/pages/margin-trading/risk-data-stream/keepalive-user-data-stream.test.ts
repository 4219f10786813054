import { expect, test } from "vitest";
import { expectRefusal } from "../../../refusal.ts";
import { HOURS, openVenue } from "../../../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = "/sapi/v1/margin/listen-key";
const calls = (method: string, listenKey?: string) =>
  venue.raw(method, path, { apiKey: alice.key, ...(listenKey !== undefined && { query: `listenKey=${listenKey}` }) });
const NOT_FOUND = [-3038, "Listen key not found."] as const;

test("a key that is kept alive lives for an hour from then", async () => {
  const { listenKey } = (await calls("POST")).body;
  for (let hour = 0; hour < 5; hour++) {
    await venue.advance(HOURS - 1);
    const { status, text } = await calls("PUT", listenKey);
    expect({ status, text }).toEqual({ status: 200, text: "{}" });
  }
  await venue.advance(HOURS);
  await expectRefusal(venue, () => calls("PUT", listenKey), NOT_FOUND);
});

test("only its owner's own key is kept alive, and it must be named", async () => {
  const { listenKey } = (await calls("POST")).body;
  await expectRefusal(venue, () => calls("PUT", "A".repeat(64)), NOT_FOUND);
  await expectRefusal(venue, () => venue.as("bob").put(path, { listenKey }), NOT_FOUND);
  const missing = [-1102, "Mandatory parameter 'listenKey' was not sent, was empty/null, or malformed."] as const;
  await expectRefusal(venue, () => calls("PUT"), missing);
  const illegal = "Illegal characters found in parameter 'listenKey'; legal range is '^[A-Za-z0-9]{1,128}$'.";
  await expectRefusal(venue, () => calls("PUT", "a.b"), [-1100, illegal]);
  expect(venue.faults()).toEqual([]);
});
