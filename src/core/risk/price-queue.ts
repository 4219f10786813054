// Accounts by a price each, and the one whose price comes first: a binary heap that knows where
// everybody stands, so that an account can be moved or taken out as cheaply as it was put in.

import type { Price } from "../../money/units.ts";
import type { PurseId } from "../ledger/ledger.ts";

/** Purses by price. */
export interface PriceQueue {
  /** Whether the lowest price comes first, or the highest. */
  readonly first: "lowest" | "highest";
  readonly prices: Price[];
  readonly purses: PurseId[];
  /** Where each purse stands. */
  readonly places: Map<PurseId, number>;
}

/** A queue with nobody in it. */
export function emptyQueue(first: PriceQueue["first"]): PriceQueue {
  return { first, prices: [], purses: [], places: new Map() };
}

/** Puts a purse in, which must not be there yet. */
export function enqueue(queue: PriceQueue, purse: PurseId, price: Price): void {
  const place = queue.purses.length;
  queue.prices.push(price);
  queue.purses.push(purse);
  queue.places.set(purse, place);
  rise(queue, place);
}

/** Takes a purse out, where it is in. */
export function dequeue(queue: PriceQueue, purse: PurseId): void {
  const place = queue.places.get(purse);
  if (place === undefined) return;
  queue.places.delete(purse);
  const price = queue.prices.pop()!;
  const last = queue.purses.pop()!;
  if (last === purse) return;
  put(queue, place, last, price);
  rise(queue, place);
  sink(queue, queue.places.get(last)!);
}

/** The purse that comes first, where its price lies beyond another: above it where the highest come first, else below it. */
export function firstBeyond(queue: PriceQueue, price: Price): PurseId | undefined {
  const [best] = queue.prices;
  if (best === undefined) return undefined;
  return (queue.first === "lowest" ? best < price : best > price) ? queue.purses[0] : undefined;
}

function before(queue: PriceQueue, a: Price, b: Price): boolean {
  return queue.first === "lowest" ? a < b : a > b;
}

function rise(queue: PriceQueue, from: number): void {
  const { prices, purses } = queue;
  const price = prices[from]!;
  const purse = purses[from]!;
  let place = from;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!before(queue, price, prices[above]!)) break;
    put(queue, place, purses[above]!, prices[above]!);
    place = above;
  }
  put(queue, place, purse, price);
}

function sink(queue: PriceQueue, from: number): void {
  const { prices, purses } = queue;
  const price = prices[from]!;
  const purse = purses[from]!;
  const size = purses.length;
  let place = from;
  for (let below = 2 * place + 1; below < size; below = 2 * place + 1) {
    const other = below + 1;
    const next = other < size && before(queue, prices[other]!, prices[below]!) ? other : below;
    if (!before(queue, prices[next]!, price)) break;
    put(queue, place, purses[next]!, prices[next]!);
    place = next;
  }
  put(queue, place, purse, price);
}

function put(queue: PriceQueue, place: number, purse: PurseId, price: Price): void {
  queue.prices[place] = price;
  queue.purses[place] = purse;
  queue.places.set(purse, place);
}
