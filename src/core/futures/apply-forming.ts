// What events do to marks that are formed.

import type { BasisObserved, MarkSteered } from "../events.ts";
import type { Exchange } from "../state.ts";
import { newest } from "./forming.ts";
import { secondsBetween } from "./seconds.ts";

/** A contract's mark is formed from now on, or held where it is. */
export function applyMarkSteered(x: Exchange, e: MarkSteered): void {
  if (!e.formed) x.futures.forming.delete(e.symbol);
  else x.futures.forming.set(e.symbol, { symbol: e.symbol, basis: e.basis, since: x.at, runs: [] });
}

/** Samples are of another basis from a moment on, unless the entry has just ended the forming of the mark. */
export function applyBasisObserved(x: Exchange, e: BasisObserved): void {
  const forming = x.futures.forming.get(e.symbol);
  if (forming === undefined) return;
  const run = { basis: forming.basis, samples: secondsBetween(forming.since, e.since) };
  forming.runs = newest(x, [...forming.runs, run]);
  forming.basis = e.basis;
  forming.since = e.since;
}
