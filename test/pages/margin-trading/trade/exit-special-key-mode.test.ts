import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/exit-special-key-mode`;
let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers as documented, also an account that is not in the mode", async () => {
  expect((await alice.post(PATH)).text).toBe("{}");
  await posts(alice, "/apiKey", { apiName: "a" });
  expect((await alice.post(PATH)).text).toBe("{}");
  expect((await alice.post(PATH)).text).toBe("{}");
});

test("takes the special keys of the cross account away, and those of a pair not", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "10");
  await posts(alice, "/apiKey", { apiName: "a" });
  await posts(alice, "/apiKey", { apiName: "b", symbol: "BTCUSDT" });
  await alice.post(PATH);
  expect(await gets(alice, "/api-key-list")).toEqual([]);
  expect(await gets(alice, "/api-key-list", { symbol: "BTCUSDT" })).toHaveLength(1);
});

test("is refused while the cross account owes anything; what a pair owes does not count", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  await venue.fund("alice", "BTCUSDT", "USDT", "1000");
  await posts(alice, "/apiKey", { apiName: "a" });
  const loan = { asset: "USDT", amount: "100" };
  await posts(alice, "/borrow-repay", { ...loan, type: "BORROW" });
  await posts(alice, "/borrow-repay", { ...loan, type: "BORROW", isIsolated: "TRUE", symbol: "BTCUSDT" });
  const text = "All liabilities must be repaid before exiting special key mode.";
  await expectRefusal(venue, () => alice.post(PATH), [-11204, text]);
  const [{ borrowed, interest }] = (
    await gets<{ userAssets: { borrowed: string; interest: string }[] }>(alice, "/account")
  ).userAssets as [{ borrowed: string; interest: string }];
  const amount = (Number(borrowed) + Number(interest)).toFixed(8);
  await posts(alice, "/borrow-repay", { asset: "USDT", amount, type: "REPAY" });
  expect((await alice.post(PATH)).status).toBe(200);
});

test("costs the account 10", async () => {
  expect(await costOf(() => alice.post(PATH), "uid")).toBe(10);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params: {}, mandatory: [] });
});
