// The grammar of streams. A stream is a value: its name, and a pure function from what has happened
// to what its readers see.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";
import type { Host } from "../gateway/feed.ts";
import type { Past } from "../history/past.ts";
import type { Instant, Span } from "../money/units.ts";

/** What the reference tells of everything that is sent. */
export interface StreamFacts {
  /** The page's path in the documentation. */
  readonly page: string;
  readonly title: string;
  readonly documented: string;
  /** How what is sent differs from the real exchange's, where it does: shown in the reference. */
  readonly differs?: string;
}

/** How a connection writes times: in milliseconds, or in microseconds. */
export type Times = (at: Instant) => number;

/** Something said, ready to be written either way. It holds nothing that changes: it may be written later. */
export type Said = (times: Times) => Json;

/** Something that takes the past to say it: what is durable when it is sent. */
export interface Recalled {
  readonly recall: (past: Past) => readonly Said[];
}

/** What a channel may hear of: of one market, coin or contract by name, or of all. */
export interface Subject {
  readonly of: "book" | "trades" | "minutes" | "index" | "mark" | "forced" | "listing";
  /** A market's symbol; the coin of an index. Absent of all. */
  readonly name?: string;
}

/** What the name of a market stream stands for: one channel for all who listen by that name. */
export interface Channel {
  /** What has to happen for it to have something to say. */
  readonly hears: readonly Subject[];
  /** The venue's time from when it may speak to when it may speak again; absent where it speaks as things happen. */
  readonly every?: Span;
  /** Whether what it tells changes by itself with time: it is asked at every such moment. */
  readonly ages?: true;
  /** Whether it tells how things are, and so tells it to whoever joins. */
  readonly greets?: true;
  /** Takes note of an entry that is about its subjects; false where it has nothing to say of it. */
  hear?(events: readonly Event[], x: ExchangeView): boolean;
  /** Says what there is to be said; with somebody new, also what has been said before. */
  say(x: ExchangeView, now: Instant, joined: boolean): readonly Said[] | Recalled;
}

/** A stream of markets, or of all markets together. */
export interface MarketStream extends StreamFacts {
  readonly host: Host;
  /** Its names, as the reference shows them: "<symbol>@kline_<interval>". */
  readonly names: string;
  /** When it speaks, as the reference shows it. */
  readonly pace: string;
  /** The channel a name stands for; undefined where it is not one of its names. */
  readonly open: (name: string, x: ExchangeView) => Channel | undefined;
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

/**
 * An event whose turn a desk decides: `src/streams/trade-desk.ts` of spot and margin accounts, `src/streams/contract-desk.ts`
 * of contracts.
 */
export interface DeskEvent<Args extends readonly unknown[]> extends StreamFacts {
  readonly stream: "trade" | "coinm";
  readonly name: string;
  /** Its members that are times, where those can be had in microseconds. */
  readonly times?: readonly string[];
  readonly render: (x: ExchangeView, ...of: Args) => Record<string, Json>;
}
