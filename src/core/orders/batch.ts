// Several orders on contracts, or several amendments, in one command: each meets what those before it left, and one that
// is refused changes nothing.

import type { Instant } from "../../money/units.ts";
import type { AmendContractOrders, PlaceContractOrders } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { ExchangeView } from "../state.ts";
import { amendContractOrder } from "./amend-contract-order.ts";
import { placeContractOrder } from "./place-contract-order.ts";

/** Decides one after the other. The whole is never refused: what was is told of each that was. */
export function decideBatch(
  x: ExchangeView,
  at: Instant,
  batch: PlaceContractOrders | AmendContractOrders,
  emit: Emit,
): undefined {
  for (const [nth, order] of batch.orders.entries()) {
    const rejection =
      order.type === "PlaceContractOrder"
        ? placeContractOrder(x, at, order, emit)
        : amendContractOrder(x, at, order, emit);
    if (rejection !== undefined) emit({ type: "OrderRefused", nth, rejection });
  }
}
