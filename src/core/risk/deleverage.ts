// Positions that no book takes: the insurance fund takes them over at their bankruptcy price, as far as what it
// has is worth its positions; the rest is closed against those who gain most from it, at the same price and without a fee.

import { atLeastZero, isPositive, minus } from "../../money/arithmetic.ts";
import { priceAt } from "../../money/convert.ts";
import { contractsCovered, deleveragingScore } from "../../money/inverse.ts";
import {
  type Amount,
  type Contracts,
  type Cost,
  count,
  type Instant,
  type Lots,
  lots,
  NO_CONTRACTS,
  NO_COST,
  type Rate,
} from "../../money/units.ts";
import { waitingAlgos } from "../book/algos.ts";
import { openOrders } from "../book/desk.ts";
import type { Emit } from "../emit.ts";
import { figuresOf, type PositionFigures } from "../futures/position.ts";
import { assessScope, isBeingLiquidated, type ScopeFigures, scopeOfPosition } from "../futures/scope.ts";
import { changed, settleFill } from "../futures/settle.ts";
import type { Scope } from "../futures/liquidations.ts";
import { nameFor } from "../ids.ts";
import { free, INSURANCE } from "../ledger/ledger.ts";
import { type Contract, listedContract } from "../listing.ts";
import type { Order } from "../order.ts";
import { cancelAlgos, close, closeWithList } from "../orders/close.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { bankruptcyTicks, hasBankruptcyPrice } from "./bankruptcy.ts";
import { closingSide, pastTheBook, placeForced } from "./forced-order.ts";

/** Closes a whole position past the book. */
export function closePastTheBook(
  x: ExchangeView,
  at: Instant,
  scope: Scope,
  found: ScopeFigures,
  position: PositionFigures,
  emit: Emit,
): void {
  const contract = listedContract(x, position.symbol);
  const all = lots(Math.abs(count(position.contracts)));
  const { account } = scope;
  const limit = bankruptcyTicks(contract, found, position);
  const order = placeForced(x, at, { account, position, lots: all, ticks: limit }, "liquidation", emit);
  const taken = fundTakes(x, contract, position);
  if (count(taken) > 0) {
    const before = free(x.ledger, order.purse, scope.asset);
    takeOver(x, contract, order, taken, emit);
    if (hasBankruptcyPrice(found, position)) forfeit(x, scope, order, before, emit);
  }
  let left = count(all) - count(taken);
  // Longs and shorts are as many, so that there is always somebody.
  for (const winner of inLine(x, contract, account, position)) {
    if (left === 0) break;
    const size = lots(Math.min(left, Math.abs(count(winner.position.contracts))));
    deleverage(x, at, contract, order, { ...winner, size }, emit);
    left -= count(size);
  }
  close(x, order, "filled", "", emit);
}

/** How many contracts of a position the insurance fund takes: its own may be worth as much as it has, at the mark. */
function fundTakes(x: ExchangeView, contract: View<Contract>, position: PositionFigures): Lots {
  const held = count(fundPositionOf(x, contract.symbol).contracts) * (count(position.contracts) > 0 ? 1 : -1);
  const size = Math.abs(count(position.contracts));
  const pays = x.reference.settings!.insuranceFund === "pays";
  const fund = atLeastZero(free(x.ledger, INSURANCE, contract.base));
  const most = pays ? count(contractsCovered(fund, position.mark, contract.size)) : 0;
  // What it holds the other way round it closes in any case.
  return lots(Math.min(size, Math.max(most - held, -held, 0)));
}

function fundPositionOf(x: ExchangeView, symbol: string): { readonly contracts: Contracts; readonly cost: Cost } {
  return x.futures.fund.get(symbol) ?? { contracts: NO_CONTRACTS, cost: NO_COST };
}

function takeOver(x: ExchangeView, contract: View<Contract>, order: View<Order>, size: Lots, emit: Emit): void {
  const print = pastTheBook(x, order, size);
  const signed = count(size) * (order.side === "sell" ? 1 : -1);
  const after = changed(
    contract,
    fundPositionOf(x, contract.symbol),
    signed,
    priceAt(order.ticks, contract.price.tick),
  );
  emit({
    type: "PositionTakenOver",
    symbol: contract.symbol,
    order: order.id,
    ...print,
    asset: contract.base,
    fundContracts: after.contracts,
    fundCost: after.cost,
    fundRealised: after.realised,
  });
  settleFill(x, contract, { order, lots: size, ticks: order.ticks, trade: print.trade, role: "taker" }, emit);
}

/**
 * What the grid left of the margin goes to the fund with the contracts: of an isolated leg's what came back of it, of
 * crossed positions' the wallet, as soon as none of them is left.
 */
function forfeit(x: ExchangeView, scope: Scope, order: View<Order>, before: Amount, emit: Emit): void {
  const { asset } = scope;
  const { wallet, legs } = assessScope(x, scope);
  if (scope.symbol === "" && legs.length > 0) return;
  const amount = scope.symbol === "" ? wallet : minus(free(x.ledger, order.purse, asset), before);
  if (!isPositive(amount)) return;
  const { account, symbol, id, purse } = order;
  const transaction = x.counters.transaction + 1;
  emit({ type: "ContractMarginForfeited", transaction, account, symbol, order: id, purse, asset, amount });
}

/** Somebody whose position is closed against another's. */
interface InLine {
  readonly account: number;
  readonly position: PositionFigures;
}

function deleverage(
  x: ExchangeView,
  at: Instant,
  contract: View<Contract>,
  against: View<Order>,
  { account, position, size }: InLine & { readonly size: Lots },
  emit: Emit,
): void {
  const { coinm } = x.accounts.byId.get(account)!;
  for (const open of openOrders(x.orders, coinm, contract.symbol)) {
    if (open.id === against.id || !x.orders.open.has(open.id)) continue;
    closeWithList(x, open, "canceled", nameFor(x.seed, "cancellation", open.id), emit);
  }
  cancelAlgos(waitingAlgos(x.algos, coinm, contract.symbol), emit);
  const { ticks } = against;
  const order = placeForced(x, at, { account, position, lots: size, ticks }, "deleveraging", emit);
  const print = pastTheBook(x, against, size);
  emit({ type: "PositionDeleveraged", symbol: contract.symbol, order: against.id, winner: order.id, ...print });
  settleFill(x, contract, { order, lots: size, ticks, trade: print.trade, role: "maker" }, emit);
  settleFill(x, contract, { order: against, lots: size, ticks, trade: print.trade, role: "taker" }, emit);
  close(x, order, "filled", "", emit);
}

/** The positions on the other side, first those whose score is highest; what is being liquidated itself comes last. */
function inLine(x: ExchangeView, contract: View<Contract>, account: number, position: PositionFigures): InLine[] {
  const side = closingSide(position) === "sell" ? "short" : "long";
  return ranked(x, contract, side)
    .map((each) => ({
      ...each,
      last: isBeingLiquidated(x, each.account, contract.symbol, each.position.leg) || each.account === account,
    }))
    .sort((a, b) => Number(a.last) - Number(b.last));
}

/** A position and its place in the line of deleveraging. */
export interface Ranked extends InLine {
  readonly score: Rate;
}

/** The positions of one side of a contract: the one that is deleveraged first is first; of equal scores, the older account. */
export function ranked(x: ExchangeView, contract: View<Contract>, side: "long" | "short"): Ranked[] {
  const found: Ranked[] = [];
  for (const [account, { positions }] of x.futures.accounts) {
    for (const { symbol, leg, contracts: held } of positions.values()) {
      if (symbol !== contract.symbol || (side === "long" ? count(held) <= 0 : count(held) >= 0)) continue;
      const position = figuresOf(x, account, contract, leg);
      if (position === undefined) continue;
      found.push({ account, position, score: scoreOf(x, account, position) });
    }
  }
  return found.sort((a, b) => (a.score === b.score ? a.account - b.account : a.score > b.score ? -1 : 1));
}

function scoreOf(x: ExchangeView, account: number, { symbol, leg, unrealised }: PositionFigures): Rate {
  const { wallet, balance, maintenance } = assessScope(x, scopeOfPosition(x, account, symbol, leg));
  return deleveragingScore({ unrealised, wallet, balance, maintenance }, "down");
}
