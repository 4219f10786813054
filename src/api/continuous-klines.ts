// Klines of what was the perpetual of a pair, or its quarterly of this or the next quarter, whichever contract that was.

import type { Contract } from "../core/listing.ts";
import { everyContract } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { minutesBetween } from "../history/candles.ts";
import { holdersOf } from "../history/contract-types.ts";
import type { Past } from "../history/past.ts";
import { tradeBefore, tradesBetween } from "../history/trades.ts";
import { earlier, floorTo, higher, lower } from "../money/arithmetic.ts";
import { type Instant, instant, MINUTE, span, type Ticks } from "../money/units.ts";
import { intervalOpen, lengthOf } from "./intervals.ts";
import {
  gathered,
  inventedBetween,
  type Kline,
  type KlineMoment,
  klineMoment,
  type KlineRange,
  numbersOf,
  type Traded,
  withOpenMinute,
} from "./klines.ts";

/** Which klines are meant: those of a pair's contract of a type. */
export interface Continuous {
  readonly pair: string;
  readonly type: Contract["contractType"];
}

/** The present of all contracts that may have been of the type. */
export interface ContinuousMoment extends Continuous {
  readonly now: Instant;
  /** The open minute of every contract of the pair. */
  readonly moments: ReadonlyMap<string, KlineMoment>;
  /** The contract that is of the type, in a venue that never said since when. */
  readonly holder: string | undefined;
}

/** The present of a pair's contract of a type, kept apart from what goes on changing. */
export function continuousMoment(x: ExchangeView, of: Continuous, now: Instant): ContinuousMoment {
  const onPair = everyContract(x).filter(({ pair }) => pair === of.pair);
  return {
    ...of,
    now,
    moments: new Map(onPair.map(({ symbol }) => [symbol, klineMoment(x, symbol, now)])),
    holder: onPair.find(({ contractType, status }) => contractType === of.type && status !== "delivered")?.symbol,
  };
}

/** A contract and the time in which it was of a type, its last millisecond included. */
interface Held {
  readonly symbol: string;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Klines of a pair's contracts of a type, oldest first, without a gap from the first trade on; in a venue that looks back on
 * an invented past, from the first candle of the first of these contracts that is no longer than the interval.
 */
export function continuousKlinesOf(past: Past, asked: KlineRange, moment: ContinuousMoment): Kline[] {
  const held = spansOf(past, moment);
  const invented = moment.moments.get(held[0]?.symbol ?? "")?.invented ?? [];
  const before = invented.filter(({ grainMs }) => grainMs <= lengthOf(asked.interval));
  const first = before[0]?.openAt ?? firstTrade(past, held);
  if (first === undefined) return [];
  const numbers = numbersOf(asked, first, moment.now);
  if (numbers === undefined) return [];
  const from = intervalOpen(asked.interval, numbers.first, asked.zone);
  const to = earlier(intervalOpen(asked.interval, numbers.last + 1, asked.zone), LAST_MS);
  const traded = held.flatMap((each): readonly Traded[] => {
    const time = { from: higher(from, each.from), to: lower(to, each.to) };
    if (time.from > time.to) return [];
    return withOpenMinute(
      minutesBetween(past, each.symbol, time.from, time.to),
      moment.moments.get(each.symbol)?.minute,
      time,
    );
  });
  const stood = lastBefore(past, held, from) ?? before.findLast(({ openAt }) => openAt < from)?.close;
  return gathered([...inventedBetween(before, from, to), ...traded], asked, numbers, stood);
}

/** Which contract was of the type at a moment. */
export function holderAt(past: Past, moment: ContinuousMoment): (at: Instant) => string | undefined {
  const held = spansOf(past, moment);
  return (at) => held.find(({ from, to }) => from <= at && at <= to)?.symbol;
}

/** A time's last millisecond belongs to it. */
const LAST_MS = span(1);

function spansOf(past: Past, { pair, type, holder, now }: ContinuousMoment): Held[] {
  const holders = holdersOf(past, pair, type);
  if (holders.length === 0) return holder === undefined ? [] : [{ symbol: holder, from: instant(0), to: now }];
  // A minute is told whole: it belongs to the contract that came to be of the type in it.
  return holders.map(({ symbol, from, until }) => ({
    symbol,
    from: floorTo(from, MINUTE),
    to: until === undefined ? now : earlier(floorTo(until, MINUTE), LAST_MS),
  }));
}

function firstTrade(past: Past, held: readonly Held[]): Instant | undefined {
  for (const { symbol, from, to } of held) {
    const [first] = tradesBetween(past, symbol, { from, to }, 1);
    if (first !== undefined) return first.at;
  }
  return undefined;
}

/** The price klines from a moment on begin at: that of the last trade before, of whichever contract it was. */
function lastBefore(past: Past, held: readonly Held[], at: Instant): Ticks | undefined {
  for (const { symbol, from, to } of held.toReversed()) {
    if (from >= at) continue;
    const found = tradeBefore(past, symbol, lower(at, instantAfter(to)));
    if (found !== undefined && found.at >= from) return found.ticks;
  }
  return undefined;
}

function instantAfter(at: Instant): Instant {
  return earlier(at, span(-1));
}
