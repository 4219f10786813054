// What the pages of market statistics have in common: their periods, how far back they look, and how they write shares.

import { type LongShort, positioningStanding, type Positioning } from "../../../core/select-futures.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { oneOf, rowLimit } from "../../../gateway/parameters.ts";
import type { Past } from "../../../history/past.ts";
import { positioningsBetween } from "../../../history/positionings.ts";
import { earlier, floorTo, higher, later, lower } from "../../../money/arithmetic.ts";
import { quotient } from "../../../money/convert.ts";
import { fixed } from "../../../money/text.ts";
import { count, DAY, HOUR, type Instant, instant, MINUTE, type Span, span } from "../../../money/units.ts";
import type { KlineRange } from "../../klines.ts";
import { contractsOn } from "./contracts.ts";
import { time } from "./params.ts";

const times = (many: number, of: Span): Span => span(many * count(of));

/** The periods of statistics. */
const PERIODS = {
  "5m": times(5, MINUTE),
  "15m": times(15, MINUTE),
  "30m": times(30, MINUTE),
  "1h": HOUR,
  "2h": times(2, HOUR),
  "4h": times(4, HOUR),
  "6h": times(6, HOUR),
  "12h": times(12, HOUR),
  "1d": DAY,
} as const;

/** A period as the wire spells it. */
export type Period = keyof typeof PERIODS;

/** How far back statistics are told. */
const TOLD = times(30, DAY);

/** What a call of statistics sends beside what they are of. */
export const statisticsParams = {
  period: oneOf(Object.keys(PERIODS) as Period[]),
  limit: rowLimit(30, 500),
  startTime: time,
  endTime: time,
};

/** What every call of statistics costs. */
export const statisticsWeight = perIp(1);

/** What the pages say of their rows. */
export const NEWEST_ROWS =
  "the newest rows of the time asked for are told; of times before the venue's first full five minutes there are none";
/** What the pages of ratios say beside that. */
export const RATIO_ROWS =
  `${NEWEST_ROWS}; accounts are all of the venue's own, its house's among them, and one counts as long or short by what it ` +
  "holds of all contracts on the pair together; at times at which nobody holds any there is no row, and with nobody short " +
  "the ratio is empty";

/** What those of top traders say beside that. */
export const TOP_TRADERS =
  "top traders are the fifth of the pair's holders with the largest margin balance in its coin, rounded up";

/** The moments of a call's rows, a period apart. */
export interface Moments {
  readonly first: Instant;
  readonly last: Instant;
  readonly period: Span;
}

/** The moments a call asks for, undefined where there are none; or why it cannot. */
export function momentsAsked(
  asked: {
    readonly period: Period;
    readonly limit: number;
    readonly startTime: Instant | undefined;
    readonly endTime: Instant | undefined;
  },
  now: Instant,
): Moments | undefined | WireError {
  const { startTime, endTime, limit } = asked;
  const period = PERIODS[asked.period];
  const oldest = higher(earlier(now, TOLD), instant(0));
  if (startTime !== undefined && endTime !== undefined && startTime > endTime) return wireError("START_AFTER_END");
  if (startTime !== undefined && startTime < oldest) return wireError("BAD_VALUE", { name: "startTime" });
  const last = floorTo(endTime === undefined ? now : lower(endTime, now), period);
  const from = startTime ?? oldest;
  const begun = floorTo(from, period);
  const begin = begun === from ? from : later(begun, period);
  const first = higher(begin, earlier(last, span((limit - 1) * count(period))));
  return first > last ? undefined : { first, last, period };
}

/** The periods that end at a call's moments, as klines. */
export function completePeriods({ first, last, period }: Moments, interval: Period): KlineRange {
  return {
    interval,
    zone: span(0),
    from: earlier(first, period),
    to: earlier(last, span(1)),
    limit: Number.MAX_SAFE_INTEGER,
    end: "newest",
  };
}

/** What the present adds to the samples of a pair. */
interface SampledMoment {
  readonly pair: string;
  readonly moments: Moments | undefined;
  readonly standing: ReturnType<typeof positioningStanding>;
}

/** The present of a call for samples of a pair. */
export function sampledMoment(
  x: ExchangeView,
  asked: Parameters<typeof momentsAsked>[0] & { readonly pair: string },
  now: Instant,
): SampledMoment | WireError {
  const listed = contractsOn(x, asked.pair);
  if (isWireError(listed)) return listed;
  const moments = momentsAsked(asked, now);
  if (isWireError(moments)) return moments;
  return { pair: asked.pair, moments, standing: positioningStanding(x, asked.pair, now) };
}

/** Who stood where at each of a call's moments, oldest first; without those of which nothing is known. */
export function samplesAt(
  past: Past,
  { pair, moments, standing }: SampledMoment,
): readonly { readonly at: Instant; readonly sample: Positioning }[] {
  if (moments === undefined) return [];
  const { first, last, period } = moments;
  const known: { readonly at: Instant; readonly sample: Positioning }[] = positioningsBetween(
    past,
    pair,
    first,
    last,
  ).map((sample) => ({ at: sample.at, sample }));
  if (standing !== undefined) known.push({ at: standing.at, sample: standing.positioning });
  const rows: { readonly at: Instant; readonly sample: Positioning }[] = [];
  let next = 0;
  let sample: Positioning | undefined;
  for (let at = first; at <= last; at = later(at, period)) {
    while (next < known.length && known[next]!.at <= at) sample = known[next++]!.sample;
    if (sample !== undefined) rows.push({ at, sample });
  }
  return rows;
}

/** A share or a ratio as statistics write it: four places, rounded half-up; nothing where it is of nothing. */
export function shareText(of: number, to: number): string {
  return to === 0 ? "" : quotientText(BigInt(of), BigInt(to));
}

/** A quotient with four places, rounded half-up. */
export function quotientText(of: bigint, by: bigint): string {
  return fixed(quotient(of * 10_000n, by, "half-up"), 4, 4);
}

/** The rows of a page of ratios: what its two sides are called, and where they are. */
export function ratioRows<Name extends string>(
  past: Past,
  moment: SampledMoment,
  [longName, shortName]: readonly [Name, Name],
  sides: (sample: Positioning) => LongShort,
) {
  return samplesAt(past, moment).flatMap(({ at, sample }) => {
    const { long, short } = sides(sample);
    if (long + short === 0) return [];
    return {
      pair: moment.pair,
      longShortRatio: shareText(long, short),
      [longName]: shareText(long, long + short),
      [shortName]: shareText(short, long + short),
      timestamp: count(at),
    };
  });
}
