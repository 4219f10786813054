// The index price of a coin from the prices of several exchanges. A source far from the others is not
// believed all the way, so that one exchange's spike liquidates nobody.
//
// Source: Binance's FAQ on the margin price index (2024-06): the volume-weighted mean, in which a source
// more than 5 % away from the median counts as 1.05 or 0.95 of the median.

import type { Constituent } from "../core/select-market.ts";
import { plus } from "../money/arithmetic.ts";
import { averagePrice, notional, quotient, scaledPrice } from "../money/convert.ts";
import { atoms, NO_AMOUNT, type Price, price, type Quantity, quantity, ratio, type Ratio } from "../money/units.ts";

/** What one exchange says a coin is worth. */
export interface IndexSource {
  readonly price: Price;
  /** Its share of the trading, in any unit. */
  readonly volume: Quantity;
  /** What it is called, where it has a name. */
  readonly name?: string;
}

/** Sources as they make up an index: those without a name by their number, each with its share, rounded half-up. */
export function constituentsOf(sources: readonly IndexSource[]): Constituent[] {
  const all = sources.reduce((sum, { volume }) => plus(sum, volume), quantity(0n));
  return sources.map(({ price: said, volume, name }, nth) => ({
    exchange: name ?? `source${nth + 1}`,
    price: said,
    weight: ratio(quotient(atoms(volume) * WHOLE, atoms(all), "half-up")),
  }));
}

/** A weight of one: all of it. */
const WHOLE = 100_000_000n;

const MOST: Ratio = ratio(105_000_000n);
const LEAST: Ratio = ratio(95_000_000n);

/** The index of some sources, of which there must be one; rounded half-up. */
export function basketPrice(sources: readonly IndexSource[]): Price {
  let quote = NO_AMOUNT;
  let volume = quantity(0n);
  for (const source of believed(sources)) {
    quote = plus(quote, notional(source.price, source.volume, "half-up"));
    volume = plus(volume, source.volume);
  }
  return averagePrice(quote, volume, "half-up");
}

/** The sources as they count: none further than 5 % from their median. */
export function believed(sources: readonly IndexSource[]): IndexSource[] {
  const middle = medianOf(sources.map((source) => source.price));
  const most = scaledPrice(middle, MOST, "down");
  const least = scaledPrice(middle, LEAST, "up");
  return sources.map((source) => ({
    volume: source.volume,
    price: source.price > most ? most : source.price < least ? least : source.price,
  }));
}

/** The middle one, or what lies between the two. */
function medianOf(prices: readonly Price[]): Price {
  const sorted = [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const half = sorted.length >> 1;
  const upper = sorted[half]!;
  return sorted.length % 2 === 1 ? upper : price(quotient(atoms(sorted[half - 1]!) + atoms(upper), 2n, "half-up"));
}
