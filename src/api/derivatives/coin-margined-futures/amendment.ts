// Amending orders on contracts: what is asked for, and the order as each amendment left it.

import type { AmendContractOrder } from "../../../core/commands.ts";
import type { Event } from "../../../core/events.ts";
import type { Rejection } from "../../../core/rejections.ts";
import { orderOf } from "../../../core/select.ts";
import { contractOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { Json } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { contractsValue, long, optional, priceValue, type Values } from "../../../gateway/parameters.ts";
import type { OrderFacts } from "../../../history/rows.ts";
import { isMultiple, minus, subtract } from "../../../money/arithmetic.ts";
import { count } from "../../../money/units.ts";
import { PRICE_MATCHES, SIDES } from "../../words.ts";
import { contractNamed } from "./contracts.ts";
import { placeOf } from "./figures.ts";
import { amendedBody, answered } from "./orders.ts";
import { clientOrderId, orderId, orderNamed, priceMatch, side, symbol } from "./params.ts";

/** The parameters of one amendment. */
export const AMENDMENT = {
  orderId,
  origClientOrderId: clientOrderId,
  symbol,
  side,
  quantity: optional(contractsValue),
  price: optional(priceValue),
  priceMatch,
  modifyId: optional(long()),
};

/** The values of one amendment. */
export type Amendment = Values<typeof AMENDMENT>;

/** The command of an amendment, or why its parameters do not go together. */
export function amendment(x: ExchangeView, p: Amendment, account: number): AmendContractOrder | WireError {
  const order = orderNamed(p);
  if (isWireError(order)) return order;
  const matches = p.priceMatch !== "NONE";
  if (matches && p.price !== undefined) return wireError("NOT_REQUIRED", { name: "price" });
  const unpriced = p.price === undefined && !matches;
  if (takesBoth(x)) {
    if (p.quantity === undefined) return wireError("MISSING", { name: "quantity" });
    if (unpriced) return wireError("MISSING", { name: "price" });
  } else if (p.quantity === undefined && unpriced) {
    return wireError("MISSING_BOTH", { one: "quantity", other: "price" });
  }
  const contract = contractNamed(x, p.symbol);
  if (isWireError(contract)) return contract;
  if (p.price !== undefined && !isMultiple(p.price, placeOf(contract.pricePlaces))) return wireError("TOO_PRECISE");
  return {
    type: "AmendContractOrder",
    account,
    symbol: contract.symbol,
    order,
    side: SIDES[p.side],
    contracts: p.quantity,
    price: p.price,
    priceMatch: PRICE_MATCHES[p.priceMatch],
    ...(takesBoth(x) && p.modifyId !== undefined ? { modifyId: p.modifyId } : {}),
  };
}

/** What clients read where an amendment is refused, if it is not what they read of new orders. */
export function amendmentRefusal({ reason }: Rejection): WireError | undefined {
  if (reason === "unknown-order") return wireError("NO_SUCH_ORDER");
  return reason === "market-closed" ? wireError("COINM_AMENDMENT_CLOSED") : undefined;
}

/** The answers to the amendments among some events, in their order; those that were refused are not there. */
export function amendedBodies(events: readonly Event[], x: ExchangeView): Readonly<Record<string, Json>>[] {
  return events.flatMap((event, nth) => {
    if (event.type === "OrderClosed" && event.byAmendment === true) {
      const order = orderOf(x, event.order);
      return [answered(x, amendedBody(contractOf(x, order.symbol)!, order))];
    }
    if (event.type !== "OrderAmended") return [];
    return [answered(x, amendedBody(contractOf(x, event.symbol)!, asAmended(event, events.slice(nth), x)))];
  });
}

/** The same answer with the caller's own number for the amendment behind the order's names, where it is shown. */
export function withModifyId(body: Readonly<Record<string, Json>>, p: Amendment, x: ExchangeView): Json {
  if (!takesBoth(x) || p.modifyId === undefined) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap((entry) =>
      entry[0] === "clientOrderId" ? [entry, ["modifyId", p.modifyId]] : [entry],
    ),
  );
}

/** An order as it was when it was amended: without what it traded from then on. */
function asAmended(
  amended: Extract<Event, { type: "OrderAmended" }>,
  since: readonly Event[],
  x: ExchangeView,
): OrderFacts {
  const order = orderOf(x, amended.order);
  let { filled } = order;
  let { cost } = order.terms!;
  for (const event of since) {
    if (event.type !== "ContractTraded" || (event.maker !== order.id && event.taker !== order.id)) continue;
    filled = subtract(filled, event.lots);
    cost = minus(cost, event.cost);
  }
  const { ticks, lots, prevention, priceMatch: matched } = amended;
  return {
    ...order,
    ticks,
    lots,
    prevention,
    filled,
    status: count(filled) > 0 ? "partially-filled" : "new",
    terms: { ...order.terms!, cost, priceMatch: matched },
  };
}

/** Whether a price and a quantity are both needed, and the caller's own number is shown. */
function takesBoth(x: ExchangeView): boolean {
  return x.reference.settings!.amendments === "both";
}
