// Placing a limit order and a stop order of which one ends the other.

import { isZero } from "../../money/arithmetic.ts";
import { type Instant, NO_AMOUNT, type Price, type Quantity } from "../../money/units.ts";
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
import { begin, type Entering } from "./enter.ts";
import { entriesOf } from "./two-legs.ts";

/** Places both legs, or neither. What they need is held once, by the limit leg: as much as the dearer one needs. */
export function placeOco(x: ExchangeView, at: Instant, c: PlaceOco, emit: Emit): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  const [limit, stop] = legsOf(c);
  const refused =
    broken(x, admission, filtered(c, limit), { open: 1, stops: 0 }) ??
    broken(x, admission, filtered(c, stop), { open: 1, stops: 0 }) ??
    duplicated(x, admission, c);
  if (refused !== undefined) return refused;
  const { pair, purse } = admission;
  const legs = { limit: entering(admission, c, limit), stop: entering(admission, c, stop) };
  const entries = entriesOf(x, pair, legs);
  if (isRejection(entries)) return entries;
  const { missing } = entries.limit;

  const list = x.counters.list + 1;
  const first = x.counters.order + 1;
  const clientIds = [stop, limit].map((leg, nth) => leg.clientId ?? nameOfLeg(x, admission, c, first + nth));
  if (!isZero(missing)) lend(x, at, x.margin.accounts.get(purse)!, spends(pair, c.side), missing, "order", emit);
  // The stop leg is placed first: the order in which replies of the real exchange number them.
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
    [first + 1, limit, legs.limit, entries.limit],
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
      pending: false,
      held: entry.held,
      borrowed: entry.missing,
    });
    begin(x, at, x.orders.open.get(order)!, entry.way, emit);
  }
  return undefined;
}

function entering({ pair, purse, prevention }: Admission, c: PlaceOco, leg: LegTerms): Entering {
  return {
    account: c.purse.account,
    purse,
    side: c.side,
    kind: leg.kind,
    ticks: gridTicks(pair, leg.price),
    stopTicks: gridTicks(pair, leg.stopPrice),
    trailingDelta: 0,
    lots: gridLots(pair, c.quantity),
    quoteBudget: NO_AMOUNT,
    prevention,
    sideEffect: c.sideEffect,
  };
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
    trailingDelta: undefined,
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
