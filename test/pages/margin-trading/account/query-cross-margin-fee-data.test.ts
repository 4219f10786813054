import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";

const PAGE = "/crossMarginData";
const PATH = `${MARGIN}${PAGE}`;

interface Row {
  readonly vipLevel: number;
  readonly coin: string;
}

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one coin, in the documented shape and with the documented figures", async () => {
  const expected = [
    {
      vipLevel: 0,
      coin: "BTC",
      transferIn: true,
      borrowable: true,
      dailyInterest: "0.00026125",
      // 0.00026125 × 365 = 0.09535625, cut
      yearlyInterest: "0.0953",
      borrowLimit: "180",
      marginablePairs: ["BTCUSDT", "ETHBTC", "BNBBTC"],
    },
  ];
  expect(JSON.stringify(await gets(alice, PAGE, { coin: "BTC" }))).toBe(JSON.stringify(expected));
});

test("all coins, at the caller's level or at another", async () => {
  const own = await gets<Row[]>(alice, PAGE);
  expect(own.map(({ coin }) => coin)).toEqual(["USDT", "BTC", "ETH", "BNB", "ADA"]);
  expect(own.every(({ vipLevel }) => vipLevel === 0)).toBe(true);
  // Level 2 pays nine tenths of 0.000475 a day; 0.0004275 × 365 = 0.1560375.
  const [usdt] = await gets<Row[]>(alice, PAGE, { vipLevel: 2 });
  expect(usdt).toMatchObject({ vipLevel: 2, coin: "USDT", dailyInterest: "0.0004275", yearlyInterest: "0.156" });
  // The last level there is stands for those above it: six tenths.
  const [highest] = await gets<Row[]>(alice, PAGE, { vipLevel: 9 });
  expect(highest).toMatchObject({ vipLevel: 9, dailyInterest: "0.000285" });
});

test("a coin that cannot be borrowed, or not be moved in, says so; one that is neither is no margin asset", async () => {
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false } });
  expect(await gets(alice, PAGE, { coin: "ADA" })).toMatchObject([{ transferIn: true, borrowable: false }]);
  await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false, mortgageable: false } });
  expect((await gets<Row[]>(alice, PAGE)).map(({ coin }) => coin)).toEqual(["USDT", "BTC", "ETH", "BNB"]);
  await expectRefusal(venue, () => alice.get(PATH, { coin: "ADA" }), [-3027, "Not a valid margin asset."]);
});

test("costs the address 1 with a coin and 5 without", async () => {
  expect(await costOf(() => alice.get(PATH, { coin: "BTC" }), "ip")).toBe(1);
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(5);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: { coin: "BTC" }, mandatory: [] });
  const asks = (vipLevel: string, coin: string) => () => alice.get(PATH, { vipLevel, coin });
  const digits = "Illegal characters found in parameter 'vipLevel'; legal range is '^[0-9]{1,20}$'.";
  await expectRefusal(venue, asks("x", "?"), [-1100, digits]);
  await expectRefusal(venue, asks("10", "?"), badValue("vipLevel"));
  const letters = "Illegal characters found in parameter 'coin'; legal range is '^[A-Za-z0-9]{1,20}$'.";
  await expectRefusal(venue, asks("1", "?"), [-1100, letters]);
  await expectRefusal(venue, asks("1", "DOGE"), [-3027, "Not a valid margin asset."]);
});
