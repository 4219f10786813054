import { beforeAll, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/apiKey`;
const NONE = [-11201, "This special key does not exist."] as const;
let venue: TestVenue;
let alice: Trader;
let apiKey: string;
beforeAll(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  ({ apiKey } = await posts<{ apiKey: string }>(alice, "/apiKey", { apiName: "testName" }));
});

test("answers as documented", async () => {
  const { text } = await alice.get(PATH, { apiKey });
  const rest = '"ip":"0.0.0.0","apiName":"testName","type":"HMAC_SHA256","permissionMode":"TRADE"';
  expect(text).toBe(`{"apiKey":"${apiKey}",${rest}}`);
});

test("shows the addresses a key is bound to, with commas between", async () => {
  const ip = "192.168.0.1,192.168.0.2";
  const bound = await posts<{ apiKey: string }>(alice, "/apiKey", { apiName: "bound", ip });
  expect(await gets(alice, "/apiKey", { apiKey: bound.apiKey })).toMatchObject({ ip });
});

test("finds a key under the account it was made for and under no other", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "10");
  const made = { apiName: "pair", symbol: "BTCUSDT" };
  const { apiKey: pairs } = await posts<{ apiKey: string }>(alice, "/apiKey", made);
  expect(await gets(alice, "/apiKey", { apiKey: pairs, symbol: "BTCUSDT" })).toMatchObject({ apiName: "pair" });
  await expectRefusal(venue, () => alice.get(PATH, { apiKey: pairs }), NONE);
  await expectRefusal(venue, () => alice.get(PATH, { apiKey, symbol: "BTCUSDT" }), NONE);
  await expectRefusal(venue, () => venue.as("bob").get(PATH, { apiKey }), NONE);
  // Her own key is not special.
  await expectRefusal(venue, () => alice.get(PATH, { apiKey: alice.key }), NONE);
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.get(PATH, { apiKey }), "uid")).toBe(1);
});

test("asks for key, time, signature and name in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: { apiKey }, mandatory: ["apiKey"] });
});
