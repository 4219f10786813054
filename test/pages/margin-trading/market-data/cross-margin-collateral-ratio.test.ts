import { afterEach, beforeEach, expect, test } from "vitest";
import type { Asset } from "../../../../src/core/listing.ts";
import { ratioOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, looks, MARGIN } from "../scene.ts";

const PAGE = "/crossMarginCollateralRatio";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const ratios = () => looks(venue, alice, PAGE);
const redefine = (name: string, more: Partial<Asset>) => {
  const asset = venue.running.engine.view.reference.assets.get(name)!;
  return venue.perform({ type: "DefineAsset", asset: { ...asset, ...more } });
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one step without an upper end for all assets of a ratio, in the documented shape", async () => {
  const whole = { collaterals: [{ minUsdValue: "0", discountRate: "1" }] };
  const all = [{ ...whole, assetNames: ["USDT", "BTC", "ETH", "BNB", "ADA"] }];
  expect(JSON.stringify(await ratios())).toBe(JSON.stringify(all));
  await redefine("ETH", { collateralRatio: ratioOf("0.95") });
  await redefine("ADA", { collateralRatio: ratioOf("0.95") });
  const two = [
    { ...whole, assetNames: ["USDT", "BTC", "BNB"] },
    { collaterals: [{ minUsdValue: "0", discountRate: "0.95" }], assetNames: ["ETH", "ADA"] },
  ];
  expect(JSON.stringify(await ratios())).toBe(JSON.stringify(two));
});

test("it is the share by which an account's collateral is reckoned", async () => {
  await redefine("ADA", { collateralRatio: ratioOf("0.9") });
  expect(await ratios()).toContainEqual({
    collaterals: [{ minUsdValue: "0", discountRate: "0.9" }],
    assetNames: ["ADA"],
  });
  await venue.price("ADAUSDT", "0.5");
  await venue.fund("alice", "cross", "ADA", "1000");
  // 1000 × 0.5 × 0.9
  expect(await gets(alice, "/account")).toMatchObject({ TotalCollateralValueInUSDT: "450" });
});

test("an asset that is not for margin is in no ladder", async () => {
  await redefine("ADA", { borrowable: false, mortgageable: false });
  expect(await ratios()).toMatchObject([{ assetNames: ["USDT", "BTC", "ETH", "BNB"] }]);
});

test("costs the address 100, and asks for a key but no signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(100);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH), badKey, 401);
  const noSuchKey: Refusal = [-2015, "Invalid API-key, IP, or permissions for action."];
  await expectRefusal(venue, () => venue.raw("GET", PATH, { apiKey: "A".repeat(64) }), noSuchKey, 401);
});
