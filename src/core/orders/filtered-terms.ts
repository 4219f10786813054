// An order that is open already, as the filters of its pair see it.

import { priceAt, quantityOf } from "../../money/convert.ts";
import { count, type Lots } from "../../money/units.ts";
import { lotSize, type Pair } from "../listing.ts";
import { isMarket, isStop, type Order } from "../order.ts";
import type { FilteredOrder } from "../reference/filters.ts";
import type { View } from "../view.ts";

/** An order with a size, without what it is counted among and compared with. */
export function filteredTerms(
  pair: View<Pair>,
  order: View<Order>,
  size: Lots,
): Omit<FilteredOrder, "open" | "stops" | "reference"> {
  const { tick } = pair.filters.price;
  return {
    side: order.side,
    market: isMarket(order.kind),
    stop: isStop(order.kind),
    price: isMarket(order.kind) || count(order.ticks) === 0 ? undefined : priceAt(order.ticks, tick),
    stopPrice: count(order.stopTicks) > 0 ? priceAt(order.stopTicks, tick) : undefined,
    trailingDelta: order.trailingDelta > 0 ? order.trailingDelta : undefined,
    quantity: quantityOf(size, lotSize(pair)),
    quoteQuantity: undefined,
    icebergQuantity: count(order.icebergLots) > 0 ? quantityOf(order.icebergLots, lotSize(pair)) : undefined,
  };
}
