import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  expectBody,
  gets,
  illegalName,
  illegalWhole,
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);

test("a book is shown best price first, a row for each price", async () => {
  const { lastUpdateId: before } = await gets<{ lastUpdateId: number }>(venue, "/depth", { symbol: BTC });
  await rests(alice, { side: "BUY", quantity: 2, price: "29990" });
  await rests(alice, { side: "BUY", quantity: 3, price: "29990" });
  await rests(alice, { side: "BUY", quantity: 1, price: "29999.9" });
  await rests(alice, { side: "SELL", quantity: 7, price: "30000.1" });
  expectBody(await gets(venue, "/depth", { symbol: BTC, limit: 5 }), {
    lastUpdateId: before + 4,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    E: START,
    T: START,
    bids: [
      ["29999.9", "1"],
      ["29990.0", "5"],
    ],
    asks: [["30000.1", "7"]],
  });
});

test("each limit is a number of prices a side, 500 where none is sent", async () => {
  for (let nth = 0; nth < 8; nth++) await rests(alice, { side: "SELL", quantity: 1, price: `3001${nth}` });
  const rows = async (limit?: number) =>
    (await gets<{ asks: unknown[] }>(venue, "/depth", { symbol: BTC, limit })).asks.length;
  expect(await rows(5)).toBe(5);
  for (const limit of [10, 20, 50, 100, 500, 1000, undefined]) expect(await rows(limit)).toBe(9);
});

test("deeper books weigh more", async () => {
  const weights: Record<string, number> = { 5: 2, 10: 2, 20: 2, 50: 2, 100: 5, 500: 10, 1000: 20 };
  for (const [limit, weight] of Object.entries(weights)) {
    expect(await weightOf(() => venue.get(`${DAPI}/depth`, { symbol: BTC, limit }))).toBe(weight);
  }
  expect(await weightOf(() => venue.get(`${DAPI}/depth`, { symbol: BTC }))).toBe(10);
});

test("other limits and unknown symbols are refused", async () => {
  const depth = (params: Record<string, string>) => () => venue.get(`${DAPI}/depth`, params);
  const noSymbol = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.";
  await expectRefusal(venue, depth({ limit: "7" }), [-1102, noSymbol]);
  await expectRefusal(venue, depth({ symbol: "btcusd_perp", limit: "7" }), illegalName("symbol"));
  await expectRefusal(venue, depth({ symbol: "DOGEUSD_PERP", limit: "many" }), illegalWhole("limit"));
  await expectRefusal(venue, depth({ symbol: "DOGEUSD_PERP", limit: "7" }), [-4021, "'7' is not valid depth limit."]);
  await expectRefusal(venue, depth({ symbol: "DOGEUSD_PERP", limit: "5" }), BAD_SYMBOL);
  await expectRefusal(venue, depth({ symbol: "BTCUSDT" }), BAD_SYMBOL);
  expect(venue.faults()).toEqual([]);
});
