// The frames of WebSocket APIs: requests in, answers out.

import type { Call, Usage } from "./call.ts";
import type { Json } from "./declare.ts";
import { isWireError, wireError, type WireError } from "./errors.ts";
import { timed } from "./time-unit.ts";
import { toJson } from "./json.ts";
import { MOST_PARAMETERS } from "./stages/read-params.ts";
import { isObject, membersOf, parsed, Written } from "./written.ts";
import { count, type Instant } from "../money/units.ts";

/** A request as it was sent. */
export interface Frame {
  /** The id, as JSON text: it is sent back as it came. */
  readonly id: string;
  readonly method: string;
  /** Parameters by name; of those that are no texts their JSON, numbers with the digits they were sent with. */
  readonly params: ReadonlyMap<string, string>;
}

/** A frame that is no request, and what its sender reads. */
export interface Unread {
  readonly id: string;
  readonly error: WireError;
}

/** Reads a frame. */
export function readFrame(text: string): Frame | Unread {
  let sent: unknown;
  try {
    sent = parsed(text);
  } catch {
    return { id: "null", error: wireError("INVALID_JSON") };
  }
  if (!isObject(sent)) return { id: "null", error: wireError("INVALID_JSON") };
  const { id, method, params = {} } = sent;
  if (id === undefined || !isId(id)) {
    return { id: "null", error: wrong("id", "an integer, a string of at most 36 characters or null") };
  }
  const idText = JSON.stringify(id);
  if (typeof method !== "string") return { id: idText, error: wrong("method", "a string") };
  if (!isObject(params)) return { id: idText, error: wrong("params", "an object") };
  if (Object.keys(params).length > MOST_PARAMETERS) return { id: idText, error: wireError("TOO_MANY_PARAMETERS") };
  return { id: idText, method, params: membersOf(params) };
}

/** A successful answer, or a refusal. */
export function answerFrame<Past>(id: string, made: Json | WireError, call: Call<Past>, limitsShown: boolean): string {
  const limits = limitsShown ? `,"rateLimits":${toJson(shown(call.usage))}` : "";
  if (!isWireError(made)) return `{"id":${id},"status":200,"result":${toJson(timed(made, call))}${limits}}`;
  return `{"id":${id},"status":${made.status},"error":${errorText(made, call.now)}${limits}}`;
}

/** The answer to a frame that is no request. */
export function unreadFrame({ id, error }: Unread, now: Instant): string {
  return `{"id":${id},"status":${error.status},"error":${errorText(error, now)},"rateLimits":[]}`;
}

/** What a connection reads whose key was taken away while it was logged on with it. */
export function revokedFrame(now: Instant): string {
  const error = wireError("KEY_REFUSED");
  return `{"id":null,"status":${error.status},"error":${errorText(error, now)}}`;
}

function errorText({ code, msg, retryAt, data }: WireError, now: Instant): string {
  const more = retryAt === undefined ? data : { serverTime: count(now), retryAfter: retryAt };
  return toJson({ code, msg, data: more });
}

/** Orders first, then weight, as the documentation's examples have them. */
function shown(usage: readonly Usage[]): Json {
  const of = (type: Usage["rateLimitType"]): Json[] =>
    usage.filter(({ rateLimitType }) => rateLimitType === type).map((each) => ({ ...each }));
  return [...of("ORDERS"), ...of("REQUEST_WEIGHT")];
}

function wrong(name: string, what: string): WireError {
  return wireError("INVALID_JSON_MEMBER", { name, what });
}

function isId(id: unknown): boolean {
  if (id === null) return true;
  if (typeof id === "string") return id.length <= 36;
  return id instanceof Written && /^-?\d{1,19}$/.test(id.digits);
}
