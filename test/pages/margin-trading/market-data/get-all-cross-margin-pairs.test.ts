import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { costOf, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PAGE = "/allPairs";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const pairs = (query = "") => looks<{ symbol: string }[]>(venue, alice, PAGE, query);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("one pair, in the documented shape, its number to the last digit", async () => {
  const answer = await venue.raw("GET", PATH, { apiKey: alice.key, query: "symbol=BNBBTC" });
  const flags = '"isBuyAllowed":true,"isMarginTrade":true,"isSellAllowed":true';
  // 351637717077000981 is more than a double tells apart.
  expect(answer.text).toBe(`[{"base":"BNB","id":351637717077000981,${flags},"quote":"BTC","symbol":"BNBBTC"}]`);
});

test("all that the cross account trades, and whether they are open", async () => {
  const all = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"];
  expect((await pairs()).map(({ symbol }) => symbol)).toEqual(all);
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, status: "halt" } });
  const closed = { isBuyAllowed: false, isMarginTrade: true, isSellAllowed: false };
  expect(await pairs("symbol=ADAUSDT")).toMatchObject([closed]);
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false } });
  expect((await pairs("symbol=")).map(({ symbol }) => symbol)).toEqual(all.slice(0, 5));
});

test("costs the address 1, and asks for a key but no signature", async () => {
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: alice.key }), "ip")).toBe(1);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH), badKey, 401);
});

test("refusals, in their order", async () => {
  const asks = (symbol: string) => () => venue.raw("GET", PATH, { apiKey: alice.key, query: `symbol=${symbol}` });
  const letters = "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.";
  await expectRefusal(venue, asks("bnbbtc"), [-1100, letters]);
  await expectRefusal(venue, asks("NOSUCH"), [-1121, "Invalid symbol."]);
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false } });
  await expectRefusal(venue, asks("ADAUSDT"), [-3028, "Not a valid margin pair."]);
});
