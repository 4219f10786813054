// Parameters of the margin pages.

import type { PurseName } from "../../core/commands.ts";
import type { Caller } from "../../gateway/declare.ts";
import { wireError } from "../../gateway/errors.ts";
import {
  amountValue,
  clientId,
  contractsValue,
  flag,
  int,
  isMisread,
  long,
  moment,
  oneOf,
  optional,
  type Parameter,
  symbolName,
  withDefault,
} from "../../gateway/parameters.ts";
import { type Amount, count, type Instant } from "../../money/units.ts";
import { COMMON_PREVENTIONS, keys, ORDER_TYPES, SIDE_EFFECTS, SIDES } from "../words.ts";

/** Whether a call is about an isolated account: TRUE or FALSE in any case, FALSE when not sent. */
export const isIsolated: Parameter<boolean> = withDefault(
  { ...flag, type: "STRING", values: ["TRUE", "FALSE"] },
  false,
);

/** The symbol of a call. */
export const symbol: Parameter<string> = symbolName;
/** The same, written large or small: clients send it small to the pages of listen keys. */
export const anyCaseSymbol: Parameter<string> = {
  ...symbolName,
  range: "^[A-Za-z0-9-_.]{1,20}$",
  read: (value) => symbolName.read(value.toUpperCase()),
};
/** The pair of the isolated account a call is about; the cross account where it is not sent. */
export const isolatedSymbol: Parameter<string | undefined> = optional(symbolName);
/** BUY or SELL. */
export const side = oneOf(keys(SIDES), wireError("BAD_SIDE"));
/** The order types of pairs. */
export const orderType = oneOf(keys(ORDER_TYPES), wireError("BAD_ORDER_TYPE"));
/** How refusals of new orders differ from the documentation's. */
export const FILTERS_AS_ON_SPOT =
  "an order the NOTIONAL filter keeps out is refused with -1013, as on spot, unless the quirk notionalRefusal is -20204";

/** How far a trailing stop lets the price turn: a whole number of basis points, which these pages call a decimal. */
export const basisPoints: Parameter<number | undefined> = optional({
  type: "DECIMAL",
  range: contractsValue.range,
  read(value: string) {
    const read = contractsValue.read(value);
    return isMisread(read) ? read : count(read);
  },
});
/** The type of the order that others of its list wait for. */
export const workingType = oneOf(["LIMIT", "LIMIT_MAKER"], wireError("BAD_ORDER_TYPE"));
/** What the orders of a list in which one triggers others may borrow. */
export const otoSideEffectType = withDefault(oneOf(["NO_SIDE_EFFECT", "MARGIN_BUY"]), "NO_SIDE_EFFECT");
/** How answers to such lists differ from the real ones, or may. */
export const OTO_DIFFERS = [
  "what pending orders lack is borrowed when their turn comes",
  "the answer tells what the working order borrowed, as that of an OCO does",
  "the price of a trailing STOP_LOSS or TAKE_PROFIT is asked for and not used",
  FILTERS_AS_ON_SPOT,
].join("; ");

/** How long an order may wait. */
export const timeInForce = optional(oneOf(["GTC", "IOC", "FOK"], wireError("BAD_TIME_IN_FORCE")));
/** Which answer a placed order gets. */
export const newOrderRespType = optional(oneOf(["ACK", "RESULT", "FULL"]));
/** What a margin order may borrow or repay. */
export const sideEffectType = withDefault(oneOf(keys(SIDE_EFFECTS)), "NO_SIDE_EFFECT");
/** What keeps an account from trading with itself: fewer words than on spot. */
export const selfTradePreventionMode = optional(oneOf(COMMON_PREVENTIONS));
/** A loan or its repayment. */
export const loanType = oneOf(["BORROW", "REPAY"]);
/** An amount the documentation calls a string: a decimal all the same. */
export const amountText: Parameter<Amount> = { ...amountValue, type: "STRING" };
/** A number the exchange gave out. */
export const givenNumber: Parameter<number | undefined> = optional(long());
/** A name the client gave. */
export const givenName: Parameter<string | undefined> = optional(clientId);
/** A moment in milliseconds. */
export const time: Parameter<Instant | undefined> = optional(moment);
/** A fee level; the caller's own where it is not sent. */
export const vipLevel: Parameter<number | undefined> = optional(int({ max: 9 }));

/** A page number and a page size, as the record pages have them. */
export const paging = {
  current: withDefault(long({ min: 1 }), 1),
  size: withDefault(long({ min: 1, max: 100 }), 10),
} as const;

/** The purse a call is about: the pair's isolated one, or the cross one. */
export function purseOf(caller: Caller, about: { readonly symbol: string; readonly isIsolated: boolean }): PurseName {
  return purseOfIsolatedSymbol(caller, about.isIsolated ? about.symbol : undefined);
}

/** The purse of an optional `isolatedSymbol`. */
export function purseOfIsolatedSymbol(caller: Caller, pair: string | undefined): PurseName {
  return pair === undefined
    ? { kind: "cross", account: caller.account }
    : { kind: "isolated", account: caller.account, symbol: pair };
}

/** What an order that borrows costs an account, and what any other does (since 2026-05-07). */
const BORROWING_COST = 1500;
const PLAIN_COST = 6;

/** What placing an order costs an account: far more where it may borrow. */
export function orderCost(p: { readonly sideEffectType: keyof typeof SIDE_EFFECTS }): number {
  const borrows = p.sideEffectType === "MARGIN_BUY" || p.sideEffectType === "AUTO_BORROW_REPAY";
  return borrows ? BORROWING_COST : PLAIN_COST;
}
