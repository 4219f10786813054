// How a connection to the WebSocket API of spot stands.

import type { Json } from "../../../../gateway/declare.ts";
import type { Session } from "../../../../gateway/session.ts";
import type { Instant } from "../../../../money/units.ts";
import { sessionStatus } from "../../../sessions.ts";

/** The status all requests of this group answer with. */
export function statusOf(session: Session, now: Instant): Json {
  return { ...sessionStatus(session, now), userDataStream: session.subscriptions.length > 0 };
}
