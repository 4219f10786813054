// A few trades between alice and bob at prices and times of one's own choosing: the house quotes
// 29998.50 to 30001.50, and what happens in between is theirs alone.

import { START, type TestVenue } from "../../venue.ts";

/** A trade on BTCUSDT: who takes, at which price, how much, and how long after the venue's opening. */
export interface ScenicTrade {
  readonly taker: "buy" | "sell";
  readonly price: string;
  readonly quantity: string;
  readonly after: number;
}

/** Lets bob take what alice offers or asks for. */
export async function trade(venue: TestVenue, { taker, price, quantity, after }: ScenicTrade): Promise<void> {
  if (START + after > venue.now()) await venue.advance(START + after - venue.now());
  const limit = { type: "LIMIT", timeInForce: "GTC", symbol: "BTCUSDT", price, quantity };
  const market = { type: "MARKET", symbol: "BTCUSDT", quantity };
  const answers = [
    await venue.as("alice").post("/api/v3/order", { ...limit, side: taker === "buy" ? "SELL" : "BUY" }),
    await venue.as("bob").post("/api/v3/order", { ...market, side: taker === "buy" ? "BUY" : "SELL" }),
  ];
  for (const { status, text } of answers) if (status !== 200) throw new Error(text);
}

/** The venue's own first trade, of 0.00017 at 30000, and three more: 12:30:20, 12:31:05 and 12:34:00.500. */
export async function threeTrades(venue: TestVenue): Promise<void> {
  await trade(venue, { taker: "buy", price: "30001", quantity: "0.01", after: 20_000 });
  await trade(venue, { taker: "sell", price: "29999", quantity: "0.02", after: 65_000 });
  await trade(venue, { taker: "buy", price: "30000.5", quantity: "0.01", after: 240_500 });
}
