// What events do to the listing.

import { ticksOf } from "../../money/convert.ts";
import { emptyBook } from "../book/book.ts";
import type {
  AssetDefined,
  Established,
  MarketDefined,
  NoticeAnnounced,
  NoticeFulfilled,
  NoticeLoansEnded,
} from "../events.ts";
import { emptyTape } from "../prices/prices.ts";
import type { Exchange } from "../state.ts";
import { completed } from "../later-settings.ts";
import { priceFilter } from "../listing.ts";

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

/** A change of what margin lists is on its way. */
export function applyNoticeAnnounced(x: Exchange, e: NoticeAnnounced): void {
  x.counters.notice = e.notice.id;
  x.reference.notices.set(e.notice.id, e.notice);
}

/** Loans of what will be delisted have ended. */
export function applyNoticeLoansEnded(x: Exchange, e: NoticeLoansEnded): void {
  x.reference.notices.set(e.notice, { ...x.reference.notices.get(e.notice)!, loansEnded: true });
}

/** What was announced is so now. */
export function applyNoticeFulfilled(x: Exchange, e: NoticeFulfilled): void {
  x.reference.notices.delete(e.notice);
}
