// An order on a pair on its way through the book: planned first, so that every check can come
// before the first event, then carried out.

import { least, minus, plus, subtract } from "../../money/arithmetic.ts";
import { affordable, asAmount, priceAt, quantityOf, wholeLots } from "../../money/convert.ts";
import { type Amount, count, type Instant, type Lots, NO_AMOUNT, NO_LOTS, type Ticks } from "../../money/units.ts";
import { sideOf } from "../book/book.ts";
import { orderById } from "../book/desk.ts";
import { type OrderPlan, type OrderStep, ownerOf, planMatch, UNBOUNDED } from "../book/match.ts";
import { isMarket, NO_LIST, opposite, type Order, type OrderId, receives, remaining, type Side } from "../order.ts";
import type { Emit } from "../emit.ts";
import { repayUpTo } from "../margin/repay.ts";
import { listedPair, lotSize, type Pair, type Prevention } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { close, closeWithList, decideList } from "./close.ts";
import { commissions } from "./commissions.ts";
import { limitHold, tradedQuote } from "./fund.ts";
import { keepPayment } from "./pay.ts";
import { closeMinute, nextPrint } from "./print.ts";
import { beginTrailing } from "./wait.ts";

/** What an order asks of the book. */
export interface Asked {
  readonly side: Side;
  readonly account: number;
  readonly limit: Ticks | undefined;
  /** The size; undefined for one bounded by quote alone. */
  readonly lots: Lots | undefined;
  /** The most quote it may pay (or bring, selling). */
  readonly quote: Amount | undefined;
  readonly prevention: Prevention;
}

/** A plan and the quote that changes hands in it. */
export interface Way {
  readonly plan: OrderPlan;
  readonly quote: Amount;
  /** Whether it ended because the quote was used up rather than because the book was. */
  readonly exhausted: boolean;
}

/** Works out an order's way through a pair's book. */
export function planPair(x: ExchangeView, pair: View<Pair>, asked: Asked): Way {
  const against = sideOf(x.books.get(pair.symbol)!, opposite(asked.side));
  let quote = NO_AMOUNT;
  let forgone = NO_AMOUNT;
  let exhausted = false;
  const affords = (at: Ticks): Lots => {
    const left = minus(minus(asked.quote!, quote), forgone);
    const size = wholeLots(affordable(left, priceAt(at, pair.filters.price.tick), "down"), lotSize(pair));
    if (count(size) === 0) exhausted = true;
    return size;
  };
  const plan = planMatch(
    against,
    {
      side: asked.side,
      account: asked.account,
      limit: asked.limit,
      lots: asked.lots ?? UNBOUNDED,
      prevention: asked.prevention,
      affords: asked.quote === undefined ? undefined : affords,
      spend: (at, size) => {
        quote = plus(quote, tradedQuote(pair, at, size));
      },
      forgo: (at, size) => {
        forgone = plus(forgone, tradedQuote(pair, at, size));
      },
    },
    ownerOf,
  );
  if (asked.quote !== undefined && asked.lots === undefined && !exhausted) {
    // The last level may have been cut to what was affordable.
    const last = plan.steps.at(-1);
    exhausted = last !== undefined && count(affords(last.ticks)) === 0;
  }
  return { plan, quote, exhausted };
}

/** Carries out an order's plan, then lets it rest or closes it, then repays what it was to repay. */
export function workPair(x: ExchangeView, at: Instant, order: View<Order>, way: Way, emit: Emit): void {
  const pair = listedPair(x, order.symbol);
  const received = new Map<OrderId, Amount>();
  for (const step of way.plan.steps) {
    if (step.does === "prevent") prevent(x, pair, order, step, emit);
    else trade(x, at, pair, order, step, received, emit);
  }
  finish(x, order, way, emit);
  for (const [id, amount] of received) {
    const each = orderById(x.orders, id)!;
    repayUpTo(x, each.purse, receives(pair, each.side), amount, emit);
  }
}

function trade(
  x: ExchangeView,
  at: Instant,
  pair: View<Pair>,
  taker: View<Order>,
  step: OrderStep,
  received: Map<OrderId, Amount>,
  emit: Emit,
): void {
  const { maker } = step;
  if (maker.list !== NO_LIST) decideList(x, maker, emit);
  closeMinute(x, at, pair.symbol, emit);
  const buyerTakes = taker.side === "buy";
  const buyer = buyerTakes ? taker : maker;
  const seller = buyerTakes ? maker : taker;
  const base = asAmount(quantityOf(step.lots, lotSize(pair)));
  const quote = tradedQuote(pair, step.ticks, step.lots);
  const fees = commissions(x, pair, { order: buyer, received: base }, { order: seller, received: quote }, taker.side);
  emit({
    type: "Traded",
    symbol: pair.symbol,
    ...nextPrint(x, pair.symbol, taker.id, step.ticks),
    maker: maker.id,
    taker: taker.id,
    takerSide: taker.side,
    ticks: step.ticks,
    lots: step.lots,
    base,
    quote,
    ...fees,
    released: surplus(pair, buyer, step.lots, quote),
  });
  if (buyer.list !== NO_LIST) keepPayment(x, pair, buyer, { base, buyerFee: fees.buyerFee }, emit);
  beginTrailing(x, pair.symbol, emit);
  note(received, buyer, minus(base, fees.buyerFee));
  note(received, seller, minus(quote, fees.sellerFee));
  if (count(remaining(maker)) === 0) close(x, maker, "filled", "", emit);
}

/** What a buyer's hold exceeds the price by, once what it still needs at its limit is kept. */
function surplus(pair: View<Pair>, buyer: View<Order>, traded: Lots, quote: Amount): Amount {
  if (isMarket(buyer.kind)) return NO_AMOUNT;
  const kept = limitHold(pair, "buy", buyer.ticks, subtract(remaining(buyer), traded));
  return minus(minus(buyer.held, quote), kept);
}

function note(received: Map<OrderId, Amount>, order: View<Order>, amount: Amount): void {
  if (order.sideEffect === "none" || order.sideEffect === "margin-buy") return;
  received.set(order.id, plus(received.get(order.id) ?? NO_AMOUNT, amount));
}

function prevent(x: ExchangeView, pair: View<Pair>, taker: View<Order>, step: OrderStep, emit: Emit): void {
  const { maker } = step;
  const mode = taker.prevention;
  const decrements = mode === "decrement" || mode === "transfer";
  // Lots taken off one leg of a list would leave the other larger: the list is decided, as by a trade.
  if (decrements && maker.list !== NO_LIST) decideList(x, maker, emit);
  const decrement = decrements ? step.lots : NO_LOTS;
  emit({
    type: "MatchPrevented",
    symbol: pair.symbol,
    match: x.counters.match + 1,
    maker: maker.id,
    taker: taker.id,
    mode,
    ticks: step.ticks,
    lots: step.lots,
    decrement,
    makerReleased: decrements ? freedBy(pair, maker, decrement) : NO_AMOUNT,
    takerReleased: decrements ? freedBy(pair, taker, decrement) : NO_AMOUNT,
  });
  const makerExpires = mode === "expire-maker" || mode === "expire-both" || count(remaining(maker)) === 0;
  if (makerExpires) closeWithList(x, maker, "expired-in-match", "", emit);
}

/** What an order no longer needs to hold when lots are taken off it. */
function freedBy(pair: View<Pair>, order: View<Order>, off: Lots): Amount {
  // One by quote quantity holds no more than it will trade.
  if (order.quoteBudget > NO_AMOUNT) return NO_AMOUNT;
  if (order.side === "sell") return least(order.held, asAmount(quantityOf(off, lotSize(pair))));
  if (isMarket(order.kind)) return NO_AMOUNT;
  return minus(order.held, limitHold(pair, "buy", order.ticks, subtract(remaining(order), off)));
}

/** Lets an order rest or closes it. What used up the last of it says how it ended: a trade, or self-trade prevention. */
function finish(x: ExchangeView, order: View<Order>, way: Way, emit: Emit): void {
  const usedUp = order.quoteBudget > NO_AMOUNT ? way.exhausted : count(remaining(order)) === 0;
  const last = usedUp ? way.plan.steps.at(-1)?.does : undefined;
  if (last === "trade") return close(x, order, "filled", "", emit);
  if (last === "prevent" || way.plan.takerExpires) return closeWithList(x, order, "expired-in-match", "", emit);
  if (isMarket(order.kind) || order.timeInForce !== "gtc") return closeWithList(x, order, "expired", "", emit);
  emit({ type: "OrderRested", order: order.id });
}
