// What the pages of listen keys have in common.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import { type Parameter, text } from "../gateway/parameters.ts";

/** A listen key as it is sent. */
export const listenKey: Parameter<string> = text("^[A-Za-z0-9]{1,128}$");

/** The listen key some events opened or kept. */
export function listenKeyOf(events: readonly Event[]): string {
  for (const event of events) if (event.type === "ListenKeyOpened" || event.type === "ListenKeyKept") return event.key;
  throw new Error("invariant broken: a listen key was opened or kept");
}

/** The pages of listen keys to spot and margin accounts: gone, but where the venue is as it was before. */
export const RETIRED = {
  since: "2026-02-20",
  served: (x: ExchangeView): boolean => x.reference.settings?.legacyListenKeys === true,
} as const;

/** How those pages differ from the real ones. */
export const RETIRED_DIFFERS =
  "retired on 2026-02-20 and answered with 410 Gone, unless the venue was founded with legacyListenKeys=on";
