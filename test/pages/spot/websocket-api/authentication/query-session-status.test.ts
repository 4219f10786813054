import { expect, test } from "vitest";
import { dial, ed25519Signer } from "../../../../socket.ts";
import { openVenue, HOURS, START } from "../../../../venue.ts";

const venue = await openVenue();

test("it tells who is logged on, since when, and whether anything is followed", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const nobody = {
    apiKey: null,
    authorizedSince: null,
    connectedSince: START,
    returnRateLimits: true,
    serverTime: START,
    userDataStream: false,
  };
  const before = await api.asks("session.status");
  expect(before["result"]).toEqual(nobody);
  expect(before["rateLimits"][0].count).toBe(4);
  await venue.advance(HOURS);
  const alice = await ed25519Signer(venue, 1, "ED");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  await api.asks("userDataStream.subscribe");
  await venue.advance(HOURS);
  const since = { authorizedSince: START + HOURS, serverTime: START + 2 * HOURS };
  const { result } = await api.asks("session.status");
  expect(result).toEqual({ ...nobody, apiKey: "ED", ...since, userDataStream: true });
});

test("parameters it does not take are refused, but that which hides the limits", async () => {
  const api = await dial(venue, "/ws-api/v3");
  expect((await api.asks("session.status", { symbol: "BTCUSDT" }))["error"]).toEqual({
    code: -1104,
    msg: "Not all sent parameters were read; read '0' parameter(s) but was sent '1'.",
  });
  expect(await api.asks("session.status", { returnRateLimits: false })).not.toHaveProperty("rateLimits");
});

test("a key that was taken away is told of with the next request, and the session is nobody's", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const alice = await ed25519Signer(venue, 1, "LENT");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  await api.asks("userDataStream.subscribe");
  await venue.perform({ type: "RevokeKey", key: "LENT" });
  api.say({ id: 1, method: "session.status" });
  const error = { code: -2015, msg: "Invalid API-key, IP, or permissions for action." };
  expect(await api.next()).toEqual({ id: null, status: 401, error });
  expect(await api.next()).toMatchObject({ event: { e: "eventStreamTerminated" } });
  expect((await api.asks("session.status"))["result"]).toMatchObject({ apiKey: null, userDataStream: false });
});
