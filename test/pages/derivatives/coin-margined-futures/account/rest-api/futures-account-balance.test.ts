import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { BTC, credit, DAPI, emptyBook, expectBody, gets, leaves, marks, rests, trade, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

test("each coin is shown with what there is, what may leave and what may be traded with", async () => {
  await venue.advance(1_000);
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  await rests(alice, { side: "BUY", quantity: 15, price: "29000" });
  await marks(venue, "30300");
  const rows = await gets(alice, "/balance");
  const accountAlias = rows[0]!["accountAlias"];
  expect(accountAlias).toMatch(/^[0-9A-Za-z]{4}$/);
  // 2 less 0.04 % of 0.1; bound are 0.00495049 by the position and 0.00258621 by the order.
  const btc = { balance: "1.99996000", withdrawAvailable: "1.99341339", crossWalletBalance: "1.99996000" };
  const eth = { balance: "20.00000000", withdrawAvailable: "20.00000000", crossWalletBalance: "20.00000000" };
  expectBody(rows.slice(0, 2), [
    {
      accountAlias,
      asset: "BTC",
      ...btc,
      crossUnPnl: "0.00099009",
      availableBalance: "1.99341339",
      updateTime: START + 1_000,
    },
    { accountAlias, asset: "ETH", ...eth, crossUnPnl: "0.00000000", availableBalance: "20.00000000", updateTime: 0 },
  ]);
});

test("profit not taken may be traded with and may not leave", async () => {
  const carol = venue.as("carol");
  await marks(venue, "30000");
  await trade(bob, carol, { takerSide: "BUY", quantity: 30, price: "30000" });
  await leaves(venue, "carol", "BTC", "0.01");
  // At 36000 the long has gained 3000 ÷ 30000 − 3000 ÷ 36000, and binds 0.00416666 of margin, of which 0.00033333 must stay.
  await marks(venue, "36000");
  const [row] = await gets(carol, "/balance");
  expect(row).toMatchObject({
    crossUnPnl: "0.01666666",
    availableBalance: "0.02250000",
    withdrawAvailable: "0.00966667",
  });
});

test("accounts go by codes that tell them apart, the same in every answer", async () => {
  const codes = new Set<unknown>();
  for (const name of ["alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy"] as const) {
    for (const row of await gets(venue.as(name), "/balance")) codes.add(row["accountAlias"]);
  }
  expect(codes.size).toBe(10);
});

test("a coin no contract is settled in is there while the account has some", async () => {
  await credit(venue, "dave", "ADA", "7");
  expect((await gets(venue.as("dave"), "/balance")).map((row) => [row["asset"], row["balance"]])).toContainEqual([
    "ADA",
    "7.00000000",
  ]);
});

test("a caller is known before anything is shown", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${DAPI}/balance`, params: {}, mandatory: [] });
  expect(await weightOf(() => alice.get(`${DAPI}/balance`, { symbol: BTC }))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
