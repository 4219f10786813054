// What events do to prices and tapes.

import { add, earlier, floorTo, plus } from "../../money/arithmetic.ts";
import {
  type Amount,
  count,
  type Instant,
  type Lots,
  MINUTE,
  NO_AMOUNT,
  NO_LOTS,
  type Price,
  span,
  type Ticks,
} from "../../money/units.ts";
import type { CandleClosed, IndexObserved, MarkObserved } from "../events.ts";
import type { Side } from "../order.ts";
import type { Exchange } from "../state.ts";
import { type Course, courseFrom, goOn } from "./course.ts";
import { AVERAGE_MINUTES, type Tape } from "./prices.ts";

/** The dollar price of a coin is known. */
export function applyIndexObserved(x: Exchange, e: IndexObserved): void {
  const { price, sources } = e;
  x.prices.index.set(e.asset, { price, at: x.at, ...(sources === undefined ? {} : { sources }) });
  follow(x.prices.courses.index, e.asset, e.price, x.at);
}

/** The mark price of a contract is known. */
export function applyMarkObserved(x: Exchange, e: MarkObserved): void {
  x.prices.marks.set(e.symbol, { price: e.price, at: x.at });
  follow(x.prices.courses.mark, e.symbol, e.price, x.at);
}

function follow(courses: Map<string, Course>, name: string, price: Price, at: Instant): void {
  const known = courses.get(name);
  if (known === undefined) courses.set(name, courseFrom(price, at));
  else goOn(known, price, at);
}

/** A minute is complete: the next trade opens a new one. */
export function applyCandleClosed(x: Exchange, e: CandleClosed): void {
  x.prices.tapes.get(e.symbol)!.candle = undefined;
}

/** A trade, as the tape sees it. */
export interface Print {
  readonly symbol: string;
  readonly trade: number;
  readonly aggregate: number;
  readonly taker: number;
  readonly takerSide: Side;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** Quote of a pair, coin of a contract. */
  readonly quote: Amount;
}

/** Writes a trade on its market's tape. */
export function print(x: Exchange, e: Print): void {
  const tape = x.prices.tapes.get(e.symbol)!;
  tape.trade = e.trade;
  tape.aggregate = e.aggregate;
  tape.lastTaker = e.taker;
  tape.lastTicks = e.ticks;
  tape.lastLots = e.lots;
  tape.lastAt = x.at;
  extendCandle(x, tape, e);
  extendAverage(x, tape, e);
}

function extendCandle(x: Exchange, tape: Tape, e: Print): void {
  let { candle } = tape;
  if (candle === undefined) {
    const bought = e.takerSide === "buy";
    candle = {
      openAt: floorTo(x.at, MINUTE),
      open: e.ticks,
      high: e.ticks,
      low: e.ticks,
      close: e.ticks,
      lots: e.lots,
      quote: e.quote,
      trades: 1,
      takerLots: bought ? e.lots : NO_LOTS,
      takerQuote: bought ? e.quote : NO_AMOUNT,
      firstTrade: e.trade,
      lastTrade: e.trade,
    };
    tape.candle = candle;
    return;
  }
  if (e.ticks > candle.high) candle.high = e.ticks;
  if (e.ticks < candle.low) candle.low = e.ticks;
  candle.close = e.ticks;
  candle.lots = add(candle.lots, e.lots);
  candle.quote = plus(candle.quote, e.quote);
  candle.trades++;
  candle.lastTrade = e.trade;
  if (e.takerSide === "buy") {
    candle.takerLots = add(candle.takerLots, e.lots);
    candle.takerQuote = plus(candle.takerQuote, e.quote);
  }
}

function extendAverage(x: Exchange, tape: Tape, e: Print): void {
  const openAt = floorTo(x.at, MINUTE);
  const newest = tape.recent.at(-1);
  if (newest !== undefined && newest.openAt >= openAt) {
    newest.lots = add(newest.lots, e.lots);
    newest.quote = plus(newest.quote, e.quote);
    return;
  }
  tape.recent.push({ openAt, lots: e.lots, quote: e.quote });
  const oldest = earlier(openAt, span(AVERAGE_MINUTES * count(MINUTE)));
  while (tape.recent[0]!.openAt < oldest) tape.recent.shift();
}
