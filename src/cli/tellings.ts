// What files tell of, in the order of time: each file's rows or messages by themselves, and several files put together.

import { basename } from "node:path";
import { type ArchivedTrade, gatherer, type PriceAndSize, rowOf } from "./archive.ts";
import { keptBook } from "./kept-book.ts";
import { type Line, linesOf, Unusable } from "./lines.ts";
import { messageOf } from "./recording.ts";

/** Something that happened in a market. */
export interface Telling {
  readonly ms: number;
  readonly symbol: string;
  /** Words of a line for the venue, without time and market: several where one would be too long. */
  readonly lines: readonly string[];
}

/** How files are read. */
export interface Reading {
  /** Taken from the beginning of a file's name, or from its first message, where it is left out. */
  readonly symbol: string | undefined;
  /** Trades of as many milliseconds are put together; those of a second in archives alone, where it is left out. */
  readonly everyMs: number | undefined;
  /** Told of what is amiss and does not end the replay. */
  readonly warn: (what: string) => void;
}

/** How far back a row of an archive may go, and a message of a recording, which hears several streams at once. */
const ROW_LATE_MS = 1_000;
const MESSAGE_LATE_MS = 10_000;
const EVERY_MS = 1_000;
/** Prices in one line for the venue: it reads so many bytes at a time, and no more. */
const MOST_PRICES = 1_000;

/** What one file tells of. */
export async function* tellingsOf(file: string, how: Reading): AsyncGenerator<Telling> {
  const symbol = how.symbol ?? /^([A-Z0-9]+(_[A-Z0-9]+)?)-/.exec(basename(file))?.[1];
  const lines = linesOf(file);
  const first = await lines.next();
  if (first.done === true) return;
  const all = andThen(first.value, lines);
  if (first.value.text.includes("{") || /^wss?:/.test(first.value.text)) yield* messages(all, symbol, how);
  else if (symbol === undefined) throw new Unusable("which market? say it with --symbol");
  else yield* rows(all, symbol, how);
}

async function* andThen<T>(first: T, more: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first;
  yield* more;
}

async function* rows(lines: AsyncGenerator<Line>, symbol: string, how: Reading): AsyncGenerator<Telling> {
  const gathered = gatherer(how.everyMs ?? EVERY_MS);
  let columns: number | undefined;
  let newest = 0;
  // Depth is told in several rows of one time.
  let depth: { ms: number; words: string[] } | undefined;
  const deep = function* (): Generator<Telling> {
    if (depth !== undefined) yield { ms: depth.ms, symbol, lines: [`around ${depth.words.join(" ")}`] };
    depth = undefined;
  };
  for await (const { text, where } of lines) {
    const line = text.trim();
    if (line === "") continue;
    const cells = line.split(",");
    const row = rowOf(cells);
    // A header may be shorter.
    if (row?.kind !== "trades" || row.trades.length > 0) columns ??= cells.length;
    if (columns !== undefined && cells.length !== columns)
      throw new Unusable(`${where}: ${cells.length} columns stand here, and ${columns} before`);
    if (row === undefined)
      throw new Unusable(`${where}: this is neither a trade nor a candle nor a price or depth of a book`);
    const ms = row.kind === "trades" ? row.trades[0]?.ms : row.ms;
    if (ms === undefined) continue;
    if (ms < newest - ROW_LATE_MS) throw new Unusable(`${where}: this was before what stands above it`);
    newest = Math.max(newest, ms);
    if (row.kind === "around") {
      if (depth !== undefined && depth.ms !== row.ms) yield* deep();
      depth ??= { ms: row.ms, words: [] };
      depth.words.push(row.percent, row.quantity);
    } else if (row.kind === "best") {
      yield { ms: row.ms, symbol, lines: [bookLine("best", [row.bid], [row.ask])] };
    } else for (const trade of row.trades) for (const told of gathered.add(trade)) yield tradeTelling(told, symbol);
  }
  yield* deep();
  for (const told of gathered.rest()) yield tradeTelling(told, symbol);
}

async function* messages(
  lines: AsyncGenerator<Line>,
  wanted: string | undefined,
  how: Reading,
): AsyncGenerator<Telling> {
  const gathered = gatherer(how.everyMs ?? 0);
  const fitted = keptBook();
  let symbol = wanted;
  let newest: number | undefined;
  for await (const { text, where } of lines) {
    if (text.trim() === "" || /^wss?:/.test(text)) continue;
    const message = text.includes("{") ? messageOf(text) : undefined;
    if (message === undefined) throw new Unusable(`${where}: this is no message that is known`);
    if (message === "nothing") continue;
    symbol ??= message.symbol;
    if (symbol === undefined) throw new Unusable(`${where}: of which market? say it with --symbol`);
    if (message.symbol !== undefined && message.symbol !== symbol) continue;
    // What has no time of its own was heard after what stands before it.
    const ms = message.ms ?? newest;
    if (ms !== undefined && newest !== undefined && ms < newest - MESSAGE_LATE_MS)
      throw new Unusable(`${where}: this was long before what stands above it`);
    if (ms === undefined) continue;
    newest = Math.max(newest ?? 0, ms);
    const { what } = message;
    if ("trade" in what) {
      for (const told of gathered.add({ ...what.trade, ms: newest })) yield tradeTelling(told, symbol);
      continue;
    }
    const { words, missing } = fitted(what.book);
    if (missing !== undefined) how.warn(`${where}: ${missing}`);
    for (const { kind, bids, asks } of words) yield { ms: newest, symbol, lines: bookLines(kind, bids, asks) };
  }
  for (const told of gathered.rest()) yield tradeTelling(told, symbol!);
}

function tradeTelling({ ms, price, quantity, side }: ArchivedTrade, symbol: string): Telling {
  return { ms, symbol, lines: [`trade ${price} ${quantity} ${side}`] };
}

function bookLine(kind: string, bids: readonly PriceAndSize[], asks: readonly PriceAndSize[]): string {
  return [kind, "b", ...bids.flat(), "a", ...asks.flat()].map(trimmed).join(" ");
}

/** A long list of prices in parts: the first tells all that a snapshot is to begin with, and the others what is more. */
function bookLines(
  kind: "whole" | "changes" | "best",
  bids: readonly PriceAndSize[],
  asks: readonly PriceAndSize[],
): string[] {
  const half = MOST_PRICES / 2;
  const parts = Math.max(1, Math.ceil(Math.max(bids.length, asks.length) / half));
  return Array.from({ length: parts }, (_, nth) => {
    const part = (of: readonly PriceAndSize[]): readonly PriceAndSize[] => of.slice(nth * half, (nth + 1) * half);
    return bookLine(nth === 0 ? kind : "changes", part(bids), part(asks));
  });
}

/** A figure without the zeros at its end. */
function trimmed(word: string): string {
  return word.includes(".") ? word.replace(/\.?0+$/, "") : word;
}

/** What several files tell of, the oldest first; of one moment in the order of the files. Holds no more than one of each. */
export async function* merged(files: readonly AsyncGenerator<Telling>[]): AsyncGenerator<Telling> {
  const heads: { telling: Telling; from: AsyncGenerator<Telling> }[] = [];
  const draw = async (from: AsyncGenerator<Telling>, at: number): Promise<void> => {
    const next = await from.next();
    if (next.done === true) heads.splice(at, 1);
    else heads[at] = { telling: next.value, from };
  };
  for (const from of files) {
    const next = await from.next();
    if (next.done !== true) heads.push({ telling: next.value, from });
  }
  while (heads.length > 0) {
    let oldest = 0;
    for (let nth = 1; nth < heads.length; nth++) if (heads[nth]!.telling.ms < heads[oldest]!.telling.ms) oldest = nth;
    const { telling, from } = heads[oldest]!;
    yield telling;
    await draw(from, oldest);
  }
}
