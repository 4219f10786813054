// Orders on pairs as the wire shows them: what the spot and the margin pages have in common.

import type { Pair } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { OrderFacts } from "../history/rows.ts";
import { priceAt, quantityOf } from "../money/convert.ts";
import { padded } from "../money/text.ts";
import { type BigUnit, count, type Lots, type Ticks } from "../money/units.ts";
import { spell } from "./words.ts";

/** How figures are printed: `padded` to eight places, or `plain` where a page's examples cut the zeros. */
export type Print = (of: BigUnit) => string;

/** The pair of an order. */
export function pairOfOrder(x: ExchangeView, order: { readonly symbol: string }): View<Pair> {
  return x.reference.markets.get(order.symbol) as View<Pair>;
}

/** Ticks as a price. */
export function priceText(pair: View<Pair>, ticks: Ticks, print: Print = padded): string {
  return print(priceAt(ticks, pair.filters.price.tick));
}

/** Lots as a quantity. */
export function quantityText(pair: View<Pair>, lots: Lots, print: Print = padded): string {
  return print(quantityOf(lots, pair.filters.lot.step));
}

/** The figures and words every order body has, in the order in which the pages print them. */
export function orderBody(pair: View<Pair>, order: OrderFacts, print: Print = padded) {
  return {
    price: priceText(pair, order.ticks, print),
    origQty: quantityText(pair, order.lots, print),
    executedQty: quantityText(pair, order.filled, print),
    cummulativeQuoteQty: print(order.paid),
    status: spell(order.status),
    timeInForce: spell(order.timeInForce),
    type: spell(order.kind),
    side: spell(order.side),
  };
}

/** The stop price, iceberg quantity and trailing of bodies that show them only where they are set. */
export function stopAndIceberg(pair: View<Pair>, order: OrderFacts) {
  return {
    ...(count(order.stopTicks) > 0 ? { stopPrice: priceText(pair, order.stopTicks) } : {}),
    ...(count(order.icebergLots) > 0 ? { icebergQty: quantityText(pair, order.icebergLots) } : {}),
    ...trailing(order),
  };
}

/** How far the price must turn for a trailing stop, and since when it has followed it; −1 before it does. */
export function trailing(order: OrderFacts) {
  if (order.trailingDelta === 0) return {};
  const since = count(order.trailingAt);
  return { trailingDelta: order.trailingDelta, trailingTime: since === 0 ? -1 : since };
}

/** Whether an order works: it stands in the book or has left it, rather than waiting for its stop price. */
export function isWorking(order: OrderFacts): boolean {
  return count(order.workingAt) > 0;
}
