// What is known of prices: the index of each coin, the mark of each contract, and the tape of each
// market. Index and mark come from outside; only the tape is written by trades.

import { add, higher, plus } from "../../money/arithmetic.ts";
import { crossPrice } from "../../money/convert.ts";
import {
  type Amount,
  type Instant,
  type Lots,
  NO_AMOUNT,
  NO_LOTS,
  type Price,
  price,
  type Ratio,
  type Ticks,
  ticks,
} from "../../money/units.ts";
import type { View } from "../view.ts";
import { type Courses, emptyCourses } from "./course.ts";
import { type Drive, emptyDrive } from "./drive.ts";

/** A price and when it was observed. */
export interface Observation {
  readonly price: Price;
  readonly at: Instant;
  /** What an index is the mean of, where it is of several sources. */
  readonly sources?: readonly Constituent[];
}

/** One source of an index. */
export interface Constituent {
  readonly exchange: string;
  /** What it said, however far from the others. */
  readonly price: Price;
  /** Its share of the mean. */
  readonly weight: Ratio;
}

/** One minute of trading; quote is in the quote asset of a pair, in the coin of a contract. */
export interface Candle {
  readonly openAt: Instant;
  readonly open: Ticks;
  high: Ticks;
  low: Ticks;
  close: Ticks;
  lots: Lots;
  quote: Amount;
  trades: number;
  /** Bought by takers. */
  takerLots: Lots;
  takerQuote: Amount;
  readonly firstTrade: number;
  lastTrade: number;
}

/** The trades of one market, as far as rules and tickers need them at hand. */
export interface Tape {
  /** The newest trade's number; zero before the first. */
  trade: number;
  /** The newest aggregate's number; zero before the first. */
  aggregate: number;
  /** The order that took last and the price it took at: its next fill there joins the aggregate. */
  lastTaker: number;
  lastTicks: Ticks;
  lastLots: Lots;
  lastAt: Instant | undefined;
  /** The minute of the newest trade. */
  candle: Candle | undefined;
  /** Lots and quote of the newest minutes that traded, oldest first, for the average price. */
  readonly recent: { readonly openAt: Instant; lots: Lots; quote: Amount }[];
}

/** What is known of prices. */
export interface Prices {
  /** Dollars a coin, by asset. */
  readonly index: Map<string, Observation>;
  /** Mark prices, by contract. */
  readonly marks: Map<string, Observation>;
  readonly tapes: Map<string, Tape>;
  /** How index, marks and premiums went in the newest minute they were observed in. */
  readonly courses: Courses;
  readonly drive: Drive;
}

/** Nothing observed yet. */
export function emptyPrices(): Prices {
  return {
    index: new Map(),
    marks: new Map(),
    tapes: new Map(),
    courses: emptyCourses(),
    drive: emptyDrive(),
  };
}

/** The tape of a market that has not traded. */
export function emptyTape(): Tape {
  return {
    trade: 0,
    aggregate: 0,
    lastTaker: 0,
    lastTicks: ticks(0),
    lastLots: NO_LOTS,
    lastAt: undefined,
    candle: undefined,
    recent: [],
  };
}

/** The most dollars a coin can be worth: a hundred million, so that what is owed of one coin can be paid in any other. */
export const MOST_INDEX: Price = price(100_000_000n * 100_000_000n);

/** Dollars a coin, or undefined before the first observation. */
export function indexOf(prices: View<Prices>, asset: string): Price | undefined {
  return prices.index.get(asset)?.price;
}

/** The index of a pair: base in quote, from the dollar prices of both coins, cut to eight places. */
export function pairIndex(
  prices: View<Prices>,
  pair: { readonly base: string; readonly quote: string },
): Price | undefined {
  const base = indexOf(prices, pair.base);
  const quote = indexOf(prices, pair.quote);
  return base === undefined || quote === undefined ? undefined : crossPrice(base, quote, "down");
}

/** When the index of a pair that has one last changed. */
export function indexTime(prices: View<Prices>, pair: { readonly base: string; readonly quote: string }): Instant {
  return higher(prices.index.get(pair.base)!.at, prices.index.get(pair.quote)!.at);
}

/** The mark price of a contract, or undefined before the first observation. */
export function markOf(prices: View<Prices>, symbol: string): Price | undefined {
  return prices.marks.get(symbol)?.price;
}

/** The minutes the average price of every pair looks back. */
export const AVERAGE_MINUTES = 5;

/** Lots and quote traded in the minutes at hand that opened at `since` or later. */
export function tradedSince(tape: View<Tape>, since: Instant): { readonly lots: Lots; readonly quote: Amount } {
  let sum = NO_LOTS;
  let quote = NO_AMOUNT;
  for (const minute of tape.recent) {
    if (minute.openAt < since) continue;
    sum = add(sum, minute.lots);
    quote = plus(quote, minute.quote);
  }
  return { lots: sum, quote };
}
