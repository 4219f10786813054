// Parameters of the control plane.

import type { Parameter } from "../gateway/parameters.ts";
import { readDecimal, trimmed } from "../money/text.ts";
import { atoms, count, DAY, instant, type Instant, rate, type Rate, SCALE, span, type Span } from "../money/units.ts";

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A length of time: "24h", "1h30m", "500ms". A number alone says too little: only nothing needs no unit. */
export const duration: Parameter<Span> = {
  type: "STRING",
  range: "a length of time with its units (ms, s, m, h, d, w), such as 24h, 1h30m or 500ms",
  read(text) {
    if (text === "0") return span(0);
    if (!/^([0-9]{1,9}(ms|s|m|h|d|w))+$/.test(text)) return { wrong: "illegal" };
    let sum = 0;
    for (const [, n, unit] of text.matchAll(/([0-9]+)(ms|s|m|h|d|w)/g)) sum += Number(n) * UNITS[unit!]!;
    return Number.isSafeInteger(sum) ? span(sum) : { wrong: "overflow" };
  },
};

/** A moment: milliseconds since 1970, or a date as ISO 8601 writes it. */
export const date: Parameter<Instant> = {
  type: "STRING",
  range: "milliseconds, or a date such as 2026-01-15T08:00:00Z",
  read(text) {
    const at = /^[0-9]{1,15}$/.test(text) ? Number(text) : Date.parse(text);
    return Number.isSafeInteger(at) && at >= 0 ? instant(at) : { wrong: "illegal" };
  },
};

/** A whole day's interest on all that is owed: more than anybody charges, and little enough for no sum to overflow. */
const HIGHEST_RATE: Rate = rate(10n ** BigInt(SCALE.rate));

/** A daily rate of interest, as a fraction. */
export const dailyRate: Parameter<Rate> = {
  type: "STRING",
  range: "a fraction from 0 to 1 with at most 12 decimal places, such as 0.0005 for 0.05 % a day",
  read(text) {
    const read = /^[0-9]/.test(text) ? readDecimal(text, SCALE.rate) : "malformed";
    if (typeof read === "string") return { wrong: "illegal" };
    return rate(read) > HIGHEST_RATE ? { wrong: "illegal" } : rate(read);
  },
};

const FASTEST = 100_000;
/** How many times as fast as outside time passes, or all of it at once. */
export const speed: Parameter<number | "max"> = {
  type: "STRING",
  range: `times as fast as outside, from 1 to ${FASTEST}, or max`,
  read(text) {
    if (text === "max") return "max";
    const times = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
    return times >= 1 && times <= FASTEST ? times : { wrong: "illegal" };
  },
};

/** The most time one call lets pass: ten years of hourly interest. */
export const LONGEST_ADVANCE: Span = span(3_660 * count(DAY));

/** A moment as the control plane shows it. */
export function shown(at: Instant): { readonly ms: number; readonly iso: string } {
  return { ms: count(at), iso: new Date(count(at)).toISOString() };
}

/** A rate as the control plane shows it. */
export function rateText(of: Rate): string {
  return trimmed(atoms(of), SCALE.rate);
}
