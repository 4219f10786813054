// Markets that were, as a source of what happens: trades and books of recordings wait until the venue's time comes to their
// moments, and are made then by the house. What waits is in memory alone: it is gone when the venue stops, and what was
// made stays.

import type { Command, ShapeBook, WantedLevel } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import { type Market, priceFilter } from "../core/listing.ts";
import { orderById } from "../core/select.ts";
import { indexOf, isFormed, lineAt } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { elapsed, higher } from "../money/arithmetic.ts";
import { crossPrice, indexFrom, nearestTicks, priceAt, quotient, ticksOf, wholeLots } from "../money/convert.ts";
import { atoms, count, type Instant, lots, price as priceUnit, type Price, SECOND, ticks } from "../money/units.ts";
import { type House, withdraw } from "./makers.ts";
import { type RecordedBook, recordedBook, type RecordedLevel, type Saying } from "./recorded-book.ts";
import { type FillModel, tradeInBook } from "./recorded-trade.ts";
import { type PastTrade, replayTrade } from "./replay.ts";
import { tend } from "./tend.ts";
import { coinAt, isWorthAnEntry } from "./walk.ts";

/** What becomes of a recorded book where a user takes from it: it is as recorded again at once, or when the recording says so. */
export type Impact = "leave" | "move";

/** Something a recording tells of, at a moment of the venue's. */
export interface RecordedEvent {
  readonly at: Instant;
  readonly symbol: string;
  readonly what:
    | { readonly kind: "trade"; readonly trade: PastTrade }
    | { readonly kind: "book"; readonly saying: Exclude<Saying, "around">; readonly levels: readonly RecordedLevel[] }
    /** What stands within so many percent of the middle on each side, as shares of a hundred and sizes. */
    | { readonly kind: "around"; readonly within: readonly { readonly percent: number; readonly lots: number }[] };
}

/** How what is recorded is made. */
export interface Manner {
  /** Undefined is `queue` in markets whose book is recorded, and `touch` in the others. */
  readonly fill: FillModel | undefined;
  readonly impact: Impact;
}

/** The most that may wait. */
export const MOST_WAITING = 20_000;
const HUNDRED_MILLION = 100_000_000n;
const JUMP = 0.01;
const MILLION = 1_000_000;

/** What is recorded, on its way into a venue. */
export interface Recorded {
  /** Has events wait for their moments, those of an earlier call first; false where too many would. */
  add(events: readonly RecordedEvent[], manner: Manner): boolean;
  /** How many wait. */
  waiting(): number;
  /** Of how many words on books nothing came since this was asked: the house could not pay for them, or the market is closed. */
  refused(): number;
  next(since: Instant): Instant | undefined;
  act(x: ExchangeView, house: House | undefined, at: Instant): Generator<Command>;
  /** Whether a market's book is kept as recorded, so that the house does not quote it otherwise. */
  keeps(symbol: string): boolean;
  /** What the house does about what others took of a recorded book. */
  follow(x: ExchangeView, house: House, events: readonly Event[]): Command[];
  /** Forgets what waits, and lets books be. */
  end(): void;
}

/** Nothing is recorded yet. */
export function recordings(): Recorded {
  let queue: RecordedEvent[] = [];
  let done = 0;
  let manner: Manner = { fill: undefined, impact: "leave" };
  const books = new Map<string, RecordedBook>();
  const ledAt = new Map<string, Instant>();
  let refused = 0;

  function* make(x: ExchangeView, house: House | undefined, event: RecordedEvent, at: Instant): Generator<Command> {
    const market = x.reference.markets.get(event.symbol)!;
    const { what } = event;
    if (what.kind === "trade") {
      const book = books.get(event.symbol);
      if (book === undefined || house === undefined) {
        yield* replayTrade(x, house, event.symbol, { trade: what.trade, at, fill: manner.fill ?? "touch" });
        const { base } = market;
        if (isTurn(base, at) && house !== undefined) yield* takeAlong(x, house, base, at);
      } else if (market.status === "trading") {
        const grid = onGrid(market, what.trade);
        if (count(grid.size) > 0) yield* tradeInBook(x, house, { market, book, fill: manner.fill ?? "queue" }, grid);
      }
      return;
    }
    if (house === undefined) return;
    const known = books.get(event.symbol);
    const book = known ?? recordedBook();
    books.set(event.symbol, book);
    const changed =
      what.kind === "around" ? book.say("around", around(x, market, what.within)) : book.say(what.saying, what.levels);
    const rest = known === undefined || (what.kind === "book" && what.saying === "whole") ? "goes" : "stays";
    // With a whole book everything is named, so that what somebody took is there again.
    const levels: readonly WantedLevel[] = rest === "goes" && what.kind === "book" ? what.levels : changed;
    if (levels.length > 0 || known === undefined) {
      const before = x.counters.execution;
      yield shape(house, event.symbol, levels, { rest, behind: false });
      if (changed.length > 0 && x.counters.execution === before) refused++;
    }
    if (isTurn(market.base, at)) yield* lead(x, house, market, book, at);
  }

  /** Once a second of the venue's the index comes to the middle of the book, and with it all markets of the coin. */
  function* lead(
    x: ExchangeView,
    house: House,
    market: View<Market>,
    book: RecordedBook,
    at: Instant,
  ): Generator<Command> {
    const twice = book.twiceTheMiddle();
    if (twice === undefined) return;
    const middle = priceUnit(quotient(atoms(priceAt(ticks(twice), priceFilter(market).tick)), 2n, "half-up"));
    if (market.kind === "contract" && leadingPair(x, market.base) !== undefined) {
      // The pair's book says what the coin is worth, the contract's what the contract is.
      if (!isFormed(x, market.symbol)) yield { type: "ObserveMark", symbol: market.symbol, price: middle };
      return;
    }
    const quoted = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
    if (market.kind === "pair" && quoted === undefined) return;
    yield* bring(
      x,
      house,
      { coin: market.base, index: quoted === undefined ? middle : indexFrom(middle, quoted, "half-up") },
      at,
    );
  }

  function* bring(
    x: ExchangeView,
    house: House,
    { coin, index }: { readonly coin: string; readonly index: Price },
    at: Instant,
  ): Generator<Command> {
    const before = indexOf(x.prices, coin);
    const change = before === index ? undefined : coinAt(x, coin, index, at);
    if (change === undefined) return;
    const far = before === undefined || Math.abs(Number(atoms(index)) / Number(atoms(before)) - 1) > JUMP;
    // Nobody trades at the old prices on the way to one that is far.
    if (far) for (const each of othersOf(x, coin)) yield withdraw(each, house.maker);
    yield* change.observations.filter((each) => isWorthAnEntry(x, each));
    yield* takeAlong(x, house, coin, at);
  }

  function* takeAlong(x: ExchangeView, house: House, coin: string, at: Instant): Generator<Command> {
    for (const other of othersOf(x, coin)) yield* tend(x, house, other, { at });
  }

  function othersOf(x: ExchangeView, coin: string): View<Market>[] {
    return [...(x.reference.markets.values() as Iterable<View<Market>>)].filter(
      ({ base, symbol, status }) => base === coin && status === "trading" && !books.has(symbol),
    );
  }

  function leadingPair(x: ExchangeView, coin: string): string | undefined {
    for (const symbol of books.keys()) {
      const market = x.reference.markets.get(symbol)!;
      if (market.kind === "pair" && market.base === coin) return symbol;
    }
    return undefined;
  }

  function isTurn(coin: string, at: Instant): boolean {
    const last = ledAt.get(coin);
    if (last !== undefined && count(elapsed(last, at)) < count(SECOND)) return false;
    ledAt.set(coin, at);
    return true;
  }

  return {
    add(events, how) {
      if (queue.length - done + events.length > MOST_WAITING) return false;
      queue = [...queue.slice(done), ...events];
      done = 0;
      manner = how;
      return true;
    },
    waiting: () => queue.length - done,
    refused() {
      const told = refused;
      refused = 0;
      return told;
    },
    next(since) {
      const head = queue[done];
      return head === undefined ? undefined : higher(head.at, since);
    },
    *act(x, house, at) {
      for (let event = queue[done]; event !== undefined && event.at <= at; event = queue[done]) {
        done++;
        yield* make(x, house, event, at);
      }
    },
    keeps: (symbol) => books.has(symbol),
    follow(x, house, events) {
      const touched = new Map<string, WantedLevel[]>();
      for (const event of events) {
        if (event.type !== "Traded" && event.type !== "ContractTraded") continue;
        const book = books.get(event.symbol);
        const maker = book === undefined ? undefined : orderById(x.orders, event.maker);
        const taker = book === undefined ? undefined : orderById(x.orders, event.taker);
        if (maker?.account !== house.maker || taker === undefined) continue;
        if (taker.account === house.tape || taker.account === house.maker) continue;
        const { side, ticks: at } = maker;
        if (manner.impact === "move") book!.taken(side, at, event.lots);
        else
          touched.set(event.symbol, [
            ...(touched.get(event.symbol) ?? []),
            { side, ticks: at, lots: book!.at(side, at) },
          ]);
      }
      return [...touched].flatMap(([symbol, levels]) => {
        const once = levels.filter(({ side, ticks: at }, nth) => {
          return levels.findIndex((each) => each.side === side && each.ticks === at) === nth;
        });
        const lacking = once.filter(
          ({ side, ticks: at, lots: size }) => standsOf(x, house, symbol, side, at) < count(size),
        );
        return lacking.length === 0 ? [] : [shape(house, symbol, lacking, { rest: "stays", behind: true })];
      });
    },
    end() {
      queue = [];
      done = 0;
      books.clear();
      ledAt.clear();
    },
  };
}

function shape(
  house: House,
  symbol: string,
  levels: readonly WantedLevel[],
  how: Pick<ShapeBook, "rest" | "behind">,
): ShapeBook {
  return { type: "ShapeBook", account: house.maker, symbol, levels, ...how };
}

function standsOf(
  x: ExchangeView,
  house: House,
  symbol: string,
  side: "buy" | "sell",
  at: RecordedLevel["ticks"],
): number {
  return lineAt(x, symbol, side, at).reduce(
    (sum, each) => sum + (each.account === house.maker ? count(each.lots) : 0),
    0,
  );
}

function onGrid(market: View<Market>, { price, quantity, takerSide }: PastTrade): Parameters<typeof tradeInBook>[3] {
  return {
    takerSide,
    at: nearestTicks(price, priceFilter(market).tick, "half-up"),
    size:
      market.kind === "pair"
        ? wholeLots(quantity, market.filters.lot.step)
        : lots(Number(atoms(quantity) / HUNDRED_MILLION)),
  };
}

/** Sizes within distances of the middle, as prices at those distances: each has what the nearer ones have not. */
function around(
  x: ExchangeView,
  market: View<Market>,
  within: readonly { readonly percent: number; readonly lots: number }[],
): RecordedLevel[] {
  const index = indexOf(x.prices, market.base);
  const quoted = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  if (index === undefined || (market.kind === "pair" && quoted === undefined)) return [];
  const own = quoted === undefined ? index : crossPrice(index, quoted, "half-up");
  const centre = count(nearestTicks(own, priceFilter(market).tick, "half-up"));
  const highest = count(ticksOf(priceFilter(market).max, priceFilter(market).tick));
  const levels: RecordedLevel[] = [];
  for (const side of ["buy", "sell"] as const) {
    const nearest = within
      .filter(({ percent }) => (side === "buy" ? percent < 0 : percent > 0))
      .sort((a, b) => Math.abs(a.percent) - Math.abs(b.percent));
    let inside = 0;
    for (const { percent, lots: all } of nearest) {
      const at = Math.round((centre * (MILLION + percent * 10_000)) / MILLION);
      // Distances that come to one price are the farthest of them.
      const same = levels.findIndex((each) => each.side === side && count(each.ticks) === at);
      const nearer = same === -1 ? 0 : count(levels.splice(same, 1)[0]!.lots);
      const size = nearer + Math.max(0, all - inside);
      if (size > 0 && at > 0 && at <= highest) levels.push({ side, ticks: ticks(at), lots: lots(size) });
      inside = Math.max(inside, all);
    }
  }
  return levels;
}
