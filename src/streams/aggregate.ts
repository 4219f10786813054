// Trades of one taker at one price, put together.

import type { Event } from "../core/events.ts";
import type { Side } from "../core/order.ts";
import { add } from "../money/arithmetic.ts";
import type { Lots, Ticks } from "../money/units.ts";

/** Trades that follow each other with one aggregate number. */
export interface Aggregate {
  readonly aggregate: number;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly first: number;
  readonly last: number;
  readonly takerSide: Side;
}

/** The aggregates of some events on a market, in order. */
export function aggregated(events: readonly Event[], symbol: string): Aggregate[] {
  const found: Aggregate[] = [];
  for (const event of events) {
    if ((event.type !== "Traded" && event.type !== "ContractTraded") || event.symbol !== symbol) continue;
    const { aggregate, ticks, lots, trade, takerSide } = event;
    const newest = found.at(-1);
    if (newest?.aggregate === aggregate)
      found[found.length - 1] = { ...newest, lots: add(newest.lots, lots), last: trade };
    else found.push({ aggregate, ticks, lots, first: trade, last: trade, takerSide });
  }
  return found;
}
