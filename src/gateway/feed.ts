// What the WebSocket servers need of the streams: names to subscribe to, accounts to follow, and text to send.

import type { ListenToken } from "../core/select.ts";
import type { View } from "../core/view.ts";
import type { Instant } from "../money/units.ts";

/** Somebody who listens: gets each frame's text, bare and wrapped with the stream's name, made once for all. */
export interface Sink {
  /** `bare` is the event alone; `wrapped` is `{"stream":…,"data":…}`. */
  send(bare: string, wrapped: string): void;
  /** Whether it wants the times of streams of spot, and of spot and margin accounts, in microseconds. */
  readonly microseconds?: boolean;
}

/** An account whose events can be followed: the spot or cross account, or the isolated one of a pair. */
export type Followed =
  | { readonly family: "spot"; readonly account: number; readonly symbol: "" }
  | Pick<View<ListenToken>, "family" | "account" | "symbol">;

/** Which of the real exchange's hosts serves a stream: they allow their clients differently much. */
export type Host = "spot" | "coinm";

/** The streams of a venue. */
export interface Feed {
  /** Listens to a stream by its name; a name of no stream stays silent, as on the real exchange. Returns how to stop. */
  subscribe(stream: string, sink: Sink): () => void;
  /** The host of a stream; undefined for a name of no stream. */
  hostOf(stream: string): Host | undefined;
  /** Listens to an account that exists. Returns how to stop. */
  follow(whom: Followed, sink: Sink): () => void;
  /** Calls when a token has expired, after all that happened before has been sent. Returns how to call that off. */
  awaitEnd(token: string, ended: (at: Instant) => void): () => void;
}
