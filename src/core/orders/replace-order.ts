// Cancelling an order and placing another in its stead, where either may fail without the other.

import type { Instant } from "../../money/units.ts";
import type { ReplaceOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { cancelable, cancelFound } from "./cancel.ts";
import { oneTooMany, placePrepared, preparedOrder, unacceptable } from "./place-order.ts";

/**
 * Cancels and places. What is wrong with the new order by itself refuses the whole before anything happens, and it is
 * counted among the open orders while the other still is one; its funds and the book are asked when that is gone. What
 * fails then is no refusal of the command, for a part of it has happened: an event tells it.
 */
export function replaceOrder(x: ExchangeView, at: Instant, c: ReplaceOrder, emit: Emit): Rejection | undefined {
  const wrong = unacceptable(x, c.place);
  if (wrong !== undefined) return wrong;
  const excess = oneTooMany(x, c.place);
  const found = cancelable(x, c.cancel);
  if (isRejection(found)) return c.uncanceled === "stop" ? neither(found) : placeAlone(x, at, c, found, excess, emit);

  cancelFound(x, c.cancel, found, emit);
  if (c.barred) emit({ type: "HalfReplaced", failed: "order", because: undefined });
  else {
    const prepared = excess ?? preparedOrder(x, c.place);
    if (isRejection(prepared)) emit({ type: "HalfReplaced", failed: "order", because: prepared });
    else placePrepared(x, at, c.place, prepared, emit);
  }
  return undefined;
}

/** Places the new order although the other was not cancelled. */
function placeAlone(
  x: ExchangeView,
  at: Instant,
  c: ReplaceOrder,
  because: Rejection,
  excess: Rejection | undefined,
  emit: Emit,
): Rejection | undefined {
  if (c.barred) return neither(because);
  const prepared = excess ?? preparedOrder(x, c.place);
  if (isRejection(prepared)) return { reason: "not-replaced", cancel: because, order: prepared };

  emit({ type: "HalfReplaced", failed: "cancellation", because });
  placePrepared(x, at, c.place, prepared, emit);
  return undefined;
}

function neither(cancel: Rejection): Rejection {
  return { reason: "not-replaced", cancel, order: undefined };
}
