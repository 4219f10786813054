// Prices and sizes of a market as its streams write them.

import type { Market } from "../core/listing.ts";
import { priceFilter } from "../core/listing.ts";
import type { View } from "../core/view.ts";
import { priceAt, quantityOf } from "../money/convert.ts";
import { padded, withPlaces } from "../money/text.ts";
import { count, type Lots, type Ticks } from "../money/units.ts";

/** Ticks as a price: eight places on pairs, the contract's own on contracts. */
export function streamPrice(market: View<Market>, at: Ticks): string {
  const price = priceAt(at, priceFilter(market).tick);
  return market.kind === "pair" ? padded(price) : withPlaces(price, market.pricePlaces);
}

/** Lots as a size: a quantity with eight places on pairs, a number of contracts on contracts. */
export function streamSize(market: View<Market>, size: Lots): string {
  return market.kind === "pair" ? padded(quantityOf(size, market.filters.lot.step)) : String(count(size));
}
