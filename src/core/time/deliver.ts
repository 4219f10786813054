// A contract's last minutes and its delivery: orders cancelled, positions settled, the next contracts listed.
//
// Source: Binance's FAQ on the delivery of quarterly contracts: settled in coin at the mean of the index, at the fee of a
// taker; the contract of the next quarter takes its place, and a new one is listed.

import { atLeastZero, isNegative, least, negated, plus } from "../../money/arithmetic.ts";
import { coinCommission, faceOf, profit } from "../../money/inverse.ts";
import { type Amount, count, type Instant, NO_AMOUNT, price, type Price } from "../../money/units.ts";
import type { AlgoOrder } from "../algo-order.ts";
import type { Emit } from "../emit.ts";
import { openingEnds, settlementPrice } from "../futures/delivery.ts";
import { isFormed } from "../futures/forming.ts";
import { futuresOf, type Position } from "../futures/futures.ts";
import { settingIn, sideOf } from "../futures/position.ts";
import { otherProfits } from "../futures/settle.ts";
import { nameFor } from "../ids.ts";
import { free, INSURANCE } from "../ledger/ledger.ts";
import { type Contract, listedContract, type Market } from "../listing.ts";
import type { Order } from "../order.ts";
import { cancelAlgos, closeWithList } from "../orders/close.ts";
import { indexOf } from "../prices/prices.ts";
import { deliveryAfter, quarterlySymbol } from "../quarters.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** Lets every contract whose time it is stop taking opening orders, or be delivered, in the order in which they are listed. */
export function deliverContracts(x: ExchangeView, now: Instant, emit: Emit): void {
  const symbols = [...x.futures.deliveries.keys()];
  for (const symbol of symbols) {
    const contract = listedContract(x, symbol);
    if (contract.delivery <= now) deliver(x, contract, emit);
    else if (contract.status === "trading" && openingEnds(x, contract) <= now) {
      emit({ type: "MarketDefined", market: { ...contract, status: "pre-delivering" } });
    }
  }
}

function deliver(x: ExchangeView, contract: View<Contract>, emit: Emit): void {
  const { symbol, pair, base: asset, delivery } = contract;
  const formed = isFormed(x, symbol);
  emit({ type: "MarketDefined", market: { ...contract, status: "delivering" } });
  cancelOrders(x, symbol, emit);
  const settled = settlementPrice(x, contract, delivery);
  // Where the coin never had a price nobody could trade.
  if (settled !== undefined) {
    for (const account of [...x.futures.accounts.keys()].sort((a, b) => a - b)) {
      const due = settlements(x, account, contract, settled);
      for (const [nth, each] of due.entries()) settle(x, account, contract, each, due.slice(nth + 1), emit);
    }
    settleFund(x, contract, settled, emit);
  }
  emit({ type: "ContractDelivered", symbol, pair, asset, delivery, price: settled });
  listNext(x, contract, formed, emit);
}

function cancelOrders(x: ExchangeView, symbol: string, emit: Emit): void {
  const open = [...(x.orders.onContracts.values() as Iterable<View<Order>>)].filter((order) => order.symbol === symbol);
  for (const order of open.sort((a, b) => a.id - b.id)) {
    if (!x.orders.open.has(order.id)) continue;
    closeWithList(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
  }
  const waiting = [...(x.algos.waiting.values() as Iterable<View<AlgoOrder>>)].filter((algo) => algo.symbol === symbol);
  cancelAlgos(
    waiting.sort((a, b) => a.id - b.id),
    emit,
  );
}

/** A position and what its settlement brings. */
interface Settlement {
  readonly position: View<Position>;
  readonly price: Price;
  readonly realised: Amount;
  /** What is asked for it, of whoever has it. */
  readonly commission: Amount;
}

/** The settlements of an account's legs, gains first: they bear the losses of the other leg. */
function settlements(x: ExchangeView, account: number, contract: View<Contract>, at: Price): Settlement[] {
  const { coinTaker } = x.reference.settings!;
  const found: Settlement[] = [];
  for (const position of futuresOf(x.futures, account).positions.values()) {
    const { symbol, contracts, cost } = position;
    if (symbol !== contract.symbol || count(contracts) === 0) continue;
    const face = faceOf(contracts, contract.size);
    const realised = profit(sideOf(contracts), face, cost, at, "down");
    found.push({ position, price: at, realised, commission: coinCommission(face, at, coinTaker, "down") });
  }
  return found.sort((a, b) => (a.realised === b.realised ? 0 : a.realised > b.realised ? -1 : 1));
}

/**
 * Settles one leg, before others of the contract. Crossed, the wallet takes profit and loss, and may fall below zero as far
 * as profits of the coin's other crossed positions bear it, those of the other leg being what its own settlement will bring;
 * isolated, the leg's purse does, and what is left of it goes back. The insurance fund pays what is missing; where nothing
 * is left to pay it with, no fee is paid.
 */
function settle(
  x: ExchangeView,
  account: number,
  contract: View<Contract>,
  { position, price: at, realised, commission }: Settlement,
  others: readonly Settlement[],
  emit: Emit,
): void {
  const { symbol, base: asset } = contract;
  const { leg, contracts } = position;
  const wallet = x.accounts.byId.get(account)!.coinm;
  const { isolated } = settingIn(x, account, symbol);
  const purse = isolated ? position.purse : wallet;
  const own = plus(free(x.ledger, purse, asset), realised);
  const borne = isolated
    ? own
    : others.reduce((sum, other) => plus(sum, other.realised), plus(own, otherProfits(x, account, contract, "all")));
  const shortfall = isNegative(borne) ? negated(borne) : NO_AMOUNT;
  const marginOut = isolated ? atLeastZero(own) : NO_AMOUNT;
  const left = isolated ? plus(free(x.ledger, wallet, asset), marginOut) : borne;
  emit({
    type: "PositionDelivered",
    transaction: x.counters.transaction + 1,
    account,
    symbol,
    asset,
    leg,
    contracts,
    price: at,
    wallet,
    purse,
    realised,
    commission: least(commission, atLeastZero(left)),
    marginOut,
    shortfall,
  });
}

/** What the insurance fund has taken over is settled like everybody's, on account zero and without a fee. */
function settleFund(x: ExchangeView, contract: View<Contract>, at: Price, emit: Emit): void {
  const { symbol, base: asset, size } = contract;
  const held = x.futures.fund.get(symbol);
  if (held === undefined) return;
  const { contracts, cost } = held;
  const none = { leg: "both", commission: NO_AMOUNT, marginOut: NO_AMOUNT, shortfall: NO_AMOUNT } as const;
  emit({
    type: "PositionDelivered",
    transaction: x.counters.transaction + 1,
    account: 0,
    symbol,
    asset,
    contracts,
    price: at,
    wallet: INSURANCE,
    purse: INSURANCE,
    realised: count(contracts) === 0 ? NO_AMOUNT : profit(sideOf(contracts), faceOf(contracts, size), cost, at, "down"),
    ...none,
  });
}

/**
 * The contract of the next quarter is that of the current one from now on, and one more is listed, three months behind
 * the last. It begins at the index, its mark formed where that of the delivered one was.
 */
function listNext(x: ExchangeView, delivered: View<Contract>, formed: boolean, emit: Emit): void {
  let last = delivered.delivery;
  const symbols = [...x.futures.deliveries.keys()];
  for (const symbol of symbols) {
    const contract = listedContract(x, symbol);
    if (contract.pair !== delivered.pair) continue;
    if (contract.delivery > last) last = contract.delivery;
    if (contract.contractType === "NEXT_QUARTER" && delivered.contractType === "CURRENT_QUARTER") {
      emit({ type: "MarketDefined", market: { ...contract, contractType: "CURRENT_QUARTER" } });
    }
  }
  const delivery = deliveryAfter(last);
  const symbol = quarterlySymbol(delivered.pair, delivery);
  if (x.reference.markets.has(symbol)) return;
  const contractType = last === delivered.delivery ? "CURRENT_QUARTER" : "NEXT_QUARTER";
  const market: Market = {
    ...delivered,
    symbol,
    status: "trading",
    contractType,
    onboarded: delivered.delivery,
    delivery,
  };
  emit({ type: "MarketDefined", market });
  const index = indexOf(x.prices, delivered.base);
  if (index !== undefined) emit({ type: "MarkObserved", symbol, price: index });
  if (formed) emit({ type: "MarkSteered", symbol, formed, basis: price(0n) });
}
