// Figures of contract accounts as their events write them.

import type { Contract } from "../../../core/listing.ts";
import type { Order } from "../../../core/order.ts";
import type { View } from "../../../core/view.ts";
import { isZero } from "../../../money/arithmetic.ts";
import { nearestTicks, priceAt } from "../../../money/convert.ts";
import { entryPrice, faceOf } from "../../../money/inverse.ts";
import { padded, plain, withPlaces } from "../../../money/text.ts";
import { type Amount, contracts, count, type Price, price, type Ticks } from "../../../money/units.ts";

/** An amount of coin: a bare 0 where there is none, and eight places otherwise. */
export function coinText(of: Amount): string {
  return isZero(of) ? "0" : padded(of);
}

/** Ticks of a contract as a price without trailing zeros. */
export function priceText(contract: View<Contract>, at: Ticks): string {
  return plain(priceAt(at, contract.price.tick));
}

/** A price of a position: 0.0 where there is none, and eight places otherwise. */
export function entryText(at: Price | undefined): string {
  return at === undefined ? "0.0" : padded(at);
}

/** The average price of an order's fills, to the contract's places; a bare 0 before the first. */
export function averageText(contract: View<Contract>, order: View<Order>): string {
  if (count(order.filled) === 0) return "0";
  const face = faceOf(contracts(count(order.filled)), contract.size);
  const place = price(10n ** BigInt(8 - contract.pricePlaces));
  const nearest = nearestTicks(entryPrice(face, order.terms!.cost, "half-up"), place, "half-up");
  return withPlaces(priceAt(nearest, place), contract.pricePlaces);
}
