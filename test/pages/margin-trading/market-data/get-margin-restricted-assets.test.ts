import { afterEach, beforeEach, expect, test } from "vitest";
import type { Asset, Pair } from "../../../../src/core/listing.ts";
import { costOf, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, looks, MARGIN, posts } from "../scene.ts";

const PAGE = "/restricted-asset";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const restricted = () => looks(venue, alice, PAGE);
const redefine = (name: string, more: Partial<Asset>) => {
  const asset = venue.running.engine.view.reference.assets.get(name)!;
  return venue.perform({ type: "DefineAsset", asset: { ...asset, ...more } });
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("nothing is restricted at first; then what the listing says, in the documented shape", async () => {
  const none = { openLongRestrictedAsset: [], maxCollateralExceededAsset: [] };
  expect(JSON.stringify(await restricted())).toBe(JSON.stringify(none));
  await redefine("USDT", { borrowable: false });
  await redefine("ETH", { mortgageable: false });
  await redefine("BNB", { mortgageable: false });
  // ETH and BNB are bought with BTC too.
  const some = { openLongRestrictedAsset: ["BTC", "ADA"], maxCollateralExceededAsset: ["ETH", "BNB"] };
  expect(JSON.stringify(await restricted())).toBe(JSON.stringify(some));
  await redefine("BTC", { borrowable: false });
  expect(await restricted()).toMatchObject({ openLongRestrictedAsset: ["BTC", "ETH", "BNB", "ADA"] });
});

test("what is kept from longs cannot be bought with borrowed money; a coin that is not lent itself can", async () => {
  await venue.fund("alice", "cross", "USDT", "20000");
  await bobQuotes(venue, "SELL", { quantity: "2", price: "30000" });
  const buys = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };
  await redefine("BTC", { borrowable: false });
  expect(await restricted()).toMatchObject({ openLongRestrictedAsset: [] });
  await posts(alice, "/order", buys);
  await redefine("USDT", { borrowable: false });
  expect(await restricted()).toMatchObject({ openLongRestrictedAsset: ["BTC", "ETH", "BNB", "ADA"] });
  const banned: Refusal = [-3012, "Borrow is banned for this asset."];
  await expectRefusal(venue, () => alice.post(`${MARGIN}/order`, buys), banned);
});

test("what is no collateral does not get into the cross account", async () => {
  await redefine("ADA", { mortgageable: false });
  expect(await restricted()).toMatchObject({ maxCollateralExceededAsset: ["ADA"] });
  const moves = { type: "MAIN_MARGIN", asset: "ADA", amount: "1" };
  const refused: Refusal = [-3027, "Not a valid margin asset."];
  await expectRefusal(venue, () => alice.post("/sapi/v1/asset/transfer", moves), refused);
  await redefine("ADA", { mortgageable: true });
  expect(await restricted()).toMatchObject({ maxCollateralExceededAsset: [] });
  expect((await alice.post("/sapi/v1/asset/transfer", moves)).status).toBe(200);
});

test("an asset that is not for margin is in neither list, and only margin pairs count", async () => {
  await redefine("ADA", { borrowable: false, mortgageable: false });
  expect(await restricted()).toEqual({ openLongRestrictedAsset: [], maxCollateralExceededAsset: [] });
  // What is left to ETH is ETHBTC, and BTC is not lent.
  const known = venue.running.engine.view.reference.markets.get("ETHUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false, isolated: false } });
  await redefine("BTC", { borrowable: false });
  expect(await restricted()).toMatchObject({ openLongRestrictedAsset: ["ETH"] });
});

test("costs the address 1, and asks for a key but no signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(1);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH), badKey, 401);
  const noSuchKey: Refusal = [-2015, "Invalid API-key, IP, or permissions for action."];
  await expectRefusal(venue, () => venue.raw("GET", PATH, { apiKey: "A".repeat(64) }), noSuchKey, 401);
});
