// Lines of public archives of trades and candles, and of recorded streams, as trades. Which format a line has is seen
// from the line: where its times and its truths stand.

/** A trade as a file tells of it; time in milliseconds. */
export interface ArchivedTrade {
  readonly ms: number;
  readonly price: string;
  readonly quantity: string;
  readonly side: "buy" | "sell";
}

/** Milliseconds of a time in milliseconds or microseconds; undefined where a text is none. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[0-9]{13}([0-9]{3})?$/.test(text)) return undefined;
  return text.length === 16 ? Math.floor(Number(text) / 1_000) : Number(text);
}

const TRUTH = /^(true|false)$/i;
const FIGURE = /^[0-9]+(\.[0-9]+)?([eE]-?[0-9]+)?$/;

/** The trades of a line of a file; none of a header or of what tells of no trade; undefined where it is none of the formats. */
export function tradesOfLine(line: string, symbol: string): readonly ArchivedTrade[] | undefined {
  const text = line.trim();
  if (text === "") return [];
  if (text.includes("{")) return recorded(text, symbol);
  const cells = text.split(",");
  if (cells.length >= 5 && cells.every((cell) => /^[a-z_ ]*$/i.test(cell))) return [];
  const [, , , , fifth, sixth, seventh] = cells;
  // Aggregates: id, price, quantity, first, last, time, whether the buyer was the maker.
  if (timeOf(sixth) !== undefined && TRUTH.test(seventh ?? "")) return single(cells, sixth!, seventh!);
  // Trades: id, price, quantity, quote, time, whether the buyer was the maker.
  if (timeOf(fifth) !== undefined && TRUTH.test(sixth ?? "")) return single(cells, fifth!, sixth!);
  // Candles: opened, open, high, low, close, volume, closed.
  if (timeOf(cells[0]) !== undefined && timeOf(seventh) !== undefined) return candle(cells);
  return undefined;
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

/** A recorded message of a stream of trades or aggregates; what stands before it is the recorder's time. */
function recorded(text: string, symbol: string): readonly ArchivedTrade[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text.slice(text.indexOf("{")));
  } catch {
    return undefined;
  }
  const { data = read } = read as { data?: unknown };
  const { e, s, p, q, T, m } = data as Record<string, unknown>;
  if ((e !== "trade" && e !== "aggTrade") || s !== symbol) return [];
  const time = timeOf(String(T));
  if (time === undefined || typeof p !== "string" || typeof q !== "string" || Number(p) === 0) return [];
  return [{ ms: time, price: p, quantity: q, side: m === true ? "sell" : "buy" }];
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
