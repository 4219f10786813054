// How calls name one order.

import { wireError, type WireError } from "../gateway/errors.ts";

/** An order's number, its client id, or both. */
export interface OrderName {
  readonly orderId: number | undefined;
  readonly origClientOrderId: string | undefined;
}

/** The refusal of a call that names no order; undefined where it names one. */
export function unnamed({ orderId, origClientOrderId }: OrderName): WireError | undefined {
  if (orderId !== undefined || origClientOrderId !== undefined) return undefined;
  return wireError("MISSING_BOTH", { one: "origClientOrderId", other: "orderId" });
}
