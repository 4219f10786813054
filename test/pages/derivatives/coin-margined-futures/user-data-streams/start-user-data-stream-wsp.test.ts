import { expect, test } from "vitest";
import { dial, ed25519Signer } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";
import { posts } from "../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const api = await dial(venue, WS_DAPI);

test("the key alone opens the account's stream, or extends the one it has", async () => {
  const { status, result, rateLimits } = await api.asks("userDataStream.start", { apiKey: alice.key });
  expect(status).toBe(200);
  expect(Object.keys(result)).toEqual(["listenKey"]);
  expect(rateLimits[0].count).toBe(5 + 1);
  expect((await api.asks("userDataStream.start", { apiKey: alice.key }))["result"]).toEqual(result);
  const stream = await dial(venue, `/ws/${result.listenKey}`);
  await posts(alice, "/leverage", { symbol: "BTCUSD_PERP", leverage: 7 });
  expect(await stream.next()).toMatchObject({ e: "ACCOUNT_CONFIG_UPDATE", ac: { s: "BTCUSD_PERP", l: 7 } });
});

test("a connection that is logged on need not name its key; another must, and a right one", async () => {
  const bob = await ed25519Signer(venue, 2, "ED");
  const logged = await dial(venue, WS_DAPI);
  await logged.asks("session.logon", bob.sign({ timestamp: venue.now() }));
  expect((await logged.asks("userDataStream.start"))["status"]).toBe(200);
  expect(await api.asks("userDataStream.start")).toMatchObject({ status: 400, error: { code: -1102 } });
  expect(await api.asks("userDataStream.start", { apiKey: "A" })).toMatchObject({
    status: 401,
    error: { code: -2015 },
  });
});
