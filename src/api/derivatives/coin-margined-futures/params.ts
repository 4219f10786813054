// Parameters of the pages of contracts.

import type { Caller } from "../../../gateway/declare.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";
import {
  flag,
  long,
  moment,
  oneOf,
  optional,
  type Parameter,
  symbolName,
  withDefault,
} from "../../../gateway/parameters.ts";
import { earlier, higher, later, lower } from "../../../money/arithmetic.ts";
import { count, DAY, instant, type Instant, type Span, span } from "../../../money/units.ts";
import { type OrderName, unnamed } from "../../order-names.ts";
import { COMMON_PREVENTIONS, keys, LEGS, PRICE_MATCHES, SIDES, TIMES_IN_FORCE } from "../../words.ts";

/** The symbol of a call. */
export const symbol: Parameter<string> = symbolName;
/** The pair of a call, such as BTCUSD. */
export const pair: Parameter<string> = symbolName;
/** BUY or SELL. */
export const side = oneOf(keys(SIDES), wireError("BAD_SIDE"));
/** Which position an order is for. */
export const positionSide = withDefault(oneOf(keys(LEGS), wireError("COINM_BAD_LEG")), "BOTH");
/** How long an order may wait. */
export const timeInForce = optional(oneOf(keys(TIMES_IN_FORCE), wireError("BAD_TIME_IN_FORCE")));
/** What keeps an account from trading with itself: fewer words than on spot. */
export const selfTradePreventionMode = optional(oneOf(COMMON_PREVENTIONS));
/** The level of the book an order takes its price from. */
export const priceMatch = withDefault(oneOf(keys(PRICE_MATCHES)), "NONE");
/** The number of an order. */
export const orderId = optional(long());
/** A moment in milliseconds. */
export const time: Parameter<Instant | undefined> = optional(moment);

/** True or false, which the documentation of contracts calls a text. */
export const spokenFlag: Parameter<boolean> = { ...flag, type: "STRING" };

/** What contracts there are on a pair. */
export const CONTRACT_TYPES = ["PERPETUAL", "CURRENT_QUARTER", "NEXT_QUARTER"] as const;

/** Every type of order there is. */
export const ORDER_TYPES = [
  "LIMIT",
  "MARKET",
  "STOP",
  "STOP_MARKET",
  "TAKE_PROFIT",
  "TAKE_PROFIT_MARKET",
  "TRAILING_STOP_MARKET",
] as const;
/** The type of an order. */
export const orderType = oneOf(ORDER_TYPES, wireError("BAD_ORDER_TYPE"));

const CLIENT_ID = "^[.A-Z:/a-z0-9_-]{1,36}$";
const clientId: Parameter<string> = {
  type: "STRING",
  range: CLIENT_ID,
  read: (value) =>
    new RegExp(CLIENT_ID).test(value) ? value : { wrong: "refused", error: wireError("COINM_CLIENT_ID") },
};
/** A client's own name for an order, with more letters than on pairs. */
export const clientOrderId: Parameter<string | undefined> = optional(clientId);

/** The order a call names: by its number, which counts before its client id, or the refusal of a call that names none. */
export function orderNamed(asked: OrderName): { readonly id?: number; readonly clientId?: string } | WireError {
  const refused = unnamed(asked);
  if (refused !== undefined) return refused;
  return asked.orderId === undefined ? { clientId: asked.origClientOrderId! } : { id: asked.orderId };
}

/** A time a call asks for, both ends included. */
export interface TimeAsked {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether the oldest of that time are meant rather than the newest: where the call says when it begins. */
  readonly oldestFirst: boolean;
}

/** The time of a call: at most some days long, and the last of them where it says neither end. */
export function timeAsked(
  caller: Caller,
  asked: { readonly startTime: Instant | undefined; readonly endTime: Instant | undefined },
  days: number,
): TimeAsked | WireError {
  const most: Span = span(days * count(DAY));
  const { startTime, endTime } = asked;
  if (startTime !== undefined && endTime !== undefined) {
    if (startTime > endTime) return wireError("START_AFTER_END");
    if (endTime > later(startTime, most)) return wireError("COINM_TIME_SPAN", { days });
  }
  const to = endTime ?? (startTime === undefined ? caller.now : lower(caller.now, later(startTime, most)));
  return { from: startTime ?? higher(earlier(to, most), instant(0)), to, oldestFirst: startTime !== undefined };
}
