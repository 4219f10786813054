// What events do to the listing.

import { ticksOf } from "../../money/convert.ts";
import { emptyBook } from "../book/book.ts";
import type { AssetDefined, Established, MarketDefined } from "../events.ts";
import { emptyTape } from "../prices/prices.ts";
import type { Exchange } from "../state.ts";
import { completed, priceFilter } from "../listing.ts";

/** The exchange has its seed and settings. */
export function applyEstablished(x: Exchange, e: Established): void {
  x.seed = e.seed;
  x.reference.settings = completed(e.settings);
}

/** An asset is listed. */
export function applyAssetDefined(x: Exchange, e: AssetDefined): void {
  x.reference.assets.set(e.asset.name, e.asset);
}

/** A market is listed; a new one gets a book and a tape. */
export function applyMarketDefined(x: Exchange, e: MarketDefined): void {
  const { market } = e;
  x.reference.markets.set(market.symbol, market);
  if (x.books.has(market.symbol)) return;
  const filter = priceFilter(market);
  x.books.set(market.symbol, emptyBook(ticksOf(filter.max, filter.tick)));
  x.prices.tapes.set(market.symbol, emptyTape());
}
