// Requests that are wrong in every way at once: repaired one fault at a time, they show in which order
// the faults are found, and that none of the refusals left a trace.

import { expect } from "vitest";
import { type Answer, type Params, stateOf, type TestVenue } from "./venue.ts";

/** A refusal as a client reads it, and the parameters that mend what it is about. */
export type Fault = readonly [code: number, msg: string, mended: Params];

/** Sends a wrong request and mends it after each refusal, which must be the next of `faults`; returns the last answer. */
export async function repaired(
  venue: TestVenue,
  call: (params: Params) => Promise<Answer>,
  wrong: Params,
  faults: readonly Fault[],
): Promise<Answer> {
  const params = { ...wrong };
  const before = stateOf(venue);
  for (const [code, msg, mended] of faults) {
    const { status, body } = await call(params);
    expect(body, JSON.stringify(params)).toEqual({ code, msg });
    expect(status, msg).toBe(code === -1002 || code === -2015 ? 401 : 400);
    Object.assign(params, mended);
  }
  expect(stateOf(venue), "a refused request changed the exchange").toBe(before);
  return call(params);
}
