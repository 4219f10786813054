// An order on a contract on its way through the book.

import { priceAt } from "../../money/convert.ts";
import { coins, costAt, faceOf } from "../../money/inverse.ts";
import {
  contracts,
  count,
  type Instant,
  type Lots,
  lots as toLots,
  NO_AMOUNT,
  NO_LOTS,
  type Ticks,
} from "../../money/units.ts";
import { sideOf } from "../book/book.ts";
import { effectiveOrders } from "../book/desk.ts";
import { type OrderPlan, ownerOf, planMatch, type OrderStep } from "../book/match.ts";
import { isMarket, type LegName, opposite, type Order, remaining } from "../order.ts";
import type { Emit } from "../emit.ts";
import { closableBy, positionOf } from "../futures/futures.ts";
import { onlyCloses } from "../futures/reserve.ts";
import { settleFill } from "../futures/settle.ts";
import { type Contract, listedContract } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { close } from "./close.ts";
import { closeMinute, nextPrint } from "./print.ts";
import { beginTrailing } from "./wait.ts";
import { lower } from "../../money/arithmetic.ts";

/** Works out an order's way through a contract's book; `limit` is its price, or the edge a market order may reach. */
export function planContract(
  x: ExchangeView,
  contract: View<Contract>,
  order: Pick<Order, "side" | "account" | "prevention" | "lots">,
  limit: Ticks | undefined,
): OrderPlan {
  const against = sideOf(x.books.get(contract.symbol)!, opposite(order.side));
  const { side, account, lots, prevention } = order;
  return planMatch(against, { side, account, limit, lots, prevention }, ownerOf);
}

/**
 * Whether a trade of a plan would end orders further along it, as `workContract` tells: those that may only close
 * a position which an earlier step has closed. Looks at every maker's side of the plan by itself.
 */
export function trimsItself(x: ExchangeView, contract: View<Contract>, plan: OrderPlan): boolean {
  const closed = new Map<string, { held: number; claimed: number; trims: boolean }>();
  for (const { maker, lots, does } of plan.steps) {
    const { leg, reduceOnly } = maker.terms!;
    const key = `${maker.account}/${leg}`;
    let left = closed.get(key);
    if (left === undefined) {
      const reducing = reducingOrders(x, contract.symbol, maker, leg, maker.side);
      const claimed = reducing.reduce((sum, order) => sum + count(remaining(order)), 0);
      const { contracts: position } = positionOf(x.futures, maker.account, contract.symbol, leg);
      closed.set(key, (left = { held: closableBy(position, maker.side), claimed, trims: false }));
    }
    const reduces = onlyCloses({ side: maker.side, leg, reduceOnly });
    if (reduces && left.trims) return true;
    if (does === "trade") left.held -= count(lots);
    if (reduces) left.claimed -= count(lots);
    left.trims = left.claimed > Math.max(0, left.held);
  }
  return false;
}

/**
 * Carries out an order's way. A trade may end other orders that could then only open a position
 * they were to close; where one of those stood further along the way, the way is worked out again.
 */
export function workContract(
  x: ExchangeView,
  at: Instant,
  order: View<Order>,
  limit: Ticks | undefined,
  firstPlan: OrderPlan,
  emit: Emit,
): void {
  const contract = listedContract(x, order.symbol);
  let plan = firstPlan;
  for (;;) {
    let skipped = false;
    for (const step of plan.steps) {
      if (!x.orders.open.has(step.maker.id)) skipped = true;
      else if (step.does === "prevent") prevent(x, order, step, emit);
      else trade(x, at, contract, order, step, emit);
    }
    if (!skipped || plan.takerExpires || count(remaining(order)) === 0) break;
    plan = planContract(x, contract, { ...order, lots: most(x, order) }, limit);
  }
  finish(x, order, plan, emit);
}

/** The most an order can still trade: what is left of it, and of one that may only close no more than there is. */
function most(x: ExchangeView, order: View<Order>): Lots {
  const { leg, reduceOnly } = order.terms!;
  if (!onlyCloses({ side: order.side, leg, reduceOnly })) return remaining(order);
  const held = positionOf(x.futures, order.account, order.symbol, leg).contracts;
  return lower(remaining(order), toLots(closableBy(held, order.side)));
}

function trade(
  x: ExchangeView,
  at: Instant,
  contract: View<Contract>,
  taker: View<Order>,
  step: OrderStep,
  emit: Emit,
): void {
  const { maker, lots, ticks } = step;
  closeMinute(x, at, contract.symbol, emit);
  const face = faceOf(contracts(count(lots)), contract.size);
  const price = priceAt(ticks, contract.price.tick);
  const print = nextPrint(x, contract.symbol, taker.id, ticks);
  emit({
    type: "ContractTraded",
    symbol: contract.symbol,
    ...print,
    maker: maker.id,
    taker: taker.id,
    takerSide: taker.side,
    ticks,
    lots,
    base: coins(face, price, "half-up"),
    cost: costAt(face, price, "half-up"),
  });
  beginTrailing(x, contract.symbol, emit);
  settleFill(x, contract, { order: maker, lots, ticks, trade: print.trade, role: "maker" }, emit);
  settleFill(x, contract, { order: taker, lots, ticks, trade: print.trade, role: "taker" }, emit);
  if (count(remaining(maker)) === 0) close(x, maker, "filled", "", emit);
  trimReducing(x, contract, maker, emit);
  trimReducing(x, contract, taker, emit);
}

/** Ends orders that may only close a position and are more than is left of it: the newest first. */
function trimReducing(x: ExchangeView, contract: View<Contract>, trader: View<Order>, emit: Emit): void {
  const { leg } = trader.terms!;
  for (const side of ["buy", "sell"] as const) {
    const reducing = reducingOrders(x, contract.symbol, trader, leg, side);
    const there = closableBy(positionOf(x.futures, trader.account, contract.symbol, leg).contracts, side);
    let claimed = reducing.reduce((sum, order) => sum + count(remaining(order)), 0);
    for (const order of reducing.reverse()) {
      if (claimed <= there) break;
      // The one on its way takes no more than there is, whatever its size.
      if (order.stage === "working") continue;
      claimed -= count(remaining(order));
      close(x, order, "expired", "", emit);
    }
  }
}

function reducingOrders(
  x: ExchangeView,
  symbol: string,
  trader: View<Order>,
  leg: LegName,
  side: "buy" | "sell",
): View<Order>[] {
  return effectiveOrders(x.orders, trader.purse, symbol).filter(
    (order) =>
      order.side === side && order.terms!.leg === leg && onlyCloses({ side, leg, reduceOnly: order.terms!.reduceOnly }),
  );
}

function prevent(x: ExchangeView, taker: View<Order>, step: OrderStep, emit: Emit): void {
  const { maker } = step;
  const mode = taker.prevention;
  emit({
    type: "MatchPrevented",
    symbol: taker.symbol,
    match: x.counters.match + 1,
    maker: maker.id,
    taker: taker.id,
    mode,
    ticks: step.ticks,
    lots: step.lots,
    decrement: NO_LOTS,
    makerReleased: NO_AMOUNT,
    takerReleased: NO_AMOUNT,
  });
  if (mode === "expire-maker" || mode === "expire-both") close(x, maker, "expired-in-match", "", emit);
}

function finish(x: ExchangeView, order: View<Order>, plan: OrderPlan, emit: Emit): void {
  if (count(remaining(order)) === 0) return close(x, order, "filled", "", emit);
  if (plan.takerExpires) return close(x, order, "expired-in-match", "", emit);
  const rests = !isMarket(order.kind) && (order.timeInForce === "gtc" || order.timeInForce === "gtx");
  if (!rests) return close(x, order, "expired", "", emit);
  emit({ type: "OrderRested", order: order.id });
}
