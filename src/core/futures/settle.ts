// What a fill does to one side's position and money.

import { atLeastZero, isNegative, least, minus, negated, plus } from "../../money/arithmetic.ts";
import { priceAt } from "../../money/convert.ts";
import {
  amountShare,
  coinCommission,
  costAt,
  costShare,
  faceOf,
  initialMarginRate,
  marginAt,
  openLoss,
  profit,
} from "../../money/inverse.ts";
import {
  type Amount,
  type Contracts,
  type Cost,
  contracts,
  count,
  type Lots,
  NO_AMOUNT,
  type Price,
  type Ticks,
} from "../../money/units.ts";
import type { LegName, Order } from "../order.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { markOf } from "../prices/prices.ts";
import { type Contract, listedContract } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { futuresOf, positionOf } from "./futures.ts";
import { figuresOf, settingIn, sideOf } from "./position.ts";

/** A fill as one side sees it. */
export interface Fill {
  readonly order: View<Order>;
  readonly lots: Lots;
  readonly ticks: Ticks;
  readonly trade: number;
  readonly role: "maker" | "taker";
}

/** Settles a fill: closes what it closes, opens the rest, pays commission, moves isolated margin. */
export function settleFill(x: ExchangeView, contract: View<Contract>, fill: Fill, emit: Emit): void {
  const { order } = fill;
  const { leg } = order.terms!;
  const before = positionOf(x.futures, order.account, contract.symbol, leg);
  const at = priceAt(fill.ticks, contract.price.tick);
  const change = changed(contract, before, count(fill.lots) * (order.side === "buy" ? 1 : -1), at);
  const { coinMaker, coinTaker } = x.reference.settings!;
  const rate = fill.role === "maker" ? coinMaker : coinTaker;
  // What the exchange closes pays a clearance fee or nothing.
  const commission = order.forced
    ? NO_AMOUNT
    : coinCommission(faceOf(contracts(count(fill.lots)), contract.size), at, rate, "down");
  const wallet = x.accounts.byId.get(order.account)!.coinm;
  const purse = before.purse!;
  const setting = settingIn(x, order.account, contract.symbol);
  const there = free(x.ledger, wallet, contract.base);
  // Crossed profits of the coin's other contracts carry what is isolated too, as they carried its order.
  const reach = plus(there, atLeastZero(otherProfits(x, order.account, contract, leg)));
  const money = setting.isolated
    ? isolatedMoney(x, contract, order, change, at, setting.leverage, reach, free(x.ledger, purse, contract.base))
    : crossedMoney(change.realised, there, crossedProfit(x, contract, order, change));
  emit({
    type: "PositionChanged",
    account: order.account,
    symbol: contract.symbol,
    asset: contract.base,
    leg,
    order: order.id,
    trade: fill.trade,
    wallet,
    purse,
    contracts: change.contracts,
    cost: change.cost,
    realised: change.realised,
    // Where nothing is left to pay with, no commission is paid.
    commission: least(commission, money.left),
    marginIn: money.marginIn,
    marginOut: money.marginOut,
    shortfall: money.shortfall,
  });
}

/** What a fill does to a position. */
export interface Change {
  readonly contracts: Contracts;
  readonly cost: Cost;
  readonly realised: Amount;
  readonly closed: Contracts;
  readonly opened: Contracts;
  readonly held: Contracts;
}

/** A position after `signed` more contracts at a price: first those that close, then those that open. */
export function changed(
  contract: View<Contract>,
  before: { contracts: Contracts; cost: Cost },
  signed: number,
  at: Price,
): Change {
  const held = count(before.contracts);
  const closing = held === 0 || held < 0 === signed < 0 ? 0 : Math.min(Math.abs(held), Math.abs(signed));
  const opening = Math.abs(signed) - closing;
  let { cost } = before;
  let realised = NO_AMOUNT;
  if (closing > 0) {
    const closed = contracts(closing);
    const share = costShare(cost, closed, before.contracts, "half-up");
    realised = profit(sideOf(before.contracts), faceOf(closed, contract.size), share, at, "down");
    cost = minus(cost, share);
  }
  if (opening > 0) cost = plus(cost, costAt(faceOf(contracts(opening), contract.size), at, "half-up"));
  return {
    contracts: contracts(held + signed),
    cost,
    realised,
    closed: contracts(closing),
    opened: contracts(opening),
    held: before.contracts,
  };
}

interface Money {
  readonly marginIn: Amount;
  readonly marginOut: Amount;
  readonly shortfall: Amount;
  /** What commission can be paid out of afterwards. */
  readonly left: Amount;
}

/**
 * Crossed: the wallet takes profit and loss, and may fall below zero as long as the profit of other crossed
 * positions in the coin bears it; what they do not bear the insurance fund pays.
 */
function crossedMoney(realised: Amount, wallet: Amount, profits: Amount): Money {
  const balance = plus(plus(wallet, realised), profits);
  const shortfall = isNegative(balance) ? negated(balance) : NO_AMOUNT;
  return { marginIn: NO_AMOUNT, marginOut: NO_AMOUNT, shortfall, left: atLeastZero(balance) };
}

/** Unrealised profit of an account's crossed positions in a coin, the one an order changes as it is after the change. */
function crossedProfit(x: ExchangeView, contract: View<Contract>, order: View<Order>, change: Change): Amount {
  const others = otherProfits(x, order.account, contract, order.terms!.leg);
  if (count(change.contracts) === 0) return others;
  const face = faceOf(change.contracts, contract.size);
  const mark = markOf(x.prices, contract.symbol)!;
  return plus(others, profit(sideOf(change.contracts), face, change.cost, mark, "down"));
}

/** Unrealised profit of an account's crossed positions in a contract's coin, without one leg of the contract or all of it. */
export function otherProfits(x: ExchangeView, account: number, contract: View<Contract>, but: LegName | "all"): Amount {
  let sum = NO_AMOUNT;
  for (const { symbol, leg } of futuresOf(x.futures, account).positions.values()) {
    if (symbol === contract.symbol && (but === "all" || leg === but)) continue;
    const other = listedContract(x, symbol);
    if (other.base !== contract.base) continue;
    const figures = figuresOf(x, account, other, leg);
    if (figures !== undefined && !figures.isolated) sum = plus(sum, figures.unrealised);
  }
  return sum;
}

/**
 * Isolated: closing gives back the closed share of the leg's wallet together with its profit or
 * loss, all of it when flat; opening takes initial margin and what is lost at once against the mark, as far as the
 * wallet and the profits that bear it reach.
 */
function isolatedMoney(
  x: ExchangeView,
  contract: View<Contract>,
  order: View<Order>,
  change: Change,
  at: Price,
  leverage: number,
  reach: Amount,
  own: Amount,
): Money {
  const after = plus(own, change.realised);
  const shortfall = isNegative(after) ? negated(after) : NO_AMOUNT;
  const closesAll = count(change.closed) > 0 && count(change.closed) === Math.abs(count(change.held));
  const share = count(change.closed) === 0 ? NO_AMOUNT : amountShare(own, change.closed, change.held, "down");
  const back = closesAll ? atLeastZero(after) : atLeastZero(plus(share, change.realised));
  let needed = NO_AMOUNT;
  if (count(change.opened) > 0) {
    const face = faceOf(change.opened, contract.size);
    const mark = markOf(x.prices, contract.symbol)!;
    needed = plus(
      marginAt(face, at, initialMarginRate(leverage, "up"), "up"),
      openLoss(order.side, face, at, mark, "up"),
    );
    needed = least(needed, atLeastZero(plus(reach, back)));
  }
  const net = minus(needed, back);
  return {
    marginIn: atLeastZero(net),
    marginOut: atLeastZero(negated(net)),
    shortfall,
    // Where not even those bear a wallet that is below zero there is nothing to pay with.
    left: atLeastZero(minus(reach, net)),
  };
}
