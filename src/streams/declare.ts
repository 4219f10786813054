// The grammar of streams. A stream is a value: its name, and a pure function from what has happened
// to what its readers see.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";

/** What the reference tells of everything that is sent. */
export interface StreamFacts {
  /** The page's path in the documentation. */
  readonly page: string;
  readonly title: string;
  readonly documented: string;
  /** How what is sent differs from the real exchange's, where it does: shown in the reference. */
  readonly differs?: string;
}

/** A stream of one market: `<symbol>` and a suffix. */
export interface MarketStream extends StreamFacts {
  /** What follows the symbol in its name: "@trade". */
  readonly suffix: string;
  readonly market: "pair" | "contract";
  /** What its readers see of some events on a market, in order. */
  readonly render: (events: readonly Event[], x: ExchangeView, symbol: string) => readonly Json[];
}

/** Whose events a user hears: those of the contract account, of one spot or margin account, or of cross margin's risk. */
export type UserStream = "coinm" | "trade" | "risk";

/** An event of an account's own stream, rendered from one event of the exchange alone. */
export interface UserEvent extends StreamFacts {
  readonly stream: "coinm" | "risk";
  /** What it is called on the wire. */
  readonly name: string;
  /** What an account sees of one event, right after it; undefined where it is none of its business. */
  readonly render: (event: Event, x: ExchangeView, account: number) => Record<string, Json> | undefined;
}

/** An event of the streams of spot and margin accounts: `src/streams/trade-desk.ts` says when it is sent. */
export interface TradeEvent<Args extends readonly unknown[]> extends StreamFacts {
  readonly stream: "trade";
  readonly name: string;
  readonly render: (x: ExchangeView, ...of: Args) => Record<string, Json>;
}
