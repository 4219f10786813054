// One request on its way through the stages: what arrived, and what each stage has found out.

import type { Instant } from "../money/units.ts";
import type { Caller, Family, Page } from "./declare.ts";

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
}

/** A request on its way. */
export interface Call<Past> {
  readonly request: WireRequest;
  readonly now: Instant;
  /** The time outside the venue, for callers who never ask for the venue's. */
  readonly wall: Instant;
  page: Page<Past>;
  family: Family<Past>;
  caller: Caller;
  /** Every parameter sent, decoded; of one sent twice the query's. */
  sent: Map<string, string>;
  values: Record<string, unknown>;
  /** Headers the answer carries. */
  readonly headers: [name: string, value: string][];
}

/** What goes back. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}
