// Doing what a script says at a moment. Where a price is on its way follows from where it was last observed and from
// what is left of the way, so that a venue started again in the middle goes on, and a price set by hand is gone on from.

import type { Command } from "../core/commands.ts";
import type { Market } from "../core/listing.ts";
import { indexOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { elapsed, later } from "../money/arithmetic.ts";
import { indexFrom } from "../money/convert.ts";
import { atoms, count, type Instant, type Price, price, span } from "../money/units.ts";
import { FULL, type House, type Ladder, quote } from "./makers.ts";
import { shareOf, swingOf } from "./prng.ts";
import { readScript } from "./read-script.ts";
import { type Move, nextOffset, progress, type Script } from "./script.ts";
import { comeToPrices, type PriceChange } from "./set-price.ts";
import { strike, tend } from "./tend.ts";
import { coinAt, isWorthAnEntry, scaledBy } from "./walk.ts";

/** A script that is being played, and when it began. */
export interface Playing {
  readonly script: Script;
  readonly from: Instant;
}

/** The scripts that were read, by the object the exchange keeps of each. */
const read = new WeakMap<object, Script>();
const YEAR_SECONDS = 365 * 24 * 3_600;
/** A price that moves by more at once is come to as one that is set by hand: nobody trades on the way. */
const JUMP = 0.01;
/** The share of steps in which a market of a script trades. */
const TRADES = 0.7;

/** The script an exchange plays, if it does. */
export function playing(x: ExchangeView): Playing | undefined {
  const { script } = x.prices.drive;
  if (script === undefined) return undefined;
  let found = read.get(script);
  if (found === undefined) read.set(script, (found = readScript(script.text, x)));
  return { script: found, from: script.from };
}

/** The next moment later than another at which a script does something. */
export function nextOf({ script, from }: Playing, since: Instant): Instant | undefined {
  const next = nextOffset(script, count(since) - count(from));
  return next === undefined ? undefined : later(from, span(next));
}

/** The coins whose prices a script is about. */
export function coinsOf({ script }: Playing): ReadonlySet<string> {
  return new Set(script.moves.map(({ coin }) => coin));
}

/** How a market's book is to be kept at a moment. */
export function ladderAt(x: ExchangeView, symbol: string, at: Instant): Ladder {
  const now = playing(x);
  if (now === undefined) return FULL;
  const offset = count(elapsed(now.from, at));
  const kept = now.script.books.find((each) => each.symbol === symbol && each.from <= offset && offset < each.to);
  return kept === undefined ? FULL : { ...FULL, wide: kept.wide, deep: kept.deep };
}

/** What a script does at a moment, having done what came before it until `since`. */
export function* follow(
  x: ExchangeView,
  house: House | undefined,
  { now, since, at }: { readonly now: Playing; readonly since: Instant; readonly at: Instant },
): Generator<Command> {
  const { script, from } = now;
  const window = { after: count(since) - count(from), to: count(at) - count(from) };
  const begins = (offset: number): boolean => offset > window.after && offset <= window.to;
  yield* halts(x, script, window.to);
  for (const { from: when, symbol, rate } of script.fundings) {
    if (begins(when)) yield { type: "FixFundingRate", symbol, rate };
  }
  const moved = new Set<string>();
  const jumps: PriceChange[] = [];
  for (const coin of coinsOf(now)) {
    const index = indexAt(x, now, coin, window);
    const change = index === undefined ? undefined : coinAt(x, coin, index, at);
    if (change === undefined) continue;
    const before = Number(atoms(indexOf(x.prices, coin)!));
    if (Math.abs(Number(atoms(index!)) / before - 1) > JUMP) {
      jumps.push(change);
      continue;
    }
    for (const symbol of change.symbols) moved.add(symbol);
    yield* change.observations.filter((each) => isWorthAnEntry(x, each));
  }
  if (jumps.length > 0) yield* comeToPrices(x, house, jumps, (symbol) => ladderAt(x, symbol, at));
  if (house !== undefined) {
    yield* booksAt(x, house, script, { begins, at });
    yield* going(x, house, moved, at);
  }
  if (window.to >= script.lengthMs) yield { type: "EndScript" };
}

/** What is to be undone of a script that is stopped: markets that are halted trade again, books are full. */
export function* windDown(x: ExchangeView, house: House | undefined): Generator<Command> {
  const now = playing(x);
  if (now === undefined) return;
  yield* halts(x, now.script, Number.POSITIVE_INFINITY);
  yield { type: "EndScript" };
  if (house !== undefined) for (const { symbol } of now.script.books) yield* quote(x, house, symbol);
}

/** Markets that are to be halted at an offset are, and those of a script that are not, trade. */
function* halts(x: ExchangeView, script: Script, offset: number): Generator<Command> {
  for (const symbol of new Set(script.halts.map((each) => each.symbol))) {
    const halted = script.halts.some((each) => each.symbol === symbol && each.from <= offset && offset < each.to);
    const market: Market = x.reference.markets.get(symbol)!;
    const status = halted ? "halt" : "trading";
    // A contract that is being delivered is neither halted nor made to trade again.
    const mayTurn = market.status === "halt" || market.status === "trading";
    if (mayTurn && market.status !== status) yield { type: "DefineMarket", market: { ...market, status } };
  }
}

/** Books that are kept otherwise from now on are quoted anew. */
function* booksAt(
  x: ExchangeView,
  house: House,
  script: Script,
  { begins, at }: { readonly begins: (offset: number) => boolean; readonly at: Instant },
): Generator<Command> {
  const turned = script.books.filter((each) => begins(each.from) || begins(each.to));
  for (const symbol of new Set(turned.map((each) => each.symbol))) {
    yield* quote(x, house, symbol, ladderAt(x, symbol, at));
  }
}

/** The quotes of markets whose prices moved go along, and most of them trade. */
function* going(x: ExchangeView, house: House, moved: ReadonlySet<string>, at: Instant): Generator<Command> {
  for (const symbol of moved) {
    const market: View<Market> = x.reference.markets.get(symbol)!;
    if (market.status !== "trading") continue;
    const ladder = ladderAt(x, symbol, at);
    yield* tend(x, house, market, { at, ladder });
    if (ladder.deep > 0 && shareOf(x.seed, symbol, count(at)) < TRADES) yield* strike(x, house, market, at);
  }
}

/** Where a coin's dollar price is at the end of a window; undefined where it stays. */
function indexAt(
  x: ExchangeView,
  now: Playing,
  coin: string,
  window: { readonly after: number; readonly to: number },
): Price | undefined {
  const last = x.prices.index.get(coin)!;
  const observed = count(last.at) - count(now.from);
  let index: Price = last.price;
  for (const move of now.script.moves) {
    if (move.coin !== coin || move.to <= window.after || move.from > window.to) continue;
    if (move.shape !== "jump" && move.from >= window.to) continue;
    index = gone(x, now, move, { price: index, at: Math.max(observed, move.from), to: Math.min(window.to, move.to) });
  }
  return index === last.price ? undefined : index;
}

/** Where a move brings a price from one offset to another. */
function gone(
  x: ExchangeView,
  { script }: Playing,
  move: Move,
  way: { readonly price: Price; readonly at: number; readonly to: number },
): Price {
  const { shape, aim, from, to } = move;
  if (shape === "walk") return strolled(x, move, way, script.stepMs);
  if (aim === undefined) return way.price;
  const share = (offset: number): number => (to === from ? 1 : (offset - from) / (to - from));
  const [before, after] = [shape === "jump" ? 0 : progress(shape, share(way.at)), progress(shape, share(way.to))];
  if ("by" in aim) return scaledBy(way.price, (1 + aim.by * after) / (1 + aim.by * before));
  const target = dollarsOf(x, move, aim.to);
  if (after >= 1 || before >= 1) return target;
  const left = Number(atoms(target)) - Number(atoms(way.price));
  return price(atoms(way.price) + BigInt(Math.round((left * (after - before)) / (1 - before))));
}

/** A price that walks: by the seed, the coin and the offset, so that a script goes the same way whenever it is played. */
function strolled(
  x: ExchangeView,
  { coin, volatility }: Move,
  way: { readonly price: Price; readonly at: number; readonly to: number },
  stepMs: number,
): Price {
  const seconds = Math.max(0, way.to - way.at) / 1_000;
  const swing = swingOf(x.seed, `${coin} script`, Math.floor(way.to / Math.min(stepMs, 1_000)));
  return scaledBy(way.price, 1 + Math.max(-0.2, Math.min(0.2, volatility * Math.sqrt(seconds / YEAR_SECONDS) * swing)));
}

/** A market's price as the dollar price of its coin. */
function dollarsOf(x: ExchangeView, { target }: Move, at: Price): Price {
  const market = x.reference.markets.get(target);
  const quoted = market?.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  return quoted === undefined ? at : indexFrom(at, quoted, "half-up");
}
