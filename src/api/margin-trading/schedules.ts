// What has been announced to be listed on margin or taken off it, as the two schedules show it.

import type { Notice } from "../../core/listing.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { count, type Instant } from "../../money/units.ts";

/** What changes at one moment. */
export interface Scheduled {
  readonly at: number;
  readonly crossMarginAssets: string[];
  readonly isolatedMarginSymbols: string[];
}

/** The announcements of one kind, earliest first; what is announced for one moment is shown together. */
export function scheduleOf(x: ExchangeView, kind: Notice["kind"]): Scheduled[] {
  const byTime = new Map<Instant, Scheduled>();
  for (const notice of x.reference.notices.values() as Iterable<View<Notice>>) {
    const { at, assets, isolatedPairs } = notice;
    if (notice.kind !== kind || assets.length + isolatedPairs.length === 0) continue;
    const known = byTime.get(at) ?? { at: count(at), crossMarginAssets: [], isolatedMarginSymbols: [] };
    known.crossMarginAssets.push(...assets);
    known.isolatedMarginSymbols.push(...isolatedPairs);
    byTime.set(at, known);
  }
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}

/** What both schedules say of where their entries come from. */
export const SCHEDULED_HERE =
  "shows what was announced through the control plane; the timestamp the page asks for beside the key need not be sent; " +
  "pairs of cross margin are in neither list, as on the real exchange";
