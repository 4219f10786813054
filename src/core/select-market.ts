// The questions the outside may ask about markets: books, tapes, index and mark prices.

import type { Level } from "./book/book.ts";
import { levels, sideOf } from "./book/book.ts";
import { firstNode, levelOf, lotsAt, lotsOfNode, NONE, nextNode } from "./book/ladder-view.ts";
import type { Contract, Market, Pair } from "./listing.ts";
import type { Side } from "./order.ts";
import type { Constituent, Tape } from "./prices/prices.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";
import { type Lots, NO_LOTS, type Ticks } from "../money/units.ts";

export type { Level } from "./book/book.ts";
export { candleAt, type PriceCandle } from "./prices/course.ts";
export type { Candle, Constituent, Tape } from "./prices/prices.ts";
export { delistingOf, isListed, lendsInIsolated, type MarginListing } from "./reference/notices.ts";
export { isFormed } from "./futures/forming.ts";
export { AVERAGE_MINUTES, indexOf, indexTime, markOf, MOST_INDEX, pairIndex, tradedSince } from "./prices/prices.ts";

/** Both sides of a market's book, best first, and the number of its newest change. */
export interface Depth {
  readonly updateId: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

/** A market's book down to `most` prices a side. */
export function depthOf(x: ExchangeView, symbol: string, most: number): Depth {
  const book = x.books.get(symbol)!;
  return { updateId: book.updateId, bids: levels(book.bids, most), asks: levels(book.asks, most) };
}

/** The number of the newest change of a market's displayed book. */
export function updateIdOf(x: ExchangeView, symbol: string): number {
  return x.books.get(symbol)!.updateId;
}

/** The prices at which the newest entry changed a market's displayed book, in order, some more than once. */
export function changesOf(x: ExchangeView, symbol: string): Changes {
  return x.books.get(symbol)!.changed;
}

/** Prices of bids and of asks. */
export interface Changes {
  readonly buy: readonly Ticks[];
  readonly sell: readonly Ticks[];
}

/** What is displayed at a price; no lots where nothing is. */
export function standingAt(x: ExchangeView, symbol: string, side: Side, at: Ticks): Lots {
  const ladder = sideOf(x.books.get(symbol)!, side);
  const level = levelOf(ladder, at);
  return level === NONE ? NO_LOTS : lotsAt(ladder, level);
}

/** Who stands in line at a price, the first to be served first, with what each shows. */
export function lineAt(x: ExchangeView, symbol: string, side: Side, at: Ticks): Standing[] {
  const ladder = sideOf(x.books.get(symbol)!, side);
  const level = levelOf(ladder, at);
  const line: Standing[] = [];
  if (level === NONE) return line;
  for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node)) {
    line.push({ account: ladder.items[node]!.account, lots: lotsOfNode(ladder, node) });
  }
  return line;
}

/** One place in a line. */
export interface Standing {
  readonly account: number;
  readonly lots: Lots;
}

/** What a coin's index is the mean of, where it is of several sources; undefined where it is of one, or unknown. */
export function constituentsOf(x: ExchangeView, asset: string): readonly View<Constituent>[] | undefined {
  return x.prices.index.get(asset)?.sources;
}

/** The trades of a market, as far as the exchange has them at hand. */
export function tapeOf(x: ExchangeView, symbol: string): View<Tape> {
  return x.prices.tapes.get(symbol)!;
}

/** The pair of a symbol, or undefined. */
export function pairOf(x: ExchangeView, symbol: string): View<Pair> | undefined {
  const market = x.reference.markets.get(symbol);
  return market?.kind === "pair" ? market : undefined;
}

/** The contract of a symbol, also of one that has been delivered, or undefined. */
export function contractOf(x: ExchangeView, symbol: string): View<Contract> | undefined {
  const market = x.reference.markets.get(symbol);
  return market?.kind === "contract" ? market : undefined;
}

/** Every pair, in the order in which they were listed. */
export function pairs(x: ExchangeView): View<Pair>[] {
  return [...(x.reference.markets.values() as Iterable<View<Market>>)].filter((market) => market.kind === "pair");
}

/** Every contract that is listed, in the order in which they were. */
export function contracts(x: ExchangeView): View<Contract>[] {
  return everyContract(x).filter(({ status }) => status !== "delivered");
}

/** Every contract there ever was, in the order in which they were listed. */
export function everyContract(x: ExchangeView): View<Contract>[] {
  return [...(x.reference.markets.values() as Iterable<View<Market>>)].filter((market) => market.kind === "contract");
}
