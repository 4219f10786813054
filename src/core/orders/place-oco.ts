// Placing a limit order and a stop order of which one ends the other.

import { greatest, isZero } from "../../money/arithmetic.ts";
import { type Instant, NO_AMOUNT, type Price, type Quantity, type Ticks } from "../../money/units.ts";
import { type OrderKind, spends, type TimeInForce } from "../order.ts";
import type { PlaceOco } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { lend } from "../margin/borrow.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { listKey } from "../book/desk.ts";
import { admit, type Admission, broken, gridLots, gridTicks, isTaken } from "./admit.ts";
import { limitHold, toBorrow } from "./fund.ts";
import { planPair, type Way, workPair } from "./work-pair.ts";

/** Places both legs, or neither. What they need is held once, by the limit leg: as much as the dearer one needs. */
export function placeOco(x: ExchangeView, at: Instant, c: PlaceOco, emit: Emit): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  const [limit, stop] = legsOf(c);
  const refused =
    broken(x, admission, filtered(c, limit), { open: 1, stops: 0 }) ??
    broken(x, admission, filtered(c, stop), { open: 1, stops: 0 }) ??
    duplicated(x, admission, c) ??
    outOfOrder(x, admission, c);
  if (refused !== undefined) return refused;
  const { pair, purse, prevention } = admission;
  const way = wayOf(x, admission, c);
  if (way.plan.steps.length > 0) return refuse("would-take");
  const asset = spends(pair, c.side);
  const lots = gridLots(pair, c.quantity);
  const needed = greatest(
    limitHold(pair, c.side, gridTicks(pair, c.price), lots),
    limitHold(pair, c.side, gridTicks(pair, c.stopLimitPrice ?? c.stopPrice), lots),
  );
  const missing = toBorrow(x, purse, asset, needed, c.sideEffect);
  if (isRejection(missing)) return missing;

  const list = x.counters.list + 1;
  const first = x.counters.order + 1;
  const clientIds = [stop, limit].map((leg, nth) => leg.clientId ?? nameOfLeg(x, admission, c, first + nth));
  if (!isZero(missing)) lend(x, at, x.margin.accounts.get(purse)!, asset, missing, "order", emit);
  // The stop leg is placed first: the order in which replies of the real exchange number them.
  emit({
    type: "ListPlaced",
    list,
    symbol: c.symbol,
    account: c.purse.account,
    purse,
    clientId: c.clientId ?? freeNameFor(x.seed, "list", list, (name) => x.orders.listIds.has(listKey(purse, name))),
    orders: [first, first + 1],
    clientIds,
  });
  for (const [order, leg, held, borrowed] of [
    [first, stop, NO_AMOUNT, NO_AMOUNT],
    [first + 1, limit, needed, missing],
  ] as const) {
    emit({
      type: "OrderPlaced",
      order,
      symbol: c.symbol,
      account: c.purse.account,
      purse,
      clientId: clientIds[order - first]!,
      side: c.side,
      kind: leg.kind,
      timeInForce: leg.timeInForce,
      ticks: gridTicks(pair, leg.price),
      stopTicks: gridTicks(pair, leg.stopPrice),
      lots,
      quoteBudget: NO_AMOUNT,
      icebergLots: gridLots(pair, leg.icebergQuantity),
      prevention,
      list,
      sideEffect: c.sideEffect,
      repayAtCancel: c.repayAtCancel,
      leg: undefined,
      reduceOnly: false,
      held,
      borrowed,
    });
    if (leg === stop) emit({ type: "OrderArmed", order });
    else workPair(x, at, x.orders.open.get(order)!, way, emit);
  }
  return undefined;
}

/** The name of a leg that came without one: none that is taken, nor the one sent for the other leg. */
function nameOfLeg(x: ExchangeView, admission: Admission, c: PlaceOco, order: number): string {
  const sent = [c.limitClientId, c.stopClientId];
  return freeNameFor(x.seed, "order", order, (name) => isTaken(x, admission, name) || sent.includes(name));
}

interface LegTerms {
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  readonly icebergQuantity: Quantity | undefined;
  readonly clientId: string | undefined;
}

function legsOf(c: PlaceOco): readonly [LegTerms, LegTerms] {
  return [
    {
      kind: "limit-maker",
      timeInForce: "gtc",
      price: c.price,
      stopPrice: undefined,
      icebergQuantity: c.limitIcebergQuantity,
      clientId: c.limitClientId,
    },
    {
      kind: c.stopLimitPrice === undefined ? "stop-loss" : "stop-loss-limit",
      timeInForce: c.stopLimitTimeInForce ?? "gtc",
      price: c.stopLimitPrice,
      stopPrice: c.stopPrice,
      icebergQuantity: c.stopIcebergQuantity,
      clientId: c.stopClientId,
    },
  ];
}

function filtered(c: PlaceOco, leg: LegTerms): Parameters<typeof broken>[2] {
  return {
    side: c.side,
    market: leg.kind === "stop-loss",
    stop: leg.stopPrice !== undefined,
    price: leg.price,
    stopPrice: leg.stopPrice,
    quantity: c.quantity,
    quoteQuantity: undefined,
    icebergQuantity: leg.icebergQuantity,
  };
}

function duplicated(x: ExchangeView, admission: Admission, c: PlaceOco): Rejection | undefined {
  const taken =
    isTaken(x, admission, c.limitClientId) ||
    isTaken(x, admission, c.stopClientId) ||
    (c.clientId !== undefined && x.orders.listIds.has(listKey(admission.purse, c.clientId))) ||
    (c.limitClientId !== undefined && c.limitClientId === c.stopClientId);
  return taken ? refuse("duplicate-client-id") : undefined;
}

/** The way the limit leg would go through the book: none, or it would take. */
function wayOf(x: ExchangeView, { pair, prevention }: Admission, c: PlaceOco): Way {
  return planPair(x, pair, {
    side: c.side,
    account: c.purse.account,
    limit: gridTicks(pair, c.price),
    lots: gridLots(pair, c.quantity),
    quote: undefined,
    prevention,
  });
}

/** Selling: limit above the last price, stop below it; buying: the reverse. */
function outOfOrder(x: ExchangeView, { pair }: Admission, c: PlaceOco): Rejection | undefined {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt === undefined) return refuse("no-liquidity");
  const last = tape.lastTicks;
  const limit: Ticks = gridTicks(pair, c.price);
  const stop: Ticks = gridTicks(pair, c.stopPrice);
  const right = c.side === "sell" ? limit > last && stop < last : limit < last && stop > last;
  return right ? undefined : refuse("prices-out-of-order");
}
