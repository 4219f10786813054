// Parameters of the margin pages.

import type { PurseName } from "../../core/commands.ts";
import type { Caller } from "../../gateway/declare.ts";
import { wireError } from "../../gateway/errors.ts";
import { flag, long, moment, oneOf, optional, type Parameter, symbolName, withDefault } from "../../gateway/parameters.ts";
import { DAY, instant, type Instant } from "../../money/units.ts";
import { earlier, higher } from "../../money/arithmetic.ts";
import { ORDER_TYPES, PREVENTIONS, SIDE_EFFECTS, SIDES } from "../words.ts";

/** Whether a call is about an isolated account: TRUE or FALSE in any case, FALSE when not sent. */
export const isIsolated: Parameter<boolean> = withDefault({ ...flag, type: "STRING", values: ["TRUE", "FALSE"] }, false);

/** BUY or SELL. */
export const side = oneOf(keys(SIDES), wireError("BAD_SIDE"));
/** The order types of pairs. */
export const orderType = oneOf(keys(ORDER_TYPES), wireError("BAD_ORDER_TYPE"));
/** How long an order may wait. */
export const timeInForce = optional(oneOf(["GTC", "IOC", "FOK"], wireError("BAD_TIME_IN_FORCE")));
/** Which answer a placed order gets. */
export const newOrderRespType = optional(oneOf(["ACK", "RESULT", "FULL"]));
/** What a margin order may borrow or repay. */
export const sideEffectType = withDefault(oneOf(keys(SIDE_EFFECTS)), "NO_SIDE_EFFECT");
/** What keeps an account from trading with itself. */
export const selfTradePreventionMode = optional(oneOf(keys(PREVENTIONS)));
/** A moment in milliseconds. */
export const time: Parameter<Instant | undefined> = optional(moment);

/** The purse a call is about: the pair's isolated one, or the cross one. */
export function purseOf(caller: Caller, about: { readonly symbol: string; readonly isIsolated: boolean }): PurseName {
  return about.isIsolated
    ? { kind: "isolated", account: caller.account, symbol: about.symbol }
    : { kind: "cross", account: caller.account };
}

/** The purse of an optional `isolatedSymbol`. */
export function purseOfIsolatedSymbol(caller: Caller, isolatedSymbol: string | undefined): PurseName {
  return isolatedSymbol === undefined
    ? { kind: "cross", account: caller.account }
    : { kind: "isolated", account: caller.account, symbol: isolatedSymbol };
}

/** A window of time of some days before its end, where a call names none, or only its end. */
export function windowOf(
  caller: Caller,
  asked: { readonly startTime: Instant | undefined; readonly endTime: Instant | undefined },
  days: number,
): { readonly from: Instant; readonly to: Instant } {
  const to = asked.endTime ?? caller.now;
  let from = to;
  for (let day = 0; day < days; day++) from = earlier(from, DAY);
  return { from: asked.startTime ?? higher(from, instant(0)), to };
}

/** A page number and a page size, as the record pages have them. */
export const paging = {
  current: withDefault(long({ min: 1 }), 1),
  size: withDefault(long({ min: 1, max: 100 }), 10),
} as const;

/** The symbol of a call. */
export const symbol: Parameter<string> = symbolName;

function keys<const O extends object>(of: O): (keyof O & string)[] {
  return Object.keys(of) as (keyof O & string)[];
}
