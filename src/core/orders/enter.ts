// How an order enters a market, whether it was placed just now or was pending until now: what it
// would meet, what it holds and what it must borrow are worked out before the first event.

import { isPositive } from "../../money/arithmetic.ts";
import { asAmount, quantityOf } from "../../money/convert.ts";
import { type Amount, count, type Instant, type Price, type Quantity } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { lotSize, type Pair, type Prevention } from "../listing.ts";
import {
  isMarket,
  isStop,
  type Order,
  type OrderKind,
  type Peg,
  type SideEffect,
  spends,
  type TimeInForce,
} from "../order.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { limitHold, toBorrow } from "./fund.ts";
import { allOrNothing } from "./trigger.ts";
import { cannotWait, startWaiting, type StopTerms, waitingHold } from "./wait.ts";
import { planPair, type Way, workPair } from "./work-pair.ts";

/** What an order asks for, as a caller says it. */
export interface Shape {
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly quantity: Quantity | undefined;
  readonly quoteQuantity: Amount | undefined;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  readonly trailingDelta: number | undefined;
  readonly icebergQuantity: Quantity | undefined;
  readonly peg?: Peg | undefined;
}

/** Whether an order has exactly what its kind needs. */
export function isShaped(c: Shape): boolean {
  const needsPrice = !isMarket(c.kind);
  const iceberg = c.icebergQuantity !== undefined && isPositive(c.icebergQuantity);
  const bySize = c.quantity !== undefined;
  const byQuote = c.quoteQuantity !== undefined;
  return (
    (needsPrice ? c.price !== undefined || c.peg !== undefined : c.price === undefined && c.peg === undefined) &&
    (c.stopPrice !== undefined || c.trailingDelta !== undefined) === isStop(c.kind) &&
    (c.kind === "market" ? bySize !== byQuote : bySize && !byQuote) &&
    (!iceberg || (needsPrice && c.timeInForce === "gtc")) &&
    c.timeInForce !== "gtx" &&
    (c.kind !== "limit-maker" || c.timeInForce === "gtc")
  );
}

/** An order about to enter a market, on the book's grid. */
export interface Entering extends StopTerms {
  readonly account: number;
  readonly purse: PurseId;
  readonly prevention: Prevention;
  /** The most quote a market order by quote quantity may spend or bring; zero otherwise. */
  readonly quoteBudget: Amount;
  readonly sideEffect: SideEffect;
}

/** What comes of an order that enters. */
export interface Entry {
  /** Its way through the book; undefined for a stop order, which waits. */
  readonly way: Way | undefined;
  readonly held: Amount;
  /** What it must borrow first, of what it spends. */
  readonly missing: Amount;
}

/** Lets an order enter, or says why not: its stop price, what it would meet, the funds. */
export function entryOf(x: ExchangeView, pair: View<Pair>, order: Entering): Entry | Rejection {
  const waits = isStop(order.kind);
  const early = waits ? cannotWait(x, pair, order) : undefined;
  if (early !== undefined) return early;
  const way = waits ? undefined : wayOf(x, pair, order);
  if (way !== undefined && order.kind === "limit-maker" && way.plan.steps.length > 0) return refuse("would-take");
  if (way !== undefined && order.kind === "market" && way.plan.steps.length === 0 && !way.exhausted)
    return refuse("no-liquidity");
  const held = toHold(x, pair, order, way);
  // A market buy by quote quantity must find all of that quantity, though it holds what it will spend.
  const needed = order.side === "buy" && isPositive(order.quoteBudget) ? order.quoteBudget : held;
  const missing = toBorrow(x, order.purse, spends(pair, order.side), needed, order.sideEffect);
  return isRejection(missing) ? missing : { way, held, missing };
}

/** Sets an order that has entered on its way through the book, or lets it wait for its stop price. */
export function begin(x: ExchangeView, at: Instant, order: View<Order>, way: Way | undefined, emit: Emit): void {
  if (way === undefined) startWaiting(x, order, emit);
  else workPair(x, at, order, allOrNothing(order, way), emit);
}

/** The way an order would go through the book. */
export function wayOf(x: ExchangeView, pair: View<Pair>, order: Entering): Way {
  return planPair(x, pair, {
    side: order.side,
    account: order.account,
    limit: isMarket(order.kind) ? undefined : order.ticks,
    lots: count(order.lots) > 0 ? order.lots : undefined,
    quote: isPositive(order.quoteBudget) ? order.quoteBudget : undefined,
    prevention: order.prevention,
  });
}

/** What an order locks: what it needs while it waits, its limit's worth, or what a market order will pay. */
function toHold(x: ExchangeView, pair: View<Pair>, order: Entering, way: Way | undefined): Amount {
  if (way === undefined) return waitingHold(x, pair, order);
  if (!isMarket(order.kind)) return limitHold(pair, order.side, order.ticks, order.lots);
  if (order.side === "buy") return way.quote;
  return asAmount(quantityOf(count(order.lots) > 0 ? order.lots : way.plan.traded, lotSize(pair)));
}
