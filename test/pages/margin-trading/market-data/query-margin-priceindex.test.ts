import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { costOf, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { openVenue, START, type TestVenue, type Trader } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PAGE = "/priceIndex";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const index = (symbol: string) => looks(venue, alice, PAGE, `symbol=${symbol}`);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape, as of the second", async () => {
  await venue.advance(1_234);
  const expected = { calcTime: START + 1_000, price: "30000.00000000", symbol: "BTCUSDT" };
  expect(JSON.stringify(await index("BTCUSDT"))).toBe(JSON.stringify(expected));
});

test("a pair of two coins has the ratio of their prices, cut", async () => {
  // 2000 ÷ 30000
  expect(await index("ETHBTC")).toMatchObject({ price: "0.06666666" });
  await venue.price("BTCUSDT", "29000");
  expect(await index("ETHBTC")).toMatchObject({ price: "0.06896551" });
  // A price set in BTC: 0.07 × 29000 dollars
  await venue.price("ETHBTC", "0.07");
  expect(await index("ETHUSDT")).toMatchObject({ price: "2030.00000000" });
});

test("costs the address 10, and asks for a key but no signature", async () => {
  const request = () => venue.raw("GET", PATH, { apiKey: alice.key, query: "symbol=BTCUSDT" });
  expect(await costOf(request, "ip")).toBe(10);
  const badKey: Refusal = [-2014, "API-key format invalid."];
  await expectRefusal(venue, () => venue.raw("GET", PATH, { query: "symbol=BTCUSDT" }), badKey, 401);
});

test("refusals, in their order", async () => {
  const asks = (query: string) => () => venue.raw("GET", PATH, { apiKey: alice.key, query });
  await expectRefusal(venue, asks(""), missing("symbol"));
  await expectRefusal(venue, asks("symbol="), missing("symbol"));
  const letters = "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.";
  await expectRefusal(venue, asks("symbol=btc"), [-1100, letters]);
  const noIndex: Refusal = [-3042, "PriceIndex not available for this margin pair."];
  await expectRefusal(venue, asks("symbol=NOSUCH"), noIndex);
  await expectRefusal(venue, asks("symbol=BTCUSD_PERP"), noIndex);
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, cross: false, isolated: false } });
  await expectRefusal(venue, asks("symbol=ADAUSDT"), noIndex);
});
