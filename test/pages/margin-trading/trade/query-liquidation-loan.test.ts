import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";
import { aliceGoesBankrupt, LOAN } from "./liquidation-loan.scene.ts";

const PAGE = "/liquidation-loan";
const PATH = `${MARGIN}${PAGE}`;
const NOTHING = { asset: "USDC", amount: "0.00000000", repaidAmount: "0.00000000", remainingAmount: "0.00000000" };

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue({ house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("who never went bankrupt owes nothing", async () => {
  expect(await gets(alice, PAGE)).toEqual(NOTHING);
});

test("answers in the documented shape what the fund paid, what came back and what is left", async () => {
  await aliceGoesBankrupt(venue);
  const owed = { asset: TEXT, amount: PADDED, repaidAmount: PADDED, remainingAmount: PADDED };
  expect(shapeOf(await gets(alice, PAGE))).toBe(shape(owed));
  await posts(alice, "/liquidation-loan/repay", { asset: "USDT", amount: "30" });
  expect(await gets(alice, PAGE)).toEqual({
    asset: "USDC",
    amount: LOAN,
    repaidAmount: "30.00000000",
    remainingAmount: "10.37583334",
  });
  expect(await gets(venue.as("bob"), PAGE)).toEqual(NOTHING);
  await posts(alice, "/liquidation-loan/repay", { asset: "USDT", amount: "10.37583334" });
  expect(await gets(alice, PAGE)).toEqual(NOTHING);
});

test("costs the account 100", async () => {
  expect(await costOf(() => alice.get(PATH), "uid")).toBe(100);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});
