// The filters of a pair as `exchangeInfo` prints them, in its order.

import type { Pair } from "../../core/listing.ts";
import type { View } from "../../core/view.ts";
import { padded, plain } from "../../money/text.ts";

/** A pair's filters. */
export function filtersOf(pair: View<Pair>) {
  const { price, lot, icebergParts, marketLot, trailingDelta, percentPrice, notional } = pair.filters;
  return [
    {
      filterType: "PRICE_FILTER",
      minPrice: padded(price.min),
      maxPrice: padded(price.max),
      tickSize: padded(price.tick),
    },
    { filterType: "LOT_SIZE", minQty: padded(lot.min), maxQty: padded(lot.max), stepSize: padded(lot.step) },
    { filterType: "ICEBERG_PARTS", limit: icebergParts },
    {
      filterType: "MARKET_LOT_SIZE",
      minQty: padded(marketLot.min),
      maxQty: padded(marketLot.max),
      stepSize: padded(marketLot.step),
    },
    {
      filterType: "TRAILING_DELTA",
      minTrailingAboveDelta: trailingDelta.min,
      maxTrailingAboveDelta: trailingDelta.max,
      minTrailingBelowDelta: trailingDelta.min,
      maxTrailingBelowDelta: trailingDelta.max,
    },
    {
      filterType: "PERCENT_PRICE_BY_SIDE",
      // Printed without trailing zeros, as the live ones are.
      bidMultiplierUp: plain(percentPrice.bidUp),
      bidMultiplierDown: plain(percentPrice.bidDown),
      askMultiplierUp: plain(percentPrice.askUp),
      askMultiplierDown: plain(percentPrice.askDown),
      avgPriceMins: percentPrice.minutes,
    },
    {
      filterType: "NOTIONAL",
      minNotional: padded(notional.min),
      applyMinToMarket: notional.minToMarket,
      maxNotional: padded(notional.max),
      applyMaxToMarket: notional.maxToMarket,
      avgPriceMins: notional.minutes,
    },
    ...countingFilters(pair),
  ];
}

/** Those of them that count what an account has in the pair already. */
export function countingFilters(pair: View<Pair>) {
  const { maxOrders, maxOrderLists, maxAlgoOrders, maxOrderAmends } = pair.filters;
  return [
    { filterType: "MAX_NUM_ORDERS", maxNumOrders: maxOrders },
    ...(maxOrderLists === undefined ? [] : [{ filterType: "MAX_NUM_ORDER_LISTS", maxNumOrderLists: maxOrderLists }]),
    { filterType: "MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders: maxAlgoOrders },
    ...(maxOrderAmends === undefined
      ? []
      : [{ filterType: "MAX_NUM_ORDER_AMENDS", maxNumOrderAmends: maxOrderAmends }]),
  ];
}
