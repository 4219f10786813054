// The spans of time the margin pages look back over. Each kind of page has its own rule for what a
// bound that was not sent is.

import type { Caller } from "../../gateway/declare.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { earlier, elapsed, higher, later } from "../../money/arithmetic.ts";
import { whole } from "../../money/convert.ts";
import { count, DAY, HOUR, instant, type Instant, type Span, span } from "../../money/units.ts";

/** From a moment to another, both belonging to it. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** The bounds a call sent. */
export interface AskedTime {
  readonly startTime: Instant | undefined;
  readonly endTime: Instant | undefined;
}

const WEEK = days(7);
const MONTH = days(30);
const QUARTER = days(90);
const EPOCH = instant(0);

/**
 * Records of interest and transfers: the last seven days, or the seven before an end; from a start
 * until now, at most thirty days; both, at most thirty days apart.
 */
export function recordWindow(caller: Caller, asked: AskedTime): Window | WireError {
  const { startTime, endTime } = asked;
  if (startTime === undefined) return before(endTime ?? caller.now, WEEK);
  if (endTime === undefined) return { from: higher(startTime, before(caller.now, MONTH).from), to: caller.now };
  return within({ from: startTime, to: endTime }, MONTH);
}

/**
 * Loans and repayments: the seven days before the end, which is now where it was not sent. A start may
 * lie thirty days back where the asset is named, seven otherwise; what lies further is left out.
 */
export function loanWindow(caller: Caller, asked: AskedTime & { readonly asset: string | undefined }): Window {
  const to = asked.endTime ?? caller.now;
  if (asked.startTime === undefined) return before(to, WEEK);
  return { from: higher(asked.startTime, before(to, asked.asset === undefined ? WEEK : MONTH).from), to };
}

/** Exchanges of small debts: from a start, or from thirty days before the end, which is now where it was not sent. */
export function exchangeWindow(caller: Caller, asked: AskedTime): Window {
  const to = asked.endTime ?? caller.now;
  return { from: asked.startTime ?? before(to, MONTH).from, to };
}

/** Rates: from seven days before the end, which is now where it was not sent; at most thirty days. */
export function rateWindow(caller: Caller, asked: AskedTime): Window | WireError {
  const to = asked.endTime ?? caller.now;
  return asked.startTime === undefined ? before(to, WEEK) : within({ from: asked.startTime, to }, MONTH);
}

/**
 * Flows: all of the last ninety days, or seven days from a start or before an end; both, at most seven days apart.
 * What lies further back than ninety days is left out.
 */
export function flowWindow(caller: Caller, asked: AskedTime): Window | WireError {
  const { startTime, endTime } = asked;
  const oldest = before(caller.now, QUARTER).from;
  if (startTime === undefined) {
    return endTime === undefined
      ? { from: oldest, to: caller.now }
      : { from: higher(oldest, before(endTime, WEEK).from), to: endTime };
  }
  const to = endTime ?? later(startTime, WEEK);
  if (elapsed(startTime, to) > WEEK) return wireError("FLOW_SPAN");
  return { from: higher(oldest, startTime), to };
}

/** Repayments of liquidation loans: the last seven days, or from a start on; none from further back than ninety days. */
export function repaymentWindow(caller: Caller, { startTime, endTime }: AskedTime): Window {
  const oldest = before(caller.now, QUARTER).from;
  return { from: higher(oldest, startTime ?? before(caller.now, WEEK).from), to: endTime ?? caller.now };
}

/** Orders and trades: the last day, the day before an end or after a start; both, at most a day apart. */
export function dayWindow(caller: Caller, asked: AskedTime): Window | WireError {
  const { startTime, endTime } = asked;
  if (startTime === undefined) return before(endTime ?? caller.now, DAY);
  return within({ from: startTime, to: endTime ?? later(startTime, DAY) }, DAY);
}

function before(to: Instant, length: Span): Window {
  return { from: count(to) > count(length) ? earlier(to, length) : EPOCH, to };
}

function within(window: Window, most: Span): Window | WireError {
  if (elapsed(window.from, window.to) <= most) return window;
  return wireError("LOOKUP_TOO_LONG", { hours: whole(count(most), count(HOUR)) });
}

function days(number: number): Span {
  return span(number * count(DAY));
}
