// The order of checks, in one place. A request goes down this list until something refuses it or the
// exchange has answered; the answer leaves when everything it may have seen is durable.

import type { Call, Reply, WireRequest } from "./call.ts";
import {
  type ActionPage,
  type Caller,
  type Family,
  isSigned,
  type Json,
  type Page,
  type RawAnswer,
  type Route,
  type Strictness,
  type Venue,
} from "./declare.ts";
import { isWireError, wireError, type WireError } from "./errors.ts";
import { toJson } from "./json.ts";
import { checkTimestamp } from "./stages/check-timestamp.ts";
import { identify } from "./stages/identify.ts";
import { limits } from "./stages/limit.ts";
import { decodeParams, readParams } from "./stages/read-params.ts";
import { routesOf } from "./stages/route.ts";
import { verifySignature } from "./stages/verify-signature.ts";
import { type Instant, instant } from "../money/units.ts";

/** Answers requests. */
export interface Gateway {
  /** Handles a request and calls back with the reply, in the same turn or when it is durable. */
  handle(request: WireRequest, send: (reply: Reply) => void): void;
}

/** What a gateway is made of. */
export interface GatewayParts<Past> {
  readonly venue: Venue<Past>;
  readonly wall: () => Instant;
  readonly families: readonly Family<Past>[];
  /** Documented routes that are not served yet: refused with a clear error rather than a missing path. */
  readonly unserved: readonly Route[];
  readonly strictness: Strictness;
  /** Told of every throw on the way: faults of this program, never of a client. */
  readonly fault: (error: unknown, route: string) => void;
}

const JSON_TYPE = "application/json;charset=UTF-8";
const NOBODY: Caller = { account: 0, key: undefined, now: instant(0), ip: "", ordersPlaced: () => [] };

/** A gateway over some families of pages. */
export function openGateway<Past>(parts: GatewayParts<Past>): Gateway {
  const { venue, families, strictness } = parts;
  const routes = routesOf(families);
  const unserved = new Set<string>(parts.unserved);
  const allowance = limits(strictness);

  /** Every check between finding the page and asking the exchange, in order. */
  const checks: readonly ((call: Call<Past>) => WireError | undefined)[] = [
    (call) => allowance.refuseBanned(call),
    (call) => (chargedUpFront(call.page, "ip") ? allowance.charge(call, call.page.weight.cost as number) : undefined),
    (call) => identify(call, venue.view),
    (call) => (chargedUpFront(call.page, "uid") ? allowance.charge(call, call.page.weight.cost as number) : undefined),
    (call) => decodeParams(call),
    (call) => readParams(call),
    (call) => (isSigned(call.page.security) ? verifySignature(call) : undefined),
    (call) => (isSigned(call.page.security) ? checkTimestamp(call, strictness) : undefined),
    (call) =>
      typeof call.page.weight.cost === "function"
        ? allowance.charge(call, call.page.weight.cost(call.values))
        : undefined,
    (call) => (call.page.weight.orders === undefined ? undefined : allowance.refuseOrders(call)),
  ];

  return {
    handle(request, send) {
      const found = routes.find(request.method, request.path);
      if (found === undefined) return send(missing(request));
      const now = venue.now();
      const { page, family } = found;
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
          ordersPlaced: (from) => allowance.ordersPlaced(family, from, now),
        },
        sent: new Map(),
        values: {},
        headers: [],
      };
      try {
        for (const check of checks) {
          const refused = check(call);
          if (refused !== undefined) return send(refusal(refused, call.headers));
        }
        perform(call, send);
      } catch (error) {
        parts.fault(error, page.route);
        send(refusal(wireError("UNKNOWN"), call.headers));
      }
    },
  };

  function perform(call: Call<Past>, send: (reply: Reply) => void): void {
    const { page, caller, values } = call;
    let reply: Reply | undefined;
    const unknown = (): Reply => refusal(wireError("STATUS_UNKNOWN"), call.headers);
    const waiting = {
      release: () => send(reply ?? unknown()),
      lost: () => send(unknown()),
    };
    const render = (make: () => Json | WireError): void => {
      try {
        const made = make();
        reply = isWireError(made) ? refusal(made, call.headers) : answer(made, call.headers);
      } catch (error) {
        parts.fault(error, page.route);
        reply = refusal(wireError("UNKNOWN"), call.headers);
      }
    };
    if (page.kind === "query") return venue.read((x) => render(() => page.answer(x, values, caller)), waiting);
    if (page.kind === "action") return act(call, page as ActionPage, render, waiting);
    let present: unknown;
    let refused = false;
    venue.recall(
      (x) => {
        render(() => {
          present = page.present(x, values, caller);
          refused = isWireError(present);
          return refused ? (present as WireError) : null;
        });
      },
      (past) => {
        if (!refused) render(() => page.past(present, past, values, caller));
      },
      waiting,
    );
  }

  function act(
    call: Call<Past>,
    page: ActionPage,
    render: (make: () => Json | WireError) => void,
    waiting: { release(): void; lost(): void },
  ): void {
    const { caller, values, family } = call;
    const command = page.command(values, caller, venue.view);
    if (isWireError(command)) {
      return venue.read(() => render(() => command), waiting);
    }
    venue.perform(
      command,
      ({ events, rejection }, x) => {
        if (rejection !== undefined)
          return render(() => page.refusal?.(rejection, values) ?? family.refusal(rejection, x));
        if (page.weight.orders !== undefined) allowance.countOrders(call, page.weight.orders);
        render(() => page.reply(events ?? [], x, values, caller));
      },
      waiting,
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
  body: "Not found. This venue answers under /api, /sapi, /dapi, /fapi, /ws, /stream and /margrave/v1.\n",
};

/** Whether a page's cost is fixed, and so charged before its parameters are read. */
function chargedUpFront(page: Page, per: "ip" | "uid"): boolean {
  return page.weight.per === per && typeof page.weight.cost === "number";
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
    body: `{"code":${error.code},"msg":${JSON.stringify(error.msg)}}`,
    headers: more,
  };
}
