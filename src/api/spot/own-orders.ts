// What the spot pages ask of a caller's orders before they are looked for.

import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, type WireError } from "../../gateway/errors.ts";
import { count, HOUR, type Instant } from "../../money/units.ts";
import { type OrdersInPair, ordersInPair } from "../found-orders.ts";
import { namedPair } from "./params.ts";
import { ownPurse } from "./trading-purse.ts";

/** A caller's spot orders in a pair, as they are now. */
export function ownOrders(x: ExchangeView, symbol: string, caller: Caller): OrdersInPair | WireError {
  const pair = namedPair(x, { symbol });
  return isWireError(pair) ? pair : ordersInPair(x, pair, ownPurse(x, caller));
}

/** Whether a time that has both ends is longer than a page looks back in one call. */
export function isLongerThan(
  hours: number,
  { startTime, endTime }: { readonly startTime: Instant | undefined; readonly endTime: Instant | undefined },
): boolean {
  return startTime !== undefined && endTime !== undefined && count(endTime) - count(startTime) > hours * HOUR_MS;
}

const HOUR_MS = count(HOUR);
