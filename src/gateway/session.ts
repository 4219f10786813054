// What is known of one connection to a WebSocket API, and what its methods may do to it.

import type { ApiKey } from "../core/select.ts";
import type { View } from "../core/view.ts";
import type { Instant } from "../money/units.ts";
import type { WireError } from "./errors.ts";
import type { Followed } from "./feed.ts";

/** Who vouches for a subscription: the session's key, a signature of its own, or a token that expires. */
export type Voucher =
  | { readonly by: "logon" }
  | { readonly by: "signature" }
  | { readonly by: "token"; readonly token: string };

/** A connection to a WebSocket API. */
export interface Session {
  readonly connectedSince: Instant;
  /** Whether answers tell the use of limits where a request does not say. */
  readonly returnRateLimits: boolean;
  /** The unit it was opened to hear times in. */
  readonly timeUnit: string | undefined;
  /** The key it is logged on with, and since when. */
  readonly logon: Logon | undefined;
  /** Logs on, in place of whoever was. */
  logOn(logon: Logon): void;
  /** Forgets the key, and ends the subscription it vouches for. */
  logOut(): void;
  /**
   * Follows an account; the answer is the subscription's number. An account that is followed by a token already goes on
   * under its number with the new token; any other is refused.
   */
  subscribe(whom: Followed, voucher: Voucher): number | WireError;
  /** Ends a subscription, or all; false where there is none such. */
  unsubscribe(id: number | undefined): boolean;
  /** The numbers of what is followed, oldest first. */
  readonly subscriptions: readonly number[];
}

/** A key a connection is logged on with. */
export interface Logon {
  readonly key: View<ApiKey>;
  readonly since: Instant;
}
