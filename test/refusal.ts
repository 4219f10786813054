// Requests that must be refused: with which code and text, in which order, and without a trace.

import { expect } from "vitest";
import { type Answer, encodeParams, type Params, sign, stateOf, type TestVenue, type Trader } from "./venue.ts";

/** A code and the exact text that goes with it. */
export type Refusal = readonly [code: number, msg: string];

/** Sends a request that must be refused, and holds the exchange to not having changed at all. */
export async function expectRefusal(
  venue: TestVenue,
  request: () => Promise<Answer>,
  [code, msg]: Refusal,
  status = 400,
): Promise<void> {
  const before = stateOf(venue);
  const answer = await request();
  expect({ status: answer.status, body: answer.body as unknown }).toEqual({ status, body: { code, msg } });
  expect(stateOf(venue)).toBe(before);
}

/** Holds a venue to being sound: no invariant is broken. */
export function expectSound(venue: TestVenue): void {
  expect(venue.faults()).toEqual([]);
}

/** A page as it is called: whose it is, where it is, and parameters it takes. */
export interface Called {
  readonly trader: Trader;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** Parameters with which nothing is wrong at the door. */
  readonly params: Params;
  /** Those of them that must be sent, in the order in which they are asked for. */
  readonly mandatory: readonly string[];
}

/**
 * Knocks at a signed page with everything wrong and repairs one fault at a time: the key, the time, the
 * signature's being there, each mandatory parameter, the signature itself, the time again.
 */
export async function expectDoor(venue: TestVenue, { trader, method, path, params, mandatory }: Called): Promise<void> {
  const { key, secret } = trader;
  const knock =
    (query: string, apiKey: string | undefined = key): (() => Promise<Answer>) =>
    () =>
      venue.raw(method, path, { query, ...(apiKey === "" ? {} : { apiKey }) });
  const timed = (more: Params, at: number): string => encodeParams({ ...more, timestamp: at });
  const old = venue.now() - 5_001;
  await expectRefusal(venue, knock("", ""), [-2014, "API-key format invalid."], 401);
  const noSuchKey = "A".repeat(64);
  await expectRefusal(venue, knock("", noSuchKey), [-2015, "Invalid API-key, IP, or permissions for action."], 401);
  await expectRefusal(venue, knock(""), missing("timestamp"));
  await expectRefusal(venue, knock(timed({}, old)), missing("signature"));
  for (const [nth, name] of mandatory.entries()) {
    const sent = Object.fromEntries(mandatory.slice(0, nth).map((each) => [each, params[each]]));
    await expectRefusal(venue, knock(`${timed(sent, old)}&signature=0`), missing(name));
  }
  const stale = timed(params, old);
  const badSignature: Refusal = [-1022, "Signature for this request is not valid."];
  await expectRefusal(venue, knock(`${stale}&signature=0`), badSignature);
  const outside: Refusal = [-1021, "Timestamp for this request is outside of the recvWindow."];
  await expectRefusal(venue, knock(`${stale}&signature=${sign(secret, stale)}`), outside);
}

/** What is read where a parameter is missing. */
export function missing(name: string): Refusal {
  return [-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`];
}

/** What is read where a parameter has no valid value. */
export function badValue(name: string): Refusal {
  return [-1130, `Data sent for parameter '${name}' is not valid.`];
}

/** What a call adds to what its caller has used, as the header tells it. */
export async function costOf(call: () => Promise<Answer>, of: "ip" | "uid"): Promise<number> {
  const header = `x-sapi-used-${of}-weight-1m`;
  const before = Number((await call()).headers[header]);
  return Number((await call()).headers[header]) - before;
}
