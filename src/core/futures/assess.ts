// One look at an account's futures in one coin: what it has, what is bound, what is left.

import { atLeastZero, greatest, least, minus, plus } from "../../money/arithmetic.ts";
import { part, priceAt } from "../../money/convert.ts";
import { amountShare, coins, faceOf, initialMarginRate } from "../../money/inverse.ts";
import { type Amount, contracts, count, NO_AMOUNT } from "../../money/units.ts";
import { effectiveOrders } from "../book/desk.ts";
import { type LegName, type Order, remaining, type Side } from "../order.ts";
import { free } from "../ledger/ledger.ts";
import { type Contract, listedContract } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { closableBy, futuresOf, legsIn } from "./futures.ts";
import { figuresOf, type PositionFigures, settingIn, type Supposing } from "./position.ts";

/** What binds margin in one leg. */
export interface LegMargin extends PositionFigures {
  /** Initial margin of the leg's open orders, beyond that of its position. */
  readonly openOrders: Amount;
}

/** What binds margin in one contract. */
export interface SymbolMargin {
  readonly contract: View<Contract>;
  readonly legs: readonly LegMargin[];
  /** That of all its legs' open orders. */
  readonly openOrders: Amount;
}

/** An account's futures in one coin; all amounts in that coin. */
export interface CoinAssessment {
  readonly asset: string;
  readonly crossWallet: Amount;
  /** Cross wallet and all isolated ones. */
  readonly wallet: Amount;
  readonly unrealised: Amount;
  readonly crossUnrealised: Amount;
  readonly positionMargin: Amount;
  readonly openOrderMargin: Amount;
  readonly maintenanceMargin: Amount;
  /** Cross wallet and crossed profit, less all that is bound; may be negative. */
  readonly spare: Amount;
  /** What new orders may use: `spare`, never below zero. */
  readonly available: Amount;
  /** What may leave; profits not taken never do. */
  readonly withdrawable: Amount;
  readonly symbols: readonly SymbolMargin[];
}

/** Looks at an account's futures in one coin. */
export function assessCoin(x: ExchangeView, account: number, asset: string, supposing?: Supposing): CoinAssessment {
  const crossWallet = free(x.ledger, x.accounts.byId.get(account)!.coinm, asset);
  const symbols = symbolsOf(x, account, asset, supposing);
  let wallet = crossWallet;
  let unrealised = NO_AMOUNT;
  let crossUnrealised = NO_AMOUNT;
  let positionMargin = NO_AMOUNT;
  let crossPositionMargin = NO_AMOUNT;
  let crossMaintenance = NO_AMOUNT;
  let maintenanceMargin = NO_AMOUNT;
  let openOrderMargin = NO_AMOUNT;
  let isolatedOrderMargin = NO_AMOUNT;
  for (const symbol of symbols) {
    openOrderMargin = plus(openOrderMargin, symbol.openOrders);
    if (settingIn(x, account, symbol.contract.symbol).isolated) {
      isolatedOrderMargin = plus(isolatedOrderMargin, symbol.openOrders);
    }
    for (const leg of symbol.legs) {
      wallet = plus(wallet, leg.isolatedWallet);
      unrealised = plus(unrealised, leg.unrealised);
      positionMargin = plus(positionMargin, leg.initialMargin);
      maintenanceMargin = plus(maintenanceMargin, leg.maintenanceMargin);
      if (leg.isolated) continue;
      crossUnrealised = plus(crossUnrealised, leg.unrealised);
      crossPositionMargin = plus(crossPositionMargin, leg.initialMargin);
      crossMaintenance = plus(crossMaintenance, leg.maintenanceMargin);
    }
  }
  // Published rules: orders may use crossed profit, withdrawals may not.
  const spare = minus(minus(plus(crossWallet, crossUnrealised), crossPositionMargin), openOrderMargin);
  const unbound = minus(minus(crossWallet, isolatedOrderMargin), crossMaintenance);
  return {
    asset,
    crossWallet,
    wallet,
    unrealised,
    crossUnrealised,
    positionMargin,
    openOrderMargin,
    maintenanceMargin,
    spare,
    available: atLeastZero(spare),
    withdrawable: atLeastZero(least(spare, unbound)),
    symbols,
  };
}

/** The contracts of a coin in which an account has positions, by symbol; one with orders alone has a flat one. */
function symbolsOf(x: ExchangeView, account: number, asset: string, supposing: Supposing | undefined): SymbolMargin[] {
  const futures = futuresOf(x.futures, account);
  const names = new Set<string>();
  for (const position of futures.positions.values()) names.add(position.symbol);
  const found: SymbolMargin[] = [];
  for (const name of [...names].sort(byName)) {
    const contract = listedContract(x, name);
    if (contract.base !== asset) continue;
    const orders = effectiveOrders(x.orders, x.accounts.byId.get(account)!.coinm, contract.symbol);
    const legs: LegMargin[] = [];
    let bound = NO_AMOUNT;
    for (const leg of legsIn(futures.hedge)) {
      const figures = figuresOf(x, account, contract, leg, supposing);
      if (figures === undefined) continue;
      const margin = orderMargin(contract, orders, figures);
      legs.push({ ...figures, openOrders: margin });
      bound = plus(bound, margin);
    }
    found.push({ contract, legs, openOrders: bound });
  }
  return found;
}

/** An order about to be placed, as it would join those that are open. */
export interface Joining {
  readonly side: Side;
  readonly contracts: number;
  readonly notional: Amount;
}

/** What an order would bind beyond what its leg's position and open orders bind already. */
export function marginAdded(
  x: ExchangeView,
  account: number,
  contract: View<Contract>,
  leg: LegName,
  joining: Joining,
): Amount {
  const figures = figuresOf(x, account, contract, leg);
  if (figures === undefined) return NO_AMOUNT;
  const orders = effectiveOrders(x.orders, x.accounts.byId.get(account)!.coinm, contract.symbol);
  return minus(orderMargin(contract, orders, figures, joining), orderMargin(contract, orders, figures));
}

/**
 * Initial margin the open orders of a leg bind beyond its position. Orders that only close bind
 * nothing; in one-way mode the larger exposure of position and orders on one side counts.
 */
function orderMargin(
  contract: View<Contract>,
  orders: readonly View<Order>[],
  leg: PositionFigures,
  joining?: Joining,
): Amount {
  if (orders.length === 0 && joining === undefined) return NO_AMOUNT;
  const rate = initialMarginRate(leg.leverage, "up");
  const bought = part(opening(contract, orders, leg, "buy", joining), rate, "up");
  const sold = part(opening(contract, orders, leg, "sell", joining), rate, "up");
  if (leg.leg === "long") return bought;
  if (leg.leg === "short") return sold;
  const [same, against] = count(leg.contracts) >= 0 ? [bought, sold] : [sold, bought];
  const beyond = count(leg.contracts) === 0 ? against : minus(against, leg.initialMargin);
  return greatest(same, atLeastZero(beyond));
}

/** The notional, at their own prices, of a leg's open orders of one side, less what only closes the position. */
function opening(
  contract: View<Contract>,
  orders: readonly View<Order>[],
  leg: PositionFigures,
  side: Side,
  joining?: Joining,
): Amount {
  const joins = joining?.side === side;
  let whole = joins ? joining.contracts : 0;
  let notional = joins ? joining.notional : NO_AMOUNT;
  for (const order of orders) {
    if (order.side !== side || order.terms!.leg !== leg.leg || order.terms!.reduceOnly) continue;
    const left = contracts(count(remaining(order)));
    whole += count(left);
    notional = plus(notional, coins(faceOf(left, contract.size), priceAt(order.ticks, contract.price.tick), "up"));
  }
  const closes = closableBy(leg.contracts, side);
  if (whole === 0 || closes >= whole) return NO_AMOUNT;
  return closes === 0 ? notional : amountShare(notional, contracts(whole - closes), contracts(whole), "up");
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The legs an account can hold in its position mode. */
export function legNames(x: ExchangeView, account: number): readonly LegName[] {
  return legsIn(futuresOf(x.futures, account).hedge);
}
