import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";

const PAGE = "/isolatedMarginTier";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one tier, in the documented shape", async () => {
  const expected = {
    symbol: "BTCUSDT",
    tier: 1,
    effectiveMultiple: "10",
    initialRiskRatio: "1.111",
    liquidationRiskRatio: "1.05",
    baseAssetMaxBorrowable: "7.2",
    quoteAssetMaxBorrowable: "90000",
  };
  const tier = await gets(alice, PAGE, { symbol: "BTCUSDT", tier: 1 });
  expect(JSON.stringify(tier)).toBe(JSON.stringify([expected]));
});

test("the whole ladder: each tier lends as much again at a ratio a step higher", async () => {
  const ladder = await gets<unknown[]>(alice, PAGE, { symbol: "BTCUSDT" });
  expect(ladder).toHaveLength(10);
  // 1.111 + n × 0.0154, and initial ÷ (initial − 1) cut to two places
  expect(ladder[1]).toMatchObject({ tier: 2, initialRiskRatio: "1.1264", effectiveMultiple: "8.91" });
  const last = { tier: 10, initialRiskRatio: "1.2496", effectiveMultiple: "5", liquidationRiskRatio: "1.05" };
  expect(ladder[9]).toMatchObject({ ...last, baseAssetMaxBorrowable: "72", quoteAssetMaxBorrowable: "900000" });
  const five = await gets<unknown[]>(alice, PAGE, { symbol: "ADAUSDT" });
  // 1.25 + 4 × 0.0625 = 1.5
  expect(five[4]).toMatchObject({ tier: 5, initialRiskRatio: "1.5", effectiveMultiple: "3" });
  expect(five[0]).toMatchObject({ initialRiskRatio: "1.25", liquidationRiskRatio: "1.15" });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(PATH, { symbol: "BTCUSDT" }), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  const params = { symbol: "BTCUSDT" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["symbol"] });
  const asks = (symbol: string, tier: number) => () => alice.get(PATH, { symbol, tier });
  const letters = "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.";
  await expectRefusal(venue, asks("no", 0), [-1100, letters]);
  await expectRefusal(venue, asks("NOSUCH", 0), badValue("tier"));
  await expectRefusal(venue, asks("NOSUCH", 11), [-1121, "Invalid symbol."]);
  await expectRefusal(venue, asks("BTCUSDT", 11), badValue("tier"));
});
