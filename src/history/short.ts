// Records there are very many of, without the names of their members: a list that begins with what it is. Those
// that were written with names are read as they are.

import type { PriceCandleRecord } from "./market-records.ts";
import type { CandleRecord, TradeRecord } from "./rows.ts";

/** What each place of a list is. A place never changes its meaning; what a record says later gets a place at the end. */
const PLACES = {
  trade: {
    symbol: 1,
    trade: 2,
    aggregate: 3,
    at: 4,
    ticks: 5,
    lots: 6,
    quote: 7,
    takerSide: 8,
  } satisfies Record<keyof TradeRecord, number>,
  candle: {
    openAt: 1,
    open: 2,
    high: 3,
    low: 4,
    close: 5,
    lots: 6,
    quote: 7,
    trades: 8,
    takerLots: 9,
    takerQuote: 10,
    firstTrade: 11,
    lastTrade: 12,
  } satisfies Record<keyof CandleRecord, number>,
  figure: { openAt: 1, open: 2, high: 3, low: 4, close: 5 } satisfies Record<keyof PriceCandleRecord, number>,
};

/** The records that are written short. */
interface Shorts {
  readonly trade: TradeRecord;
  readonly candle: CandleRecord;
  readonly figure: PriceCandleRecord;
}

/** A record as a list. */
export function short<K extends keyof Shorts>(kind: K, record: Shorts[K]): readonly unknown[] {
  const list: unknown[] = [kind];
  const members = record as unknown as Readonly<Record<string, unknown>>;
  const places: Readonly<Record<string, number>> = PLACES[kind];
  for (const member of Object.keys(places)) list[places[member]!] = members[member];
  return list;
}

/** What was read as a record: a list becomes one again, all else is one. */
export function long(read: unknown): unknown {
  if (!Array.isArray(read)) return read;
  const [kind] = read as [keyof Shorts];
  const record: Record<string, unknown> = {};
  const places: Readonly<Record<string, number>> = PLACES[kind];
  for (const member of Object.keys(places)) record[member] = (read as unknown[])[places[member]!];
  return record;
}
