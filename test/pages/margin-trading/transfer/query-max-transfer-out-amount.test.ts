import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, aliceMoves, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/maxTransferable";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const most = (asset: string, isolatedSymbol?: string) => gets(alice, PAGE, { asset, isolatedSymbol });
const borrows = (amount: string) =>
  posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount, type: "BORROW" });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("without debt, everything that is free", async () => {
  await venue.fund("alice", "cross", "USDT", "1000.5");
  expect(JSON.stringify(await most("USDT"))).toBe('{"amount":"1000.5"}');
  const limit = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };
  await posts(alice, "/order", limit);
  expect(await most("USDT")).toEqual({ amount: "710.5" });
  expect(await most("BTC")).toEqual({ amount: "0" });
});

test("with debt, what keeps the cross account at twice its debt, and not an atom more", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  await borrows("5000");
  // 15000 − 2 × 5000.09895834
  expect(await most("USDT")).toEqual({ amount: "4999.80208332" });
  await expect(aliceMoves(venue, "USDT", "4999.80208333", { from: "cross", to: "spot" })).rejects.toThrow("beyond");
  await aliceMoves(venue, "USDT", "4999.80208332", { from: "cross", to: "spot" });
  expect(await most("USDT")).toEqual({ amount: "0" });
});

test("in another coin, no more than is there", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  await venue.fund("alice", "cross", "BTC", "0.1");
  await borrows("5000");
  // The level would let (18000 − 2 × 5000.09895834) ÷ 30000 = 0.266… go.
  expect(await most("BTC")).toEqual({ amount: "0.1" });
  await borrows("3000");
  // (21000 − 2 × 8000.15833334) ÷ 30000; the interest of 3000 is 0.059375.
  expect(await most("BTC")).toEqual({ amount: "0.1" });
  await borrows("4500");
  // (25500 − 2 × 12500.24739584) ÷ 30000; the interest of 4500 is 0.0890625.
  expect(await most("BTC")).toEqual({ amount: "0.01665017" });
});

test("an isolated account keeps the higher of two and its tier's initial ratio", async () => {
  await aliceGoesLong(venue);
  // 29970 against 20000.39583334 is below two.
  expect(await most("BTC", "BTCUSDT")).toEqual({ amount: "0" });
  await venue.fund("alice", "BTCUSDT", "BTC", "0.5");
  // (1.499 × 30000 − 2 × 20000.39583334) ÷ 30000
  expect(await most("BTC", "BTCUSDT")).toEqual({ amount: "0.16564027" });
  expect(await most("USDT", "BTCUSDT")).toEqual({ amount: "0" });
});

test("costs the address 50", async () => {
  expect(await costOf(() => alice.get(PATH, { asset: "USDT" }), "ip")).toBe(50);
});

test("refusals, in their order", async () => {
  const params = { asset: "USDT" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["asset"] });
  const asks = (asset: string, isolatedSymbol?: string) => () => alice.get(PATH, { asset, isolatedSymbol });
  const letters = "Illegal characters found in parameter 'asset'; legal range is '^[A-Za-z0-9]{1,20}$'.";
  await expectRefusal(venue, asks("?", "NOSUCH"), [-1100, letters]);
  await expectRefusal(venue, asks("DOGE", "NOSUCH"), [-1121, "Invalid symbol."]);
  const noAccount: Refusal = [-11001, "Isolated margin account does not exist."];
  await expectRefusal(venue, asks("DOGE", "BTCUSDT"), noAccount);
  await venue.fund("alice", "BTCUSDT", "USDT", "1");
  await expectRefusal(venue, asks("DOGE", "BTCUSDT"), [-3027, "Not a valid margin asset."]);
  await expectRefusal(venue, asks("ETH", "BTCUSDT"), [-11106, "Asset is not in symbol."]);
});
