// What callers use, and when it is too much. Counters live in memory, in windows of the venue's
// time: a ban ends when the venue's clock says so, also when that clock is moved.

import type { Call } from "../call.ts";
import type { Family, Strictness } from "../declare.ts";
import { wireError, type WireError } from "../errors.ts";
import { count, type Instant } from "../../money/units.ts";

/** Requests beyond the limit within one window that turn "too many" into a ban. */
const PATIENCE = 20;
/** The first ban, and the longest: each one after another is twice as long. */
const FIRST_BAN_MS = 2 * 60_000;
const LONGEST_BAN_MS = 3 * 24 * 3_600_000;
/** A caller that kept out of trouble this long is not a repeat offender any more. */
const FORGIVEN_AFTER_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Counters kept before those of past windows are thrown away. */
const SWEEP_AT = 10_000;

interface Counter {
  window: number;
  used: number;
}

interface Offender {
  /** Requests over the limit in a row within the present window. */
  excess: number;
  window: number;
  bannedUntil: number;
  bans: number;
}

/** Counts and limits what addresses and accounts use. */
export interface Limits {
  /** Refuses an address that is banned. */
  refuseBanned<Past>(call: Call<Past>): WireError | undefined;
  /** Charges a call's weight and notes the header that tells it. */
  charge<Past>(call: Call<Past>, cost: number): WireError | undefined;
  /** Refuses an account that has placed all its orders; counts nothing. */
  refuseOrders<Past>(call: Call<Past>): WireError | undefined;
  /** Counts orders placed and notes the headers that tell it. */
  countOrders<Past>(call: Call<Past>, placed: number): void;
}

/** Empty counters. */
export function limits(strictness: Strictness): Limits {
  const counters = new Map<string, Counter>();
  const offenders = new Map<string, Offender>();
  const enforced = strictness.limits === "on";

  return {
    refuseBanned(call) {
      const offender = offenders.get(call.request.ip);
      if (offender === undefined || !enforced || offender.bannedUntil <= count(call.now)) return undefined;
      return banned(offender, call.now);
    },
    charge(call, cost) {
      const { family, page, request, caller } = call;
      const { allowance } = family;
      const perUid = page.weight.per === "uid";
      const owner = perUid ? `uid ${caller.account}` : `ip ${request.ip}`;
      const limit = perUid ? allowance.uidPerMinute : allowance.ipPerMinute;
      const bucket = allowance.bucket === "family" ? family.name : page.route;
      const used = add(`${bucket} ${owner}`, call.now, MINUTE_MS, cost);
      call.headers.push([perUid ? allowance.uidHeader : allowance.ipHeader, String(used)]);
      if (!enforced || used <= limit) return undefined;
      return perUid ? tooMuch(limit, call.now) : offend(call, limit);
    },
    refuseOrders(call) {
      if (!enforced) return undefined;
      for (const { seconds, limit, interval } of call.family.allowance.orders) {
        if (peek(ordersKey(call.family, call.caller.account, seconds), call.now, seconds * 1000) >= limit) {
          return {
            ...wireError("TOO_MANY_ORDERS", { limit, interval }),
            retryAfter: secondsLeft(call.now, seconds * 1000),
          };
        }
      }
      return undefined;
    },
    countOrders(call, placed) {
      for (const { seconds, header } of call.family.allowance.orders) {
        const used = add(ordersKey(call.family, call.caller.account, seconds), call.now, seconds * 1000, placed);
        call.headers.push([header, String(used)]);
      }
    },
  };

  function offend<Past>(call: Call<Past>, limit: number): WireError {
    const { ip } = call.request;
    const now = count(call.now);
    const window = Math.floor(now / MINUTE_MS);
    let offender = offenders.get(ip);
    if (offender === undefined) offenders.set(ip, (offender = { excess: 0, window, bannedUntil: 0, bans: 0 }));
    if (offender.window !== window) {
      if (now - offender.bannedUntil > FORGIVEN_AFTER_MS) offender.bans = 0;
      offender.window = window;
      offender.excess = 0;
    }
    if (++offender.excess <= PATIENCE) return tooMuch(limit, call.now);
    offender.bannedUntil = now + Math.min(FIRST_BAN_MS * 2 ** offender.bans, LONGEST_BAN_MS);
    offender.bans++;
    offender.excess = 0;
    return banned(offender, call.now);
  }

  function add(key: string, now: Instant, windowMs: number, cost: number): number {
    const window = Math.floor(count(now) / windowMs);
    let counter = counters.get(key);
    if (counter === undefined) {
      if (counters.size >= SWEEP_AT) counters.clear();
      counters.set(key, (counter = { window, used: 0 }));
    }
    if (counter.window !== window) {
      counter.window = window;
      counter.used = 0;
    }
    counter.used += cost;
    return counter.used;
  }

  function peek(key: string, now: Instant, windowMs: number): number {
    const counter = counters.get(key);
    return counter === undefined || counter.window !== Math.floor(count(now) / windowMs) ? 0 : counter.used;
  }
}

function ordersKey(family: Family, account: number, seconds: number): string {
  return `orders ${family.allowance.orders[0]!.header} ${account} ${seconds}`;
}

function tooMuch(limit: number, now: Instant): WireError {
  return { ...wireError("TOO_MUCH_WEIGHT", { limit, interval: "1 MINUTE" }), retryAfter: secondsLeft(now, MINUTE_MS) };
}

function banned(offender: Offender, now: Instant): WireError {
  const { bannedUntil: until } = offender;
  return { ...wireError("BANNED", { until }), retryAfter: Math.ceil((until - count(now)) / 1000) };
}

function secondsLeft(now: Instant, windowMs: number): number {
  return Math.ceil((windowMs - (count(now) % windowMs)) / 1000);
}
