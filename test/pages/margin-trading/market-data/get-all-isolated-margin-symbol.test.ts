import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { costOf, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, looks, MARGIN } from "../scene.ts";

const PAGE = "/isolated/allPairs";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const pairs = (query = "") => looks<{ symbol: string }[]>(venue, alice, PAGE, query);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one pair, in the documented shape, signed or not", async () => {
  const flags = { isBuyAllowed: true, isMarginTrade: true, isSellAllowed: true };
  const expected = JSON.stringify([{ base: "BNB", ...flags, quote: "BTC", symbol: "BNBBTC" }]);
  expect(JSON.stringify(await pairs("symbol=BNBBTC"))).toBe(expected);
  expect(JSON.stringify(await gets(alice, PAGE, { symbol: "BNBBTC" }))).toBe(expected);
});

test("all that have isolated accounts, and whether they are open", async () => {
  const all = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"];
  expect((await pairs()).map(({ symbol }) => symbol)).toEqual(all);
  const known = venue.running.engine.view.reference.markets.get("BTCUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, status: "break" } });
  expect(await pairs("symbol=BTCUSDT")).toMatchObject([{ isBuyAllowed: false, isSellAllowed: false }]);
  await venue.perform({ type: "DefineMarket", market: { ...known, isolated: false } });
  expect((await pairs()).map(({ symbol }) => symbol)).toEqual(all.slice(1));
});

test("costs the address 10, and asks for a key", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(10);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH), badKey, 401);
});

test("refusals, in their order", async () => {
  const asks = (symbol: string) => () => venue.raw("GET", PATH, { apiKey: alice.key, query: `symbol=${symbol}` });
  const letters = "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.";
  await expectRefusal(venue, asks("bnbbtc"), [-1100, letters]);
  await expectRefusal(venue, asks("BTCUSD_PERP"), [-1121, "Invalid symbol."]);
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, isolated: false } });
  await expectRefusal(venue, asks("ADAUSDT"), [-3028, "Not a valid margin pair."]);
});
