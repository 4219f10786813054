import { beforeAll, expect, test } from "vitest";
import { ratioOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectRefusal } from "../../../refusal.ts";
import { openVenue, type TestVenue } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PATH = `${MARGIN}/risk-based-liquidation-ratio`;
let venue: TestVenue;
beforeAll(async () => {
  venue = await openVenue();
});
const shown = () => looks<unknown[]>(venue, venue.as("alice"), "/risk-based-liquidation-ratio");

test("answers as documented, one row for each margin asset", async () => {
  const rows = ["USDT", "BTC", "ETH", "BNB", "ADA"].map((asset) => ({
    asset,
    riskBasedLiquidationRatio: asset === "USDT" ? "0.01" : "0.02",
  }));
  expect(await shown()).toEqual(rows);
  expect(Object.keys((await shown())[0] as object)).toEqual(["asset", "riskBasedLiquidationRatio"]);
});

test("follows the listing, and leaves out an asset that has no figure or is not on margin", async () => {
  const { assets } = venue.running.engine.view.reference;
  const { riskBasedLiquidation: _, ...without } = assets.get("BTC")!;
  await venue.perform({ type: "DefineAsset", asset: without });
  const other = { ...assets.get("ETH")!, riskBasedLiquidation: ratioOf("0.025") };
  await venue.perform({ type: "DefineAsset", asset: other });
  await venue.perform({
    type: "DefineAsset",
    asset: { ...assets.get("ADA")!, borrowable: false, mortgageable: false },
  });
  expect(await shown()).toEqual([
    { asset: "USDT", riskBasedLiquidationRatio: "0.01" },
    { asset: "ETH", riskBasedLiquidationRatio: "0.025" },
    { asset: "BNB", riskBasedLiquidationRatio: "0.02" },
  ]);
});

test("costs the address 1 and asks for a key, not for a signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: venue.as("alice").key }), "ip")).toBe(1);
  await expectRefusal(venue, () => venue.get(PATH), [-2014, "API-key format invalid."], 401);
});
