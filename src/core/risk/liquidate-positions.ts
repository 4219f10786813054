// Liquidating positions in contracts: the open orders of the scope are cancelled, its positions are reduced
// through the book, at their bankruptcy price or better, while the margin does not suffice; what the book did not take
// by the next tick goes to the insurance fund or to those who gain from it.
//
// Source: Binance's liquidation protocol for futures: orders first, then one IOC order, a clearance fee on what
// it closed, then the insurance fund, then deleveraging. How large positions are reduced is inferred.

import { atLeastZero, isPositive, least, minus } from "../../money/arithmetic.ts";
import { part } from "../../money/convert.ts";
import { asCoins, contractsCovered } from "../../money/inverse.ts";
import { type Amount, count, type Instant, type Lots, lots } from "../../money/units.ts";
import { waitingAlgos } from "../book/algos.ts";
import { openOrdersOf, orderById } from "../book/desk.ts";
import type { Emit } from "../emit.ts";
import { bracketAt } from "../futures/brackets.ts";
import type { PositionFigures } from "../futures/position.ts";
import { assessScope, covers, isUnderMargined, type ScopeFigures } from "../futures/scope.ts";
import type { ContractLiquidation, Scope } from "../futures/liquidations.ts";
import { nameFor } from "../ids.ts";
import { free } from "../ledger/ledger.ts";
import { listedContract } from "../listing.ts";
import { type Order, remaining } from "../order.ts";
import { cancelAlgos, closeWithList } from "../orders/close.ts";
import { planContract, workContract } from "../orders/work-contract.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { bankruptcyTicks } from "./bankruptcy.ts";
import { placeForced } from "./forced-order.ts";
import { closePastTheBook } from "./deleverage.ts";

/** Begins: cancels the orders of a scope and reduces its positions as far as the book takes them. */
export function liquidatePositions(x: ExchangeView, at: Instant, scope: Scope, found: ScopeFigures, emit: Emit): void {
  const liquidation = x.counters.liquidation + 1;
  const { balance, maintenance } = found;
  emit({ type: "ContractLiquidationStarted", liquidation, ...scope, balance, maintenance });
  cancelOrders(x, scope, emit);
  reduce(x, at, scope, "safe", emit);
  if (!isUnderMargined(assessScope(x, scope))) finish(liquidation, scope, emit);
}

/**
 * Goes on at a tick, and to the end, also where the price has come back: through the book as far as that takes it, and
 * past it with the rest.
 */
export function proceedWithPositions(x: ExchangeView, at: Instant, going: ContractLiquidation, emit: Emit): void {
  const { id, startedAt: _, ...scope } = going;
  reduce(x, at, scope, "closed", emit);
  // Each turn closes a position, and none is opened.
  for (let found = assessScope(x, scope); found.legs.length > 0; found = assessScope(x, scope)) {
    closePastTheBook(x, at, scope, found, largest(found.legs), emit);
  }
  finish(id, scope, emit);
}

function finish(liquidation: number, scope: Scope, emit: Emit): void {
  emit({ type: "ContractLiquidationFinished", liquidation, ...scope });
}

function cancelOrders(x: ExchangeView, scope: Scope, emit: Emit): void {
  const { coinm } = x.accounts.byId.get(scope.account)!;
  for (const order of openOrdersOf(x.orders, coinm)) {
    if (!covers(x, scope, order.symbol, order.terms!.leg) || !x.orders.open.has(order.id)) continue;
    closeWithList(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
  }
  const waiting = waitingAlgos(x.algos, coinm).filter(({ symbol, terms }) => covers(x, scope, symbol, terms.leg));
  cancelAlgos(waiting, emit);
}

/** Sells what must be kept most for, until the margin suffices or all is closed, or no book takes more. */
function reduce(x: ExchangeView, at: Instant, scope: Scope, until: "safe" | "closed", emit: Emit): void {
  const tried = new Set<string>();
  for (let found = assessScope(x, scope); ; found = assessScope(x, scope)) {
    if (until === "safe" && !isUnderMargined(found)) return;
    const left = found.legs.filter(({ symbol, leg }) => !tried.has(`${symbol}/${leg}`));
    if (left.length === 0) return;
    const next = largest(left);
    if (sell(x, at, scope, found, next, emit) !== "filled") tried.add(`${next.symbol}/${next.leg}`);
  }
}

/** One order: the part of a position that its bracket is for, or all of one in the lowest. */
function sell(
  x: ExchangeView,
  at: Instant,
  scope: Scope,
  found: ScopeFigures,
  position: PositionFigures,
  emit: Emit,
): "filled" | "exhausted" {
  const contract = listedContract(x, position.symbol);
  const before = free(x.ledger, x.accounts.byId.get(scope.account)!.coinm, scope.asset);
  const limit = bankruptcyTicks(contract, found, position);
  const size = reducedBy(x, position);
  const order = placeForced(x, at, { account: scope.account, position, lots: size, ticks: limit }, "liquidation", emit);
  const plan = planContract(x, contract, order, limit);
  workContract(x, at, order, limit, plan, emit);
  const done = orderById(x.orders, order.id)!;
  if (count(done.filled) > 0) takeFee(x, scope, done, before, emit);
  return count(remaining(done)) === 0 ? "filled" : "exhausted";
}

/** How many contracts are sold at once: those above the floor of their bracket, of the lowest bracket all. */
function reducedBy(x: ExchangeView, { symbol, face, mark, contracts }: PositionFigures): Lots {
  const contract = listedContract(x, symbol);
  const all = lots(Math.abs(count(contracts)));
  const { floor } = bracketAt(contract, face, mark);
  return lots(Math.max(1, count(all) - count(contractsCovered(floor, mark, contract.size))));
}

/** The clearance fee on what an order closed, out of what is left. */
function takeFee(x: ExchangeView, scope: Scope, order: View<Order>, before: Amount, emit: Emit): void {
  const { liquidationFee } = listedContract(x, order.symbol);
  const { coinm } = x.accounts.byId.get(scope.account)!;
  // An isolated leg pays out of what came back of its margin, crossed positions out of all they share.
  const left = scope.symbol === "" ? assessScope(x, scope).balance : minus(free(x.ledger, coinm, scope.asset), before);
  const amount = least(part(asCoins(order.terms!.cost, "down"), liquidationFee, "down"), atLeastZero(left));
  if (!isPositive(amount)) return;
  emit({
    type: "ContractClearanceFeeTaken",
    transaction: x.counters.transaction + 1,
    account: scope.account,
    symbol: order.symbol,
    order: order.id,
    purse: coinm,
    asset: scope.asset,
    amount,
  });
}

/** The position for which most must be kept; of equal ones, the first. */
function largest(legs: readonly PositionFigures[]): PositionFigures {
  return legs.reduce((most, leg) => (leg.maintenanceMargin > most.maintenanceMargin ? leg : most));
}
