// Trades of one taker at one price, put together.

import type { Event } from "../core/events.ts";
import type { Side } from "../core/order.ts";
import type { ExchangeView } from "../core/state.ts";
import { add } from "../money/arithmetic.ts";
import type { Instant, Lots, Span, Ticks } from "../money/units.ts";
import type { Channel, Said } from "./declare.ts";

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

/** Trades that follow each other at one price and on one side. */
export interface Gathered extends Aggregate {
  /** When the newest of them happened. */
  readonly at: Instant;
}

/** A channel that gathers a market's trades from one time it speaks to the next. */
export function gathered(
  symbol: string,
  every: Span,
  show: (trades: Gathered, x: ExchangeView, now: Instant) => Said,
): Channel {
  let waiting: Gathered[] = [];
  return {
    hears: [{ of: "trades", name: symbol }],
    every,
    hear(events, x) {
      for (const each of aggregated(events, symbol)) {
        const newest = waiting.at(-1);
        const goesOn = newest?.ticks === each.ticks && newest.takerSide === each.takerSide;
        if (!goesOn) waiting.push({ ...each, at: x.at });
        else
          waiting[waiting.length - 1] = { ...each, at: x.at, first: newest.first, lots: add(newest.lots, each.lots) };
      }
      return waiting.length > 0;
    },
    say(x, now) {
      const said = waiting.map((trades) => show(trades, x, now));
      waiting = [];
      return said;
    },
  };
}
