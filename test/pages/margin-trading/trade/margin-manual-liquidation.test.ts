import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { NUMBER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, bobQuotes, gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/manual-liquidation`;
const ISOLATED = { type: "ISOLATED", symbol: "BTCUSDT" };

let venue: TestVenue;
let alice: Trader;
const liquidate = (params: Params) => alice.post(PATH, params);
const standing = async () =>
  (await gets<{ assets: Record<string, Record<string, string>>[] }>(alice, "/isolated/account", { symbols: "BTCUSDT" }))
    .assets[0]!;

beforeEach(async () => {
  venue = await openVenue({ house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("tells the debt as it was, sells what pays for it, and takes no fee", async () => {
  await aliceGoesLong(venue);
  await bobQuotes(venue, "BUY", { quantity: "1", price: "30000" });
  const { status, body, text } = await liquidate(ISOLATED);
  expect(status, text).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({ asset: TEXT, interest: PADDED, principal: PADDED, liabilityAsset: TEXT, liabilityQty: NUMBER }),
  );
  expect(body).toEqual({
    asset: "USDT",
    interest: "0.39583334",
    principal: "20000.00000000",
    liabilityAsset: "USDT",
    liabilityQty: 20000.39583334,
  });
  // 20000.39583334 ÷ 0.999 ÷ 30000 = 0.667347…: 0.66735 of 0.999 are sold, and bring 20000.4795 − 20000.39583334 more.
  const { baseAsset, quoteAsset, marginLevel } = await standing();
  expect([baseAsset!["free"], quoteAsset!["free"], quoteAsset!["borrowed"], marginLevel]).toEqual([
    "0.33165",
    "0.08366666",
    "0",
    "999",
  ]);
});

test("of several debts it tells the one worth most, in dollars", async () => {
  await venue.fund("alice", "cross", "USDT", "20000");
  await posts(alice, "/borrow-repay", { asset: "ETH", amount: "0.5", type: "BORROW" });
  await posts(alice, "/borrow-repay", { asset: "BTC", amount: "0.1", type: "BORROW" });
  await bobQuotes(venue, "SELL", { quantity: "0.001", price: "30000" });
  await bobQuotes(venue, "SELL", { symbol: "ETHUSDT", quantity: "0.01", price: "2000" });
  const { body } = await liquidate({ type: "MARGIN" });
  // 0.1 × 0.00026125 ÷ 24, rounded up; what was borrowed pays for itself, and only the interest is left.
  expect(body).toEqual({
    asset: "BTC",
    interest: "0.00000109",
    principal: "0.10000000",
    liabilityAsset: "USDT",
    liabilityQty: 3000.0327,
  });
});

test("where nobody bids, the account stays in liquidation until somebody does", async () => {
  await aliceGoesLong(venue);
  expect((await liquidate(ISOLATED)).status).toBe(200);
  expect((await standing())["marginLevelStatus"]).toBe("FORCE_LIQUIDATION");
  const refused = [-3023, "You can't transfer out/place order under current margin level."] as const;
  await expectRefusal(venue, () => liquidate(ISOLATED), refused);
  await bobQuotes(venue, "BUY", { quantity: "1", price: "30000" });
  await venue.advance(60_000);
  expect((await standing())["marginLevelStatus"]).toBe("EXCESSIVE");
});

test("costs the account 3000", async () => {
  expect(await costOf(() => liquidate({ type: "MARGIN" }), "uid")).toBe(3000);
});

test("asks for key, time, signature and type in this order", async () => {
  const params = { type: "MARGIN" };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory: ["type"] });
});

test("refuses what is no account, and one without debts", async () => {
  const asked = (params: Params) => () => liquidate(params);
  await expectRefusal(venue, asked({ type: "SPOT" }), badValue("type"));
  await expectRefusal(venue, asked({ type: "ISOLATED" }), missing("symbol"));
  await expectRefusal(venue, asked({ type: "ISOLATED", symbol: "XXXYYY" }), [-1121, "Invalid symbol."]);
  await expectRefusal(venue, asked(ISOLATED), [-11001, "Isolated margin account does not exist."]);
  await expectRefusal(venue, asked({ type: "MARGIN" }), [-11109, "This margin account has no debts."]);
});
