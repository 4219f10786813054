// How connections to WebSocket APIs are logged on, and how they stand.

import type { Caller } from "../gateway/declare.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import type { Session } from "../gateway/session.ts";
import { count, type Instant } from "../money/units.ts";

/** Logs a connection on with the key that signed for it, or says why not. */
export function logOn(session: Session, { key, now }: Caller): WireError | undefined {
  // Only keys of this kind may; the text for the others was seen live.
  if (key!.kind !== "ed25519") return wireError("BAD_SIGNATURE");
  session.logOn({ key: key!, since: now });
  return undefined;
}

/** Which key a connection is logged on with, and since when. */
export function sessionStatus({ logon, connectedSince, returnRateLimits }: Session, now: Instant) {
  return {
    apiKey: logon?.key.key ?? null,
    authorizedSince: logon === undefined ? null : count(logon.since),
    connectedSince: count(connectedSince),
    returnRateLimits,
    serverTime: count(now),
  };
}
