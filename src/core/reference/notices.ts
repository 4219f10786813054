// What has been announced to be listed on margin, or to be taken off it: its life from the announcement
// to the moment, and what it keeps from happening in between.

import { earlier } from "../../money/arithmetic.ts";
import { count, DAY, type Instant } from "../../money/units.ts";
import type { AnnounceNotice } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { Notice, Pair } from "../listing.ts";
import { listedPair } from "../listing.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** How long before a delisting loans stop: a day, as in the notices of the real exchange. */
const LOANS_END_BEFORE = DAY;

/** Announces a listing or a delisting for a moment ahead. Transfers in of what will be delisted stop at once. */
export function announceNotice(x: ExchangeView, at: Instant, c: AnnounceNotice, emit: Emit): Rejection | undefined {
  const { kind, assets, crossPairs, isolatedPairs } = c;
  const refused = unannounceable(x, at, c);
  if (refused !== undefined) return refused;

  const id = x.counters.notice + 1;
  const loansEnd = kind === "list" || count(c.at) <= count(LOANS_END_BEFORE) ? c.at : earlier(c.at, LOANS_END_BEFORE);
  emit({
    type: "NoticeAnnounced",
    notice: { id, kind, at: c.at, loansEnd, loansEnded: false, assets, crossPairs, isolatedPairs },
  });
  if (kind === "delist" && loansEnd <= at) endLoans(x, x.reference.notices.get(id)!, emit);
  return undefined;
}

/** Lets loans of what a notice takes off margin end: those of a pair's isolated accounts by the notice itself. */
export function endLoans(x: ExchangeView, notice: View<Notice>, emit: Emit): void {
  const { id, assets } = notice;
  emit({ type: "NoticeLoansEnded", notice: id });
  for (const name of assets) {
    emit({ type: "AssetDefined", asset: { ...x.reference.assets.get(name)!, borrowable: false } });
  }
}

/** When a notice next lets something happen. */
export function noticeDue(notice: View<Notice>): Instant {
  return notice.kind === "delist" && !notice.loansEnded ? notice.loansEnd : notice.at;
}

/** Something margin lists. */
export type MarginListing =
  | { readonly asset: string }
  | { readonly symbol: string; readonly margin: "cross" | "isolated" };

/** The delisting of something that has been announced, if one has. */
export function delistingOf(x: ExchangeView, of: MarginListing): View<Notice> | undefined {
  for (const notice of x.reference.notices.values() as Iterable<View<Notice>>) {
    if (notice.kind === "delist" && names(notice, of)) return notice;
  }
  return undefined;
}

/** Whether a pair's isolated accounts are, or will be, without the pair: it takes in no more than is owed. */
export function isLeavingIsolated(x: ExchangeView, pair: View<Pair>): boolean {
  return !pair.isolated || delistingOf(x, { symbol: pair.symbol, margin: "isolated" }) !== undefined;
}

/** Whether isolated accounts of a pair are lent anything: not from a day before it is delisted. */
export function lendsInIsolated(x: ExchangeView, pair: View<Pair>): boolean {
  return pair.isolated && delistingOf(x, { symbol: pair.symbol, margin: "isolated" })?.loansEnded !== true;
}

function names(notice: View<Notice>, of: MarginListing): boolean {
  if ("asset" in of) return notice.assets.includes(of.asset);
  return (of.margin === "cross" ? notice.crossPairs : notice.isolatedPairs).includes(of.symbol);
}

function unannounceable(x: ExchangeView, at: Instant, c: AnnounceNotice): Rejection | undefined {
  const asset = c.assets.find((name) => !x.reference.assets.has(name));
  if (asset !== undefined) return { reason: "unknown-asset", asset };
  const symbol = [...c.crossPairs, ...c.isolatedPairs].find((name) => x.reference.markets.get(name)?.kind !== "pair");
  if (symbol !== undefined) return { reason: "unknown-symbol", symbol };
  const what = conflict(x, at, c);
  return what === undefined ? undefined : { reason: "definition-conflict", what };
}

function conflict(x: ExchangeView, at: Instant, c: AnnounceNotice): string | undefined {
  if (c.at <= at) return "the moment is not ahead";
  const listed: MarginListing[] = [
    ...c.assets.map((asset) => ({ asset })),
    ...c.crossPairs.map((symbol) => ({ symbol, margin: "cross" as const })),
    ...c.isolatedPairs.map((symbol) => ({ symbol, margin: "isolated" as const })),
  ];
  if (listed.length === 0) return "there is nothing to announce";
  for (const each of listed) {
    const name = "asset" in each ? each.asset : each.symbol;
    if (isListed(x, each) !== (c.kind === "delist")) return `${name} is ${c.kind === "list" ? "" : "not "}listed`;
    for (const notice of x.reference.notices.values() as Iterable<View<Notice>>) {
      if (names(notice, each)) return `${name} has been announced already`;
    }
  }
  if (c.kind === "delist") return undefined;
  const untiered = c.isolatedPairs.find((symbol) => listedPair(x, symbol).tiers.length === 0);
  return untiered === undefined ? undefined : `${untiered} has no isolated tiers`;
}

/** Whether margin lists something now. */
export function isListed(x: ExchangeView, of: MarginListing): boolean {
  if (!("asset" in of)) return listedPair(x, of.symbol)[of.margin];
  const { borrowable, mortgageable } = x.reference.assets.get(of.asset)!;
  return borrowable || mortgageable;
}
