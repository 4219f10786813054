import { beforeAll, expect, test } from "vitest";
import { costOf, expectDoor } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/api-key-list`;
let venue: TestVenue;
let alice: Trader;
beforeAll(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});

test("is empty before there is one, and then shows them as documented, oldest first", async () => {
  expect(await gets(alice, "/api-key-list")).toEqual([]);
  const first = await posts<{ apiKey: string }>(alice, "/apiKey", { apiName: "testName1", ip: "192.168.0.1" });
  const second = await posts<{ apiKey: string }>(alice, "/apiKey", { apiName: "testName2" });
  const { text } = await alice.get(PATH);
  const row = (name: string, key: string, ip: string): string =>
    `{"apiName":"${name}","apiKey":"${key}","ip":"${ip}","type":"HMAC_SHA256","permissionMode":"TRADE"}`;
  const rows = [row("testName1", first.apiKey, "192.168.0.1"), row("testName2", second.apiKey, "0.0.0.0")];
  expect(text).toBe(`[${rows.join(",")}]`);
  expect(await gets(venue.as("bob"), "/api-key-list")).toEqual([]);
});

test("shows those of a pair where it is named", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "10");
  await posts(alice, "/apiKey", { apiName: "pair", symbol: "BTCUSDT" });
  expect(await gets(alice, "/api-key-list", { symbol: "BTCUSDT" })).toMatchObject([{ apiName: "pair" }]);
  expect(await gets(alice, "/api-key-list", { symbol: "ETHUSDT" })).toEqual([]);
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.get(PATH), "uid")).toBe(1);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});
