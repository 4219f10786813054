// How a connection to the WebSocket API stands.

import type { Json } from "../../../../gateway/declare.ts";
import type { Session } from "../../../../gateway/session.ts";
import { count, type Instant } from "../../../../money/units.ts";

/** The status all requests of this group answer with. */
export function statusOf(session: Session, now: Instant): Json {
  const { logon, connectedSince, returnRateLimits, subscriptions } = session;
  return {
    apiKey: logon?.key.key ?? null,
    authorizedSince: logon === undefined ? null : count(logon.since),
    connectedSince: count(connectedSince),
    returnRateLimits,
    serverTime: count(now),
    userDataStream: subscriptions.length > 0,
  };
}
