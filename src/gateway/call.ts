// One request on its way through the stages: what arrived, and what each stage has found out.

import type { Instant } from "../money/units.ts";
import type { Caller, Family, Page } from "./declare.ts";
import type { AnyConnectionMethod } from "./methods.ts";
import type { Session } from "./session.ts";

/** A request as it arrived. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** The query text, without the question mark, as it was sent. */
  readonly query: string;
  /** The body text, as it was sent. */
  readonly body: string;
  readonly apiKey: string | undefined;
  readonly ip: string;
  /** The host it was sent to, where that is known. */
  readonly host?: string | undefined;
  /** The unit it asked for the times of its answer in, as it was sent. */
  readonly timeUnit?: string | undefined;
}

/** A request on its way. */
export interface Call<Past> {
  readonly request: WireRequest;
  readonly now: Instant;
  /** The time outside the venue, for callers who never ask for the venue's. */
  readonly wall: Instant;
  page: Page<Past> | AnyConnectionMethod;
  family: Family<Past>;
  caller: Caller;
  /** Every parameter sent, decoded; of one sent twice the query's. */
  sent: Map<string, string>;
  values: Record<string, unknown>;
  /** Headers the answer carries. */
  readonly headers: [name: string, value: string][];
  /** What it has counted against, with the use of it so far. */
  readonly usage: Usage[];
  /** The connection it came over, where it came over a WebSocket API. */
  readonly session: Session | undefined;
  /** Whether that connection is logged on with the caller's key, so that nothing needs to be signed. */
  readonly vouched: boolean;
}

/** A limit and the use of it, as WebSocket APIs show them. */
export interface Usage {
  readonly rateLimitType: "REQUEST_WEIGHT" | "ORDERS";
  readonly interval: string;
  readonly intervalNum: number;
  readonly limit: number;
  readonly count: number;
}

/** What goes back. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** What is sent instead of the body where the answer is a file. */
  readonly file?: Uint8Array;
  readonly headers: readonly (readonly [name: string, value: string])[];
}
