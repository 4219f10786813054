// Where prices come from, as the engine asks for it. A source knows neither clock nor network: it is asked what it
// wants done next and when, and is answered by its commands being carried out at that moment like anybody's.

import type { Command } from "../core/commands.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Instant } from "../money/units.ts";

/**
 * A source of prices and of trade. Everything it says follows from the exchange and the moments it is asked about, so that
 * a venue started again in the middle goes on in the same way; its commands are journaled, so that recovery needs no source.
 */
export interface MarketSource {
  /**
   * The next moment later than `since` at which it wants something done, on the way to a moment: the longer the way, the
   * further apart they may be. May lie beyond the way. Undefined while it wants nothing.
   */
  next(x: ExchangeView, since: Instant, to: Instant): Instant | undefined;
  /** What it wants done at that moment, one after the other; `x` is looked at as it is when each is taken. */
  act(x: ExchangeView, since: Instant, at: Instant): Iterable<Command>;
}

/** A source that never wants anything: prices stand still until they are set. */
export const STILL: MarketSource = { next: () => undefined, act: () => [] };
