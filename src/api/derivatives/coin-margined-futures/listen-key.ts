// The key of a user stream out of the events of the command that opened or extended it.

import type { Event } from "../../../core/events.ts";

/** The key a command opened or extended. */
export function listenKeyOf(events: readonly Event[]): string {
  for (const event of events) if (event.type === "ListenKeyOpened" || event.type === "ListenKeyKept") return event.key;
  throw new Error("invariant broken: the command opened or extended a user stream");
}
