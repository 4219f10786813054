import { afterEach, beforeEach, expect, test } from "vitest";
import { amountOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PAGE = "/allAssets";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const assets = (query = "") => looks<{ assetName: string }[]>(venue, alice, PAGE, query);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one asset, in the documented shape", async () => {
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  const asset = { ...ada, borrowable: false, minimumBorrow: amountOf("10"), minimumRepay: amountOf("0.5") };
  await venue.perform({ type: "DefineAsset", asset });
  const expected = {
    assetFullName: "Cardano",
    assetName: "ADA",
    isBorrowable: false,
    isMortgageable: true,
    userMinBorrow: "10.00000000",
    userMinRepay: "0.50000000",
  };
  expect(JSON.stringify(await assets("asset=ADA"))).toBe(JSON.stringify([expected]));
});

test("all of them, and those only that are for margin", async () => {
  expect((await assets()).map(({ assetName }) => assetName)).toEqual(["USDT", "BTC", "ETH", "BNB", "ADA"]);
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false, mortgageable: false } });
  expect((await assets("asset=")).map(({ assetName }) => assetName)).toEqual(["USDT", "BTC", "ETH", "BNB"]);
});

test("costs the address 1, and asks for a key but no signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(1);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH), badKey, 401);
});

test("refusals, in their order", async () => {
  const asks = (query: string) => () => venue.raw("GET", PATH, { apiKey: alice.key, query });
  const letters = "Illegal characters found in parameter 'asset'; legal range is '^[A-Za-z0-9]{1,20}$'.";
  await expectRefusal(venue, asks("asset=B-T-C"), [-1100, letters]);
  await expectRefusal(venue, asks("asset=DOGE"), [-3027, "Not a valid margin asset."]);
});
