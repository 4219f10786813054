// Figures of contracts as the wire shows them.

import type { Contract } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import { isZero } from "../../../money/arithmetic.ts";
import { nearestTicks, priceAt } from "../../../money/convert.ts";
import { fixed, padded, plain, withPlaces } from "../../../money/text.ts";
import {
  type Amount,
  atoms,
  count,
  type Lots,
  type Price,
  price,
  type Rate,
  SCALE,
  type Ticks,
} from "../../../money/units.ts";

/** The price of some ticks of a contract. */
export function priceOf(contract: View<Contract>, ticks: Ticks): Price {
  return priceAt(ticks, contract.price.tick);
}

/** Ticks as market data shows them: with the contract's places. */
export function priceText(contract: View<Contract>, ticks: Ticks): string {
  return withPlaces(priceOf(contract, ticks), contract.pricePlaces);
}

/** Ticks as orders and fills show them: without trailing zeros. */
export function plainPrice(contract: View<Contract>, ticks: Ticks): string {
  return plain(priceOf(contract, ticks));
}

/** What is said of a contract's life. The real exchange has other words for one that is halted; clients test for TRADING. */
export function contractStatus({ status }: View<Contract>): string {
  return status === "halt" || status === "break" ? "CLOSE" : status.toUpperCase().replace("-", "_");
}

/** A number of contracts. */
export function sizeText(lots: Lots): string {
  return String(count(lots));
}

/** An amount of coin that is a bare 0 where there is none, and has eight places otherwise. */
export function coinText(of: Amount): string {
  return isZero(of) ? "0" : padded(of);
}

/** A price worked out as an average, to the contract's places: what it is worked out of is not exact beyond them. */
export function averageText({ pricePlaces }: View<Contract>, at: Price): string {
  const place = placeOf(pricePlaces);
  return withPlaces(priceAt(nearestTicks(at, place, "half-up"), place), pricePlaces);
}

/** A rate of funding, with eight places. */
export function rateText(of: Rate): string {
  return fixed(atoms(of), SCALE.rate, 8);
}

/** One in the last of some decimal places. */
export function placeOf(places: number): Price {
  return price(10n ** BigInt(8 - places));
}

/** A price of a position: 0.0 where there is none, and eight places otherwise. */
export function entryText(at: Price): string {
  return isZero(at) ? "0.0" : padded(at);
}
