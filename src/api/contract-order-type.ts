// What orders on contracts are called on the wire.

import type { Order } from "../core/order.ts";
import type { View } from "../core/view.ts";

/** The type an order on a contract was placed as; its kind alone does not tell a trailing stop. */
export function contractOrderType(order: Pick<View<Order>, "kind" | "trailingDelta">): string {
  if (order.trailingDelta > 0) return "TRAILING_STOP_MARKET";
  switch (order.kind) {
    case "limit":
    case "limit-maker":
      return "LIMIT";
    case "market":
      return "MARKET";
    case "stop-loss":
      return "STOP_MARKET";
    case "stop-loss-limit":
      return "STOP";
    case "take-profit":
      return "TAKE_PROFIT_MARKET";
    case "take-profit-limit":
      return "TAKE_PROFIT";
  }
}
