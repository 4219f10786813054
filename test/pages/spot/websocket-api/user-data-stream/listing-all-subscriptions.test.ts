import { expect, test } from "vitest";
import { dial, hmacSigner } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();

test("subscriptions are listed by number, the oldest first", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const nothing = await api.asks("session.subscriptions", {});
  expect(nothing).toMatchObject({ status: 200, result: [] });
  for (const name of ["alice", "bob"] as const) {
    const params = hmacSigner(venue.as(name)).sign({ timestamp: venue.now() });
    await api.asks("userDataStream.subscribe.signature", params);
  }
  const { result, rateLimits } = await api.asks("session.subscriptions");
  expect(result).toEqual([{ subscriptionId: 0 }, { subscriptionId: 1 }]);
  expect(rateLimits[0].count).toBe(2 * 5);
});
