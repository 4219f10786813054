import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { amountOf } from "../../../../src/genesis/figures.ts";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, START, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/available-inventory";
const PATH = `${MARGIN}${PAGE}`;

interface Inventory {
  readonly assets: Readonly<Record<string, string>>;
  readonly updateTime: number;
}

let venue: TestVenue;
let alice: Trader;
const inventory = (type = "MARGIN") => gets<Inventory>(alice, PAGE, { type });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("all that is lent, in the documented shape, of either type", async () => {
  const assets = { USDT: "200000000", BTC: "5000", ETH: "80000", BNB: "300000", ADA: "100000000" };
  const expected = JSON.stringify({ assets, updateTime: START / 1000 });
  expect(JSON.stringify(await inventory())).toBe(expected);
  expect(JSON.stringify(await inventory("isolated "))).toBe(expected);
});

test("a loan takes from it, whoever borrows, and its repayment gives back", async () => {
  await venue.fund("alice", "cross", "USDT", "90000");
  await venue.fund("alice", "BTCUSDT", "USDT", "10000");
  const loan = { asset: "BTC", isIsolated: "FALSE", amount: "1.5", type: "BORROW" };
  await posts(alice, "/borrow-repay", loan);
  expect((await inventory()).assets).toMatchObject({ BTC: "4998.5" });
  await posts(alice, "/borrow-repay", { ...loan, isIsolated: "TRUE", symbol: "BTCUSDT", amount: "0.5" });
  expect((await inventory("ISOLATED")).assets).toMatchObject({ USDT: "200000000", BTC: "4998" });
  // The first hour of 1.5 BTC, 1.5 × 0.00026125 ÷ 24 = 0.000016328125, is paid first, rounded up.
  await posts(alice, "/borrow-repay", { ...loan, amount: "1", type: "REPAY" });
  expect((await inventory()).assets).toMatchObject({ BTC: "4998.99998367" });
});

test("what is not there cannot be borrowed, and what is there can", async () => {
  const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
  const limits = [amountOf("1000000000")];
  await venue.perform({ type: "DefineAsset", asset: { ...usdt, borrowLimits: limits } });
  await venue.perform({
    type: "Credit",
    to: { kind: "cross", account: 1 },
    asset: "USDT",
    amount: amountOf("500000000"),
  });
  const { USDT } = (await inventory()).assets;
  const loan = { asset: "USDT", isIsolated: "FALSE", type: "BORROW" };
  const more = () => alice.post(`${MARGIN}/borrow-repay`, { ...loan, amount: `${USDT}.00000001` });
  const exhausted: Refusal = [-3045, "The system doesn't have enough asset now."];
  await expectRefusal(venue, more, exhausted);
  await posts(alice, "/borrow-repay", { ...loan, amount: USDT });
  expect((await inventory()).assets).toMatchObject({ USDT: "0" });
});

test("what is not lent is left out, and what is in no isolated pair is not of that type", async () => {
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, isolated: false } });
  expect(Object.keys((await inventory("ISOLATED")).assets)).toEqual(["USDT", "BTC", "ETH", "BNB"]);
  expect((await inventory()).assets).toHaveProperty("ADA");
  await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false } });
  expect((await inventory()).assets).not.toHaveProperty("ADA");
});

test("it is of the moment, in whole seconds", async () => {
  await venue.advance(1_999);
  expect((await inventory()).updateTime).toBe(START / 1000 + 1);
});

test("costs the account 50", async () => {
  expect(await costOf(() => alice.get(PATH, { type: "MARGIN" }), "uid")).toBe(50);
});

test("refusals, in their order", async () => {
  const params = { type: "MARGIN" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["type"] });
  await expectRefusal(venue, () => alice.get(PATH, { type: "SPOT" }), badValue("type"));
});
