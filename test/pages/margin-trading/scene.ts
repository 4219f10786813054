// What the margin tests have in common: calls that must succeed, and somebody to trade against at a
// known price.

import { expect } from "vitest";
import type { PurseName } from "../../../src/core/commands.ts";
import { amountOf } from "../../../src/genesis/figures.ts";
import type { Answer, Params, TestVenue, Trader } from "../../venue.ts";

/** The beginning of the margin pages' paths. */
export const MARGIN = "/sapi/v1/margin";

/** What every test here says of a placed order. */
export interface Placed {
  readonly orderId: number;
  readonly clientOrderId: string;
  readonly status: string;
}

/** What every test here says of a placed list. */
export interface PlacedList {
  readonly orderListId: number;
  readonly listClientOrderId: string;
  readonly orders: readonly { readonly orderId: number; readonly clientOrderId: string }[];
}

/** The body of an answer that must have succeeded. */
export function bodyOf(answer: Answer): unknown {
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** A query that must succeed. */
export async function gets<T>(trader: Trader, page: string, params: Params = {}): Promise<T> {
  return bodyOf(await trader.get(`${MARGIN}${page}`, params)) as T;
}

/** Something asked for that must be done. */
export async function posts<T>(trader: Trader, page: string, params: Params): Promise<T> {
  return bodyOf(await trader.post(`${MARGIN}${page}`, params)) as T;
}

/** Something cancelled or disabled. */
export async function deletes<T>(trader: Trader, page: string, params: Params): Promise<T> {
  return bodyOf(await trader.delete(`${MARGIN}${page}`, params)) as T;
}

/** A public page that asks for a key and no signature. */
export async function looks<T>(venue: TestVenue, trader: Trader, page: string, query = ""): Promise<T> {
  return bodyOf(await venue.raw("GET", `${MARGIN}${page}`, { query, apiKey: trader.key })) as T;
}

/**
 * Puts a limit order of bob's spot account into the book. The house quotes 50 millionths away from the
 * index (30000 in BTCUSDT), so what bob offers at the index itself is the best price there is.
 */
export async function bobQuotes(
  venue: TestVenue,
  side: "BUY" | "SELL",
  { quantity, price, symbol = "BTCUSDT" }: { quantity: string; price: string; symbol?: string },
): Promise<void> {
  const order = { symbol, side, type: "LIMIT", timeInForce: "GTC", quantity, price };
  bodyOf(await venue.as("bob").post("/api/v3/order", order));
}

/** Alice's purses by their short names: spot, cross, coinm, or a pair. */
export type ShortName = "spot" | "cross" | "coinm" | "BTCUSDT" | "ETHUSDT" | "ETHBTC";

/** Moves something of alice's from one of her purses to another. */
export async function aliceMoves(
  venue: TestVenue,
  asset: string,
  quantity: string,
  ends: { readonly from: ShortName; readonly to: ShortName },
): Promise<number> {
  const amount = amountOf(quantity);
  const { events, rejection } = await venue.perform({
    type: "Transfer",
    from: purse(ends.from),
    to: purse(ends.to),
    asset,
    amount,
  });
  const moved = events?.find((event) => event.type === "Transferred");
  if (moved === undefined) throw new Error(`alice could not move ${asset}: ${rejection?.reason}`);
  return moved.transaction;
}

function purse(name: ShortName): PurseName {
  const account = 1;
  return name === "spot" || name === "cross" || name === "coinm"
    ? { kind: name, account }
    : { kind: "isolated", account, symbol: name };
}

/**
 * Alice buys one BTC at 30000 in her isolated account of BTCUSDT with 10000 USDT of her own. She owes
 * 20000 and the first hour of it, 20000 × 0.000475 ÷ 24 = 0.395833… rounded up, and has one BTC less a
 * thousandth in commission.
 */
export async function aliceGoesLong(venue: TestVenue): Promise<Placed> {
  await venue.fund("alice", "BTCUSDT", "USDT", "10000");
  await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
  const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "MARKET", quantity: "1" };
  return posts<Placed>(venue.as("alice"), "/order", { ...order, sideEffectType: "MARGIN_BUY" });
}
