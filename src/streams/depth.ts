// The book of a market on its way to readers: what has changed of it since they last heard, and its best prices.

import { changesOf, depthOf, standingAt, updateIdOf } from "../core/select-market.ts";
import type { Market } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Instant, Lots, Span, Ticks } from "../money/units.ts";
import type { Channel, Said } from "./declare.ts";
import { streamPrice, streamSize } from "./market-text.ts";
import { marketNow } from "./names.ts";

/** A price of the book and what stands there; nothing where it has been taken away. */
type Row = readonly [price: string, size: string];

/** A step from one state of a market's book to a later one. */
export interface BookStep {
  readonly symbol: string;
  /** The number of the state it leads from: that of the step before. */
  readonly from: number;
  readonly to: number;
  readonly bids: readonly Row[];
  readonly asks: readonly Row[];
  /** When the newest of the changes happened. */
  readonly changedAt: Instant;
  readonly at: Instant;
}

/** A channel that tells a market's book step by step: each begins where the one before has ended, without a gap. */
export function bookSteps(x: ExchangeView, symbol: string, every: Span, show: (step: BookStep) => Said): Channel {
  let from = updateIdOf(x, symbol);
  let changedAt = x.at;
  const bids = new Set<Ticks>();
  const asks = new Set<Ticks>();
  return {
    hears: [{ of: "book", name: symbol }],
    every,
    hear(_events, now) {
      const { buy, sell } = changesOf(now, symbol);
      for (const at of buy) bids.add(at);
      for (const at of sell) asks.add(at);
      changedAt = now.at;
      return true;
    },
    say(now, at) {
      const to = updateIdOf(now, symbol);
      if (to === from) return [];
      const market = marketNow(now, symbol);
      const rows = (side: "buy" | "sell", changed: Set<Ticks>): Row[] => {
        const found = [...changed].map((each) => row(market, each, standingAt(now, symbol, side, each)));
        changed.clear();
        return found;
      };
      const step = { symbol, from, to, bids: rows("buy", bids), asks: rows("sell", asks), changedAt, at };
      from = to;
      return [show(step)];
    },
  };
}

/** The best prices of a market's book, and the step that led to them. */
export interface TopOfBook extends BookStep {
  /** The number of the state after the one it leads from: of one that was told again, its own. */
  readonly first: number;
}

/** A channel that tells the best prices of a market's book, a number a side, whenever the book has changed. */
export function topOfBook(
  x: ExchangeView,
  of: { readonly symbol: string; readonly most: number; readonly every: Span },
  show: (top: TopOfBook) => Said,
): Channel {
  const { symbol, most, every } = of;
  let from = updateIdOf(x, symbol);
  let changedAt = x.at;
  return {
    hears: [{ of: "book", name: symbol }],
    every,
    greets: true,
    hear(_events, now) {
      changedAt = now.at;
      return true;
    },
    say(now, at) {
      const market = marketNow(now, symbol);
      const depth = depthOf(now, symbol, most);
      const rows = (side: typeof depth.bids): Row[] => side.map(({ ticks, lots }) => row(market, ticks, lots));
      const first = Math.min(from + 1, depth.updateId);
      const top = { symbol, from, first, to: depth.updateId, changedAt, at };
      from = depth.updateId;
      return [show({ ...top, bids: rows(depth.bids), asks: rows(depth.asks) })];
    },
  };
}

function row(market: View<Market>, at: Ticks, lots: Lots): Row {
  return [streamPrice(market, at), streamSize(market, lots)];
}
