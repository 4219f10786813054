import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { HOURS, openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/exchange-small-liability";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const small = () => gets<unknown[]>(alice, PAGE);
const borrows = (amount: string, asset: string) =>
  posts(alice, "/borrow-repay", { asset, isIsolated: "FALSE", amount, type: "BORROW" });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "1000");
});
afterEach(() => expectSound(venue));

test("the documented rows: what is owed, as texts, and what would be owed instead, as a number", async () => {
  expect(await small()).toEqual([]);
  await borrows("0.001", "ETH");
  await venue.advance(HOURS);
  const row = {
    asset: "ETH",
    // 0.001 × 0.00026125 ÷ 24 = 0.0000000108…, rounded up, twice.
    interest: "0.00000004",
    principal: "0.001",
    liabilityAsset: "USDT",
    // 0.00100004 × 2000.
    liabilityQty: 2.00008,
  };
  expect(JSON.stringify(await small())).toBe(JSON.stringify([row]));
});

test("only debts worth less than ten dollars, of other coins than the dollar, in the cross account", async () => {
  await borrows("5", "USDT");
  await borrows("0.005", "ETH");
  await borrows("0.0003", "BTC");
  await venue.fund("alice", "ETHUSDT", "USDT", "10");
  await posts(alice, "/borrow-repay", {
    asset: "ETH",
    isIsolated: "TRUE",
    symbol: "ETHUSDT",
    amount: "0.001",
    type: "BORROW",
  });
  expect(await small()).toMatchObject([{ asset: "BTC" }]);
  // As ether falls, what is owed of it becomes little.
  await venue.price("ETHUSDT", "1999");
  expect(await small()).toMatchObject([{ asset: "BTC" }, { asset: "ETH" }]);
});

test("costs the address 100", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(100);
});

test("is asked for with a signature", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});
