// Requests over HTTP: the page is found, the call checked and performed, and what comes of it written as a reply.

import type { Call, Reply, WireRequest } from "./call.ts";
import type { Caller, Family, Json, RawAnswer, Route, Shelf, StoredFile, Strictness, Venue } from "./declare.ts";
import { isWireError, wireError, type WireError } from "./errors.ts";
import { type Fills, fillsOf } from "./fills.ts";
import { toJson } from "./json.ts";
import { barred, isBarred } from "./location.ts";
import type { SocketApi } from "./methods.ts";
import { nameOf, perform } from "./perform.ts";
import { checked } from "./stages/checks.ts";
import { limits, type Limits } from "./stages/limit.ts";
import { routesOf } from "./stages/route.ts";
import { timed, unknownUnit } from "./time-unit.ts";
import { type Asking, socketCalls } from "./socket-calls.ts";
import { type Instant, instant } from "../money/units.ts";

/** Answers requests. */
export interface Gateway {
  /** Handles a request and calls back with the reply, in the same turn or when it is durable. */
  handle(request: WireRequest, send: (reply: Reply) => void): void;
  /** Handles requests over WebSocket APIs. */
  readonly asking: Asking;
  /** What callers use, and when it is too much. */
  readonly allowance: Limits;
  /** Is told of what happens, and takes orders that fill off what is limited. */
  readonly fills: Fills;
}

/** What a gateway is made of. */
export interface GatewayParts<Past> {
  readonly venue: Venue<Past>;
  readonly wall: () => Instant;
  readonly families: readonly Family<Past>[];
  readonly socketApis: readonly SocketApi<Past>[];
  /** Documented routes that are not served yet: refused with a clear error rather than a missing path. */
  readonly unserved: readonly Route[];
  readonly shelf?: Shelf<Past>;
  readonly strictness: Strictness;
  /** Told of every throw on the way: faults of this program, never of a client. */
  readonly fault: (error: unknown, what: string) => void;
}

const JSON_TYPE = "application/json;charset=UTF-8";
const NOBODY: Caller = {
  account: 0,
  key: undefined,
  now: instant(0),
  ip: "",
  ordersPlaced: () => [],
  tooManyOrders: () => undefined,
};

/** A gateway over some families of pages. */
export function openGateway<Past>(parts: GatewayParts<Past>): Gateway {
  const { venue, families, fault } = parts;
  const routes = routesOf(families);
  const unserved = new Set<string>(parts.unserved);
  const allowance = limits(parts.strictness);
  const check = checked<Past>({ view: () => venue.view, allowance, strictness: parts.strictness });

  return {
    allowance,
    fills: fillsOf(families, allowance),
    asking: socketCalls(parts.socketApis, { venue, allowance, fault, check, wall: parts.wall }),
    handle(request, send) {
      if (isBarred(request.path, venue.view)) return send(barred());
      const { shelf } = parts;
      if (shelf !== undefined && request.method === "GET" && request.path.startsWith(shelf.prefix)) {
        return fetchFrom(shelf, request, send);
      }
      const found = routes.find(request.method, request.path);
      if (found === undefined) return send(missing(request));
      const { page, family } = found;
      if (page.retired !== undefined && !page.retired.served(venue.view)) return send({ ...GONE, headers: [] });
      const now = venue.now();
      const call: Call<Past> = {
        request,
        now,
        wall: parts.wall(),
        page,
        family,
        caller: {
          ...NOBODY,
          now,
          ip: request.ip,
          host: request.host,
          ordersPlaced: (from) => allowance.ordersPlaced(family, from, now),
          tooManyOrders: (from) => allowance.tooManyOrders(family, from, now),
        },
        sent: new Map(),
        values: {},
        headers: [],
        usage: [],
        session: undefined,
        vouched: false,
      };
      try {
        const refused = unknownUnit(call) ?? check(call);
        if (refused !== undefined) return send(refusal(refused, call.headers));
        perform({ venue, allowance, fault }, call, written, send);
      } catch (error) {
        fault(error, nameOf(call));
        send(refusal(wireError("UNKNOWN"), call.headers));
      }
    },
  };

  function fetchFrom(shelf: Shelf<Past>, request: WireRequest, send: (reply: Reply) => void): void {
    const family = parts.families.find(({ name }) => name === shelf.family)!;
    if (!allowance.chargeAddress(request.ip, venue.now(), family, shelf.cost)) {
      return send(refusal(family.allowance.tooMuch(family.allowance.ipPerMinute), []));
    }
    let reply: Reply = { ...NO_FILE, headers: [] };
    let there: unknown;
    venue.recall(
      (x, now) => {
        there = shelf.find(x, request.path.slice(shelf.prefix.length), now);
      },
      (past) => {
        if (there !== undefined) reply = fileReply(shelf.make(there, past));
      },
      { release: () => send(reply), lost: () => send(refusal(wireError("STATUS_UNKNOWN"), [])) },
    );
  }

  function missing(request: WireRequest): Reply {
    const { method, path } = request;
    if (unserved.has(`${method} ${path}`)) return refusal(wireError("NOT_SERVED"), []);
    const family = routes.familyOf(path);
    const raw = family === undefined ? PLAIN_404 : family.noSuchPath(method, path, venue.now());
    return { ...raw, headers: [] };
  }
}

/** The answer to a path outside every family. */
const PLAIN_404: RawAnswer = {
  status: 404,
  contentType: "text/plain; charset=utf-8",
  body: "Not found. This venue answers under /api, /sapi, /dapi, /fapi, /ws, /stream, /ws-api, /ws-dapi and /margrave/v1.\n",
};

/** The answer where there is no file, or not any more. */
const NO_FILE: RawAnswer = { status: 404, contentType: "text/plain; charset=utf-8", body: "Not found.\n" };

function fileReply({ name, contentType, bytes }: StoredFile): Reply {
  const headers = [["Content-Disposition", `attachment; filename="${name}"`]] as const;
  return { status: 200, contentType, body: "", file: bytes, headers };
}

/** The answer to a page the real exchange serves no more: a web server's page, seen live for /api/v3/userDataStream. */
const GONE: RawAnswer = {
  status: 410,
  contentType: "text/html",
  body: [
    "<html>",
    "<head><title>410 Gone</title></head>",
    "<body>",
    "<center><h1>410 Gone</h1></center>",
    "<hr><center>nginx</center>",
    "</body>",
    "</html>",
    "",
  ].join("\r\n"),
};

function written<Past>(made: Json | WireError, call: Call<Past>): Reply {
  const { headers } = call;
  if (isWireError(made)) return refusal(made, headers);
  return answer(timed(made, call), headers);
}

function answer(body: Json, headers: Reply["headers"]): Reply {
  return { status: 200, contentType: JSON_TYPE, body: toJson(body), headers };
}

/** A refusal as it goes over the wire. */
export function refusal(error: WireError, headers: Reply["headers"]): Reply {
  const more =
    error.retryAfter === undefined ? headers : [...headers, ["Retry-After", String(error.retryAfter)] as const];
  return {
    status: error.status,
    contentType: JSON_TYPE,
    body: toJson({ code: error.code, msg: error.msg, data: error.data }),
    headers: more,
  };
}
