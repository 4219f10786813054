// A cross account that goes bankrupt: what the pages of liquidation loans have in common.

import type { TestVenue } from "../../../venue.ts";
import { bobQuotes, posts } from "../scene.ts";

/**
 * Alice owes 20000 USDT and an hour of it, 0.39583334, against one BTC less a thousandth in her cross account; the
 * coin falls to 20000, where bob buys what she has for 19980 less 19.98 in commission. The fund pays the rest: she
 * owes it 40.37583334.
 */
export async function aliceGoesBankrupt(venue: TestVenue): Promise<void> {
  const alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
  await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
  const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };
  await posts(alice, "/order", order);
  await bobQuotes(venue, "BUY", { quantity: "0.999", price: "20000" });
  await venue.gap("BTC", "20000");
}

/** What she owes the fund then. */
export const LOAN = "40.37583334";
