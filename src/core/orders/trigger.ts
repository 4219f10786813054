// Stop orders whose price was reached, or from whose best price the market has turned far enough.

import { greatest, minus, plus } from "../../money/arithmetic.ts";
import { type Amount, count, type Instant, NO_AMOUNT, NO_LOTS } from "../../money/units.ts";
import { dueFollower } from "../book/trail.ts";
import { isMarket, NO_LIST, type Order, remaining, type Waiter } from "../order.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { listedPair, type Pair } from "../listing.ts";
import { isRejection } from "../purse.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { close, decideList } from "./close.ts";
import { limitHold } from "./fund.ts";
import { triggeredPrice } from "./peg.ts";
import { firstReached } from "./wait.ts";
import { planPair, type Way, workPair } from "./work-pair.ts";

/** The waiting order that is due at the last price: of several that wait for different things, the one placed first. */
export function nextTriggered(x: ExchangeView, symbol: string): View<Order> | undefined {
  const tape = x.prices.tapes.get(symbol)!;
  if (tape.lastAt === undefined) return undefined;
  const { rising, falling, trailing } = x.books.get(symbol)!;
  const last = tape.lastTicks;
  const stop = older(firstReached(rising, last), firstReached(falling, last));
  const due = older(stop, older(dueFollower(trailing.sales, last), dueFollower(trailing.purchases, last)));
  return due === undefined ? undefined : x.orders.open.get(due.id);
}

/** Of two that may not be there, the one placed first. */
export function older(a: View<Waiter> | undefined, b: View<Waiter> | undefined): View<Waiter> | undefined {
  return a === undefined || (b !== undefined && b.id < a.id) ? b : a;
}

/** Sends a stop order to work. */
export function trigger(x: ExchangeView, at: Instant, order: View<Order>, emit: Emit): void {
  if (order.list !== NO_LIST) decideList(x, order, emit);
  const pair = listedPair(x, order.symbol);
  const priced = order.peg === undefined ? order : triggeredPrice(x, pair, order, order.peg);
  if (isRejection(priced)) {
    emit({ type: "PendingRefused", order: order.id, reason: priced.reason });
    close(x, order, "expired", "", emit);
    return;
  }
  const { ticks } = priced;
  const budget = budgetOf(x, pair, order);
  const way = planPair(x, pair, {
    side: order.side,
    account: order.account,
    limit: isMarket(order.kind) ? undefined : ticks,
    lots: remaining(order),
    quote: budget,
    prevention: order.prevention,
  });
  if (order.peg !== undefined) {
    const held = minus(limitHold(pair, order.side, ticks, remaining(order)), order.held);
    emit({ type: "OrderTriggered", order: order.id, held, ticks });
  } else {
    const more = budget === undefined ? NO_AMOUNT : greatest(minus(way.quote, order.held), NO_AMOUNT);
    emit({ type: "OrderTriggered", order: order.id, held: more });
  }
  workPair(x, at, order, allOrNothing(order, way), emit);
}

/** What a market buy may pay: what it holds and what is free. Others pay out of what they hold. */
function budgetOf(x: ExchangeView, pair: View<Pair>, order: View<Order>): Amount | undefined {
  if (order.side !== "buy" || !isMarket(order.kind)) return undefined;
  return plus(order.held, free(x.ledger, order.purse, pair.quote));
}

/** A fill-or-kill order that cannot fill does nothing. */
export function allOrNothing(order: Pick<Order, "timeInForce" | "lots">, way: Way): Way {
  if (order.timeInForce !== "fok" || count(way.plan.traded) === count(order.lots)) return way;
  return { plan: { ...way.plan, steps: [], traded: NO_LOTS, takerExpires: false }, quote: NO_AMOUNT, exhausted: false };
}
