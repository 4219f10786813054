// A new dollar price of a coin.

import { isPositive } from "../../money/arithmetic.ts";
import type { ObserveIndex } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { MOST_INDEX } from "../prices/prices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/** Takes note of a coin's dollar price; every margin level that depends on it follows. */
export function observeIndex(x: ExchangeView, c: ObserveIndex, emit: Emit): Rejection | undefined {
  if (!x.reference.assets.has(c.asset)) return { reason: "unknown-asset", asset: c.asset };
  if (!isPositive(c.price)) return refuse("amount-not-positive");
  if (c.price > MOST_INDEX) return refuse("amount-too-large");

  const { asset, price, sources } = c;
  emit({ type: "IndexObserved", asset, price, ...(sources === undefined ? {} : { sources }) });
  return undefined;
}
