// Placing an order that, once it is filled, brings others into the market. They are counted and named
// from the beginning, and hold nothing until then.

import { isZero } from "../../money/arithmetic.ts";
import { count, type Instant, NO_AMOUNT } from "../../money/units.ts";
import { listKey } from "../book/desk.ts";
import type { ListLeg, PlaceOto } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { lend } from "../margin/borrow.ts";
import { isMarket, isStop, spends } from "../order.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { admit, type Admission, broken, gridLots, gridTicks } from "./admit.ts";
import { begin, type Entering, entryOf, isShaped } from "./enter.ts";
import { followUp } from "./follow-up.ts";
import { duplicated, nameOfLeg, tooManyLists } from "./list-names.ts";
import { limitTicks, pegOf, withPeg } from "./peg.ts";
import { aimOf, asTwoLegs, isBeyond } from "./two-legs.ts";

/** Places the working order and keeps the others back, or places none. Loans for those are made when their turn comes. */
export function placeOto(x: ExchangeView, at: Instant, c: PlaceOto, emit: Emit): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  const legs = [c.working, ...c.pending];
  const refused =
    misshapen(c) ??
    outsideFilters(x, admission, legs) ??
    tooManyLists(x, admission) ??
    duplicated(x, admission, c.clientId, legs) ??
    outOfOrder(admission, c);
  if (refused !== undefined) return refused;
  const { pair, purse } = admission;
  const working = withPeg(x, pair, c.working);
  if (isRejection(working)) return working;
  const beyond = working === c.working ? undefined : outsideFilters(x, admission, [working, ...c.pending]);
  if (beyond !== undefined) return beyond;
  const terms = [entering(admission, c, working), ...c.pending.map((leg) => entering(admission, c, leg))];
  const entry = entryOf(x, pair, terms[0]!);
  if (isRejection(entry)) return entry;

  const list = x.counters.list + 1;
  const first = x.counters.order + 1;
  const clientIds = legs.map((leg, nth) => leg.clientId ?? nameOfLeg(x, admission, legs, first + nth));
  if (!isZero(entry.missing)) {
    lend(x, at, x.margin.accounts.get(purse)!, spends(pair, c.working.side), entry.missing, "order", emit);
  }
  emit({
    type: "ListPlaced",
    list,
    symbol: c.symbol,
    account: c.purse.account,
    purse,
    contingency: "oto",
    ...(c.paying === true ? { paying: true } : {}),
    clientId: c.clientId ?? freeNameFor(x.seed, "list", list, (name) => x.orders.listIds.has(listKey(purse, name))),
    orders: legs.map((_, nth) => first + nth),
    clientIds,
  });
  for (const [nth, leg] of legs.entries()) {
    emit({
      type: "OrderPlaced",
      order: first + nth,
      symbol: c.symbol,
      ...terms[nth]!,
      clientId: clientIds[nth]!,
      timeInForce: leg.timeInForce,
      icebergLots: gridLots(pair, leg.icebergQuantity),
      list,
      repayAtCancel: c.repayAtCancel,
      leg: undefined,
      reduceOnly: false,
      peg: pegOf(pair, leg),
      strategy: leg.strategy,
      pending: nth > 0,
      held: nth > 0 ? NO_AMOUNT : entry.held,
      borrowed: nth > 0 ? NO_AMOUNT : entry.missing,
    });
  }
  begin(x, at, x.orders.open.get(first)!, entry.way, emit);
  followUp(x, at, c.symbol, emit);
  return undefined;
}

/** A limit order that works, and one order of any kind, or two legs of which one ends the other. */
function misshapen({ working, pending, paying, sideEffect }: PlaceOto): Rejection | undefined {
  const sized = paying === true ? pending.map((leg) => ({ ...leg, quantity: working.quantity })) : pending;
  const legs = [working, ...sized];
  const works = (working.kind === "limit" || working.kind === "limit-maker") && (paying !== true || pays());
  const shaped = legs.every((leg) => isShaped({ ...leg, quoteQuantity: undefined }));
  const [first, second] = pending;
  const right =
    second === undefined ? first !== undefined : pending.length === 2 && asTwoLegs(first!, second) !== undefined;
  return works && shaped && right ? undefined : refuse("unsupported-order");

  /** A purchase pays for sales, which say no size, and nothing of it is owed to anybody. */
  function pays(): boolean {
    const paid = pending.every(({ side, quantity }) => side === "sell" && quantity === undefined);
    return working.side === "buy" && paid && sideEffect === "none";
  }
}

/** All legs count as open orders from the beginning, and stops as stops. */
function outsideFilters(x: ExchangeView, admission: Admission, legs: readonly ListLeg[]): Rejection | undefined {
  const more = { open: legs.length - 1, stops: Math.max(0, legs.filter(({ kind }) => isStop(kind)).length - 1) };
  for (const leg of legs) {
    const { kind } = leg;
    const terms = { ...leg, market: isMarket(kind), stop: isStop(kind), quoteQuantity: undefined };
    const refused = broken(x, admission, terms, more);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Of two legs that end each other, the one of a sale that takes profit is above the one that stops losses; buying: below. */
function outOfOrder(admission: Admission, c: PlaceOto): Rejection | undefined {
  const [first, second] = c.pending;
  if (second === undefined) return undefined;
  const { profit, stop } = asTwoLegs(first!, second)!;
  const { stopTicks } = entering(admission, c, stop);
  if (count(stopTicks) === 0) return undefined;
  const aim = aimOf(entering(admission, c, profit));
  return isBeyond(profit.side, aim, stopTicks) ? undefined : refuse("prices-out-of-order");
}

function entering({ pair, purse, prevention }: Admission, c: PlaceOto, leg: ListLeg): Entering {
  return {
    account: c.purse.account,
    purse,
    side: leg.side,
    kind: leg.kind,
    ticks: limitTicks(pair, leg, c.pending.includes(leg)),
    stopTicks: gridTicks(pair, leg.stopPrice),
    trailingDelta: leg.trailingDelta ?? 0,
    lots: gridLots(pair, leg.quantity),
    quoteBudget: NO_AMOUNT,
    prevention,
    sideEffect: c.sideEffect,
  };
}
