// A new mark price of a contract.

import { isPositive } from "../../money/arithmetic.ts";
import type { Instant } from "../../money/units.ts";
import type { ObserveMark } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { followMark } from "../orders/condition.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/**
 * Takes note of a contract's mark price, which is formed anew from the next second on where it is formed; profits and
 * margins are counted at it, and orders that wait for it go to work.
 */
export function observeMark(x: ExchangeView, at: Instant, c: ObserveMark, emit: Emit): Rejection | undefined {
  const market = x.reference.markets.get(c.symbol);
  if (market?.kind !== "contract" || market.status === "delivered")
    return { reason: "unknown-symbol", symbol: c.symbol };
  if (!isPositive(c.price)) return refuse("amount-not-positive");

  emit({ type: "MarkObserved", symbol: c.symbol, price: c.price });
  followMark(x, at, c.symbol, emit);
  return undefined;
}
