// What margin lists: its assets and its pairs, and what a page says of one that is not among them.

import type { Asset, Pair } from "../../core/listing.ts";
import { delistingOf, type MarginListing, pairOf, pairs } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { whole } from "../../money/convert.ts";
import { atoms, count, type Rate, SCALE } from "../../money/units.ts";
import { fixed, trimmed } from "../../money/text.ts";

/** The assets margin accounts deal in: those that can be borrowed or count as collateral. */
export function marginAssets(x: ExchangeView): View<Asset>[] {
  return [...(x.reference.assets.values() as Iterable<View<Asset>>)].filter(isOnMargin);
}

/** The margin assets accounts of one kind deal in: all of them, or those of the pairs that have isolated accounts. */
export function marginAssetsFor(x: ExchangeView, margin: "cross" | "isolated"): View<Asset>[] {
  if (margin === "cross") return marginAssets(x);
  const ofPairs = new Set(pairs(x).flatMap((pair) => (pair.isolated ? [pair.base, pair.quote] : [])));
  return marginAssets(x).filter(({ name }) => ofPairs.has(name));
}

/** All margin assets, or the one that is asked for. */
export function assetsAsked(x: ExchangeView, name: string | undefined): View<Asset>[] | WireError {
  if (name === undefined) return marginAssets(x);
  const asset = x.reference.assets.get(name);
  return asset !== undefined && isOnMargin(asset) ? [asset] : wireError("NOT_MARGIN_ASSET");
}

/** All pairs of one kind of margin, or the one that is asked for. */
export function pairsAsked(
  x: ExchangeView,
  margin: "cross" | "isolated",
  symbol: string | undefined,
): View<Pair>[] | WireError {
  if (symbol === undefined) return pairs(x).filter((pair) => pair[margin]);
  const pair = pairOf(x, symbol);
  if (pair === undefined) return wireError("BAD_SYMBOL");
  return pair[margin] ? [pair] : wireError("NOT_MARGIN_PAIR");
}

/** When something will be delisted, in whole seconds like the documentation's examples, where that is announced. */
export function delistTime(x: ExchangeView, of: MarginListing): number | undefined {
  const notice = delistingOf(x, of);
  return notice === undefined ? undefined : whole(count(notice.at), 1_000);
}

/** What the pages that show it say of it. */
export const DELIST_TIME =
  "delistTime is in seconds, as in the documentation's examples, where the schedule has milliseconds; it is shown of what " +
  "was announced through the control plane";

/** A rate as the fee pages print it. */
export function rateText(rate: Rate): string {
  return trimmed(atoms(rate), SCALE.rate);
}

/** A rate with eight decimal places, and with more where it has more. */
export function paddedRate(rate: Rate): string {
  const eight = fixed(atoms(rate), SCALE.rate, 8);
  const exact = rateText(rate);
  return exact.length > eight.length ? exact : eight;
}

function isOnMargin(asset: View<Asset>): boolean {
  return asset.borrowable || asset.mortgageable;
}
