import { beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader, traderWith } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/apiKey/ip`;
let venue: TestVenue;
let alice: Trader;
let apiKey: string;
let secret: string;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  const made = { apiName: "a", ip: "10.0.0.1" };
  ({ apiKey, secretKey: secret } = await posts<{ apiKey: string; secretKey: string }>(alice, "/apiKey", made));
});

test("binds a key to other addresses than before, and only they can use it", async () => {
  const from = async (ip: string) =>
    (await traderWith(venue, { key: apiKey, secret, ip }).get("/api/v3/account")).body.code;
  expect([await from("10.0.0.1"), await from("10.0.0.2")]).toEqual([undefined, -2015]);
  expect((await alice.put(PATH, { apiKey, ip: "10.0.0.2, 10.0.0.3" })).text).toBe("{}");
  expect(await gets(alice, "/apiKey", { apiKey })).toMatchObject({ ip: "10.0.0.2,10.0.0.3" });
  expect([await from("10.0.0.1"), await from("10.0.0.2"), await from("::ffff:10.0.0.3")]).toEqual([
    -2015,
    undefined,
    undefined,
  ]);
  await alice.put(PATH, { apiKey, ip: "0.0.0.0" });
  expect(await from("10.0.0.9")).toBeUndefined();
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.put(PATH, { apiKey, ip: "10.0.0.1" }), "uid")).toBe(1);
});

test("asks for key, time, signature, name and addresses in this order", async () => {
  const params = { apiKey, ip: "10.0.0.1" };
  await expectDoor(venue, { trader: alice, method: "PUT", path: PATH, params, mandatory: ["apiKey", "ip"] });
});

test("refuses addresses that are none, and keys that are not there", async () => {
  for (const ip of ["here", "10.0.0.1,", "10.0.0.300"])
    await expectRefusal(venue, () => alice.put(PATH, { apiKey, ip }), badValue("ip"));
  const none = [-11201, "This special key does not exist."] as const;
  const params = { ip: "10.0.0.1" };
  await expectRefusal(venue, () => alice.put(PATH, { ...params, apiKey: "a" }), none);
  await expectRefusal(venue, () => alice.put(PATH, { ...params, apiKey, symbol: "BTCUSDT" }), none);
  await expectRefusal(venue, () => venue.as("bob").put(PATH, { ...params, apiKey }), none);
});
