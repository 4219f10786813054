import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/maxBorrowable";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { asset: "USDT", isolatedSymbol: "BTCUSDT" };

let venue: TestVenue;
let alice: Trader;
const most = (params: Params) => gets(alice, PAGE, params);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("the cross account: what keeps it above 1.5, and the level's limit", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  // 10000 ÷ (1.5 − 1), and as much in BTC at 30000
  expect(JSON.stringify(await most({ asset: "USDT" }))).toBe('{"amount":"20000","borrowLimit":"2000000"}');
  expect(await most({ asset: "BTC" })).toEqual({ amount: "0.66666666", borrowLimit: "180" });
  const loan = { asset: "USDT", isIsolated: "FALSE", amount: "5000", type: "BORROW" };
  await posts(alice, "/borrow-repay", loan);
  // (15000 − 1.5 × 5000.09895834) ÷ 0.5
  expect(await most({ asset: "USDT" })).toEqual({ amount: "14999.70312498", borrowLimit: "2000000" });
});

test("an isolated account: by its best tier, and thirty first tiers' limits", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "10000");
  // The level of the first tier would allow 10000 ÷ 0.111 = 90090.09, its limit is 90000; the second allows less.
  expect(await most(ISOLATED)).toEqual({ amount: "90000", borrowLimit: "2700000" });
  // 10000 ÷ 0.111 ÷ 30000
  expect(await most({ ...ISOLATED, asset: "BTC" })).toEqual({ amount: "3.003003", borrowLimit: "216" });
});

test("what it says can be borrowed, and not an atom more", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  const loan = { asset: "BTC", isIsolated: "FALSE", type: "BORROW" };
  const more = () => alice.post(`${MARGIN}/borrow-repay`, { ...loan, amount: "0.66666667" });
  await expectRefusal(venue, more, [-3006, "Your borrow amount has exceed maximum borrow amount."]);
  await posts(alice, "/borrow-repay", { ...loan, amount: "0.66666666" });
  expect(await most({ asset: "BTC" })).toMatchObject({ amount: "0" });
});

test("nothing where the level is too low, or the coin is not lent", async () => {
  await aliceGoesLong(venue);
  await venue.price("BTCUSDT", "22000");
  // 0.999 × 22000 ÷ 20000.39… = 1.0988…, below the tier's 1.111
  expect(await most(ISOLATED)).toEqual({ amount: "0", borrowLimit: "2700000" });
  await venue.fund("alice", "cross", "USDT", "10000");
  const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
  await venue.perform({ type: "DefineAsset", asset: { ...usdt, borrowable: false } });
  expect(await most({ asset: "USDT" })).toEqual({ amount: "0", borrowLimit: "2000000" });
});

test("costs the account 750", async () => {
  expect(await costOf(() => alice.get(PATH, { asset: "USDT" }), "uid")).toBe(750);
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
  await expectRefusal(venue, asks("DOGE"), [-3027, "Not a valid margin asset."]);
});
