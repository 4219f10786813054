// What markets would have done before the venue was founded, so that there is something to draw indicators from on its
// first day. It is invented and belongs to the seed: worked out when it is asked for, kept nowhere. Of the newest
// time there are minutes, of older time ever longer candles, some fifteen hundred of each.

import { numberOf } from "../core/chance.ts";
import { type Market, priceFilter } from "../core/listing.ts";
import type { Candle } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { type Amount, amount, atoms, count, DAY, HOUR, instant, lots, MINUTE, ticks } from "../money/units.ts";

/** A candle that was invented, and the time it stands for. */
export interface InventedCandle extends Candle {
  readonly grainMs: number;
}

/** The candles there are, shortest first, and how many of each there are from the founding back. */
const GRAINS_MS = [count(MINUTE), 5 * count(MINUTE), 15 * count(MINUTE), count(HOUR), 4 * count(HOUR), count(DAY)];
const OF_EACH = 1_500;
const YEAR_MS = 365 * count(DAY);
/** How far a coin goes in a year, and how much of it all coins go together. */
const VOLATILITY = 0.55;
const COMMON = 0.7;
/** How far a candle reaches beyond where it opens and closes, in deviations of its length. */
const REACH = 0.7;
/** Dollars traded in a minute, at least and more; most minutes are quiet. */
const LEAST_DOLLARS = 4_000;
const MORE_DOLLARS = 60_000;
const ONE = 100_000_000;
/** A trade that was invented has no number. */
const NO_TRADE = -1;

/** Where a coin stood at the ends of candles, oldest first. */
interface Path {
  readonly at: readonly number[];
  readonly price: readonly number[];
}

/** What is worked out once for a venue: its past is an object of its own, and lasts as long as this is asked for. */
const known = new WeakMap<object, Map<string, readonly InventedCandle[]>>();

/** A market's candles before the venue was founded, oldest first; none where it has no such past. */
export function inventedCandles(x: ExchangeView, symbol: string): readonly InventedCandle[] {
  const { past } = x.prices.drive;
  const market = x.reference.markets.get(symbol);
  if (past === undefined || market === undefined) return [];
  let ofVenue = known.get(past);
  if (ofVenue === undefined) known.set(past, (ofVenue = new Map<string, readonly InventedCandle[]>()));
  let candles = ofVenue.get(symbol);
  if (candles === undefined) ofVenue.set(symbol, (candles = invented(x, market)));
  return candles;
}

function invented(x: ExchangeView, market: View<Market>): readonly InventedCandle[] {
  const ends = endsOf(count(x.prices.drive.past!.at));
  const base = pathOf(x, market.base, ends);
  const quote = market.kind === "pair" ? pathOf(x, market.quote, ends) : undefined;
  if (base === undefined || (market.kind === "pair" && quote === undefined)) return [];
  const listedAt = market.kind === "contract" ? count(market.onboarded) : 0;
  const candles: InventedCandle[] = [];
  for (let nth = 1; nth < ends.length; nth++) {
    if (ends[nth - 1]! < listedAt) continue;
    const of = (end: number): number => base.price[end]! / (quote?.price[end] ?? 1);
    const time = { openAt: ends[nth - 1]!, grainMs: ends[nth]! - ends[nth - 1]! };
    candles.push(candle(x, market, time, { open: of(nth - 1), close: of(nth), dollars: base.price[nth]! }));
  }
  return candles;
}

/** The ends of all candles, oldest first: each length as far back as the next longer one begins. */
function endsOf(founded: number): readonly number[] {
  const newest = Math.floor(founded / GRAINS_MS[0]!) * GRAINS_MS[0]!;
  const ends = [newest];
  for (const [nth, grain] of GRAINS_MS.entries()) {
    const wider = GRAINS_MS[nth + 1] ?? grain;
    const until = Math.floor((newest - OF_EACH * grain) / wider) * wider;
    for (let at = ends.at(-1)! - grain; at >= until; at -= grain) ends.push(at);
  }
  return ends.reverse();
}

/** The way of a coin to its price at the founding; of dollars, none. */
function pathOf(x: ExchangeView, coin: string, ends: readonly number[]): Path | undefined {
  const founded = x.prices.drive.past!.index.find(({ asset }) => asset === coin);
  if (founded === undefined) return undefined;
  const walks = [...x.reference.markets.values()].some(({ base }) => base === coin);
  const price = [Number(atoms(founded.price)) / ONE];
  for (let nth = ends.length - 1; nth > 0; nth--) {
    const at = ends[nth]!;
    const wide = walks ? VOLATILITY * Math.sqrt((at - ends[nth - 1]!) / YEAR_MS) : 0;
    const common = swing(x.seed, "all before", at);
    const own = swing(x.seed, `${coin} before`, at);
    price.push(price.at(-1)! / (1 + wide * (COMMON * common + Math.sqrt(1 - COMMON * COMMON) * own)));
  }
  return { at: ends, price: price.reverse() };
}

function candle(
  x: ExchangeView,
  market: View<Market>,
  { openAt, grainMs }: { readonly openAt: number; readonly grainMs: number },
  { open, close, dollars }: { readonly open: number; readonly close: number; readonly dollars: number },
): InventedCandle {
  const { symbol } = market;
  const share = (word: string): number => numberOf(x.seed, `${symbol} ${word}`, openAt / count(MINUTE)) / 2 ** 32;
  const tick = Number(atoms(priceFilter(market).tick)) / ONE;
  const reach = REACH * VOLATILITY * Math.sqrt(grainMs / YEAR_MS);
  const onGrid = (price: number): number => Math.max(1, Math.round(price / tick));
  const [first, last] = [onGrid(open), onGrid(close)];
  const high = Math.max(first, last, onGrid(Math.max(open, close) * (1 + reach * share("high") ** 2)));
  const low = Math.min(first, last, onGrid(Math.min(open, close) * (1 - reach * share("low") ** 2)));
  const minutes = grainMs / count(MINUTE);
  const traded = minutes * (LEAST_DOLLARS + MORE_DOLLARS * share("size") ** 3);
  const size = Math.max(2, Math.round(traded / dollarsOfLot(market, dollars)));
  const bought = Math.max(1, Math.min(size - 1, Math.round(size * (0.35 + 0.3 * share("side")))));
  const middle = ((high + low) / 2) * tick;
  const quoteOf = (ofLots: number): Amount => amount(BigInt(Math.round(quoteAtoms(market, ofLots, middle))));
  return {
    openAt: instant(openAt),
    grainMs,
    open: ticks(first),
    high: ticks(high),
    low: ticks(low),
    close: ticks(last),
    lots: lots(size),
    quote: quoteOf(size),
    trades: Math.max(1, Math.round(minutes * (4 + 8 * share("trades")))),
    takerLots: lots(bought),
    takerQuote: quoteOf(bought),
    firstTrade: NO_TRADE,
    lastTrade: NO_TRADE,
  };
}

/** Dollars that a lot of a market is worth. */
function dollarsOfLot(market: View<Market>, dollars: number): number {
  if (market.kind === "contract") return Number(atoms(market.size));
  return (Number(atoms(market.filters.lot.step)) / ONE) * dollars;
}

/** What lots cost at a price: quote of a pair, coin of a contract, in the smallest units. */
function quoteAtoms(market: View<Market>, ofLots: number, price: number): number {
  if (market.kind === "contract") return (ofLots * Number(atoms(market.size)) * ONE) / price;
  return ofLots * Number(atoms(market.filters.lot.step)) * price;
}

/** A number around 0 with a deviation of 1: the sum of four shares. */
function swing(seed: number, word: string, at: number): number {
  let sum = -2;
  for (let each = 0; each < 4; each++) sum += numberOf(seed, `${word} ${each}`, at / count(MINUTE)) / 2 ** 32;
  return sum * Math.sqrt(3);
}
