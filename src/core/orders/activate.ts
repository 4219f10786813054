// Pending orders whose turn has come. They are judged as if they were placed now; one that cannot be
// placed expires, and of two that are to end each other both do.

import { isZero } from "../../money/arithmetic.ts";
import type { Instant, Ticks } from "../../money/units.ts";
import type { OrderList } from "../book/desk.ts";
import type { PurseName } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { listedPair, type Pair } from "../listing.ts";
import { lend } from "../margin/borrow.ts";
import { isStop, type Order, spends } from "../order.ts";
import { isRejection } from "../purse.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { admit, broken } from "./admit.ts";
import { sizePaid } from "./pay.ts";
import { close } from "./close.ts";
import { pricedPending } from "./peg.ts";
import { begin, type Entry, entryOf } from "./enter.ts";
import { filteredTerms } from "./filtered-terms.ts";
import { entriesOf, stopsLosses } from "./two-legs.ts";

/** Places the pending orders of a list whose working order was filled. */
export function activateList(x: ExchangeView, at: Instant, list: View<OrderList>, emit: Emit): void {
  const pair = listedPair(x, list.symbol);
  const pending = list.orders.map((id) => x.orders.open.get(id)).filter((order) => order?.stage === "pending");
  const [first, second] = pending as readonly View<Order>[];
  if (list.paying === true) sizePaid(pair, pending as readonly View<Order>[], emit);
  const entries = second === undefined ? entryOfOne(x, pair, first!) : entriesOfTwo(x, pair, first!, second);
  if (isRejection(entries)) {
    for (const { id } of pending as readonly View<Order>[]) {
      emit({ type: "PendingRefused", order: id, reason: entries.reason });
      close(x, x.orders.open.get(id)!, "expired", "", emit);
    }
    return;
  }
  for (const { order, way, held, missing, ticks } of entries) {
    if (!isZero(missing)) {
      lend(x, at, x.margin.accounts.get(order.purse)!, spends(pair, order.side), missing, "order", emit);
    }
    const priced = order.peg === undefined || isStop(order.kind) ? {} : { ticks };
    emit({ type: "OrderActivated", order: order.id, held, borrowed: missing, ...priced });
    begin(x, at, x.orders.open.get(order.id)!, way, emit);
  }
}

interface PendingEntry extends Entry {
  readonly order: View<Order>;
  readonly ticks: Ticks;
}

function entryOfOne(x: ExchangeView, pair: View<Pair>, found: View<Order>): readonly PendingEntry[] | Rejection {
  const order = pricedPending(x, pair, found);
  if (isRejection(order)) return order;
  const refused = notAdmitted(x, pair, order);
  if (refused !== undefined) return refused;
  const entry = entryOf(x, pair, order);
  return isRejection(entry) ? entry : [{ order, ticks: order.ticks, ...entry }];
}

function entriesOfTwo(
  x: ExchangeView,
  pair: View<Pair>,
  one: View<Order>,
  other: View<Order>,
): readonly PendingEntry[] | Rejection {
  const first = pricedPending(x, pair, one);
  if (isRejection(first)) return first;
  const second = pricedPending(x, pair, other);
  if (isRejection(second)) return second;
  const refused = notAdmitted(x, pair, first) ?? notAdmitted(x, pair, second);
  if (refused !== undefined) return refused;
  const stopFirst = stopsLosses(first.kind);
  const entries = entriesOf(x, pair, stopFirst ? { profit: second, stop: first } : { profit: first, stop: second });
  if (isRejection(entries)) return entries;
  const { profit, stop } = entries;
  return [
    { order: first, ticks: first.ticks, ...(stopFirst ? stop : profit) },
    { order: second, ticks: second.ticks, ...(stopFirst ? profit : stop) },
  ];
}

/** Why an order may not enter now: what would refuse it if it were placed, but that it is counted among the open ones already. */
function notAdmitted(x: ExchangeView, pair: View<Pair>, order: View<Order>): Rejection | undefined {
  const admission = admit(x, nameOf(x, order.purse), order.symbol, order.prevention);
  if (isRejection(admission)) return admission;
  return broken(x, admission, filteredTerms(pair, order, order.lots), { open: -1, stops: -1 });
}

function nameOf(x: ExchangeView, purse: PurseId): PurseName {
  const { kind, account, symbol } = x.ledger.purses[purse]!;
  if (kind === "isolated") return { kind, account, symbol };
  if (kind === "spot" || kind === "cross") return { kind, account };
  throw new Error("invariant broken: orders on pairs are placed from spot and margin purses");
}
