import { expect, test } from "vitest";
import { dial, ed25519Signer, hmacSigner } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();
const alice = await ed25519Signer(venue, 1, "ED");

test("whoever is logged on follows the spot account, once", async () => {
  const api = await dial(venue, "/ws-api/v3");
  await api.asks("session.logon", alice.sign({ timestamp: venue.now() }));
  const { status, result, rateLimits } = await api.asks("userDataStream.subscribe");
  expect({ status, result }).toEqual({ status: 200, result: { subscriptionId: 0 } });
  // Connecting, logging on and this cost two each.
  expect(rateLimits[0].count).toBe(6);
  const active = { code: -2035, msg: "User Data Stream subscription already active." };
  expect(await api.asks("userDataStream.subscribe")).toMatchObject({ status: 400, error: active });
  const signed = hmacSigner(venue.as("alice")).sign({ timestamp: venue.now() });
  expect(await api.asks("userDataStream.subscribe.signature", signed)).toMatchObject({ status: 400, error: active });
  await venue.as("alice").post("/sapi/v1/asset/transfer", { type: "MAIN_MARGIN", asset: "USDT", amount: "5" });
  const moved = { e: "balanceUpdate", E: venue.now(), a: "USDT", d: "-5.00000000", T: venue.now() };
  expect(await api.next()).toEqual({ subscriptionId: 0, event: moved });
});

test("who is not logged on does not", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const refused = { code: -2015, msg: "Invalid API-key, IP, or permissions for action." };
  expect(await api.asks("userDataStream.subscribe")).toMatchObject({ status: 401, error: refused });
  const surplus = "Not all sent parameters were read; read '0' parameter(s) but was sent '1'.";
  const error = { code: -1104, msg: surplus };
  expect(await api.asks("userDataStream.subscribe", { id: "1" })).toMatchObject({ status: 400, error });
});
