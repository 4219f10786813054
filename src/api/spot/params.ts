// Parameters of the spot pages.

import type { Pair } from "../../core/listing.ts";
import { pairOf, pairs } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import {
  clientId,
  long,
  moment,
  oneOf,
  optional,
  type Parameter,
  symbolName,
  type Values,
} from "../../gateway/parameters.ts";
import { inMilliseconds } from "../../gateway/time-unit.ts";
import { type Instant, instant } from "../../money/units.ts";
import { keys, ORDER_TYPES, PREVENTIONS, SIDES } from "../words.ts";

/** The symbol of a call. */
export const symbol: Parameter<string> = symbolName;

const LIST_RANGE = '^\\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\\]$';

/** A JSON array of symbols, without blanks: the real exchange asks for it to the letter. */
export const symbolList: Parameter<readonly string[]> = {
  type: "ARRAY",
  range: LIST_RANGE,
  read: (value) => (new RegExp(LIST_RANGE).test(value) ? (JSON.parse(value) as string[]) : { wrong: "illegal" }),
};

/** Whether a market trades. */
export const symbolStatus = optional(oneOf(["TRADING", "HALT", "BREAK"], wireError("BAD_SYMBOL_STATUS")));

/** The parameters of pages that show one pair, some, or all. */
export const whichPairs = { symbol: optional(symbol), symbols: optional(symbolList), symbolStatus } as const;

/** The pairs a call is about, and whether it named a single one, whose answer stands alone. */
export interface NamedPairs {
  readonly pairs: readonly View<Pair>[];
  readonly alone: boolean;
}

/** The pairs of `symbol` or `symbols`, or all, as far as they are of the status asked for. */
export function namedPairs(x: ExchangeView, asked: Values<typeof whichPairs>): NamedPairs | WireError {
  const { symbol: one, symbols: some, symbolStatus: status } = asked;
  if (one !== undefined && some !== undefined) return wireError("BAD_COMBINATION");
  if (one !== undefined) {
    const pair = namedPair(x, { symbol: one, symbolStatus: status });
    return isWireError(pair) ? pair : { pairs: [pair], alone: true };
  }
  const found = some === undefined ? pairs(x) : listedPairs(x, some);
  if (isWireError(found)) return found;
  return { pairs: found.filter((pair) => status === undefined || spellStatus(pair) === status), alone: false };
}

/** The pairs of a list of symbols, each named once. */
export function listedPairs(x: ExchangeView, symbols: readonly string[]): readonly View<Pair>[] | WireError {
  if (symbols.length === 0) return wireError("EMPTY", { name: "symbols" });
  if (new Set(symbols).size < symbols.length) return wireError("DUPLICATE_SYMBOLS");
  const found = symbols.map((each) => pairOf(x, each));
  return found.every((pair) => pair !== undefined) ? found : wireError("BAD_SYMBOL");
}

/** The pair of a symbol, which must be of the status asked for. */
export function namedPair(
  x: ExchangeView,
  asked: { readonly symbol: string; readonly symbolStatus?: string | undefined },
): View<Pair> | WireError {
  const pair = pairOf(x, asked.symbol);
  if (pair === undefined) return wireError("BAD_SYMBOL");
  return asked.symbolStatus === undefined || asked.symbolStatus === spellStatus(pair)
    ? pair
    : wireError("STATUS_MISMATCH");
}

/** A pair's status as the wire spells it. */
export function spellStatus(pair: View<Pair>): string {
  return pair.status.toUpperCase();
}

/** Parameters of a new order that are words. */
export const orderWords = {
  side: oneOf(keys(SIDES), wireError("BAD_SIDE")),
  type: oneOf(keys(ORDER_TYPES), wireError("BAD_ORDER_TYPE")),
  timeInForce: optional(oneOf(["GTC", "IOC", "FOK"], wireError("BAD_TIME_IN_FORCE"))),
  newOrderRespType: optional(oneOf(["ACK", "RESULT", "FULL"])),
  selfTradePreventionMode: optional(oneOf(keys(PREVENTIONS))),
} as const;

/** An order by number, by client id, or by both. */
export const orderName = { orderId: optional(long()), origClientOrderId: optional(clientId) } as const;

/** A moment in milliseconds or microseconds since 1970. */
const eitherUnit: Parameter<Instant> = {
  ...moment,
  read: (value) => (/^[0-9]{16}$/.test(value) ? instant(inMilliseconds(Number(value))) : moment.read(value)),
};

/** From when to when. */
export const timeRange = { startTime: optional(eitherUnit), endTime: optional(eitherUnit) } as const;
