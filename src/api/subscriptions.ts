// What the methods that start a subscription answer.

import type { Json } from "../gateway/declare.ts";
import { isWireError, type WireError } from "../gateway/errors.ts";

/** The number of a subscription, with what else there is to say; or why there is none. */
export function subscriptionAnswer(made: number | WireError, more: Record<string, Json> = {}): Json | WireError {
  return isWireError(made) ? made : { subscriptionId: made, ...more };
}
