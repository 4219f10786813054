// Reading a script. A line is `at <offset> <target> <action …>`; what follows a # is for readers. What cannot be is
// refused with the number of its line.

import { priceFilter } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import { readDecimal } from "../money/text.ts";
import { price, rate, SCALE } from "../money/units.ts";
import {
  type Aim,
  type BookKeeping,
  type FundingFixed,
  type Halt,
  type Lasting,
  type Move,
  type Script,
  type Shape,
  stepOf,
} from "./script.ts";

/** Why a text is no script. */
export class Unreadable extends Error {
  readonly line: number;

  constructor(line: number, why: string) {
    super(why);
    this.line = line;
  }
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** The longest script: a month. */
const LONGEST_MS = 31 * 86_400_000;
/** The most lines: enough for a day of minutes. */
const MOST_LINES = 5_000;
/** The usual spread and sizes, in percent, and how books are kept that have a name. */
const USUAL = 100;
const BOOKS: Readonly<Record<string, { readonly wide: number; readonly deep: number }>> = {
  thin: { wide: 300, deep: 5 },
  wide: { wide: 2_000, deep: USUAL },
  empty: { wide: USUAL, deep: 0 },
};
const MOST_RISE = 10;
const MOST_WIDE = 100_000;
const MOST_DEEP = 10_000;

/** The lines of a script as they are gathered. */
interface Draft {
  readonly moves: Move[];
  readonly books: BookKeeping[];
  readonly halts: Halt[];
  readonly fundings: FundingFixed[];
  end: number | undefined;
}

/** The words of a line, and what may be made of them. */
interface Line {
  readonly nth: number;
  readonly at: number;
  readonly target: string;
  readonly words: readonly string[];
}

/** A script for an exchange. Throws `Unreadable`. */
export function readScript(text: string, x: ExchangeView): Script {
  const draft: Draft = { moves: [], books: [], halts: [], fundings: [], end: undefined };
  const lines = text.split(/\r?\n/);
  if (lines.length > MOST_LINES) throw new Unreadable(MOST_LINES + 1, `a script has at most ${MOST_LINES} lines`);
  for (const [nth, written] of lines.entries()) {
    const words = written
      .replace(/#.*$/, "")
      .trim()
      .split(/\s+/)
      .filter((word) => word !== "");
    if (words.length > 0) readLine(draft, x, nth + 1, words);
  }
  return finished(draft, lines.length);
}

function readLine(draft: Draft, x: ExchangeView, nth: number, words: readonly string[]): void {
  const [first, offset, target, ...rest] = words;
  if (first !== "at" || offset === undefined || target === undefined) {
    throw new Unreadable(
      nth,
      "a line reads: at <offset> <target> <action>, such as: at 5m BTCUSDT ramp to 28000 over 10m",
    );
  }
  const at = duration(nth, offset);
  if (target === "end") {
    if (rest.length > 0) throw new Unreadable(nth, `nothing follows "end"`);
    if (draft.end !== undefined) throw new Unreadable(nth, "a script ends once");
    draft.end = at;
    return;
  }
  readAction(draft, x, { nth, at, target, words: rest });
}

function readAction(draft: Draft, x: ExchangeView, line: Line): void {
  const [action, ...rest] = line.words;
  switch (action) {
    case "price":
      return void draft.moves.push(move(x, line, "jump", 0, { to: priceOf(line.nth, only(line, rest)) }));
    case "jump":
      return void draft.moves.push(move(x, line, "jump", 0, aim(line, rest, 2)));
    case "gap": {
      const length = lasting(line, rest, "for", 2);
      draft.moves.push(move(x, line, "jump", 0, aim(line, rest, 4)));
      for (const symbol of marketsOf(x, line)) draft.books.push({ ...time(line, length), symbol, ...BOOKS["empty"]! });
      return;
    }
    case "ramp":
    case "depeg":
    case "crash":
    case "squeeze": {
      const shape = action === "depeg" ? "ramp" : action;
      return void draft.moves.push(move(x, line, shape, lasting(line, rest, "over", 2), aim(line, rest, 4)));
    }
    case "hold":
      return void draft.moves.push(move(x, line, "hold", lasting(line, rest, "for", 0), undefined));
    case "walk": {
      const volatility = percent(line.nth, rest[0] ?? "");
      if (volatility <= 0) throw new Unreadable(line.nth, "a volatility is more than nothing");
      return void draft.moves.push(move(x, line, "walk", lasting(line, rest, "for", 1), undefined, volatility));
    }
    default:
      return readMarketAction(draft, x, line);
  }
}

function readMarketAction(draft: Draft, x: ExchangeView, line: Line): void {
  const [action, ...rest] = line.words;
  const market = x.reference.markets.get(line.target);
  if (!["book", "spread", "depth", "halt", "funding"].includes(action ?? "")) {
    throw new Unreadable(line.nth, `there is no action "${action ?? ""}": there are ${ACTIONS}`);
  }
  if (market === undefined) throw new Unreadable(line.nth, `there is no market ${line.target}`);
  const { symbol } = market;
  switch (action) {
    case "book": {
      const kept = BOOKS[rest[0] ?? ""];
      if (kept === undefined) {
        throw new Unreadable(line.nth, `a book can be ${Object.keys(BOOKS).join(", ")}, not "${rest[0] ?? ""}"`);
      }
      draft.books.push({ ...time(line, lasting(line, rest, "for", 1)), symbol, ...kept });
      return;
    }
    case "spread":
    case "depth": {
      const times = factor(line.nth, rest[0] ?? "", action === "spread" ? MOST_WIDE : MOST_DEEP);
      const kept = action === "spread" ? { wide: times, deep: USUAL } : { wide: USUAL, deep: times };
      draft.books.push({ ...time(line, lasting(line, rest, "for", 1)), symbol, ...kept });
      return;
    }
    case "halt":
      draft.halts.push({ ...time(line, lasting(line, rest, "for", 0)), symbol });
      return;
    default: {
      const terms = market.kind === "contract" ? market.funding : undefined;
      if (terms === undefined) throw new Unreadable(line.nth, `${symbol} is not funded`);
      const bare = readDecimal(only(line, rest), SCALE.rate);
      if (typeof bare === "string" || rate(bare) > terms.cap || rate(bare) < terms.floor) {
        throw new Unreadable(line.nth, `"${rest[0]}" is no rate within the cap and the floor of ${symbol}`);
      }
      draft.fundings.push({ ...time(line, 0), symbol, rate: rate(bare) });
    }
  }
}

const ACTIONS = "price, jump, gap, ramp, depeg, crash, squeeze, hold, walk, book, spread, depth, halt, funding, end";

function finished({ moves, books, halts, fundings, end }: Draft, lines: number): Script {
  const all: readonly Lasting[] = [...moves, ...books, ...halts, ...fundings];
  if (all.length === 0) throw new Unreadable(lines, "nothing happens in this script");
  const lengthMs = end ?? Math.max(1, ...all.map(({ to }) => to));
  for (const { line, to } of all) if (to > lengthMs) throw new Unreadable(line, "it lasts longer than the script");
  if (lengthMs > LONGEST_MS) throw new Unreadable(lines, "a script lasts at most 31 days");
  if (lengthMs < 1) throw new Unreadable(lines, "a script lasts longer than nothing");
  apart(moves, ({ coin }) => coin);
  for (const each of [books, halts]) apart<Lasting & { readonly symbol: string }>(each, ({ symbol }) => symbol);
  const corners = [...new Set([0, lengthMs, ...all.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const inOrder = [...moves].sort((a, b) => a.from - b.from || a.to - b.to);
  return { lengthMs, moves: inOrder, books, halts, fundings, corners, stepMs: stepOf(lengthMs) };
}

/** No two may be about the same thing at the same time; one may begin where another ends. */
function apart<L extends Lasting>(all: readonly L[], about: (each: L) => string): void {
  const latest = new Map<string, L>();
  for (const each of [...all].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const before = latest.get(about(each));
    if (before !== undefined && (each.from < before.to || (each.from === before.from && each.to === before.to))) {
      throw new Unreadable(
        Math.max(each.line, before.line),
        `${about(each)} does something else then: line ${Math.min(each.line, before.line)}`,
      );
    }
    latest.set(about(each), each);
  }
}

function move(
  x: ExchangeView,
  line: Line,
  shape: Shape,
  lengthMs: number,
  aimed: Aim | undefined,
  volatility = 0,
): Move {
  const { target } = line;
  const market = x.reference.markets.get(target);
  const coin = market === undefined ? target : market.base;
  if (!x.prices.index.has(coin))
    throw new Unreadable(line.nth, `there is no market and no coin with a price called ${target}`);
  if (market !== undefined && aimed !== undefined && "to" in aimed) {
    const { min, max } = priceFilter(market);
    if (aimed.to < min || aimed.to > max) throw new Unreadable(line.nth, `${target} does not take that price`);
  }
  return { ...time(line, lengthMs), target, coin, shape, aim: aimed, volatility };
}

/** The markets a target is about: itself, or all of a coin. */
function marketsOf(x: ExchangeView, { target }: Line): string[] {
  if (x.reference.markets.has(target)) return [target];
  return [...x.reference.markets.values()].filter(({ base }) => base === target).map(({ symbol }) => symbol);
}

function time({ nth, at }: Line, lengthMs: number): Lasting {
  return { line: nth, from: at, to: at + lengthMs };
}

/** `to <price>` or `by <percent>`, and no more words than so many. */
function aim({ nth, words }: Line, rest: readonly string[], most: number): Aim {
  const [how, much = "", , ,] = rest;
  if (rest.length > most) throw new Unreadable(nth, `"${rest[most]}" is a word too many`);
  if (how === "to") return { to: priceOf(nth, much) };
  if (how === "by") {
    const by = percent(nth, much);
    if (by <= -1) throw new Unreadable(nth, "a price does not fall by all it is");
    if (by > MOST_RISE) throw new Unreadable(nth, "a price rises by at most 1000%");
    return { by };
  }
  throw new Unreadable(nth, `after "${words[0]}" comes "to <price>" or "by <percent>"`);
}

/** The length of time that follows a word at a place. */
function lasting({ nth, words }: Line, rest: readonly string[], word: "over" | "for", place: number): number {
  if (rest[place] !== word || rest[place + 1] === undefined) {
    throw new Unreadable(nth, `"${words[0]}" needs "${word} <length of time>" here`);
  }
  if (rest.length > place + 2) throw new Unreadable(nth, `"${rest[place + 2]}" is a word too many`);
  const length = duration(nth, rest[place + 1]!);
  if (length === 0) throw new Unreadable(nth, "it lasts longer than nothing");
  return length;
}

function only({ nth, words }: Line, rest: readonly string[]): string {
  if (rest.length !== 1) throw new Unreadable(nth, `after "${words[0]}" comes one figure`);
  return rest[0]!;
}

function duration(nth: number, text: string): number {
  if (text === "0") return 0;
  if (!/^([0-9]{1,9}(ms|s|m|h|d))+$/.test(text)) {
    throw new Unreadable(nth, `"${text}" is no length of time: 90s, 1h30m, 500ms`);
  }
  let sum = 0;
  for (const [, figure, unit] of text.matchAll(/([0-9]+)(ms|s|m|h|d)/g)) sum += Number(figure) * UNITS_MS[unit!]!;
  if (sum > LONGEST_MS) throw new Unreadable(nth, "a script lasts at most 31 days");
  return sum;
}

function priceOf(nth: number, text: string) {
  const bare = readDecimal(text, SCALE.price);
  if (typeof bare === "string" || bare <= 0n) throw new Unreadable(nth, `"${text}" is no price`);
  return price(bare);
}

function percent(nth: number, text: string): number {
  if (!/^[+-]?[0-9]{1,6}(\.[0-9]{1,6})?%$/.test(text)) throw new Unreadable(nth, `"${text}" is no percentage: -6.8%`);
  return Number(text.slice(0, -1)) / 100;
}

/** "5x" or "0.1x" in percent. */
function factor(nth: number, text: string, most: number): number {
  const times = /^[0-9]{1,6}(\.[0-9]{1,2})?x$/.test(text) ? Math.round(Number(text.slice(0, -1)) * 100) : 0;
  if (times < 1 || times > most) throw new Unreadable(nth, `"${text}" is no number of times: 5x, 0.1x`);
  return times;
}
