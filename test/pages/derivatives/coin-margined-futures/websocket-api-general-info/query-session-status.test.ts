import { expect, test } from "vitest";
import { dial, ed25519Signer } from "../../../../socket.ts";
import { openVenue, START } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";

const venue = await openVenue();

test("a connection tells who it is logged on as, and what that cost", async () => {
  const api = await dial(venue, WS_DAPI);
  const { result, rateLimits } = await api.asks("session.status");
  expect(result).toEqual({
    apiKey: null,
    authorizedSince: null,
    connectedSince: START,
    returnRateLimits: true,
    serverTime: START,
  });
  // Five for connecting, two for this.
  expect(rateLimits).toEqual([
    { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 2400, count: 7 },
  ]);
  const alice = await ed25519Signer(venue, 1, "ED");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  expect((await api.asks("session.status"))["result"].apiKey).toBe("ED");
});
