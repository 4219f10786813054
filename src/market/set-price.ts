// Setting a price: the coin it belongs to moves, and with it every market the coin is in.

import type { Command } from "../core/commands.ts";
import type { Market } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { indexFrom, nearestTicks, priceAt } from "../money/convert.ts";
import type { Price } from "../money/units.ts";

/** What setting a price comes to, in two parts: observations first, then the markets to quote anew. */
export interface PriceChange {
  readonly observations: readonly Command[];
  readonly symbols: readonly string[];
}

/**
 * A pair's price sets the dollar price of its base coin (by the quote coin's), a contract's price
 * the dollar price of its coin; marks of the coin's contracts follow on their own grid. Undefined
 * for an unknown market, or while the quote coin has no price.
 */
export function priceChange(x: ExchangeView, symbol: string, price: Price): PriceChange | undefined {
  const market = x.reference.markets.get(symbol);
  if (market === undefined) return undefined;
  const quote = market.kind === "pair" ? x.prices.index.get(market.quote)?.price : undefined;
  if (market.kind === "pair" && quote === undefined) return undefined;
  const index = quote === undefined ? price : indexFrom(price, quote, "half-up");
  const coin = market.base;
  const affected = [...(x.reference.markets.values() as Iterable<View<Market>>)].filter(
    (each) => each.base === coin || (each.kind === "pair" && each.quote === coin),
  );
  const marks = affected.flatMap((each): Command[] => {
    if (each.kind !== "contract") return [];
    const mark = priceAt(nearestTicks(index, each.price.tick, "half-up"), each.price.tick);
    return [{ type: "ObserveMark", symbol: each.symbol, price: mark }];
  });
  return {
    observations: [{ type: "ObserveIndex", asset: coin, price: index }, ...marks],
    symbols: affected.map((each) => each.symbol),
  };
}
