// Messages of recorded streams, and snapshots of books among them: a JSON message a line, what stands before it is the
// recorder's.

import { type ArchivedTrade, FIGURE, type PriceAndSize, timeOf } from "./archive.ts";

/** What a message says of a book: all there is, what has changed, or the best prices. */
export interface BookWord {
  readonly kind: "whole" | "changes" | "best";
  readonly bids: readonly PriceAndSize[];
  readonly asks: readonly PriceAndSize[];
  /** The numbers of the changes it tells of, and of the last one before them where that is told. */
  readonly first: number;
  readonly last: number;
  readonly previous: number | undefined;
}

/** What a message tells of; without a time where it has none, and without a market where it says none. */
export interface Message {
  readonly ms: number | undefined;
  readonly symbol: string | undefined;
  readonly what: { readonly trade: ArchivedTrade } | { readonly book: BookWord };
}

/** Kinds of messages that are known and tell of nothing that is replayed. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  (
    "kline continuous_kline markPrice_kline indexPrice_kline 24hrTicker 24hrMiniTicker 1hTicker 4hTicker 1dTicker avgPrice " +
    "markPriceUpdate indexPriceUpdate forceOrder contractInfo"
  ).split(" "),
);

/** What a line tells of; nothing of what is passed over; undefined where it is none of the messages that are known. */
export function messageOf(line: string): Message | "nothing" | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line.slice(line.indexOf("{")));
  } catch {
    return undefined;
  }
  const { data = read, stream = "" } = read as { data?: unknown; stream?: unknown };
  // What answers a subscription.
  if (typeof read === "object" && read !== null && "result" in read) return "nothing";
  if (Array.isArray(data)) return "nothing";
  if (typeof data !== "object" || data === null) return undefined;
  return told(data as Record<string, unknown>, String(stream));
}

function told(data: Record<string, unknown>, stream: string): Message | "nothing" | undefined {
  const { e, s, b, a, u, lastUpdateId } = data;
  const ms = timeOf(String(data["T"] ?? data["E"]));
  const symbol = typeof s === "string" ? s : undefined;
  if (e === "trade" || e === "aggTrade") return traded(data, symbol);
  if (typeof lastUpdateId === "number") {
    const named =
      typeof data["symbol"] === "string" ? data["symbol"] : /^([a-z0-9_]+)@/.exec(stream)?.[1]?.toUpperCase();
    return book(
      { kind: "whole", of: [data["bids"], data["asks"]], first: lastUpdateId, last: lastUpdateId },
      ms,
      named,
    );
  }
  if (e === "depthUpdate") {
    // Streams of the best prices alone tell all of them each time.
    const kind = /@depth(5|10|20)(@|$)/.test(stream) ? "whole" : "changes";
    const { U, pu } = data;
    if (typeof U !== "number" || typeof u !== "number") return undefined;
    return book({ kind, of: [b, a], first: U, last: u, previous: typeof pu === "number" ? pu : undefined }, ms, symbol);
  }
  if (e === "bookTicker" || (e === undefined && typeof u === "number" && typeof b === "string")) {
    if (typeof u !== "number") return undefined;
    return book({ kind: "best", of: [[[b, data["B"]]], [[a, data["A"]]]], first: u, last: u }, ms, symbol);
  }
  return typeof e === "string" && PASSED_OVER.has(e) ? "nothing" : undefined;
}

function traded(data: Record<string, unknown>, symbol: string | undefined): Message | "nothing" | undefined {
  const { p, q, T, m, X } = data;
  const ms = timeOf(String(T));
  if (ms === undefined || !isFigure(p) || !isFigure(q) || typeof m !== "boolean") return undefined;
  // What the insurance fund or other accounts take over is told of without having met the book.
  if (Number(p) === 0 || (X !== undefined && X !== "MARKET")) return "nothing";
  return { ms, symbol, what: { trade: { ms, price: p, quantity: q, side: m ? "sell" : "buy" } } };
}

function book(
  {
    of: [bids, asks],
    previous,
    ...word
  }: Omit<BookWord, "bids" | "asks" | "previous"> & {
    readonly of: readonly [unknown, unknown];
    readonly previous?: number | undefined;
  },
  ms: number | undefined,
  symbol: string | undefined,
): Message | undefined {
  if (!areLevels(bids) || !areLevels(asks)) return undefined;
  return { ms, symbol, what: { book: { ...word, previous, bids, asks } } };
}

function areLevels(of: unknown): of is PriceAndSize[] {
  return Array.isArray(of) && of.every((each) => Array.isArray(each) && isFigure(each[0]) && isFigure(each[1]));
}

function isFigure(of: unknown): of is string {
  return typeof of === "string" && FIGURE.test(of);
}
