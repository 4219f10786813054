// Times of answers in microseconds, where that was asked for.

import type { Call } from "./call.ts";
import type { Json } from "./declare.ts";
import { wireError, type WireError } from "./errors.ts";
import { count, type Instant } from "../money/units.ts";

const MICROSECONDS_A_MILLISECOND = 1_000;
/** A time of this size was sent in microseconds: in milliseconds it would lie in the year 5138. */
const MICROSECONDS_FROM = 1e14;

/** Whether times are wanted in microseconds; a refusal of a unit there is not. */
export function wantsMicroseconds(unit: string | undefined): boolean | WireError {
  const said = unit?.toUpperCase();
  if (said === "MICROSECOND") return true;
  return said === undefined || said === "MILLISECOND" ? false : wireError("BAD_TIME_UNIT");
}

/** The refusal of a call that is to be answered in a unit there is not. */
export function unknownUnit<Past>({ request, family }: Call<Past>): WireError | undefined {
  if (request.timeUnit === undefined || family.times === undefined) return undefined;
  const wants = wantsMicroseconds(request.timeUnit);
  return typeof wants === "boolean" ? undefined : wants;
}

/** A moment that was sent in either unit, in milliseconds. */
export function inMilliseconds(sent: number): number {
  return sent >= MICROSECONDS_FROM ? Math.floor(sent / MICROSECONDS_A_MILLISECOND) : sent;
}

/** The places of times in the answers of a family. */
export interface Times {
  /** Members that are times wherever they stand; what is not positive is none. */
  readonly members: ReadonlySet<string>;
  /** Rows without names that have so many columns, and which of those are times. */
  readonly rows: { readonly columns: number; readonly times: readonly number[] };
}

/** An answer with its times in the unit that was asked for. */
export function timed<Past>(body: Json, { request, family }: Call<Past>): Json {
  const wants = request.timeUnit !== undefined && family.times !== undefined;
  return wants && wantsMicroseconds(request.timeUnit) === true ? inMicroseconds(body, family.times) : body;
}

/** An answer with its times in microseconds. */
function inMicroseconds(body: Json, times: Times): Json {
  if (Array.isArray(body)) {
    const items = body as readonly Json[];
    const isRow = items.length === times.rows.columns && typeof items[0] === "number";
    if (isRow) return items.map((each, nth) => (times.rows.times.includes(nth) ? finer(each) : each));
    return items.map((each) => inMicroseconds(each, times));
  }
  // A number of any length is an object of its own kind, which a copy would not be.
  if (typeof body !== "object" || body === null || "rawJSON" in body) return body;
  const members = Object.entries(body).map(([name, value]) => {
    return [name, times.members.has(name) ? finer(value) : inMicroseconds(value, times)] as const;
  });
  return Object.fromEntries(members);
}

/** An event with those of its members that are times in microseconds. */
export function finerEvent(event: Readonly<Record<string, Json>>, times: readonly string[]): Record<string, Json> {
  const finest: Record<string, Json> = { ...event };
  for (const name of times) if (name in finest) finest[name] = finer(finest[name]);
  return finest;
}

/** A moment in the unit that is wanted. */
export function written(at: Instant, microseconds: boolean): number {
  return microseconds ? count(at) * MICROSECONDS_A_MILLISECOND : count(at);
}

function finer(value: Json | undefined): Json | undefined {
  return typeof value === "number" && value > 0 ? value * MICROSECONDS_A_MILLISECOND : value;
}
