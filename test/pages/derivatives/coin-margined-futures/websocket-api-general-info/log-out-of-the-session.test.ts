import { expect, test } from "vitest";
import { dial, ed25519Signer } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";

const venue = await openVenue();

test("the key is forgotten: what follows must be signed again", async () => {
  const api = await dial(venue, WS_DAPI);
  const alice = await ed25519Signer(venue, 1, "ED");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  const { status, result } = await api.asks("session.logout");
  expect({ status, key: result.apiKey, since: result.authorizedSince }).toEqual({
    status: 200,
    key: null,
    since: null,
  });
  expect(await api.asks("account.balance", { timestamp: venue.now() })).toMatchObject({ error: { code: -1102 } });
  expect((await api.asks("account.balance", alice.sign({ timestamp: venue.now() })))["status"]).toBe(200);
});
