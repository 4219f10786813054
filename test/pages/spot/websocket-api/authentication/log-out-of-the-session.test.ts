import { expect, test } from "vitest";
import { dial, ed25519Signer, hmacSigner } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();
const alice = await ed25519Signer(venue, 1, "ED");

test("the key is forgotten, and with it the subscription it vouched for, but no other", async () => {
  const api = await dial(venue, "/ws-api/v3");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  expect((await api.asks("userDataStream.subscribe"))["result"]).toEqual({ subscriptionId: 0 });
  const bob = hmacSigner(venue.as("bob"));
  await api.asks("userDataStream.subscribe.signature", bob.sign({ timestamp: venue.now() }));
  const { status, result } = await api.asks("session.logout");
  expect(status).toBe(200);
  expect(result).toMatchObject({ apiKey: null, authorizedSince: null, userDataStream: true });
  expect(await api.next()).toEqual({ subscriptionId: 0, event: { e: "eventStreamTerminated", E: venue.now() } });
  expect((await api.asks("session.subscriptions"))["result"]).toEqual([{ subscriptionId: 1 }]);
  expect((await api.asks("userDataStream.subscribe"))["error"]).toMatchObject({ code: -2015 });
});

test("where nobody is logged on it does nothing", async () => {
  const api = await dial(venue, "/ws-api/v3");
  expect(await api.asks("session.logout")).toMatchObject({ status: 200, result: { apiKey: null } });
});
