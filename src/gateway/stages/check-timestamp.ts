// Whether a signed request is fresh.

import type { Call } from "../call.ts";
import type { Strictness } from "../declare.ts";
import { wireError, type WireError } from "../errors.ts";
import { inMilliseconds } from "../time-unit.ts";
import { count, type Instant } from "../../money/units.ts";

/** How old a request may be where it does not say. */
const DEFAULT_WINDOW_MS = 5_000;
/** How far ahead of the server's time a timestamp may be. */
const AHEAD_MS = 1_000;

/** Refuses a request that is too old or too early, by the venue's clock or, where allowed, by the one outside. */
export function checkTimestamp<Past>(call: Call<Past>, strictness: Strictness): WireError | undefined {
  const timestamp = inMilliseconds(Number(call.sent.get("timestamp")));
  const asked = call.sent.get("recvWindow");
  const window = asked === undefined || asked === "" ? DEFAULT_WINDOW_MS : Number(asked);
  const { longestWindow } = call.family;
  if (longestWindow !== undefined && window > longestWindow) return wireError("BAD_RECV_WINDOW");
  const fault = stale(timestamp, window, call.now);
  if (fault === undefined || strictness.timestamps === "venue") return fault;
  return stale(timestamp, window, call.wall) === undefined ? undefined : fault;
}

function stale(timestamp: number, window: number, now: Instant): WireError | undefined {
  if (timestamp >= count(now) + AHEAD_MS) return wireError("TIMESTAMP_AHEAD");
  return count(now) - timestamp > window ? wireError("TIMESTAMP_OUTSIDE") : undefined;
}
