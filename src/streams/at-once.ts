// Channels that speak as things happen: each event of an entry that they show is said in the same turn.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Channel, Said, Subject } from "./declare.ts";

/** A channel that shows of each entry what `show` makes of it. */
export function atOnce(
  hears: readonly Subject[],
  show: (events: readonly Event[], x: ExchangeView) => readonly Said[],
): Channel {
  let shown: readonly Said[] = [];
  return {
    hears,
    hear(events, x) {
      shown = show(events, x);
      return shown.length > 0;
    },
    say: () => shown,
  };
}
