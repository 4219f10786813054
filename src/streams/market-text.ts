// Prices and sizes of a market as its streams write them.

import type { Contract, Market } from "../core/listing.ts";
import { priceFilter } from "../core/listing.ts";
import type { View } from "../core/view.ts";
import { nearestTicks, priceAt, quantityOf } from "../money/convert.ts";
import { padded, withPlaces } from "../money/text.ts";
import { count, type Lots, type Price, price, SCALE, type Ticks } from "../money/units.ts";

/** Ticks as a price: eight places on pairs, the contract's own on contracts. */
export function streamPrice(market: View<Market>, at: Ticks): string {
  const written = priceAt(at, priceFilter(market).tick);
  return market.kind === "pair" ? padded(written) : withPlaces(written, market.pricePlaces);
}

/** Lots as a size: a quantity with eight places on pairs, a number of contracts on contracts. */
export function streamSize(market: View<Market>, size: Lots): string {
  return market.kind === "pair" ? padded(quantityOf(size, market.filters.lot.step)) : String(count(size));
}

/** A price that was worked out as an average, to the contract's places: what it is worked out of is not exact beyond them. */
export function streamAverage({ pricePlaces }: View<Contract>, at: Price): string {
  const place = price(10n ** BigInt(SCALE.price - pricePlaces));
  return withPlaces(priceAt(nearestTicks(at, place, "half-up"), place), pricePlaces);
}
