// What placing and cancelling orders costs: nothing where it was done, since 2026-04-02; the documented weight where not.

import type { Event } from "../../core/events.ts";

/** Nothing is charged where all was done that was asked for. */
export const DONE = (): boolean => true;

/** A replacement is done where both halves are. */
export function isWhole(events: readonly Event[]): boolean {
  return !events.some(({ type }) => type === "HalfReplaced");
}

/** An amendment costs nothing where the order ends by it. */
export function endsAnOrder(events: readonly Event[]): boolean {
  return events.some(({ type }) => type === "OrderClosed");
}
