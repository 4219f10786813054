// What every page of klines of contracts takes, costs and refuses.

import { expect } from "vitest";
import { expectRefusal, type Refusal } from "../../../refusal.ts";
import { DAYS, START, type Params, type TestVenue } from "../../../venue.ts";
import { DAPI, illegalWhole, weightOf } from "./scene.ts";

/** A page of klines: what its klines are of, and the refusal of what does not exist. */
export interface KlinePage {
  readonly page: string;
  readonly of: Params;
  readonly unknown: { readonly params: Params; readonly refusal: Refusal };
  /** Whether two hundred days are the most. */
  readonly bounded: boolean;
}

/** A longer list weighs more. */
export async function expectKlineWeights(venue: TestVenue, { page, of }: KlinePage): Promise<void> {
  const weights: Record<string, number> = {
    1: 1,
    99: 1,
    100: 2,
    499: 2,
    500: 5,
    1000: 5,
    1001: 10,
    1500: 10,
    9000: 10,
  };
  for (const [limit, weight] of Object.entries(weights)) {
    expect(await weightOf(() => venue.get(`${DAPI}${page}`, { ...of, interval: "1d", limit }))).toBe(weight);
  }
}

/** Unknown intervals, and times that run backwards or too long, are refused, in this order. */
export async function expectKlineRefusals(venue: TestVenue, { page, of, unknown, bounded }: KlinePage): Promise<void> {
  const call = (params: Params) => () => venue.get(`${DAPI}${page}`, params);
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const [named] = Object.keys(of);
  await expectRefusal(venue, call({ interval: "1y" }), [-1102, missing(named!)]);
  await expectRefusal(venue, call(unknown.params), [-1102, missing("interval")]);
  for (const interval of ["1y", "1s", "1D"]) {
    await expectRefusal(venue, call({ ...unknown.params, interval, startTime: "x" }), [-1120, "Invalid interval."]);
  }
  await expectRefusal(venue, call({ ...unknown.params, interval: "1m", startTime: "x" }), illegalWhole("startTime"));
  await expectRefusal(venue, call({ ...unknown.params, interval: "1m", endTime: "x" }), illegalWhole("endTime"));
  const backwards = { startTime: START + 1, endTime: START };
  await expectRefusal(venue, call({ ...unknown.params, interval: "1m", ...backwards }), unknown.refusal);
  await expectRefusal(venue, call({ ...of, interval: "1m", ...backwards }), [
    -1023,
    "Start time is greater than end time.",
  ]);
  const long = { startTime: START, endTime: START + 200 * DAYS + 1 };
  if (bounded) {
    await expectRefusal(venue, call({ ...of, interval: "1m", ...long }), [-4088, "Maximum time interval is 200 days."]);
  } else {
    expect((await call({ ...of, interval: "1m", ...long })()).status).toBe(200);
  }
}
