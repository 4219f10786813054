// The grammar of streams. A stream is a value: its name, and a pure function from what has happened
// to what its readers see.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";

/** A stream of one market: `<symbol>` and a suffix. */
export interface MarketStream {
  /** The page's path in the documentation. */
  readonly page: string;
  readonly title: string;
  readonly documented: string;
  /** How what is sent differs from the real exchange's, where it does: shown in the reference. */
  readonly differs?: string;
  /** What follows the symbol in its name: "@trade". */
  readonly suffix: string;
  readonly market: "pair" | "contract";
  /** What its readers see of some events on a market, in order. */
  readonly render: (events: readonly Event[], x: ExchangeView, symbol: string) => readonly Json[];
}

/** An event of an account's own stream. */
export interface UserEvent {
  readonly page: string;
  readonly title: string;
  readonly documented: string;
  readonly differs?: string;
  readonly family: "coinm";
  /** What an account sees of one event; undefined where it is none of its business. */
  readonly render: (event: Event, x: ExchangeView, account: number) => Json | undefined;
}
