// Entries of older versions as today's. An event keeps its meaning for ever; what it did not say yet is said
// here as it was then.

import type { Event } from "../core/events.ts";

/** An event as some version wrote it. */
type Written = { readonly [member: string]: unknown } & { readonly type: Event["type"] };

/** What an event of a kind did not say before there was anything else to say. */
const UNSAID: { readonly [type in Event["type"]]?: { readonly [member: string]: unknown } } = {
  // Every list was a pair of orders of which one ends the other.
  ListPlaced: { contingency: "oco" },
  // No order trailed, and none waited for another.
  OrderPlaced: { trailingDelta: 0, pending: false },
};

/** An event of any version as an event of this one. */
export function upcast(event: Event): Event {
  const unsaid = UNSAID[event.type];
  if (unsaid === undefined) return event;
  const written: Written = { ...event };
  const missing = Object.entries(unsaid).filter(([member]) => written[member] === undefined);
  return missing.length === 0 ? event : { ...event, ...Object.fromEntries(missing) };
}
