// Setting a price: the coin it belongs to moves, and with it every market the coin is in.

import type { Command } from "../core/commands.ts";
import { type Contract, type Market, priceFilter } from "../core/listing.ts";
import { isAnybodyLiquidated } from "../core/select-margin.ts";
import { indexOf, isFormed } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { isPositive } from "../money/arithmetic.ts";
import { crossPrice, indexFrom, nearestTicks, priceAt } from "../money/convert.ts";
import type { Price } from "../money/units.ts";
import { FULL, type House, type Ladder, quote as quoteAnew, withdraw } from "./makers.ts";

/** What setting a price comes to, in two parts: observations first, then the markets to quote anew. */
export interface PriceChange {
  readonly observations: readonly Command[];
  readonly symbols: readonly string[];
}

/**
 * What is asked of the exchange to come to prices, one after the other: the house takes its quotes away, so that nobody
 * trades at an old price, also not while only some of the coins have moved; the indexes and the marks move; the house
 * quotes anew; and where accounts are being liquidated, one more tick lets them meet the new quotes. `x` is looked at as
 * it is when each command is taken.
 */
export function* comeToPrices(
  x: ExchangeView,
  house: House | undefined,
  changes: readonly PriceChange[],
  ladderOf: (symbol: string) => Ladder = () => FULL,
): Generator<Command> {
  const symbols = [...new Set(changes.flatMap((change) => change.symbols))];
  const observations = changes.flatMap((change) => change.observations);
  if (house !== undefined) for (const symbol of symbols) yield withdraw(x.reference.markets.get(symbol)!, house.maker);
  yield* observations;
  if (house !== undefined) for (const symbol of symbols) yield* quoteAnew(x, house, symbol, ladderOf(symbol));
  if (isAnybodyLiquidated(x)) yield* observations;
}

/** A market that would come to a price it cannot have. */
export interface Unbearable {
  readonly symbol: string;
  readonly price: Price;
  /** The least price it can have, and the most; undefined where there is no most. */
  readonly least: Price;
  readonly most: Price | undefined;
}

/** The coin a price moves, what it is then worth in dollars, and the markets it is in. */
interface Move {
  readonly coin: string;
  readonly index: Price;
  readonly affected: readonly View<Market>[];
}

/**
 * A pair's price sets the dollar price of its base coin (by the quote coin's), a contract's price
 * the dollar price of its coin; marks of the coin's contracts follow on their own grid. Those that the exchange forms are
 * set as well, and formed anew from the next second on. Undefined for an unknown market, or while the quote coin has no
 * price.
 */
export function priceChange(x: ExchangeView, symbol: string, price: Price): PriceChange | undefined {
  const move = moveOf(x, symbol, price);
  if (move === undefined) return undefined;
  const { coin, index, affected } = move;
  const marks = affected.flatMap((each): Command[] =>
    each.kind === "contract" ? [{ type: "ObserveMark", symbol: each.symbol, price: onGrid(each, index) }] : [],
  );
  return {
    observations: [{ type: "ObserveIndex", asset: coin, price: index }, ...marks],
    symbols: affected.map((each) => each.symbol),
  };
}

/**
 * What a coin's coming to a dollar price comes to, its contracts' marks parted from it by as much as each is told to be;
 * undefined where one of its markets cannot have the price it would come to. Marks that are formed are left to the exchange.
 */
export function coinChange(
  x: ExchangeView,
  coin: string,
  index: Price,
  markOf: (contract: View<Contract>) => Price,
): PriceChange | undefined {
  const move = moveTo(x, coin, index);
  const observations: Command[] = [{ type: "ObserveIndex", asset: coin, price: index }];
  for (const market of move.affected) {
    const reached = market.kind === "contract" ? onGrid(market, markOf(market)) : priceIn(x, market, move);
    if (reached !== undefined && outside(market, reached, onGrid(market, reached)) !== undefined) return undefined;
    if (market.kind === "contract" && !isFormed(x, market.symbol))
      observations.push({ type: "ObserveMark", symbol: market.symbol, price: reached! });
  }
  return { observations, symbols: move.affected.map(({ symbol }) => symbol) };
}

/**
 * A market that setting a price would leave without a whole tick or beyond the bounds of its prices: the one that is
 * set before all others. Undefined where there is none, and where nothing would move.
 */
export function unbearable(x: ExchangeView, symbol: string, price: Price): Unbearable | undefined {
  const move = moveOf(x, symbol, price);
  if (move === undefined) return undefined;
  // A coin of which no part of a dollar is left has no price, whatever its pair's price was to be.
  const own = outside(x.reference.markets.get(symbol)!, price, isPositive(move.index) ? price : move.index);
  if (own !== undefined) return own;
  for (const each of move.affected) {
    const reached = each.symbol === symbol ? undefined : priceIn(x, each, move);
    const other = reached === undefined ? undefined : outside(each, reached, onGrid(each, reached));
    if (other !== undefined) return other;
  }
  return undefined;
}

/** What a market cannot bear of a price, which is shown as `at` there. */
function outside(market: View<Market>, price: Price, at: Price): Unbearable | undefined {
  const { min, max, tick } = priceFilter(market);
  const least = min > tick ? min : tick;
  const most = isPositive(max) ? max : undefined;
  if (at >= least && (most === undefined || at <= most)) return undefined;
  return { symbol: market.symbol, price, least, most };
}

function moveOf(x: ExchangeView, symbol: string, price: Price): Move | undefined {
  const market = x.reference.markets.get(symbol);
  if (market === undefined) return undefined;
  const quote = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  if (market.kind === "pair" && quote === undefined) return undefined;
  return moveTo(x, market.base, quote === undefined ? price : indexFrom(price, quote, "half-up"));
}

function moveTo(x: ExchangeView, coin: string, index: Price): Move {
  const affected = [...(x.reference.markets.values() as Iterable<View<Market>>)].filter(
    (each) => each.status !== "delivered" && (each.base === coin || (each.kind === "pair" && each.quote === coin)),
  );
  return { coin, index, affected };
}

/** The price a market would come to; undefined for a pair with a coin that has no price yet. */
function priceIn(x: ExchangeView, market: View<Market>, { coin, index }: Move): Price | undefined {
  if (market.kind === "contract") return index;
  const of = (asset: string): Price | undefined => (asset === coin ? index : indexOf(x.prices, asset));
  const [base, quote] = [of(market.base), of(market.quote)];
  return base === undefined || quote === undefined ? undefined : crossPrice(base, quote, "down");
}

/** The price of a market's grid that is nearest to one. */
function onGrid(market: View<Market>, price: Price): Price {
  const { tick } = priceFilter(market);
  return priceAt(nearestTicks(price, tick, "half-up"), tick);
}
