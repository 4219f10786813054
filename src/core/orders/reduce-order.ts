// Taking something off the size of an open order on a pair. It keeps its number and its place among those at its price;
// of two orders that end each other both become smaller, for they must be of one size.

import { greatest, isMultiple, isPositive, minus } from "../../money/arithmetic.ts";
import { quantityOf, wholeLots } from "../../money/convert.ts";
import { type Amount, count, type Lots, lots, NO_AMOUNT } from "../../money/units.ts";
import { openSiblings } from "../book/desk.ts";
import type { ReduceOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { listedPair, lotSize, type Pair } from "../listing.ts";
import { isUnsized, type Order, remaining } from "../order.ts";
import { findPurse, isRejection } from "../purse.ts";
import { brokenFilter } from "../reference/filters.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { isTaken } from "./admit.ts";
import { findOpen } from "./cancel.ts";
import { closeWithList } from "./close.ts";
import { filteredTerms } from "./filtered-terms.ts";
import { holdOf } from "./two-legs.ts";

/** Makes an order smaller. One of which no more is wanted than was filled is over. */
export function reduceOrder(x: ExchangeView, c: ReduceOrder, emit: Emit): Rejection | undefined {
  if (x.reference.markets.get(c.symbol)?.kind !== "pair") return { reason: "unknown-symbol", symbol: c.symbol };
  const purse = findPurse(x, c.purse);
  if (isRejection(purse)) return purse;
  const order = findOpen(x, purse, c.symbol, c.order);
  if (isRejection(order)) return order;
  const pair = listedPair(x, c.symbol);
  const refused = notReducible(x, pair, order, c);
  if (refused !== undefined) return refused;

  const used = count(order.lots) - count(remaining(order));
  const size = lots(Math.max(count(wholeLots(c.quantity, lotSize(pair))), used));
  const rival = rivalOf(x, order);
  const clientId =
    c.newClientId ?? freeNameFor(x.seed, "order", NAMES + x.counters.execution, (name) => taken(x, order, name));
  // What two rivals need is held once, so that it is worked out for both before either becomes smaller.
  const released = releasedOf(x, pair, order, rival, size);
  reduce(x, order, clientId, size, released.order, emit);
  if (rival !== undefined) reduce(x, rival, rival.clientId, size, released.rival, emit);
  if (count(remaining(order)) === 0) closeWithList(x, order, "expired", "", emit);
  return undefined;
}

/** Invented names of reduced orders are not those of new ones. */
const NAMES = 1_000_000_000;

function taken(x: ExchangeView, order: View<Order>, name: string): boolean {
  return isTaken(x, { pair: listedPair(x, order.symbol), purse: order.purse, prevention: order.prevention }, name);
}

function notReducible(x: ExchangeView, pair: View<Pair>, order: View<Order>, c: ReduceOrder): Rejection | undefined {
  if (pair.status !== "trading") return refuse("market-closed");
  if (isUnsized(order)) return refuse("size-not-known");
  if (!isPositive(c.quantity)) return refuse("value-is-zero");
  const size = quantityOf(order.lots, lotSize(pair));
  if (c.quantity === size) return refuse("order-unchanged");
  if (c.quantity > size) return refuse("size-not-smaller");
  if (!isMultiple(c.quantity, lotSize(pair))) return { reason: "filter", filter: "LOT_SIZE" };
  const terms = filteredTerms(pair, order, wholeLots(c.quantity, lotSize(pair)));
  // Its prices were taken when it was placed, and it is counted already.
  const filter = brokenFilter(pair, { ...terms, open: -1, stops: -1, reference: undefined });
  if (filter !== undefined) return { reason: "filter", filter };
  const { maxOrderAmends } = pair.filters;
  if (maxOrderAmends !== undefined && (order.reductions ?? 0) >= maxOrderAmends) {
    return { reason: "filter", filter: "MAX_NUM_ORDER_AMENDS" };
  }
  const { newClientId } = c;
  if (newClientId === undefined || newClientId === order.clientId) return undefined;
  return taken(x, order, newClientId) ? refuse("duplicate-client-id") : undefined;
}

/** The order that ends with this one, and this one with it: both wait, or both are pending. */
function rivalOf(x: ExchangeView, order: View<Order>): View<Order> | undefined {
  return openSiblings(x.orders, order).find((each) => (each.stage === "pending") === (order.stage === "pending"));
}

/** What two orders, or one, need not hold any more. What was locked for a price that has moved since is not locked anew. */
function releasedOf(
  x: ExchangeView,
  pair: View<Pair>,
  order: View<Order>,
  rival: View<Order> | undefined,
  size: Lots,
): { readonly order: Amount; readonly rival: Amount } {
  const needs = (each: View<Order>): Amount => holdOf(x, pair, { ...each, lots: remaining({ ...each, lots: size }) });
  const needed = rival === undefined ? needs(order) : greatest(needs(order), needs(rival));
  const off = (each: View<Order>): Amount => greatest(minus(each.held, needed), NO_AMOUNT);
  return { order: off(order), rival: rival === undefined ? NO_AMOUNT : off(rival) };
}

function reduce(x: ExchangeView, order: View<Order>, clientId: string, size: Lots, released: Amount, emit: Emit): void {
  emit({
    type: "OrderReduced",
    order: order.id,
    execution: x.counters.execution + 1,
    before: { clientId: order.clientId, lots: order.lots },
    clientId,
    lots: size,
    released,
    nth: (order.reductions ?? 0) + 1,
  });
}
