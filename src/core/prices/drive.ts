// What prices do by themselves. The core moves none: it only remembers what was ordered, so that a venue that is
// started again goes on in the same way.

import type { SteerPrices } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { PricesSteered } from "../events.ts";
import type { Rejection } from "../rejections.ts";
import type { Exchange, ExchangeView } from "../state.ts";

/** What moves prices, for those outside who do it. */
export interface Drive {
  /** Whether prices walk, and the house's traders trade, as time passes. */
  walks: boolean;
}

/** Prices stand still until somebody sets them. */
export function emptyDrive(): Drive {
  return { walks: false };
}

/** Lets prices walk, or has them stand still. */
export function steerPrices(_x: ExchangeView, c: SteerPrices, emit: Emit): Rejection | undefined {
  emit({ type: "PricesSteered", walks: c.walks });
  return undefined;
}

/** Prices walk from now on, or stand still. */
export function applyPricesSteered(x: Exchange, e: PricesSteered): void {
  x.prices.drive.walks = e.walks;
}
