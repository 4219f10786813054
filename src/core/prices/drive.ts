// What prices do by themselves. The core moves none: it only remembers what was ordered, so that a venue that is
// started again goes on in the same way.

import type { SteerPrices } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { Instant, Price } from "../../money/units.ts";
import type { PastInvented, PricesSteered } from "../events.ts";
import type { Rejection } from "../rejections.ts";
import type { Exchange, ExchangeView } from "../state.ts";

/** What moves prices, for those outside who do it. */
export interface Drive {
  /** Whether prices walk, and the house's traders trade, as time passes. */
  walks: boolean;
  /** What the past before the founding is invented from, where there is to be one. */
  past: InventedPast | undefined;
}

/** When a venue was founded, and dollars a coin at that moment. */
export interface InventedPast {
  readonly at: Instant;
  readonly index: readonly { readonly asset: string; readonly price: Price }[];
}

/** Prices stand still until somebody sets them. */
export function emptyDrive(): Drive {
  return { walks: false, past: undefined };
}

/** Lets prices walk, or has them stand still. */
export function steerPrices(_x: ExchangeView, c: SteerPrices, emit: Emit): Rejection | undefined {
  emit({ type: "PricesSteered", walks: c.walks });
  return undefined;
}

/** Has a venue that is being founded look back on a past. Once, and before anything traded. */
export function inventPast(x: ExchangeView, emit: Emit): Rejection | undefined {
  const traded = [...x.prices.tapes.values()].some(({ trade }) => trade > 0);
  if (traded || x.prices.drive.past !== undefined) return { reason: "definition-conflict", what: "there is a past" };

  const index = [...x.prices.index].map(([asset, { price }]) => ({ asset, price }));
  emit({ type: "PastInvented", index });
  return undefined;
}

/** The venue looks back on a past from now on. */
export function applyPastInvented(x: Exchange, e: PastInvented): void {
  x.prices.drive.past = { at: x.at, index: e.index };
}

/** Prices walk from now on, or stand still. */
export function applyPricesSteered(x: Exchange, e: PricesSteered): void {
  x.prices.drive.walks = e.walks;
}
