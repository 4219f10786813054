// The contracts that were delivered.

import type { Past } from "./past.ts";
import type { DeliveryRecord } from "./market-records.ts";

/** The deliveries of a pair's contracts, the newest first. */
export function deliveriesOn(past: Past, pair: string): DeliveryRecord[] {
  return past.records<DeliveryRecord>(
    "SELECT body FROM deliveries WHERE seq <= ? AND pair = ? ORDER BY at DESC, symbol",
    pair,
  );
}
