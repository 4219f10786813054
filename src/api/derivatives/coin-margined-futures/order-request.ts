// From the parameters of a new order on a contract to a command: what each type needs and what it
// must not be sent with, and what it waits for.

import type { PlaceContractOrder } from "../../../core/commands.ts";
import type { Contract } from "../../../core/listing.ts";
import type { Condition } from "../../../core/order.ts";
import type { View } from "../../../core/view.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";
import { isMultiple } from "../../../money/arithmetic.ts";
import { atoms, count, type Lots, NO_LOTS, type Price, type Ratio, ratio } from "../../../money/units.ts";
import { LEGS, PREVENTIONS, PRICE_MATCHES, SIDES, TIMES_IN_FORCE } from "../../words.ts";
import { placeOf } from "./figures.ts";
import type { ORDER_TYPES } from "./params.ts";

/** What a new order says. */
export interface ContractOrderRequest {
  readonly side: keyof typeof SIDES;
  readonly positionSide: keyof typeof LEGS;
  readonly type: (typeof ORDER_TYPES)[number];
  readonly timeInForce: keyof typeof TIMES_IN_FORCE | undefined;
  readonly quantity: Lots | undefined;
  readonly reduceOnly: boolean | undefined;
  readonly price: Price | undefined;
  readonly newClientOrderId: string | undefined;
  readonly stopPrice: Price | undefined;
  readonly closePosition: boolean;
  readonly activationPrice: Price | undefined;
  readonly callbackRate: Ratio | undefined;
  readonly workingType: "CONTRACT_PRICE" | "MARK_PRICE";
  readonly priceProtect: boolean;
  readonly priceMatch: keyof typeof PRICE_MATCHES;
  readonly selfTradePreventionMode: keyof typeof PREVENTIONS | undefined;
}

type Needed = "timeInForce" | "quantity" | "price" | "stopPrice" | "activationPrice" | "callbackRate";

/** The parameters a type must be sent with, and those it may not be sent with, in the order they are asked for. */
const NEEDS = {
  LIMIT: { must: ["timeInForce", "quantity", "price"], mustNot: ["stopPrice", "activationPrice", "callbackRate"] },
  MARKET: { must: ["quantity"], mustNot: ["timeInForce", "price", "stopPrice", "activationPrice", "callbackRate"] },
  STOP: { must: ["quantity", "price", "stopPrice"], mustNot: ["activationPrice", "callbackRate"] },
  TAKE_PROFIT: { must: ["quantity", "price", "stopPrice"], mustNot: ["activationPrice", "callbackRate"] },
  STOP_MARKET: { must: ["quantity", "stopPrice"], mustNot: ["price", "activationPrice", "callbackRate"] },
  TAKE_PROFIT_MARKET: { must: ["quantity", "stopPrice"], mustNot: ["price", "activationPrice", "callbackRate"] },
  TRAILING_STOP_MARKET: { must: ["quantity", "callbackRate"], mustNot: ["price", "stopPrice"] },
} as const satisfies Record<string, { readonly must: readonly Needed[]; readonly mustNot: readonly Needed[] }>;

/** What the types are to the core, in which a trailing stop waits for a better price, as taking a profit does. */
const KINDS = {
  LIMIT: "limit",
  MARKET: "market",
  STOP: "stop-loss-limit",
  STOP_MARKET: "stop-loss",
  TAKE_PROFIT: "take-profit-limit",
  TAKE_PROFIT_MARKET: "take-profit",
  TRAILING_STOP_MARKET: "take-profit",
} as const satisfies Record<ContractOrderRequest["type"], PlaceContractOrder["kind"]>;

/** The types that may take their price from the book. */
const MATCHING: readonly ContractOrderRequest["type"][] = ["LIMIT", "STOP", "TAKE_PROFIT"];

/** Basis points of a callback rate, which is in percent: from 0.1 to 5, and no finer than a basis point. */
const LEAST_CALLBACK = 10n;
const MOST_CALLBACK = 500n;
const BASIS_POINT_OF_PERCENT = ratio(1_000_000n);

/**
 * Why the parameters of an order do not go together; undefined where they may stand. `called`: what a page calls a
 * parameter that it names in its own way.
 */
export function misasked(
  p: Omit<ContractOrderRequest, "newClientOrderId">,
  called: { readonly [N in Needed]?: string } = {},
): WireError | undefined {
  const matches = p.priceMatch !== "NONE";
  if (matches && !MATCHING.includes(p.type)) return wireError("COINM_MATCH_TYPE");
  if (matches && p.price !== undefined) return wireError("NOT_REQUIRED", { name: "price" });
  if (p.closePosition) {
    if (p.type !== "STOP_MARKET" && p.type !== "TAKE_PROFIT_MARKET") return wireError("COINM_UNSUPPORTED");
    if (p.quantity !== undefined && count(p.quantity) !== 0) return wireError("COINM_CLOSE_QUANTITY");
    if (p.reduceOnly === false) return wireError("COINM_CLOSE_REDUCE");
    if (p.reduceOnly === true && p.positionSide !== "BOTH") return wireError("COINM_REDUCE_CONFLICT");
    // What closes all reduces of itself. Whoever says so as well is told in the spelling of the live exchange.
    if (p.reduceOnly === true) return wireError("NOT_REQUIRED", { name: "reduceonly" });
  }
  const { must, mustNot } = NEEDS[p.type];
  for (const name of must) {
    const instead = name === "quantity" ? p.closePosition : name === "price" && matches;
    if (p[name] === undefined && !instead) return wireError("MISSING", { name: called[name] ?? name });
  }
  for (const name of mustNot)
    if (p[name] !== undefined) return wireError("NOT_REQUIRED", { name: called[name] ?? name });
  if (p.callbackRate !== undefined && callbackOf(p.callbackRate) === undefined)
    return wireError("BAD_VALUE", { name: "callbackRate" });
  return undefined;
}

function callbackOf(percent: Ratio): number | undefined {
  if (!isMultiple(percent, BASIS_POINT_OF_PERCENT)) return undefined;
  const points = atoms(percent) / atoms(BASIS_POINT_OF_PERCENT);
  return points < LEAST_CALLBACK || points > MOST_CALLBACK ? undefined : Number(points);
}

/** The command of an order whose parameters go together, or the refusal of a price finer than the contract shows. */
export function contractOrder(
  contract: View<Contract>,
  p: ContractOrderRequest,
  account: number,
): PlaceContractOrder | WireError {
  for (const price of [p.price, p.stopPrice, p.activationPrice]) {
    if (price !== undefined && !isMultiple(price, placeOf(contract.pricePlaces))) return wireError("TOO_PRECISE");
  }
  const waits = p.type !== "LIMIT" && p.type !== "MARKET";
  const condition: Condition = {
    by: p.workingType === "MARK_PRICE" ? "mark" : "last",
    guarded: p.priceProtect,
    closesAll: p.closePosition,
  };
  return {
    type: "PlaceContractOrder",
    account,
    symbol: contract.symbol,
    side: SIDES[p.side],
    kind: KINDS[p.type],
    timeInForce: p.timeInForce === undefined ? "gtc" : TIMES_IN_FORCE[p.timeInForce],
    contracts: p.quantity ?? NO_LOTS,
    price: p.price,
    priceMatch: PRICE_MATCHES[p.priceMatch],
    leg: LEGS[p.positionSide],
    reduceOnly: p.reduceOnly === true,
    clientId: p.newClientOrderId,
    prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
    stopPrice: p.stopPrice ?? p.activationPrice,
    trailingDelta: p.callbackRate === undefined ? undefined : callbackOf(p.callbackRate),
    condition: waits ? condition : undefined,
  };
}

/** Whether the answer to an order waits for its end: asked to, and where that end comes at once. */
export function waitsForEnd(
  p: Pick<ContractOrderRequest, "type" | "timeInForce"> & { readonly newOrderRespType: "ACK" | "RESULT" },
): boolean {
  return p.newOrderRespType === "RESULT" && (p.type === "MARKET" || (p.type === "LIMIT" && p.timeInForce !== "GTC"));
}
