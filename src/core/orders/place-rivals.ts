// Placing two orders of which one ends the other.

import { isZero } from "../../money/arithmetic.ts";
import { type Instant, NO_AMOUNT } from "../../money/units.ts";
import { isMarket, isStop, spends } from "../order.ts";
import type { ListLeg, PlaceOco, PlaceRivals } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { lend } from "../margin/borrow.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { listKey } from "../book/desk.ts";
import { admit, type Admission, broken, gridLots, gridTicks } from "./admit.ts";
import { begin, type Entering, isShaped } from "./enter.ts";
import { limitTicks, pegOf, withPeg } from "./peg.ts";
import { duplicated, nameOfLeg, tooManyLists } from "./list-names.ts";
import { asTwoLegs, entriesOf } from "./two-legs.ts";

/** Places a limit order and a stop order of which one ends the other. */
export function placeOco(x: ExchangeView, at: Instant, c: PlaceOco, emit: Emit): Rejection | undefined {
  const { side, quantity } = c;
  const common = { side, quantity, trailingDelta: undefined };
  return placeRivals(
    x,
    at,
    {
      ...c,
      type: "PlaceRivals",
      profit: {
        ...common,
        kind: "limit-maker",
        timeInForce: "gtc",
        price: c.price,
        stopPrice: undefined,
        icebergQuantity: c.limitIcebergQuantity,
        clientId: c.limitClientId,
      },
      stop: {
        ...common,
        kind: c.stopLimitPrice === undefined ? "stop-loss" : "stop-loss-limit",
        timeInForce: c.stopLimitTimeInForce ?? "gtc",
        price: c.stopLimitPrice,
        stopPrice: c.stopPrice,
        icebergQuantity: c.stopIcebergQuantity,
        clientId: c.stopClientId,
      },
    },
    emit,
  );
}

/** Places both, or neither. What they need is held once, by the one that takes profit: as much as the dearer one needs. */
export function placeRivals(x: ExchangeView, at: Instant, c: PlaceRivals, emit: Emit): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  const { profit, stop } = c;
  const refused =
    misshapen(c) ??
    outsideFilters(x, admission, c, profit) ??
    outsideFilters(x, admission, c, stop) ??
    tooManyLists(x, admission) ??
    duplicated(x, admission, c.clientId, [profit, stop]);
  if (refused !== undefined) return refused;
  const { pair, purse } = admission;
  const priced = withPeg(x, pair, profit);
  if (isRejection(priced)) return priced;
  const beyond = priced === profit ? undefined : outsideFilters(x, admission, c, priced);
  if (beyond !== undefined) return beyond;
  const legs = { profit: entering(admission, c, priced), stop: entering(admission, c, stop) };
  const entries = entriesOf(x, pair, legs);
  if (isRejection(entries)) return entries;
  const { missing } = entries.profit;

  const list = x.counters.list + 1;
  const first = x.counters.order + 1;
  const clientIds = [stop, profit].map(
    (leg, nth) => leg.clientId ?? nameOfLeg(x, admission, [profit, stop], first + nth),
  );
  if (!isZero(missing)) lend(x, at, x.margin.accounts.get(purse)!, spends(pair, profit.side), missing, "order", emit);
  // The one that stops losses is placed first: the order in which replies of the real exchange number them.
  emit({
    type: "ListPlaced",
    list,
    symbol: c.symbol,
    account: c.purse.account,
    purse,
    contingency: "oco",
    clientId: c.clientId ?? freeNameFor(x.seed, "list", list, (name) => x.orders.listIds.has(listKey(purse, name))),
    orders: [first, first + 1],
    clientIds,
  });
  for (const [order, leg, terms, entry] of [
    [first, stop, legs.stop, entries.stop],
    [first + 1, profit, legs.profit, entries.profit],
  ] as const) {
    emit({
      type: "OrderPlaced",
      order,
      symbol: c.symbol,
      ...terms,
      clientId: clientIds[order - first]!,
      timeInForce: leg.timeInForce,
      icebergLots: gridLots(pair, leg.icebergQuantity),
      list,
      repayAtCancel: c.repayAtCancel,
      leg: undefined,
      reduceOnly: false,
      peg: pegOf(pair, leg),
      strategy: leg.strategy,
      pending: false,
      held: entry.held,
      borrowed: entry.missing,
    });
    begin(x, at, x.orders.open.get(order)!, entry.way, emit);
  }
  return undefined;
}

function misshapen({ profit, stop }: PlaceRivals): Rejection | undefined {
  const shaped = [profit, stop].every((leg) => isShaped({ ...leg, quoteQuantity: undefined }));
  const legs = shaped ? asTwoLegs(profit, stop) : undefined;
  return legs?.profit === profit ? undefined : refuse("unsupported-order");
}

function entering({ pair, purse, prevention }: Admission, c: PlaceRivals, leg: ListLeg): Entering {
  return {
    account: c.purse.account,
    purse,
    side: leg.side,
    kind: leg.kind,
    ticks: limitTicks(pair, leg, false),
    stopTicks: gridTicks(pair, leg.stopPrice),
    trailingDelta: leg.trailingDelta ?? 0,
    lots: gridLots(pair, leg.quantity),
    quoteBudget: NO_AMOUNT,
    prevention,
    sideEffect: c.sideEffect,
  };
}

/** Both count as open orders, and as many of them as are stop orders as those. */
function outsideFilters(x: ExchangeView, admission: Admission, c: PlaceRivals, leg: ListLeg): Rejection | undefined {
  const { kind } = leg;
  const terms = { ...leg, market: isMarket(kind), stop: isStop(kind), quoteQuantity: undefined };
  return broken(x, admission, terms, { open: 1, stops: isStop(c.profit.kind) ? 1 : 0 });
}
