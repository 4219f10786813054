// The control plane: requests under /margrave/v1 to verbs and back.

import { randomInt } from "node:crypto";
import { MOST_SAVED } from "../abroad/read-saved.ts";
import type { Reply, WireRequest } from "../gateway/call.ts";
import type { Json } from "../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../gateway/errors.ts";
import { toJson } from "../gateway/json.ts";
import { isMisread, type Misread, type Parameter } from "../gateway/parameters.ts";
import { refusal } from "../gateway/pipeline.ts";
import { plain } from "../money/text.ts";
import { amount } from "../money/units.ts";
import type { AnyVerb, Steering } from "./declare.ts";
import type { Admission, Knock } from "./guard.ts";
import { verbs } from "./verbs.ts";

/** The paths that are the control plane's. */
export const CONTROL_PREFIX = "/margrave/v1";

/** Says who may steer. */
export type Admit = (knock: Knock) => Admission;

/** Where listings are taken over: the one path to which long bodies are sent, of as many bytes. */
const LISTING_PATH = `${CONTROL_PREFIX}/listing`;
const LONGEST_LISTING = 3 * MOST_SAVED;

/** How long a body may be that is sent to the control plane; undefined where it is as long as any other. */
export function longestBody(admit: Admit): (path: string, knock: Knock) => number | undefined {
  return (path, knock) => (path === LISTING_PATH && admit(knock).allowed ? LONGEST_LISTING : undefined);
}

/** Answers a request under the prefix. */
export type ControlPlane = (request: WireRequest, knock: Knock, send: (reply: Reply) => void) => void;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A control plane over a venue. */
export function controlPlane(
  steering: Omit<Steering, "local" | "letters">,
  access: {
    readonly admit: Admit;
    /** Told of every throw of a verb. */
    readonly fault: (error: unknown, route: string) => void;
  },
): ControlPlane {
  const { admit } = access;
  const routes = verbs.map((verb) => ({ verb, matches: matcher(verb.route) }));
  return (request, knock, send) => {
    const admission = admit(knock);
    if (!admission.allowed) return send(refusal(wireError("CONTROL_FORBIDDEN"), []));
    for (const { verb, matches } of routes) {
      const named = matches(request.method, request.path);
      if (named !== undefined) return run(verb, request, named, admission, send);
    }
    send(refusal(wireError("CONTROL_NOT_FOUND", { what: `${request.method} ${request.path}` }), []));
  };

  function run(
    verb: AnyVerb,
    request: WireRequest,
    named: Record<string, string>,
    { local }: Admission,
    send: (reply: Reply) => void,
  ): void {
    const sent = sentValues(request);
    const values = isWireError(sent) ? sent : readValues(verb, { ...sent, ...named });
    if (isWireError(values)) return send(refusal(values, []));
    try {
      verb.run(values, { ...steering, local, letters }, (answer: Json | WireError) => {
        send(isWireError(answer) ? refusal(answer, []) : reply(answer));
      });
    } catch (error) {
      access.fault(error, verb.route);
      send(refusal(wireError("UNKNOWN"), []));
    }
  }
}

/** Random letters and digits, every one as likely as every other. */
export function letters(length: number): string {
  let text = "";
  while (text.length < length) text += LETTERS[randomInt(LETTERS.length)];
  return text;
}

/** The parameters of a path by its template, or undefined where it does not fit. */
function matcher(route: string): (method: string, path: string) => Record<string, string> | undefined {
  const [wanted, template] = route.split(" ") as [string, string];
  const parts = template.split("/");
  return (method, path) => {
    const given = path.split("/");
    if (method !== wanted || given.length !== parts.length) return undefined;
    const named: Record<string, string> = {};
    for (const [nth, part] of parts.entries()) {
      if (part.startsWith("{")) named[part.slice(1, -1)] = decoded(given[nth]!);
      else if (part !== given[nth]) return undefined;
    }
    return named;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What was sent: the query's parameters and a flat JSON object in the body. */
function sentValues(request: WireRequest): Record<string, string> | WireError {
  const sent: Record<string, string> = Object.fromEntries(new URLSearchParams(request.query));
  if (request.body.trim() === "") return sent;
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    return wireError("CONTROL_BAD_REQUEST", { why: "The body is not JSON." });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return wireError("CONTROL_BAD_REQUEST", { why: "The body is not a JSON object." });
  }
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "object" || value === undefined) {
      return wireError("CONTROL_BAD_REQUEST", { why: `'${name}' is neither a text, a number nor a boolean.` });
    }
    sent[name] = String(value);
  }
  return sent;
}

function readValues(verb: AnyVerb, sent: Record<string, string>): Record<string, unknown> | WireError {
  const values: Record<string, unknown> = {};
  const params = verb.params as Record<string, Parameter<unknown>>;
  for (const name of Object.keys(sent)) {
    if (!Object.hasOwn(params, name))
      return wireError("CONTROL_BAD_REQUEST", { why: `'${name}' is no parameter here.` });
  }
  for (const [name, parameter] of Object.entries(params)) {
    const text = sent[name];
    if (text === undefined) {
      if (parameter.absent === undefined) return wireError("CONTROL_BAD_REQUEST", { why: `'${name}' is missing.` });
      values[name] = parameter.absent.value;
      continue;
    }
    const value = parameter.read(text);
    if (isMisread(value)) {
      const allowed = allowedFor(parameter, value.wrong);
      return wireError("CONTROL_BAD_REQUEST", {
        why: `'${name}' cannot be '${text.slice(0, 60)}'${allowed === "" ? "" : `: ${allowed}`}.`,
      });
    }
    values[name] = value;
  }
  return values;
}

/** What a parameter may hold, in words that a value which is wrong in this way does not fit. */
function allowedFor(parameter: Parameter<unknown>, wrong: Misread["wrong"]): string {
  const { type, values, minimum = 0, maximum = Number.MAX_SAFE_INTEGER, range } = parameter;
  if (values !== undefined) return values.join(", ");
  if (type === "LONG" || type === "INT") return `a whole number from ${minimum} to ${maximum}`;
  if (wrong === "too-precise") return "at most 8 decimal places";
  return wrong === "overflow" && type === "DECIMAL" ? `at most ${LARGEST}` : range;
}

/** The largest decimal there is: eight places of what 64 bits hold. */
const LARGEST = plain(amount(2n ** 63n - 1n));

function reply(body: Json): Reply {
  return { status: 200, contentType: "application/json; charset=utf-8", body: `${toJson(body)}\n`, headers: [] };
}
