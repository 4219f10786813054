// From the parameters of a new order on a pair to a command: what each type needs and what it must
// not be sent with, refused as the real exchange refuses it.

import type { PlaceOrder, PurseName } from "../core/commands.ts";
import type { Amount, Price, Quantity } from "../money/units.ts";
import { isPositive } from "../money/arithmetic.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import { ORDER_TYPES, PREVENTIONS, SIDES, TIMES_IN_FORCE } from "./words.ts";

/** The parameters of a new order, as the spot and margin pages have them in common. */
export interface OrderRequest {
  readonly symbol: string;
  readonly side: keyof typeof SIDES;
  readonly type: keyof typeof ORDER_TYPES;
  readonly timeInForce: keyof typeof TIMES_IN_FORCE | undefined;
  readonly quantity: Quantity | undefined;
  readonly quoteOrderQty: Amount | undefined;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  readonly icebergQty: Quantity | undefined;
  readonly trailingDelta: number | undefined;
  readonly newClientOrderId: string | undefined;
  readonly selfTradePreventionMode: keyof typeof PREVENTIONS | undefined;
  /** Where this is said the price comes from the book, and one beside it need not be sent. */
  readonly pegPriceType?: string | undefined;
}

/** What an order does beside trading: nothing on spot, borrowing and repaying on margin. */
export type OrderEffects = Pick<PlaceOrder, "sideEffect" | "repayAtCancel">;

/**
 * The parameters a type may not be sent with, and those it must be sent with, in the order they are asked for. A stop
 * that trails needs no stop price.
 */
export const NEEDS: Record<
  keyof typeof ORDER_TYPES,
  { readonly must: readonly Needed[]; readonly mustNot: readonly Needed[] }
> = {
  LIMIT: { must: ["timeInForce", "quantity", "price"], mustNot: ["quoteOrderQty", "stopPrice", "trailingDelta"] },
  MARKET: { must: [], mustNot: ["timeInForce", "price", "stopPrice", "icebergQty", "trailingDelta"] },
  STOP_LOSS: { must: ["quantity", "stopPrice"], mustNot: ["timeInForce", "price", "quoteOrderQty", "icebergQty"] },
  STOP_LOSS_LIMIT: { must: ["timeInForce", "quantity", "price", "stopPrice"], mustNot: ["quoteOrderQty"] },
  TAKE_PROFIT: { must: ["quantity", "stopPrice"], mustNot: ["timeInForce", "price", "quoteOrderQty", "icebergQty"] },
  TAKE_PROFIT_LIMIT: { must: ["timeInForce", "quantity", "price", "stopPrice"], mustNot: ["quoteOrderQty"] },
  LIMIT_MAKER: { must: ["quantity", "price"], mustNot: ["timeInForce", "quoteOrderQty", "stopPrice", "trailingDelta"] },
};

/** A parameter that not every type takes. */
export type Needed =
  | "timeInForce"
  | "quantity"
  | "quoteOrderQty"
  | "price"
  | "stopPrice"
  | "icebergQty"
  | "trailingDelta";

/** The command of a new order, or why its parameters do not go together. */
export function orderCommand(p: OrderRequest, purse: PurseName, effects: OrderEffects): PlaceOrder | WireError {
  const { must, mustNot } = NEEDS[p.type];
  for (const name of must) {
    const trails = name === "stopPrice" && p.trailingDelta !== undefined;
    const pegged = name === "price" && p.pegPriceType !== undefined;
    if (p[name] === undefined && !trails && !pegged) return wireError("MISSING", { name });
  }
  for (const name of mustNot) if (p[name] !== undefined) return wireError("NOT_REQUIRED", { name });
  if (p.type === "MARKET") {
    if (p.quantity === undefined && p.quoteOrderQty === undefined) {
      return wireError("MISSING_BOTH", { one: "quantity", other: "quoteOrderQty" });
    }
    if (p.quantity !== undefined && p.quoteOrderQty !== undefined) return wireError("BAD_COMBINATION");
  }
  const iceberg = p.icebergQty !== undefined && isPositive(p.icebergQty) ? p.icebergQty : undefined;
  if (iceberg !== undefined && p.timeInForce !== undefined && p.timeInForce !== "GTC")
    return wireError("UNSUPPORTED_ORDER");
  return {
    type: "PlaceOrder",
    purse,
    symbol: p.symbol,
    side: SIDES[p.side],
    kind: ORDER_TYPES[p.type],
    timeInForce: p.timeInForce === undefined ? "gtc" : TIMES_IN_FORCE[p.timeInForce],
    quantity: p.quantity,
    quoteQuantity: p.quoteOrderQty,
    price: p.price,
    stopPrice: p.stopPrice,
    trailingDelta: p.trailingDelta,
    icebergQuantity: iceberg,
    clientId: p.newClientOrderId,
    prevention: p.selfTradePreventionMode === undefined ? undefined : PREVENTIONS[p.selfTradePreventionMode],
    ...effects,
  };
}

/** Which answer an order gets: as asked, else all of it for limit and market orders and a bare receipt for others. */
export function answerKind(
  p: Pick<OrderRequest, "type"> & { readonly newOrderRespType: "ACK" | "RESULT" | "FULL" | undefined },
) {
  return p.newOrderRespType ?? (p.type === "LIMIT" || p.type === "MARKET" ? "FULL" : "ACK");
}
