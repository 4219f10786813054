// The parameters of order lists on spot, and what is made of them.

import type { ListLeg, PlaceOto, PlaceRivals } from "../../core/commands.ts";
import type { OrderKind } from "../../core/order.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import {
  clientId,
  long,
  oneOf,
  optional,
  type Parameter,
  type Parameters,
  priceValue,
  quantityValue,
  type Values,
} from "../../gateway/parameters.ts";
import type { Quantity } from "../../money/units.ts";
import { legOf, type LegManner, type Place, placedName } from "../leg-request.ts";
import { keys, ORDER_TYPES, PREVENTIONS, type SIDES } from "../words.ts";
import { strategyAsked, strategyId, strategyType } from "./order-request.ts";
import { orderWords, type symbol } from "./params.ts";
import { PEG_DIFFERS, pegAsked, pegs } from "./pegs.ts";
import { tradingPurse } from "./trading-purse.ts";

/** The parameters of a list itself. */
export const LIST = {
  listClientOrderId: optional(clientId),
  newOrderRespType: orderWords.newOrderRespType,
  selfTradePreventionMode: orderWords.selfTradePreventionMode,
} as const;

/** How the pages of lists differ from the real ones. */
export const LIST_DIFFERS = PEG_DIFFERS;

/** The parameters of a leg whose place stands before their names, but for its side, its type and its size. */
const LEG = {
  clientOrderId: optional(clientId),
  price: optional(priceValue),
  icebergQty: optional(quantityValue),
  timeInForce: orderWords.timeInForce,
  strategyId: optional(strategyId),
  strategyType: optional(strategyType),
  ...pegs,
} as const;

/** What a leg has besides that may wait for a price. */
const WAITS = { stopPrice: optional(priceValue), trailingDelta: optional(long()) } as const;

/** Parameters with a place before their names. */
type Placed<P extends Place, T extends Parameters> = {
  readonly [K in keyof T & string as `${P}${Capitalize<K>}`]: T[K];
};

function placed<P extends Place, T extends Parameters>(place: P, of: T): Placed<P, T> {
  const named = Object.entries(of).map(([name, parameter]) => [placedName(place, name), parameter]);
  return Object.fromEntries(named) as Placed<P, T>;
}

/** The parameters of a leg that may wait for a price. */
export function waitingLeg<P extends Place>(place: P): Placed<P, typeof LEG & typeof WAITS> {
  return placed(place, { ...LEG, ...WAITS });
}

/** The parameters of an order that others wait for. */
export const WORKING = {
  workingType: oneOf(["LIMIT", "LIMIT_MAKER"], wireError("BAD_ORDER_TYPE")),
  workingSide: orderWords.side,
  ...placed("working", LEG),
  workingQuantity: quantityValue,
} as const;

const RIVAL_TYPES = ["STOP_LOSS_LIMIT", "STOP_LOSS", "LIMIT_MAKER", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"] as const;
type RivalType = (typeof RIVAL_TYPES)[number];
const anyType = oneOf(keys(ORDER_TYPES), wireError("BAD_ORDER_TYPE"));

/** The type of one of two legs that end each other. */
export const rivalType: Parameter<RivalType> = {
  type: "ENUM",
  range: "",
  values: RIVAL_TYPES,
  read(value) {
    const read = anyType.read(value);
    return read === "LIMIT" || read === "MARKET" ? { wrong: "refused", error: wireError("NOT_IN_OCO") } : read;
  },
};

/** What a leg is beyond its placed parameters. */
interface Kind {
  readonly side: keyof typeof SIDES;
  readonly type: keyof typeof ORDER_TYPES;
  /** Undefined for one that another order of its list pays for. */
  readonly quantity: Quantity | undefined;
}

/** How legs are judged on spot. */
export const SPOT_LEGS: LegManner = {
  trailingNeedsPrice: false,
  hastyIceberg: (names) => wireError("HASTY_ICEBERG", names),
};

/** The leg at a place of a request, or why its parameters do not go together. */
export function legAt(place: Place, p: object, kind: Kind): ListLeg | WireError {
  const at = (name: string): unknown => (p as Record<string, unknown>)[placedName(place, name)];
  const names = Object.keys({ ...LEG, ...WAITS });
  const sent = Object.fromEntries(names.map((name) => [name, at(name)])) as Values<typeof LEG & typeof WAITS>;
  const peg = pegAsked({ ...sent, ...kind }, (name) => placedName(place, name));
  if (isWireError(peg)) return peg;
  const leg = legOf(place, { ...sent, ...kind }, SPOT_LEGS);
  return isWireError(leg) ? leg : { ...leg, peg, strategy: strategyAsked(sent) };
}

/** What every list's command has. */
export function listOf(p: Values<typeof LIST & { symbol: typeof symbol }>, caller: Caller) {
  return {
    purse: tradingPurse(caller),
    symbol: p.symbol,
    clientId: p.listClientOrderId,
    prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
    sideEffect: "none",
    repayAtCancel: false,
  } as const;
}

/** A leg above the market and one below it, and the types they have. */
interface AboveAndBelow {
  readonly side: "BUY" | "SELL";
  readonly quantity: Quantity | undefined;
  readonly aboveType: RivalType;
  readonly belowType: RivalType;
}

/** Two legs that end each other, or why they cannot: each by itself first, then the types the two have. */
export function rivalsAt(
  [above, below]: readonly [Place, Place],
  p: object,
  of: AboveAndBelow,
): Pick<PlaceRivals, "profit" | "stop"> | WireError {
  const { side, quantity, aboveType, belowType } = of;
  const wrong = misplaced(of);
  if (wrong !== undefined) return wrong;
  const upper = legAt(above, p, { side, quantity, type: aboveType });
  if (isWireError(upper)) return upper;
  const lower = legAt(below, p, { side, quantity, type: belowType });
  if (isWireError(lower)) return lower;
  return side === "SELL" ? { profit: upper, stop: lower } : { profit: lower, stop: upper };
}

/** A sale takes profit above the market and stops losses below it; a purchase the other way round. */
function misplaced({ side, aboveType, belowType }: AboveAndBelow): WireError | undefined {
  if (aboveType === "LIMIT_MAKER" && belowType === "LIMIT_MAKER") return wireError("BOTH_LIMIT");
  const [profit, loss] = side === "SELL" ? [aboveType, belowType] : [belowType, aboveType];
  const sells = side === "SELL";
  if (loss === "LIMIT_MAKER") return wireError(sells ? "SELL_LIMIT_BELOW" : "BUY_LIMIT_ABOVE");
  if (stopsLosses(ORDER_TYPES[profit])) return wireError(sells ? "SELL_STOP_ABOVE" : "BUY_STOP_BELOW");
  if (!stopsLosses(ORDER_TYPES[loss])) return wireError(sells ? "SELL_PROFIT_BELOW" : "BUY_PROFIT_ABOVE");
  return undefined;
}

function stopsLosses(kind: OrderKind): boolean {
  return kind === "stop-loss" || kind === "stop-loss-limit";
}

/** The parameters a list whose first order brings on the others has in any case. */
export type OtoAsked = Values<typeof LIST & typeof WORKING & { symbol: typeof symbol }>;

/** The command of such a list, or why its parameters do not go together: its working order is judged before the others. */
export function otoOf(
  p: OtoAsked,
  caller: Caller,
  pendingOf: () => readonly ListLeg[] | WireError,
): PlaceOto | WireError {
  const working = legAt("working", p, { side: p.workingSide, type: p.workingType, quantity: p.workingQuantity });
  if (isWireError(working)) return working;
  const pending = pendingOf();
  return isWireError(pending) ? pending : { type: "PlaceOto", ...listOf(p, caller), working, pending };
}
