// The words of the core as streams spell them.

import type { OrderKind, OrderStatus, Side, TimeInForce } from "../core/order.ts";
import type { Prevention } from "../core/listing.ts";
import type { LevelStatus } from "../core/select-margin.ts";

/** A word of the core as the wire spells it: `stop-loss-limit` is STOP_LOSS_LIMIT. */
export function spelled(word: Side | OrderKind | OrderStatus | TimeInForce | Prevention | LevelStatus): string {
  return word.toUpperCase().replaceAll("-", "_");
}
