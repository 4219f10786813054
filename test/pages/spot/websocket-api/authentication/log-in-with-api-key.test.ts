import { expect, test } from "vitest";
import { dial, ed25519Signer, hmacSigner } from "../../../../socket.ts";
import { openVenue, START } from "../../../../venue.ts";

const venue = await openVenue();
const alice = await ed25519Signer(venue, 1, "ED");

test("an Ed25519 key logs a connection on", async () => {
  const api = await dial(venue, "/ws-api/v3?returnRateLimits=false");
  const answer = await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  expect(answer).toMatchObject({
    status: 200,
    result: {
      apiKey: "ED",
      authorizedSince: START,
      connectedSince: START,
      returnRateLimits: false,
      serverTime: START,
      userDataStream: false,
    },
  });
  expect(answer).not.toHaveProperty("rateLimits");
});

test("logging on as somebody else ends what the first one followed", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const bob = await ed25519Signer(venue, 2, "ED2");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  await api.asks("userDataStream.subscribe");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  expect((await api.asks("session.subscriptions"))["result"]).toHaveLength(1);
  const { result } = await api.asks("session.logon", bob.sign({ timestamp: venue.now() }));
  expect(result).toMatchObject({ apiKey: "ED2", userDataStream: false });
  expect(await api.next()).toEqual({ subscriptionId: 0, event: { e: "eventStreamTerminated", E: venue.now() } });
});

test("no other key does, nor a wrong signature, nor a late one", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const timestamp = venue.now();
  const refused = async (params: object, status: number, code: number) =>
    expect(await api.asks("session.logon", params)).toMatchObject({ status, error: { code } });
  await refused(hmacSigner(venue.as("alice")).sign({ timestamp }), 400, -1022);
  await refused({ ...alice.sign({ timestamp }), signature: "AAAA" }, 400, -1022);
  await refused(alice.sign({ timestamp: timestamp - 5001 }), 400, -1021);
  await refused(alice.sign({ timestamp: timestamp - 5001, recvWindow: 60_001 }), 400, -1131);
  await refused({ timestamp, signature: "A" }, 400, -1102);
  await refused({ apiKey: "ED", timestamp }, 400, -1102);
  await refused({ apiKey: "ED", signature: "A" }, 400, -1102);
  await refused({ apiKey: "UNKNOWN", timestamp, signature: "A" }, 401, -2015);
  await refused({ apiKey: "not a key", timestamp, signature: "A" }, 401, -2014);
  await refused(alice.sign({ timestamp, more: 1 }), 400, -1104);
  expect((await api.asks("session.status"))["result"].apiKey).toBeNull();
});
