// What callers use, and when it is too much. Counters live in memory, in windows of the venue's
// time: a ban ends when the venue's clock says so, also when that clock is moved.

import type { Call } from "../call.ts";
import type { Allowance, Family, OrderCount, Strictness } from "../declare.ts";
import type { PurseName } from "../../core/commands.ts";
import { wireError, type WireError } from "../errors.ts";
import { Tally } from "../tally.ts";
import { count, type Instant } from "../../money/units.ts";

/** Requests beyond the limit within one window that turn "too many" into a ban. */
const PATIENCE = 20;
/** The first ban, and the longest: each one after another is twice as long. */
const FIRST_BAN_MS = 2 * 60_000;
const LONGEST_BAN_MS = 3 * 24 * 3_600_000;
/** A caller that kept out of trouble this long is not a repeat offender any more. */
const FORGIVEN_AFTER_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** The limit of weight, as it is shown. */
const WEIGHT = { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1 } as const;
/** Connections an address may try to open in five minutes. */
const MOST_ATTEMPTS = 300;
const ATTEMPTS_MS = 5 * MINUTE_MS;
/** Offenders remembered before those long out of trouble are forgotten. */
const MOST_OFFENDERS = 10_000;

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
  /** Gives back the weight a call was charged, and notes that in the header that told it. */
  giveBack<Past>(call: Call<Past>): void;
  /** Refuses orders from a purse from which all were placed; counts nothing. */
  refuseOrders<Past>(call: Call<Past>): WireError | undefined;
  /** Counts orders placed and notes the headers that tell it. */
  countOrders<Past>(call: Call<Past>, placed: number): void;
  /** Takes orders off what counts against the order limits of a family, since an order from the purse has begun to fill. */
  takeOffOrders<Past>(family: Family<Past>, from: PurseName, at: Instant, orders: number): void;
  /** What has been placed from a purse under each order limit of a family. */
  ordersPlaced<Past>(family: Family<Past>, from: PurseName, now: Instant): readonly OrderCount[];
  /** What is read where all were placed from a purse. */
  tooManyOrders<Past>(family: Family<Past>, from: PurseName, now: Instant): WireError | undefined;
  /** Counts a connection an address wants to open to WebSocket streams or APIs, and says whether it may. */
  admit(ip: string, now: Instant): boolean;
  /** Charges an address weight of a family for what is no call of a page, and says whether it had so much left. */
  chargeAddress<Past>(ip: string, now: Instant, family: Family<Past>, cost: number): boolean;
}

/** Empty counters. */
export function limits(strictness: Strictness): Limits {
  /** By page or family: what addresses, and what accounts, have used of it. */
  const byAddress = new Map<object, Tally<string>>();
  const byAccount = new Map<object, Tally<number>>();
  /** By family: what addresses have asked of it. */
  const requests = new Map<object, Tally<string>>();
  /** By a list of order limits: what was placed from each purse under each of them. */
  const orders = new Map<object, readonly OrderTally[]>();
  const offenders = new Map<string, Offender>();
  const attempts = new Tally<string>(ATTEMPTS_MS);
  const enforced = strictness.limits === "on";

  return {
    refuseBanned(call) {
      const offender = offenders.get(call.request.ip);
      if (offender === undefined || !enforced || offender.bannedUntil <= count(call.now)) return undefined;
      return banned(call.family.allowance, offender, call.now);
    },
    charge(call, cost) {
      const { page, now } = call;
      const { allowance } = call.family;
      const bucket = allowance.bucket === "family" ? call.family : page;
      if (page.weight.per === "uid") {
        const used = tallyOf(byAccount, bucket).add(call.caller.account, now, cost);
        call.headers.push([allowance.uidHeader, String(used)]);
        return enforced && used > allowance.uidPerMinute ? tooMuch(allowance, allowance.uidPerMinute, now) : undefined;
      }
      const excess = tooManyRequests(call);
      const used = tallyOf(byAddress, bucket).add(call.request.ip, now, cost);
      call.headers.push([allowance.ipHeader, String(used)]);
      call.usage.push({ ...WEIGHT, limit: allowance.ipPerMinute, count: used });
      if (!enforced) return undefined;
      if (used > allowance.ipPerMinute) return offend(call, tooMuch(allowance, allowance.ipPerMinute, now));
      return excess === undefined ? undefined : offend(call, excess);
    },
    giveBack(call) {
      const { page, now, request } = call;
      const { allowance } = call.family;
      const { cost } = page.weight;
      if (page.weight.per !== "ip" || typeof cost !== "number") return;
      const used = tallyOf(byAddress, allowance.bucket === "family" ? call.family : page).giveBack(
        request.ip,
        now,
        cost,
      );
      if (used === undefined) return;
      const told = call.headers.find(([name]) => name === allowance.ipHeader);
      if (told !== undefined) told[1] = String(used);
      const nth = call.usage.findIndex(({ rateLimitType }) => rateLimitType === WEIGHT.rateLimitType);
      if (nth >= 0) call.usage[nth] = { ...call.usage[nth]!, count: used };
    },
    refuseOrders(call) {
      const { page, values } = call;
      if (page.kind !== "connection" && page.weight.goesOn?.(values) === true) return undefined;
      return tooManyOrders(call.family, ownerOf(call), call.now);
    },
    tooManyOrders: (family, from, now) => tooManyOrders(family, nameOf(from), now),
    countOrders(call, placed) {
      for (const { tally, header, limit, interval } of ordersOf(call.family)) {
        const used = tally.add(ownerOf(call), call.now, placed);
        call.headers.push([header, String(used)]);
        const [intervalNum, unit] = interval.split(" ") as [string, string];
        const limited = { interval: unit.replace(/S$/, ""), intervalNum: Number(intervalNum), limit, count: used };
        call.usage.push({ rateLimitType: "ORDERS", ...limited });
      }
    },
    takeOffOrders(family, from, at, taken) {
      for (const { tally } of ordersOf(family)) tally.takeOff(nameOf(from), at, taken);
    },
    ordersPlaced(family, from, now) {
      return ordersOf(family).map(({ tally, seconds, limit }) => {
        return { seconds, limit, placed: tally.used(nameOf(from), now) };
      });
    },
    admit: (ip, now) => {
      const tried = attempts.add(ip, now, 1);
      const offender = offenders.get(ip);
      return !enforced || (tried <= MOST_ATTEMPTS && (offender === undefined || offender.bannedUntil <= count(now)));
    },
    chargeAddress(ip, now, family, cost) {
      const used = tallyOf(byAddress, family).add(ip, now, cost);
      return !enforced || used <= family.allowance.ipPerMinute;
    },
  };

  /** Counts a request whatever its weight, and says what is read where it is one too many. */
  function tooManyRequests<Past>({ family, request, now }: Call<Past>): WireError | undefined {
    const { rawRequests } = family.allowance;
    if (rawRequests === undefined) return undefined;
    const { minutes, limit, tooMany } = rawRequests;
    let tally = requests.get(family);
    if (tally === undefined) requests.set(family, (tally = new Tally(minutes * MINUTE_MS)));
    const made = tally.add(request.ip, now, 1);
    return made > limit ? { ...tooMany(limit), ...whenOver(now, minutes * MINUTE_MS) } : undefined;
  }

  function tooManyOrders<Past>(family: Family<Past>, owner: string, now: Instant): WireError | undefined {
    if (!enforced) return undefined;
    for (const { tally, seconds, limit, interval } of ordersOf(family)) {
      if (tally.used(owner, now) < limit) continue;
      return { ...wireError("TOO_MANY_ORDERS", { limit, interval }), ...whenOver(now, seconds * 1000) };
    }
    return undefined;
  }

  /** Families with the same list of limits share it: an order through either counts for both. */
  function ordersOf(family: Family): readonly OrderTally[] {
    const limitsOfOrders = family.allowance.orders;
    let tallies = orders.get(limitsOfOrders);
    if (tallies === undefined) {
      tallies = limitsOfOrders.map((each) => ({ ...each, tally: new Tally<string>(each.seconds * 1000) }));
      orders.set(limitsOfOrders, tallies);
    }
    return tallies;
  }

  function offend<Past>(call: Call<Past>, refused: WireError): WireError {
    const { ip } = call.request;
    const { allowance } = call.family;
    const now = count(call.now);
    const window = Math.floor(now / MINUTE_MS);
    let offender = offenders.get(ip);
    if (offender === undefined) {
      if (offenders.size >= MOST_OFFENDERS) forget(now);
      offenders.set(ip, (offender = { excess: 0, window, bannedUntil: 0, bans: 0 }));
    }
    if (offender.window !== window) {
      if (now - offender.bannedUntil > FORGIVEN_AFTER_MS) offender.bans = 0;
      offender.window = window;
      offender.excess = 0;
    }
    if (++offender.excess <= PATIENCE) return refused;
    offender.bannedUntil = now + Math.min(FIRST_BAN_MS * 2 ** offender.bans, LONGEST_BAN_MS);
    offender.bans++;
    offender.excess = 0;
    return banned(allowance, offender, call.now);
  }

  function forget(now: number): void {
    for (const [ip, { bannedUntil }] of offenders) if (now - bannedUntil > FORGIVEN_AFTER_MS) offenders.delete(ip);
  }
}

type OrderTally = Allowance["orders"][number] & { readonly tally: Tally<string> };

/** Whose a call's orders are: the purse they come from, or the account where its page knows of one alone. */
function ownerOf<Past>({ page, values, caller }: Call<Past>): string {
  const from = page.kind === "connection" ? undefined : page.weight.from?.(values, caller);
  return from === undefined ? String(caller.account) : nameOf(from);
}

function nameOf(purse: PurseName): string {
  return `${purse.account}/${purse.kind === "isolated" ? purse.symbol : purse.kind}`;
}

function tallyOf<Owner extends string | number>(tallies: Map<object, Tally<Owner>>, bucket: object): Tally<Owner> {
  let tally = tallies.get(bucket);
  if (tally === undefined) tallies.set(bucket, (tally = new Tally(MINUTE_MS)));
  return tally;
}

function tooMuch(allowance: Allowance, limit: number, now: Instant): WireError {
  return { ...allowance.tooMuch(limit), ...whenOver(now, MINUTE_MS) };
}

function banned(allowance: Allowance, offender: Offender, now: Instant): WireError {
  const { bannedUntil: until } = offender;
  return { ...allowance.banned(until), retryAfter: Math.ceil((until - count(now)) / 1000), retryAt: until };
}

/** When the present window is over. */
function whenOver(now: Instant, windowMs: number): { readonly retryAfter: number; readonly retryAt: number } {
  const left = windowMs - (count(now) % windowMs);
  return { retryAfter: Math.ceil(left / 1000), retryAt: count(now) + left };
}
