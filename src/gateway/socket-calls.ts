// Requests over WebSocket APIs: the method is found, the call checked and performed as over HTTP, and what comes of it
// written as a frame.

import type { Call } from "./call.ts";
import type { Page } from "./declare.ts";
import { wireError, type WireError } from "./errors.ts";
import { answerFrame, type Frame, readFrame, revokedFrame, unreadFrame } from "./frames.ts";
import type { AnyConnectionMethod, Method, SocketApi } from "./methods.ts";
import { nameOf, perform, type PerformParts } from "./perform.ts";
import type { Session } from "./session.ts";
import { unknownUnit } from "./time-unit.ts";
import { mustBeSigned } from "./stages/read-params.ts";
import type { Instant } from "../money/units.ts";

/** The WebSocket APIs of a venue. */
export interface Asking {
  /** The API at a path. */
  at(path: string): Door | undefined;
}

/** One WebSocket API. */
export interface Door {
  /** Charges an address for connecting, and says whether it may. */
  enter(ip: string): boolean;
  /** Answers a frame, in the same turn or when what it has seen is durable. */
  ask(frame: string, session: Session, ip: string, send: (frame: string) => void): void;
}

/** What answering needs. */
export interface SocketCallParts<Past> extends PerformParts<Past> {
  readonly check: (call: Call<Past>) => WireError | undefined;
  readonly wall: () => Instant;
}

/** Parameters that are not the method's. */
const HIDE = "returnRateLimits";
const KEY = "apiKey";

/** The doors of some APIs. */
export function socketCalls<Past>(apis: readonly SocketApi<Past>[], parts: SocketCallParts<Past>): Asking {
  const doors = new Map(apis.map((api) => [api.path, door(api, parts)]));
  return { at: (path) => doors.get(path) };
}

type Asked<Past> = Page<Past> | AnyConnectionMethod;

function door<Past>(api: SocketApi<Past>, parts: SocketCallParts<Past>): Door {
  const { venue, allowance, fault } = parts;
  const methods = new Map<string, Asked<Past>>(api.methods.map((each) => [each.method, askedBy(each)]));
  const versioned = `${api.version}/`;
  return {
    enter: (ip) => allowance.chargeAddress(ip, venue.now(), api.family, api.handshakeCost),
    ask(text, session, ip, send) {
      const now = venue.now();
      const { logon } = session;
      if (logon !== undefined && !venue.view.accounts.keys.has(logon.key.key)) {
        session.logOut();
        return send(revokedFrame(now));
      }
      const frame = readFrame(text);
      if ("error" in frame) return send(unreadFrame(frame, now));
      const { id, method, params } = frame;
      const page = methods.get(method.startsWith(versioned) ? method.slice(versioned.length) : method);
      if (page === undefined) return send(unreadFrame({ id, error: wireError("NOT_SERVED") }, now));
      const limitsShown = params.has(HIDE) ? params.get(HIDE) === "true" : session.returnRateLimits;
      const call = callOf(page, frame, session, ip);
      const write = (made: Parameters<typeof answerFrame>[1]): string => answerFrame(id, made, call, limitsShown);
      try {
        // Only the refusal of a unit is documented, not when: here each request reads it, and the connection stays.
        const refused = unknownUnit(call) ?? keyless(call) ?? parts.check(call);
        if (refused !== undefined) return send(write(refused));
        perform({ venue, allowance, fault }, call, write, send);
      } catch (error) {
        fault(error, nameOf(call));
        send(write(wireError("UNKNOWN")));
      }
    },
  };

  function callOf(page: Asked<Past>, { method, params }: Frame, session: Session, ip: string): Call<Past> {
    const now = venue.now();
    const signed = mustBeSigned(page);
    const sent = new Map(params);
    sent.delete(HIDE);
    if (signed) sent.delete(KEY);
    const logon = asksForKey(page) && page.kind !== "connection" && !params.has(KEY) ? session.logon : undefined;
    return {
      request: {
        method: "",
        path: method,
        query: signedText(params),
        timeUnit: session.timeUnit,
        body: "",
        apiKey: logon?.key.key ?? params.get(KEY),
        ip,
      },
      now,
      wall: parts.wall(),
      page,
      family: api.family,
      caller: {
        account: 0,
        key: undefined,
        now,
        ip,
        ordersPlaced: (from) => allowance.ordersPlaced(api.family, from, now),
        tooManyOrders: (from) => allowance.tooManyOrders(api.family, from, now),
      },
      sent,
      values: {},
      headers: [],
      usage: [],
      session,
      vouched: logon !== undefined,
    };
  }
}

function askedBy<Past>(method: Method<Past>): Asked<Past> {
  if (method.kind === "connection") return method;
  return method.weight === undefined ? method.asks : { ...method.asks, weight: method.weight };
}

/** Whether a call must come in the name of a key: signed, or asking a page that knows its callers. */
function asksForKey<Past>(page: Asked<Past>): boolean {
  return mustBeSigned(page) || (page.kind !== "connection" && page.security !== "NONE");
}

/** The refusal of a call that must name its key and does not. */
function keyless<Past>({ page, request, vouched }: Call<Past>): WireError | undefined {
  if (!asksForKey(page) || vouched || (request.apiKey ?? "") !== "") return undefined;
  return wireError("MISSING", { name: KEY });
}

/** What a request's signature is made over: every other parameter, by name. */
function signedText(params: ReadonlyMap<string, string>): string {
  return [...params]
    .filter(([name]) => name !== "signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}
