// The parts orders had in what happened between them.

import { commissionOf } from "../core/commission.ts";
import type { Event } from "../core/events.ts";
import { type Order, type OrderId, remaining } from "../core/order.ts";
import { orderOf } from "../core/select.ts";
import { lotSize, listedPair } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { notional, priceAt, quantityOf } from "../money/convert.ts";
import { add } from "../money/arithmetic.ts";
import { count } from "../money/units.ts";
import type { Fill, Prevented } from "./spot/user-data-stream/order-update.ts";

/** A trade on a pair. */
export type Trade = Extract<Event, { type: "Traded" }>;
/** A match that was prevented. */
export type Match = Extract<Event, { type: "MatchPrevented" }>;

/** The part an order had in a trade. */
export function fillOf(
  x: ExchangeView,
  event: Trade,
  id: OrderId,
): { readonly order: View<Order>; readonly fill: Fill } {
  const order = orderOf(x, id);
  const pair = listedPair(x, event.symbol);
  const paid = commissionOf(event, order.side, pair);
  const { trade, ticks, lots, quote } = event;
  return {
    order,
    fill: {
      trade,
      maker: id === event.maker,
      ticks,
      lots,
      quote,
      commission: paid.amount,
      commissionAsset: paid.asset,
    },
  };
}

/** What a prevented match took off an order that goes on; undefined where it took nothing, or all that was left. */
export function takenBy(x: ExchangeView, match: Match, id: OrderId): Prevented | undefined {
  const order = orderOf(x, id);
  if (count(match.decrement) === 0 || count(remaining(order)) === 0) return undefined;
  return { ...met(x, match, id), last: match.decrement, all: order.prevented };
}

/** What a prevented match took off an order that ended by it: all it had left, beyond what was taken off before. */
export function lastTaken(x: ExchangeView, match: Match, order: View<Order>): Prevented {
  if (count(match.decrement) > 0) return { ...met(x, match, order.id), last: match.decrement, all: order.prevented };
  const left = remaining(order);
  return { ...met(x, match, order.id), last: left, all: add(order.prevented, left) };
}

function met(x: ExchangeView, { match, maker, taker, ticks, lots, symbol }: Match, id: OrderId) {
  const pair = listedPair(x, symbol);
  const quote = notional(priceAt(ticks, pair.filters.price.tick), quantityOf(lots, lotSize(pair)), "down");
  return { match, counterOrder: id === maker ? taker : maker, ticks, lots, quote };
}
