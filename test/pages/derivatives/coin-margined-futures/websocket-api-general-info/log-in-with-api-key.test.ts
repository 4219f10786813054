import { expect, test } from "vitest";
import { dial, ed25519Signer, hmacSigner } from "../../../../socket.ts";
import { openVenue, START } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";

const venue = await openVenue();
const alice = await ed25519Signer(venue, 1, "ED");
const logon = () => alice.sign({ timestamp: venue.now() });

test("an Ed25519 key logs a connection on, which then asks without key and signature", async () => {
  const api = await dial(venue, `${WS_DAPI}?returnRateLimits=false`);
  expect(await api.asks("session.logon", logon())).toEqual({
    id: expect.anything() as string,
    status: 200,
    result: {
      apiKey: "ED",
      authorizedSince: START,
      connectedSince: START,
      returnRateLimits: false,
      serverTime: START,
    },
  });
  expect((await api.asks("account.balance", { timestamp: venue.now() }))["status"]).toBe(200);
  expect(await api.asks("account.balance")).toMatchObject({ status: 400, error: { code: -1102 } });
});

test("no other key does", async () => {
  const api = await dial(venue, WS_DAPI);
  const hmac = hmacSigner(venue.as("bob")).sign({ timestamp: venue.now() });
  expect(await api.asks("session.logon", hmac)).toMatchObject({ status: 400, error: { code: -1022 } });
  expect(await api.asks("session.logon", { timestamp: venue.now() })).toMatchObject({ error: { code: -1102 } });
});

test("a key that is taken away is told so, and logged on no more", async () => {
  const api = await dial(venue, WS_DAPI);
  await api.asks("session.logon", logon());
  await venue.perform({ type: "RevokeKey", key: "ED" });
  api.say({ id: 7, method: "account.balance", params: { timestamp: venue.now() } });
  expect(await api.next()).toMatchObject({ id: null, status: 401, error: { code: -2015 } });
  expect((await api.asks("session.status"))["result"].apiKey).toBeNull();
});
