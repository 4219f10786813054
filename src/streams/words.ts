// The words of the core as streams spell them.

import type { OrderKind, OrderStatus, PriceMatch, Side, TimeInForce } from "../core/order.ts";
import type { Prevention } from "../core/listing.ts";
import type { AlgoOrder } from "../core/select.ts";
import type { LevelStatus } from "../core/select-margin.ts";

/** A word of the core as the wire spells it: `stop-loss-limit` is STOP_LOSS_LIMIT. */
export function spelled(
  word: AlgoOrder["status"] | Side | OrderKind | OrderStatus | TimeInForce | Prevention | LevelStatus,
): string {
  return word.toUpperCase().replaceAll("-", "_");
}

/** The level of the book an order took its price from: OPPONENT_5, or NONE. */
export function spelledMatch(match: PriceMatch | undefined): string {
  if (match === undefined) return "NONE";
  const side = match.side.toUpperCase();
  return match.level === 1 ? side : `${side}_${match.level}`;
}
