import { afterEach, beforeEach, expect, test } from "vitest";
import { expectSound } from "../../test/refusal.ts";
import { DAYS, openVenue, type TestVenue } from "../../test/venue.ts";
import { contracts, depthOf, pairs } from "../core/select-market.ts";

const LEVELS = 20;
let venue: TestVenue;

/** How many prices each side of a market's book shows. */
function depth(symbol: string): [number, number] {
  const { bids, asks } = depthOf(venue.running.engine.view, symbol, 1_000);
  return [bids.length, asks.length];
}

beforeEach(async () => {
  venue = await openVenue();
});
afterEach(() => expectSound(venue));

test("every book of a fresh venue has bids and asks", () => {
  const { view } = venue.running.engine;
  for (const { symbol } of [...pairs(view), ...contracts(view)])
    expect(depth(symbol), symbol).toEqual([LEVELS, LEVELS]);
});

test("books are still full after years, though what rests on contracts expires", async () => {
  for (const days of [300, 100, 400]) {
    await venue.advance(days * DAYS);
    expect(depth("BTCUSD_PERP")).toEqual([LEVELS, LEVELS]);
    expect(depth("BTCUSDT")).toEqual([LEVELS, LEVELS]);
  }
});

test("a fall to a hundredth leaves no book empty that can hold the price", async () => {
  await venue.price("ADAUSDT", "0.02");
  expect(depth("ADAUSDT")).toEqual([LEVELS, LEVELS]);
  await venue.price("ETHUSDT", "20");
  expect(depth("ETHUSDT")).toEqual([LEVELS, LEVELS]);
});

test("a pair whose price is below half a tick has no quotes, and others are quoted all the same", async () => {
  await venue.price("ETHUSDT", "0.1");
  // 0.1 ÷ 30000 in ticks of 0.00001 is none.
  expect(depth("ETHBTC")).toEqual([0, 0]);
  await venue.price("ETHUSDT", "2000");
  expect(depth("ETHBTC")).toEqual([LEVELS, LEVELS]);
});

test("what somebody takes is put back at once", async () => {
  const { status } = await venue.as("alice").post("/api/v3/order", {
    symbol: "BTCUSDT",
    side: "BUY",
    type: "MARKET",
    quantity: "2",
  });
  expect(status).toBe(200);
  expect(depth("BTCUSDT")).toEqual([LEVELS, LEVELS]);
});
