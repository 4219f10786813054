// The legs of order lists as clients send them: each is an order of its own, whose parameters carry its place in the
// list before their name.

import type { ListLeg } from "../core/commands.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import { isPositive } from "../money/arithmetic.ts";
import type { Price, Quantity } from "../money/units.ts";
import { type Needed, NEEDS } from "./pair-order-request.ts";
import { ORDER_TYPES, SIDES, TIMES_IN_FORCE } from "./words.ts";

/** A leg's parameters under the names a single order has them by. */
export interface LegRequest {
  readonly side: keyof typeof SIDES;
  readonly type: keyof typeof ORDER_TYPES;
  readonly timeInForce: "GTC" | "IOC" | "FOK" | undefined;
  /** Undefined for one that another order of its list pays for. */
  readonly quantity: Quantity | undefined;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  readonly trailingDelta: number | undefined;
  readonly icebergQty: Quantity | undefined;
  readonly clientOrderId: string | undefined;
  /** Where this is said the price comes from the book, and one beside it need not be sent. */
  readonly pegPriceType?: string | undefined;
}

/** The place of a leg in its list, as its parameters' names begin. */
export type Place = "working" | "pending" | "pendingAbove" | "pendingBelow" | "above" | "below" | "limit" | "stop";

/** In which the families differ. */
export interface LegManner {
  /** Whether every leg that trails needs a price, also one that then takes any (margin, since 2026-06-15). */
  readonly trailingNeedsPrice: boolean;
  /** What an iceberg reads that would not wait. */
  readonly hastyIceberg: (names: { readonly name: string; readonly tif: string }) => WireError;
}

/** A parameter's name with its leg's place before it. */
export function placedName(place: Place, name: string): string {
  return `${place}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The leg a request asks for, or why its parameters do not go together. */
export function legOf(place: Place, p: LegRequest, manner: LegManner): ListLeg | WireError {
  const trails = p.trailingDelta !== undefined;
  const { must, mustNot } = NEEDS[p.type];
  const sent = { ...p, quoteOrderQty: undefined };
  const named = (name: Needed): string => placedName(place, name);
  for (const name of must) {
    // The page has asked for a size already, or the leg needs none.
    if (name === "quantity" || (name === "price" && p.pegPriceType !== undefined)) continue;
    if (sent[name] === undefined && !(trails && name === "stopPrice"))
      return wireError("MISSING", { name: named(name) });
  }
  const { trailingNeedsPrice } = manner;
  if (trailingNeedsPrice && trails && p.price === undefined && !mustNot.includes("trailingDelta")) {
    return wireError("MISSING", { name: named("price") });
  }
  for (const name of mustNot) {
    if (sent[name] !== undefined && !(trailingNeedsPrice && trails && name === "price"))
      return wireError("NOT_REQUIRED", { name: named(name) });
  }
  const iceberg = p.icebergQty !== undefined && isPositive(p.icebergQty) ? p.icebergQty : undefined;
  if (iceberg !== undefined && p.timeInForce !== undefined && p.timeInForce !== "GTC")
    return manner.hastyIceberg({ name: named("icebergQty"), tif: named("timeInForce") });
  return {
    side: SIDES[p.side],
    kind: ORDER_TYPES[p.type],
    timeInForce: p.timeInForce === undefined ? "gtc" : TIMES_IN_FORCE[p.timeInForce],
    quantity: p.quantity,
    price: must.includes("price") ? p.price : undefined,
    stopPrice: p.stopPrice,
    trailingDelta: p.trailingDelta,
    icebergQuantity: iceberg,
    clientId: p.clientOrderId,
  };
}

/** The parameters of the stop leg of a list whose other leg is a limit order. */
interface StopLegRequest {
  readonly stopLimitPrice: Price | undefined;
  readonly stopIcebergQty: Quantity | undefined;
  readonly stopLimitTimeInForce: "GTC" | "IOC" | "FOK" | undefined;
}

/** Why the parameters of the stop leg do not go together: a limit needs its time in force, and only a limit has one. */
export function unfitStop(p: StopLegRequest): WireError | undefined {
  const iceberg = p.stopIcebergQty !== undefined && isPositive(p.stopIcebergQty);
  if (p.stopLimitPrice === undefined) {
    if (p.stopLimitTimeInForce !== undefined) return wireError("NOT_REQUIRED", { name: "stopLimitTimeInForce" });
    return iceberg ? wireError("NOT_REQUIRED", { name: "stopIcebergQty" }) : undefined;
  }
  if (p.stopLimitTimeInForce === undefined) return wireError("MISSING", { name: "stopLimitTimeInForce" });
  return iceberg && p.stopLimitTimeInForce !== "GTC" ? wireError("UNSUPPORTED_ORDER") : undefined;
}
