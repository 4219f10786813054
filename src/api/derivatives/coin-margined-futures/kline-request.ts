// What the pages of klines of contracts have in common: how much they may ask for, and what it costs.

import type { Weight } from "../../../gateway/declare.ts";
import { type WireError, wireError } from "../../../gateway/errors.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { earlier, later } from "../../../money/arithmetic.ts";
import { count, DAY, type Instant, span } from "../../../money/units.ts";
import { type Interval, intervalIn, INTERVALS } from "../../intervals.ts";
import type { KlineRange } from "../../klines.ts";
import { time } from "./params.ts";

/** The longest time one call may ask for; a call that names one end of it gets that much from there. */
const LONGEST_DAYS = 200;
const LONGEST = span(LONGEST_DAYS * count(DAY));

/** What calls for klines send beside what the klines are of. */
export const klineParams = {
  interval: intervalIn(INTERVALS.filter((interval) => interval !== "1s")),
  startTime: time,
  endTime: time,
  limit: rowLimit(500, 1500),
};

/** A call's weight grows with the klines it asks for. */
export const klineWeight = {
  per: "ip",
  cost: ({ limit }: { readonly limit: number }) => (limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1000 ? 5 : 10),
} satisfies Weight<typeof klineParams>;

/** Which klines a call asks for: the newest of its time, as many as it wants. */
interface KlinesAsked {
  readonly interval: Interval;
  readonly startTime: Instant | undefined;
  readonly endTime: Instant | undefined;
  readonly limit: number;
}

/** The klines of a call, or why its times do not go together; `bounded` says whether two hundred days are the most. */
export function klinesAsked(asked: KlinesAsked, bounded: "bounded" | "unbounded"): KlineRange | WireError {
  const { startTime, endTime, interval, limit } = asked;
  const common = { interval, zone: span(0), limit, end: "newest" } as const;
  if (startTime !== undefined && endTime !== undefined && startTime > endTime) return wireError("START_AFTER_END");
  if (bounded === "unbounded") return { ...common, from: startTime, to: endTime };
  if (startTime !== undefined && endTime !== undefined && endTime > later(startTime, LONGEST)) {
    return wireError("COINM_TIME_SPAN", { days: LONGEST_DAYS });
  }
  const from = startTime ?? (endTime === undefined ? undefined : earlier(endTime, LONGEST));
  const to = endTime ?? (startTime === undefined ? undefined : later(startTime, LONGEST));
  return { ...common, from, to };
}
