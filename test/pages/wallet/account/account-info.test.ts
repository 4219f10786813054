import { expect, test } from "vitest";
import { BOOLEAN, INTEGER, shape, shapeOf } from "../../../shape.ts";
import { openVenue, traderWith } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/account/info";
const alice = venue.as("alice");

test("it has the documented members: margin and contracts are open to all, options and portfolio margin to nobody", async () => {
  const { body } = await alice.get(PATH);
  const switches = { isMarginEnabled: BOOLEAN, isFutureEnabled: BOOLEAN, isOptionsEnabled: BOOLEAN };
  expect(shapeOf(body)).toBe(shape({ vipLevel: INTEGER, ...switches, isPortfolioMarginRetailEnabled: BOOLEAN }));
  expect(body).toMatchObject({ isMarginEnabled: true, isFutureEnabled: true, isOptionsEnabled: false });
});

test("each account is told its own fee level", async () => {
  await venue.perform({ type: "OpenAccount", name: "vip", vip: 3 });
  const account = venue.running.engine.view.counters.account;
  const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
  const [key, secret] = ["k".repeat(64), "s".repeat(64)];
  await venue.perform({ type: "IssueKey", account, key, kind: "hmac", secret, permissions });
  expect((await traderWith(venue, { key, secret }).get(PATH)).body.vipLevel).toBe(3);
  expect((await alice.get(PATH)).body.vipLevel).toBe(0);
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("GET", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("GET", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
