// Rows of public archives of trades, candles, best prices and depth. Which format a row has is seen from the row: where its
// times and its truths stand.

/** A trade as a file tells of it; time in milliseconds. */
export interface ArchivedTrade {
  readonly ms: number;
  readonly price: string;
  readonly quantity: string;
  readonly side: "buy" | "sell";
}

/** Milliseconds of a time in milliseconds or microseconds; undefined where a text is none. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[0-9]{13}([0-9]{3})?$/.test(text)) return undefined;
  return text.length === 16 ? Math.floor(Number(text) / 1_000) : Number(text);
}

const TRUTH = /^(true|false)$/i;
/** A figure that is one, and no less than nothing. */
export const FIGURE = /^[0-9]+(\.[0-9]+)?([eE]-?[0-9]+)?$/;

/** What a row of an archive tells of: trades; the best prices; or how much stands within a distance of the middle. */
export type Row =
  | { readonly kind: "trades"; readonly trades: readonly ArchivedTrade[] }
  | { readonly kind: "best"; readonly ms: number; readonly bid: PriceAndSize; readonly ask: PriceAndSize }
  | { readonly kind: "around"; readonly ms: number; readonly percent: string; readonly quantity: string };

/** A price and what stands there. */
export type PriceAndSize = readonly [price: string, quantity: string];

/** What a row of an archive tells of; no trades of a header; undefined where it is none of the formats. */
export function rowOf(cells: readonly string[]): Row | undefined {
  if (cells.length >= 4 && cells.every((cell) => /^[a-z_ ]*$/i.test(cell))) return { kind: "trades", trades: [] };
  const [first, , , , fifth, sixth, seventh] = cells;
  // Aggregates: id, price, quantity, first, last, time, whether the buyer was the maker.
  if (timeOf(sixth) !== undefined && TRUTH.test(seventh ?? "")) return traded(single(cells, sixth!, seventh!));
  // Trades: id, price, quantity, quote, time, whether the buyer was the maker.
  if (timeOf(fifth) !== undefined && TRUTH.test(sixth ?? "")) return traded(single(cells, fifth!, sixth!));
  // Best prices: id, bid, quantity, ask, quantity, when it was so, when it was told.
  if (cells.length === 7 && timeOf(sixth) !== undefined && timeOf(seventh) !== undefined)
    return bestPrices(cells, sixth!);
  // Candles: opened, open, high, low, close, volume, closed.
  if (timeOf(first) !== undefined && timeOf(seventh) !== undefined) return traded(candle(cells));
  return cells.length === 4 ? around(cells) : undefined;
}

function traded(of: readonly ArchivedTrade[] | undefined): Row | undefined {
  return of === undefined ? undefined : { kind: "trades", trades: of };
}

function bestPrices(cells: readonly string[], time: string): Row | undefined {
  const [, bid = "", bidSize = "", ask = "", askSize = ""] = cells;
  if (![bid, bidSize, ask, askSize].every((cell) => FIGURE.test(cell))) return undefined;
  return { kind: "best", ms: timeOf(time)!, bid: [bid, bidSize], ask: [ask, askSize] };
}

/** Depth: when, percent from the middle, how much stands up to there, its worth. */
function around(cells: readonly string[]): Row | undefined {
  const [when = "", percent = "", quantity = "", worth = ""] = cells;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$/.test(when)) return undefined;
  const ms = Date.parse(`${when.replace(" ", "T")}Z`);
  if (Number.isNaN(ms) || !/^-?[0-9]{1,2}(\.[0-9]+)?$/.test(percent) || Number(percent) === 0) return undefined;
  return FIGURE.test(quantity) && FIGURE.test(worth) ? { kind: "around", ms, percent, quantity } : undefined;
}

function single(cells: readonly string[], time: string, buyerMade: string): readonly ArchivedTrade[] | undefined {
  const [, price = "", quantity = ""] = cells;
  if (!FIGURE.test(price) || !FIGURE.test(quantity)) return undefined;
  return [{ ms: timeOf(time)!, price, quantity, side: buyerMade.toLowerCase() === "true" ? "sell" : "buy" }];
}

/** A candle as four trades of a quarter of its volume: open, the end it turns from, the other end, close. */
function candle(cells: readonly string[]): readonly ArchivedTrade[] | undefined {
  const [opened, open = "", high = "", low = "", close = "", volume = "", closed] = cells;
  if (![open, high, low, close, volume].every((cell) => FIGURE.test(cell))) return undefined;
  const [from, to] = [timeOf(opened)!, timeOf(closed)!];
  const rises = Number(close) >= Number(open);
  const way = rises ? [open, low, high, close] : [open, high, low, close];
  const quantity = (Number(volume) / 4).toFixed(8);
  return way.map((price, nth) => ({
    ms: nth === 3 ? to : from + Math.floor(((to - from) * nth) / 4),
    price,
    quantity,
    side: Number(price) >= Number(way[nth - 1] ?? open) ? "buy" : "sell",
  }));
}

/**
 * Trades put together, those of each length of time: the first, the highest, the lowest and the last price of it, in the
 * order in which they came, each with its part of all that was traded. With no length, every trade by itself.
 */
export function gatherer(everyMs: number): {
  readonly add: (trade: ArchivedTrade) => readonly ArchivedTrade[];
  readonly rest: () => readonly ArchivedTrade[];
} {
  let held: ArchivedTrade[] = [];
  const rest = (): readonly ArchivedTrade[] => {
    const of = held;
    held = [];
    if (of.length <= 4) return of;
    const by = (better: (a: number, b: number) => boolean): number =>
      of.reduce((best, each, nth) => (better(Number(each.price), Number(of[best]!.price)) ? nth : best), 0);
    const ends = [0, by((a, b) => a > b), by((a, b) => a < b), of.length - 1];
    const kept = [...new Set(ends)].sort((a, b) => a - b);
    const quantity = (of.reduce((sum, each) => sum + Number(each.quantity), 0) / kept.length).toFixed(8);
    return kept.map((nth) => ({ ...of[nth]!, quantity }));
  };
  return {
    add(trade) {
      if (everyMs === 0) return [trade];
      const number = Math.floor(trade.ms / everyMs);
      const told = held.length > 0 && Math.floor(held[0]!.ms / everyMs) !== number ? rest() : [];
      held.push(trade);
      return told;
    },
    rest,
  };
}
