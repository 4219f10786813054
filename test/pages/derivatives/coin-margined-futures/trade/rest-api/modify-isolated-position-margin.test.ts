import { expect, test } from "vitest";
import { badValue, expectDoor, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  credit,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalDecimal,
  illegalName,
  illegalWhole,
  marks,
  posts,
  risk,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);
await credit(venue, "bob", "BTC", "10");
await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
// 3,000 dollars at 30,000 and twenty times leverage: 0.005 coins of margin.
await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });

const path = `${DAPI}/positionMargin`;
const NOT_ISOLATED: Refusal = [-4049, "Add margin only support for isolated position."];
const CROSS: Refusal = [-4050, "Cross balance insufficient."];
const ISOLATED: Refusal = [-4051, "Isolated balance insufficient."];
const NO_POSITION: Refusal = [-4054, "Cannot add position margin: position is 0."];
const NOT_POSITIVE: Refusal = [-4055, "Amount must be positive."];
const crossWallet = async (of = alice): Promise<unknown> => (await gets(of, "/balance"))[0]!["crossWalletBalance"];

test("what is added is in the position, and what is taken out is back in the wallet", async () => {
  const wallet = await crossWallet();
  const answer = await alice.post(path, { symbol: BTC, amount: "0.10000001", type: 1 });
  expectBody(answer.body, { amount: 0.100_000_01, code: 200, msg: "Successfully modify position margin.", type: 1 });
  // 3,000 × 1.004 ÷ (margin + 3,000 ÷ 30,000).
  expect(await risk(alice)).toMatchObject({
    isolatedWallet: "0.10500001",
    isolatedMargin: "0.10500001",
    liquidationPrice: "14692.68221011",
    updateTime: venue.now(),
  });
  expect(await crossWallet()).toBe((Number(wallet) - 0.100_000_01).toFixed(8));
  expectBody(
    await posts(alice, "/positionMargin", { symbol: BTC, positionSide: "BOTH", amount: "0.10000001", type: 2 }),
    {
      amount: 0.100_000_01,
      code: 200,
      msg: "Successfully modify position margin.",
      type: 2,
    },
  );
  expect(await risk(alice)).toMatchObject({ isolatedWallet: "0.00500000" });
  expect(await crossWallet()).toBe(wallet);
  // No money came or went.
  expect(await gets(alice, "/income", { incomeType: "TRANSFER", symbol: BTC })).toEqual([]);
});

test("amounts keep all their digits", async () => {
  const answer = await alice.post(path, { symbol: BTC, amount: "0.00000001", type: 1 });
  expect(answer.text).toContain('{"amount":0.00000001,');
  await posts(alice, "/positionMargin", { symbol: BTC, amount: "0.00000001", type: 2 });
});

test("in hedge mode it takes a position side", async () => {
  const carol = venue.as("carol");
  await posts(carol, "/positionSide/dual", { dualSidePosition: "true" });
  await posts(carol, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, carol, { takerSide: "SELL", quantity: 30, price: "30000", positionSide: "SHORT" });
  const sends = (params: Params) => carol.post(path, { symbol: BTC, amount: "0.01", ...params });
  await expectRepairs(venue, sends, { type: 1 }, [
    [NO_POSITION, { type: 2 }],
    [ISOLATED, { type: 1, positionSide: "LONG" }],
    [NO_POSITION, {}],
  ]);
  await posts(carol, "/positionMargin", { symbol: BTC, positionSide: "SHORT", amount: "0.01", type: 1 });
  expect(await risk(carol, "BTCUSD", "SHORT")).toMatchObject({ isolatedWallet: "0.01500000" });
  expect(await risk(carol, "BTCUSD", "LONG")).toMatchObject({ isolatedWallet: "0" });
});

test("a position that is being liquidated takes none", async () => {
  const dave = venue.as("dave");
  await posts(dave, "/leverage", { symbol: BTC, leverage: 50 });
  await posts(dave, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, dave, { takerSide: "BUY", quantity: 30, price: "30000" });
  await marks(venue, "29400");
  await expectRepairs(venue, (params) => dave.post(path, params), { symbol: BTC, amount: "0.1", type: 1 }, [
    [[-2023, "User in liquidation mode now."], {}],
  ]);
  await marks(venue, "30000");
});

test("refusals come in order", async () => {
  const params = { symbol: BTC, amount: "0.1", type: 1 };
  await expectDoor(venue, { trader: alice, method: "POST", path, params, mandatory: ["symbol", "amount", "type"] });
  const wrong = { symbol: "x", positionSide: "UP", amount: "much", type: "in" };
  await posts(alice, "/marginType", { symbol: "BNBUSD_PERP", marginType: "ISOLATED" });
  await expectRepairs(venue, (sent) => alice.post(path, sent), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [[-4060, "Invalid position side."], { positionSide: "LONG" }],
    [illegalDecimal("amount"), { amount: "0.123456789" }],
    [[-1111, "Precision is over the maximum defined for this asset."], { amount: "-1" }],
    [NOT_POSITIVE, { amount: "0" }],
    [illegalWhole("type"), { type: 3 }],
    [badValue("type"), { type: 1 }],
    [BAD_SYMBOL, { symbol: ETH }],
    [NOT_POSITIVE, { amount: "50" }],
    [NOT_ISOLATED, { symbol: BTC }],
    [NO_POSITION, { positionSide: "BOTH" }],
    [CROSS, { type: 2 }],
    [ISOLATED, {}],
  ]);
  expect(await weightOf(() => alice.post(path, params))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
