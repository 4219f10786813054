// The parameters of a request: decoded once from the raw text, then read as the page declares them.

import type { Call } from "../call.ts";
import type { Page } from "../declare.ts";
import { isSigned } from "../declare.ts";
import type { AnyConnectionMethod } from "../methods.ts";
import { isWireError, wireError, type WireError } from "../errors.ts";
import { DIGITS, isDigits, type Parameters } from "../parameters.ts";
import { readValues } from "../read-values.ts";

/** More parameters than any page takes; a request with more is not read on. */
export const MOST_PARAMETERS = 100;
/** Read by the stages of signed pages rather than by the pages. */
const SIGNED = ["timestamp", "recvWindow", "signature"] as const;

/** Milliseconds, as a window is sent: microseconds stand behind the point. */
const WINDOW = /^([0-9]{1,20})(\.[0-9]{1,3})?$/;

/** Decodes query and body; of a parameter in both the query's counts. */
export function decodeParams<Past>(call: Call<Past>): WireError | undefined {
  const sent = decoded(call.request.query);
  if (isWireError(sent)) return sent;
  call.sent = sent;
  if (call.request.body === "") return undefined;
  const further = decoded(call.request.body);
  if (isWireError(further)) return further;
  for (const [name, value] of further) if (!sent.has(name)) sent.set(name, value);
  return undefined;
}

/** Reads what the page declares, then refuses what is left over, where the family does. */
export function readParams<Past>(call: Call<Past>): WireError | undefined {
  const { page, family, sent } = call;
  const signed = mustBeSigned(page);
  if (signed) {
    const fault = missingSigned(sent, call.vouched);
    if (fault !== undefined) return fault;
  }
  const found = readValues(page.params as Parameters, sent, family);
  if (isWireError(found)) return found;
  let { read } = found;
  if (family.surplus === "refused") {
    for (const name of SIGNED) if (signed && sent.has(name)) read++;
    if (read < sent.size) return wireError("UNREAD", { read, sent: sent.size });
  }
  call.values = found.values;
  return undefined;
}

/** Whether calls carry a time and a signature. */
export function mustBeSigned<Past>(asked: Page<Past> | AnyConnectionMethod): boolean {
  return asked.kind === "connection" ? asked.credentials === "own" : isSigned(asked.security);
}

function missingSigned(sent: ReadonlyMap<string, string>, vouched: boolean): WireError | undefined {
  const timestamp = sent.get("timestamp");
  if (timestamp === undefined || timestamp === "") return wireError("MISSING", { name: "timestamp" });
  if (!isDigits(timestamp)) return wireError("ILLEGAL_CHARACTERS", { name: "timestamp", range: DIGITS });
  const window = sent.get("recvWindow");
  if (window !== undefined && window !== "" && !WINDOW.test(window))
    return wireError("ILLEGAL_CHARACTERS", { name: "recvWindow", range: WINDOW.source });
  if (vouched) return undefined;
  return (sent.get("signature") ?? "") === "" ? wireError("MISSING", { name: "signature" }) : undefined;
}

function decoded(raw: string): Map<string, string> | WireError {
  const sent = new Map<string, string>();
  if (raw === "") return sent;
  for (const pair of raw.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    let name = at < 0 ? pair : pair.slice(0, at);
    let value = at < 0 ? "" : pair.slice(at + 1);
    try {
      name = unescaped(name);
      value = unescaped(value);
    } catch {
      return wireError("ILLEGAL_SOMEWHERE");
    }
    if (sent.has(name)) return wireError("DUPLICATE_PARAMETER");
    sent.set(name, value);
    if (sent.size > MOST_PARAMETERS) return wireError("TOO_MANY_PARAMETERS");
  }
  return sent;
}

function unescaped(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}
