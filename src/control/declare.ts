// The grammar of the venue's own pages: what steers time, prices and accounts. One declaration makes
// the HTTP route, the command line and the reference.

import type { Engine } from "../engine/engine.ts";
import type { Json, Route } from "../gateway/declare.ts";
import type { WireError } from "../gateway/errors.ts";
import type { Parameters, Values } from "../gateway/parameters.ts";
import type { House } from "../market/makers.ts";
import type { Recorded } from "../market/recorded.ts";

/** Faults of streams, which touch what is sent and never what happened. */
export interface Faults {
  /** The names of the events of accounts' streams. */
  readonly events: readonly string[];
  /** Whether a name is one of a market stream. */
  readonly isMarketStream: (name: string) => boolean;
  /** Sets one of an account's streams, or of a market stream by name; false where there are as many as there may be. */
  readonly add: (fault: {
    readonly of: number | string;
    readonly event: string;
    readonly does: "drop" | "double" | "swap" | "hold";
    readonly times: number;
  }) => boolean;
  /** Forgets all; says how many there were. */
  readonly clear: () => number;
}

/** What a verb steers. */
export interface Steering {
  readonly engine: Engine;
  /** The house's traders, where the venue has them. */
  readonly house: () => House | undefined;
  /** Markets that were, on their way into this one. */
  readonly recorded: Recorded;
  /** What goes wrong on purpose on streams. */
  readonly faults: Faults;
  /** Whether the caller may read secrets: it calls from this machine. */
  readonly local: boolean;
  /** Random letters and digits, for keys. */
  readonly letters: (length: number) => string;
}

/** One thing the control plane can do. */
export interface Verb<P extends Parameters = Parameters> {
  /** `{name}` in the path is a parameter. */
  readonly route: Route;
  /** How the command line says it: words, then `<mandatory>` and `[optional]` parameters by name. */
  readonly line: string;
  /** One sentence, for the reference and for --help. */
  readonly says: string;
  readonly params: P;
  /** Does it, and calls back when it is durable. */
  readonly run: (values: Values<P>, steering: Steering, done: (answer: Json | WireError) => void) => void;
}

/** Any verb; its parameters' types are known to itself alone. */
export type AnyVerb = Verb<any>; // oxlint-disable-line typescript/no-explicit-any -- a verb's own types are private to it

/** Declares a verb. */
export function verb<const P extends Parameters>(declared: Verb<P>): Verb<P> {
  return declared;
}
