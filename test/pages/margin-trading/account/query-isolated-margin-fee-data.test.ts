import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";

const PAGE = "/isolatedMarginData";
const PATH = `${MARGIN}${PAGE}`;

interface Row {
  readonly vipLevel: number;
  readonly symbol: string;
}

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one pair, in the documented shape", async () => {
  // The limits of an account are thirty times the first tier's, 7.2 BTC and 90000 USDT.
  const expected = [
    {
      vipLevel: 0,
      symbol: "BTCUSDT",
      leverage: "10",
      data: [
        { coin: "BTC", dailyInterest: "0.00026125", borrowLimit: "216" },
        { coin: "USDT", dailyInterest: "0.000475", borrowLimit: "2700000" },
      ],
    },
  ];
  const rows = await gets<Row[]>(alice, PAGE, { symbol: "BTCUSDT" });
  expect(JSON.stringify(rows)).toBe(JSON.stringify(expected));
});

test("all pairs, at the caller's level or at another", async () => {
  const symbols = (await gets<Row[]>(alice, PAGE)).map(({ symbol }) => symbol);
  expect(symbols).toEqual(["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"]);
  // Level 1 pays 0.95 of 0.00026125 and of 0.000475 a day.
  expect(await gets(alice, PAGE, { vipLevel: 1, symbol: "BTCUSDT" })).toMatchObject([
    { vipLevel: 1, data: [{ dailyInterest: "0.0002481875" }, { dailyInterest: "0.00045125" }] },
  ]);
});

test("costs the address 1 with a symbol and 10 without", async () => {
  expect(await costOf(() => alice.get(PATH, { symbol: "BTCUSDT" }), "ip")).toBe(1);
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: { symbol: "BTCUSDT" }, mandatory: [] });
  const asks = (vipLevel: string, symbol: string) => () => alice.get(PATH, { vipLevel, symbol });
  await expectRefusal(venue, asks("10", "no"), badValue("vipLevel"));
  const letters = "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.";
  await expectRefusal(venue, asks("1", "no"), [-1100, letters]);
  await expectRefusal(venue, asks("1", "NOSUCH"), [-1121, "Invalid symbol."]);
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, isolated: false } });
  await expectRefusal(venue, asks("1", "ADAUSDT"), [-3028, "Not a valid margin pair."]);
});
