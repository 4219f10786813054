import { expect, test } from "vitest";
import { expectRefusal } from "../../../refusal.ts";
import { HOURS, openVenue } from "../../../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = "/sapi/v1/margin/listen-key";
const calls = (method: string, listenKey?: string) =>
  venue.raw(method, path, { apiKey: alice.key, ...(listenKey !== undefined && { query: `listenKey=${listenKey}` }) });
const NOT_FOUND = [-3038, "Listen key not found."] as const;

test("a key that is closed is gone, whether it was named or not", async () => {
  for (const named of [true, false]) {
    const { listenKey } = (await calls("POST")).body;
    const { status, text, headers } = await calls("DELETE", named ? listenKey : undefined);
    expect({ status, text }).toEqual({ status: 200, text: "{}" });
    expect(headers["x-sapi-used-uid-weight-1m"]).toBe("3000");
    await expectRefusal(venue, () => calls("PUT", listenKey), NOT_FOUND);
    await expectRefusal(venue, () => calls("DELETE"), NOT_FOUND);
    await venue.advance(HOURS);
  }
});

test("nobody closes another's key", async () => {
  const { listenKey } = (await calls("POST")).body;
  await venue.as("bob").post(path);
  await expectRefusal(venue, () => venue.as("bob").delete(path, { listenKey }), NOT_FOUND);
  expect((await calls("PUT", listenKey)).status).toBe(200);
  expect(venue.faults()).toEqual([]);
});
