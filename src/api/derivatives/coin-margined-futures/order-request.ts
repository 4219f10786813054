// From the parameters of a new order on a contract to a command: what each type needs and what it
// must not be sent with, and what is not served.

import type { PlaceContractOrder } from "../../../core/commands.ts";
import type { Contract } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";
import { isMultiple } from "../../../money/arithmetic.ts";
import type { Lots, Price, Ratio } from "../../../money/units.ts";
import { LEGS, PREVENTIONS, SIDES, TIMES_IN_FORCE } from "../../words.ts";
import { placeOf } from "./figures.ts";
import type { ORDER_TYPES } from "./params.ts";

/** The parameters of a new order. */
export interface ContractOrderRequest {
  readonly side: keyof typeof SIDES;
  readonly positionSide: keyof typeof LEGS;
  readonly type: (typeof ORDER_TYPES)[number];
  readonly timeInForce: keyof typeof TIMES_IN_FORCE | undefined;
  readonly quantity: Lots | undefined;
  readonly reduceOnly: boolean;
  readonly price: Price | undefined;
  readonly newClientOrderId: string | undefined;
  readonly stopPrice: Price | undefined;
  readonly closePosition: boolean;
  readonly activationPrice: Price | undefined;
  readonly callbackRate: Ratio | undefined;
  readonly workingType: "CONTRACT_PRICE" | "MARK_PRICE";
  readonly priceProtect: boolean;
  readonly priceMatch: string;
  readonly selfTradePreventionMode: keyof typeof PREVENTIONS | undefined;
}

type Needed = "timeInForce" | "quantity" | "price" | "stopPrice" | "activationPrice" | "callbackRate";

/** The parameters a type must be sent with, and those it may not be sent with, in the order they are asked for. */
const NEEDS = {
  LIMIT: { must: ["timeInForce", "quantity", "price"], mustNot: ["stopPrice", "activationPrice", "callbackRate"] },
  MARKET: { must: ["quantity"], mustNot: ["timeInForce", "price", "stopPrice", "activationPrice", "callbackRate"] },
} as const satisfies Record<string, { readonly must: readonly Needed[]; readonly mustNot: readonly Needed[] }>;

/** Why the parameters of an order do not go together, or ask for what is not served; undefined where they may stand. */
export function misasked(p: ContractOrderRequest): WireError | undefined {
  if (p.type !== "LIMIT" && p.type !== "MARKET") return wireError("COINM_ORDER_TYPE");
  if (p.closePosition || p.priceProtect || p.priceMatch !== "NONE" || p.workingType !== "CONTRACT_PRICE") {
    return wireError("NOT_SERVED");
  }
  const { must, mustNot } = NEEDS[p.type];
  for (const name of must) if (p[name] === undefined) return wireError("MISSING", { name });
  for (const name of mustNot) if (p[name] !== undefined) return wireError("NOT_REQUIRED", { name });
  return undefined;
}

/** The command of an order whose parameters go together, or the refusal of a price finer than the contract shows. */
export function contractOrder(
  contract: View<Contract>,
  p: ContractOrderRequest,
  account: number,
): PlaceContractOrder | WireError {
  if (p.price !== undefined && !isMultiple(p.price, placeOf(contract.pricePlaces))) return wireError("TOO_PRECISE");
  return {
    type: "PlaceContractOrder",
    account,
    symbol: contract.symbol,
    side: SIDES[p.side],
    kind: p.type === "LIMIT" ? "limit" : "market",
    timeInForce: p.timeInForce === undefined ? "gtc" : TIMES_IN_FORCE[p.timeInForce],
    contracts: p.quantity!,
    price: p.price,
    leg: LEGS[p.positionSide],
    reduceOnly: p.reduceOnly,
    clientId: p.newClientOrderId,
    prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
  };
}

/** Whether the answer to an order waits for its end: asked to, and where that end comes at once. */
export function waitsForEnd(
  p: Pick<ContractOrderRequest, "type" | "timeInForce"> & { readonly newOrderRespType: "ACK" | "RESULT" },
): boolean {
  return p.newOrderRespType === "RESULT" && (p.type === "MARKET" || p.timeInForce !== "GTC");
}
