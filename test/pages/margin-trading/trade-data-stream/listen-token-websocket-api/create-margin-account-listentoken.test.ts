import { expect, test } from "vitest";
import { expectRefusal } from "../../../../refusal.ts";
import { INTEGER, shape, shapeOf, TEXT } from "../../../../shape.ts";
import { DAYS, openVenue } from "../../../../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const path = "/sapi/v1/userListenToken";
const asks = (params = "") => venue.raw("POST", path, { apiKey: alice.key, body: params });
const issued = (token: string) => venue.running.engine.view.accounts.listenTokens.get(token);

test("a token for the cross account lives for a day, and another is given out each time", async () => {
  const { status, body, headers } = await asks();
  expect({ status, shape: shapeOf(body) }).toEqual({
    status: 200,
    shape: shape({ token: TEXT, expirationTime: INTEGER }),
  });
  expect(body.expirationTime).toBe(venue.now() + DAYS);
  expect(headers["x-sapi-used-uid-weight-1m"]).toBe("1");
  expect((await asks()).body.token).not.toBe(body.token);
  expect(issued(body.token)).toMatchObject({ account: 1, family: "cross", symbol: "" });
  await venue.advance(DAYS - 1);
  expect(issued(body.token)).toBeDefined();
  await venue.advance(1);
  expect(issued(body.token)).toBeUndefined();
});

test("one for the isolated account of a pair names it, and lives as long as is asked for", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "1");
  for (const isolated of ["true", "TRUE"]) {
    const { body } = await asks(`symbol=BTCUSDT&isIsolated=${isolated}&validity=30000`);
    expect(body.expirationTime).toBe(venue.now() + 30_000);
    expect(issued(body.token)).toMatchObject({ account: 1, family: "isolated", symbol: "BTCUSDT" });
  }
  const { body } = await asks("symbol=BTCUSDT&isIsolated=false");
  expect(issued(body.token)).toMatchObject({ family: "cross" });
});

test("a signed call is taken as well", async () => {
  expect((await alice.post(path, { validity: 1 })).body.expirationTime).toBe(venue.now() + 1);
});

test("what cannot be had is refused", async () => {
  const refused = (params: string, code: number, msg: string) => expectRefusal(venue, () => asks(params), [code, msg]);
  await refused("isIsolated=true", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
  await refused("isIsolated=true&symbol=ETHUSDT", -11001, "Isolated margin account does not exist.");
  await refused("isIsolated=true&symbol=NOPE", -1121, "Invalid symbol.");
  await refused("isIsolated=perhaps", -1130, "Data sent for parameter 'isIsolated' is not valid.");
  for (const validity of ["0", "86400001"]) {
    await refused(`validity=${validity}`, -1130, "Data sent for parameter 'validity' is not valid.");
  }
  await expectRefusal(venue, () => venue.raw("POST", path), [-2014, "API-key format invalid."], 401);
  expect(venue.faults()).toEqual([]);
});
