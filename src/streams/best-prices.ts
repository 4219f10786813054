// The best bid and ask of a market as streams write them.

import { depthOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { count, type Instant, lots, ticks } from "../money/units.ts";
import { atOnce } from "./at-once.ts";
import type { Channel, Said } from "./declare.ts";
import { streamPrice, streamSize } from "./market-text.ts";
import { marketNow } from "./names.ts";

const NOTHING = { ticks: ticks(0), lots: lots(0) };

/** Best bid price and size, best ask price and size; zeros where a side is empty. */
export interface BestPrices {
  /** The number of the newest change of the book. */
  readonly updateId: number;
  readonly b: string;
  readonly B: string;
  readonly a: string;
  readonly A: string;
}

/** The best prices of a market. */
export function bestPrices(x: ExchangeView, symbol: string): BestPrices {
  const market = marketNow(x, symbol);
  const { updateId, bids, asks } = depthOf(x, symbol, 1);
  const [bid = NOTHING] = bids;
  const [ask = NOTHING] = asks;
  return {
    updateId,
    b: streamPrice(market, bid.ticks),
    B: streamSize(market, bid.lots),
    a: streamPrice(market, ask.ticks),
    A: streamSize(market, ask.lots),
  };
}

/** Shows best prices at the moment they became the best. */
export type ShowBest = (best: BestPrices, at: Instant, symbol: string) => Said;

/** A channel that shows a market's best prices and their sizes at once, whenever they change. */
export function bestChanges(x: ExchangeView, symbol: string, show: ShowBest): Channel {
  return changes(x, [{ of: "book", name: symbol }], () => [symbol], show);
}

/** The same of several markets, looked for again each time: there may be new ones. */
export function bestChangesOfAll(
  x: ExchangeView,
  symbols: (x: ExchangeView) => readonly string[],
  show: ShowBest,
): Channel {
  return changes(x, [{ of: "book" }], symbols, show);
}

function changes(
  opened: ExchangeView,
  hears: Channel["hears"],
  symbols: (x: ExchangeView) => readonly string[],
  show: ShowBest,
): Channel {
  const shown = new Map(symbols(opened).map((symbol) => [symbol, quoteOf(opened, symbol)]));
  return atOnce(hears, (_events, x) => {
    const said: Said[] = [];
    for (const symbol of symbols(x)) {
      const quote = quoteOf(x, symbol);
      if (quote === shown.get(symbol)) continue;
      shown.set(symbol, quote);
      said.push(show(bestPrices(x, symbol), x.at, symbol));
    }
    return said;
  });
}

/** Best prices and sizes without the number of the change that made them. */
function quoteOf(x: ExchangeView, symbol: string): string {
  const { bids, asks } = depthOf(x, symbol, 1);
  return [...bids, NOTHING, ...asks].map(({ ticks: at, lots: size }) => `${count(at)} ${count(size)}`).join(" ");
}
