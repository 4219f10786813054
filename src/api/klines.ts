// Klines of any interval, made of minutes (of seconds: of trades). Pairs and contracts alike: lots
// and quote mean what they mean in the market's candles, and each family writes them its own way.

import { tapeOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { minutesBetween } from "../history/candles.ts";
import { type InventedCandle, inventedCandles } from "../history/invented.ts";
import type { Past } from "../history/past.ts";
import type { TradeRecord } from "../history/rows.ts";
import { tradeBefore, tradesBetween } from "../history/trades.ts";
import { earlier } from "../money/arithmetic.ts";
import {
  type Amount,
  count,
  HOUR,
  type Instant,
  type Lots,
  NO_AMOUNT,
  NO_LOTS,
  span,
  type Span,
  type Ticks,
} from "../money/units.ts";
import { hoursBetween, together, type Traded } from "./hours.ts";
import { type Interval, intervalNumber, intervalOpen, lengthOf } from "./intervals.ts";

export { together, type Traded } from "./hours.ts";

/** One kline. One without trades is flat at the close before it, and its first and last trade are −1. */
export interface Kline extends Traded {
  readonly closeAt: Instant;
}

/** Which klines are asked for. */
export interface KlineRange {
  readonly interval: Interval;
  /** How far the time zone the intervals are of is ahead of UTC. */
  readonly zone: Span;
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly limit: number;
  /** From which end of a time with a beginning the klines are counted; from the oldest on where it is not said. */
  readonly end?: "oldest" | "newest";
}

/** What must be noted in the present for klines that are read later. */
export interface KlineMoment {
  /** The minute of the newest trade, which history does not have yet. */
  readonly minute: Traded | undefined;
  readonly now: Instant;
  /** What was invented of the time before the venue was founded. */
  readonly invented: readonly InventedCandle[];
}

/** The present of a market's klines, kept apart from what goes on changing. */
export function klineMoment(x: ExchangeView, symbol: string, now: Instant): KlineMoment {
  const { candle } = tapeOf(x, symbol);
  return { minute: candle === undefined ? undefined : { ...candle }, now, invented: inventedCandles(x, symbol) };
}

/**
 * Klines of a market, oldest first: from a time on, or else the newest up to a time. They run from
 * the first trade to the interval of now without a gap; in a venue that looks back on an invented past, from its first
 * candle that is no longer than the interval.
 */
export function klinesOf(past: Past, symbol: string, asked: KlineRange, moment: KlineMoment): Kline[] {
  const before = moment.invented.filter(({ grainMs }) => grainMs <= lengthOf(asked.interval));
  const firstAt = before[0]?.openAt ?? tradesBetween(past, symbol, {}, 1)[0]?.at;
  if (firstAt === undefined) return [];
  const numbers = numbersOf(asked, firstAt, moment.now);
  if (numbers === undefined) return [];
  const from = intervalOpen(asked.interval, numbers.first, asked.zone);
  const to = earlier(intervalOpen(asked.interval, numbers.last + 1, asked.zone), LAST_MS);
  const traded =
    asked.interval === "1s"
      ? tradesBetween(past, symbol, { from, to }, Number.MAX_SAFE_INTEGER).map(tradeAlone)
      : withOpenMinute(completeBetween(past, symbol, asked, { from, to }, moment.minute), moment.minute, { from, to });
  const stood = tradeBefore(past, symbol, from)?.ticks ?? before.findLast(({ openAt }) => openAt < from)?.close;
  return gathered([...inventedBetween(before, from, to), ...traded], asked, numbers, stood);
}

/** What is complete of a time: whole hours together where intervals are of whole hours, and minutes otherwise. */
function completeBetween(
  past: Past,
  symbol: string,
  { interval, zone }: KlineRange,
  time: { readonly from: Instant; readonly to: Instant },
  open: Traded | undefined,
): readonly Traded[] {
  const hourly = lengthOf(interval) >= count(HOUR) && count(zone) % count(HOUR) === 0;
  return hourly && open !== undefined
    ? hoursBetween(past, symbol, time, open.openAt)
    : minutesBetween(past, symbol, time.from, time.to);
}

/** Those of some invented candles that began in a time. */
export function inventedBetween(candles: readonly InventedCandle[], from: Instant, to: Instant): readonly Traded[] {
  return candles.filter(({ openAt }) => openAt >= from && openAt <= to);
}

/** An interval's last millisecond belongs to it. */
const LAST_MS = span(1);

/** The numbers of the intervals asked for, as far as the market has them. */
export function numbersOf(
  asked: KlineRange,
  firstTradeAt: Instant,
  now: Instant,
): { readonly first: number; readonly last: number } | undefined {
  const numberAt = (at: Instant): number => intervalNumber(asked.interval, at, asked.zone);
  const oldest = numberAt(firstTradeAt);
  const newest = asked.to === undefined ? numberAt(now) : Math.min(numberAt(asked.to), numberAt(now));
  const most = asked.limit - 1;
  let first = Math.max(oldest, newest - most);
  let last = newest;
  if (asked.from !== undefined) {
    // An interval that began before the time asked for is not meant.
    const asOf = numberAt(asked.from);
    const begun = intervalOpen(asked.interval, asOf, asked.zone) < asked.from;
    first = Math.max(oldest, begun ? asOf + 1 : asOf);
    if (asked.end === "newest") first = Math.max(first, newest - most);
    else last = Math.min(newest, first + most);
  }
  return first > last ? undefined : { first, last };
}

/** Minutes and, where it is in the time, the one that is still open. */
export function withOpenMinute(
  complete: readonly Traded[],
  open: Traded | undefined,
  time: { readonly from: Instant; readonly to: Instant },
): readonly Traded[] {
  return open === undefined || open.openAt < time.from || open.openAt > time.to ? complete : [...complete, open];
}

/** Puts what traded into the intervals of some numbers; `before` is the price the first of them begins at. */
export function gathered(
  traded: readonly Traded[],
  { interval, zone }: { readonly interval: Interval; readonly zone: Span },
  numbers: { readonly first: number; readonly last: number },
  before: Ticks | undefined,
): Kline[] {
  const klines: Kline[] = [];
  let close = before;
  let at = 0;
  for (let number = numbers.first; number <= numbers.last; number++) {
    const openAt = intervalOpen(interval, number, zone);
    const next = intervalOpen(interval, number + 1, zone);
    const begin = at;
    while (at < traded.length && traded[at]!.openAt < next) at++;
    const within = together(traded.slice(begin, at)) ?? (close === undefined ? undefined : flat(close));
    if (within === undefined) continue;
    close = within.close;
    klines.push({ ...within, openAt, closeAt: earlier(next, LAST_MS) });
  }
  return klines;
}

/** One trade, as the least of candles. */
export function tradeAlone(trade: TradeRecord): Traded {
  const bought = trade.takerSide === "buy";
  return {
    openAt: trade.at,
    open: trade.ticks,
    high: trade.ticks,
    low: trade.ticks,
    close: trade.ticks,
    lots: trade.lots,
    quote: trade.quote,
    trades: 1,
    takerLots: bought ? trade.lots : NO_LOTS,
    takerQuote: bought ? trade.quote : NO_AMOUNT,
    firstTrade: trade.trade,
    lastTrade: trade.trade,
  };
}

/** What a time without trades is that began at a price. */
export function flat(at: Ticks): Omit<Traded, "openAt"> {
  return {
    open: at,
    high: at,
    low: at,
    close: at,
    lots: NO_LOTS,
    quote: NO_AMOUNT,
    trades: 0,
    takerLots: NO_LOTS,
    takerQuote: NO_AMOUNT,
    firstTrade: -1,
    lastTrade: -1,
  };
}

/** How a market writes its figures. */
export interface KlineTexts {
  readonly price: (ticks: Ticks) => string;
  readonly size: (lots: Lots) => string;
  readonly amount: (amount: Amount) => string;
}

/** A kline as the wire has it; the last member means nothing, and is said to. */
export function klineRow(kline: Kline, { price, size, amount }: KlineTexts) {
  return [
    count(kline.openAt),
    price(kline.open),
    price(kline.high),
    price(kline.low),
    price(kline.close),
    size(kline.lots),
    count(kline.closeAt),
    amount(kline.quote),
    kline.trades,
    size(kline.takerLots),
    amount(kline.takerQuote),
    "0",
  ];
}
