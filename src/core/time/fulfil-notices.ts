// What was announced comes true: loans end, and what is listed on margin changes.

import { plus } from "../../money/arithmetic.ts";
import type { Instant } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { nameFor } from "../ids.ts";
import { accrued, principal, type Purse } from "../ledger/ledger.ts";
import { listedPair, type Notice } from "../listing.ts";
import { repayUpTo } from "../margin/repay.ts";
import type { Order } from "../order.ts";
import { closeWithList } from "../orders/close.ts";
import { endLoans, noticeDue } from "../reference/notices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** Lets everything announced for a moment happen, in the order in which it was announced. */
export function fulfilNotices(x: ExchangeView, now: Instant, emit: Emit): void {
  const announced = [...x.reference.notices.keys()];
  for (const id of announced) {
    const notice = x.reference.notices.get(id)!;
    if (noticeDue(notice) > now) continue;
    if (notice.kind === "delist" && !notice.loansEnded) endLoans(x, notice, emit);
    if (notice.at > now) continue;
    if (notice.kind === "delist") windUp(x, notice, emit);
    define(x, notice, emit);
    emit({ type: "NoticeFulfilled", notice: id });
  }
}

/** Cancels the margin orders of what is delisted, and repays what is owed of it as far as the same coin is there. */
function windUp(x: ExchangeView, notice: View<Notice>, emit: Emit): void {
  const orders = [...(x.orders.open.values() as Iterable<View<Order>>)]
    .filter((order) => isOn(notice, x.ledger.purses[order.purse]!, order.symbol))
    .sort((a, b) => a.id - b.id);
  for (const order of orders) {
    if (x.orders.open.has(order.id))
      closeWithList(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
  }
  for (const purse of x.ledger.purses) {
    for (const asset of coinsOf(x, notice, purse)) {
      repayUpTo(
        x,
        purse.id,
        asset,
        plus(principal(x.ledger, purse.id, asset), accrued(x.ledger, purse.id, asset)),
        emit,
      );
    }
  }
}

function isOn(notice: View<Notice>, purse: View<Purse>, symbol: string): boolean {
  if (purse.kind === "cross") return notice.crossPairs.includes(symbol);
  return purse.kind === "isolated" && notice.isolatedPairs.includes(symbol);
}

/** The coins of a purse that a delisting is about: the asset in a cross one, both of the pair in an isolated one. */
function coinsOf(x: ExchangeView, notice: View<Notice>, purse: View<Purse>): readonly string[] {
  if (purse.kind === "cross") return notice.assets;
  if (purse.kind !== "isolated" || !notice.isolatedPairs.includes(purse.symbol)) return [];
  const { base, quote } = listedPair(x, purse.symbol);
  return [base, quote];
}

/** Lists, or takes off, everything a notice names. */
function define(x: ExchangeView, notice: View<Notice>, emit: Emit): void {
  const listed = notice.kind === "list";
  for (const name of notice.assets) {
    const asset = { ...x.reference.assets.get(name)!, borrowable: listed, mortgageable: listed };
    emit({ type: "AssetDefined", asset });
  }
  for (const symbol of notice.crossPairs) {
    emit({ type: "MarketDefined", market: { ...listedPair(x, symbol), cross: listed } });
  }
  for (const symbol of notice.isolatedPairs) {
    emit({ type: "MarketDefined", market: { ...listedPair(x, symbol), isolated: listed } });
  }
}
