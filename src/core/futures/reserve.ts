// Whether an account can carry one more order on a contract.

import { isZero, plus } from "../../money/arithmetic.ts";
import { priceAt } from "../../money/convert.ts";
import { amountShare, coinCommission, coins, faceOf, openLoss } from "../../money/inverse.ts";
import { type Amount, contracts, count, type Lots, NO_AMOUNT, type Price, type Rate } from "../../money/units.ts";
import { effectiveOrders } from "../book/desk.ts";
import type { OrderPlan } from "../book/match.ts";
import { type LegName, remaining, type Side } from "../order.ts";
import type { Contract } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { assessCoin, marginAdded } from "./assess.ts";
import { closableBy, positionOf } from "./futures.ts";
import { settingIn } from "./position.ts";
import { isBeyondCap, reach, reachOfLegs } from "./exposure.ts";

/** An order about to be accepted, and its way through the book. */
export interface Attempt {
  readonly account: number;
  readonly side: Side;
  readonly leg: LegName;
  readonly reduceOnly: boolean;
  readonly contracts: Lots;
  /** The price of what would rest; undefined for a market order. */
  readonly price: Price | undefined;
  readonly plan: OrderPlan;
}

/** How many contracts of the other direction a leg has for an order to close. */
export function closable(x: ExchangeView, attempt: Pick<Attempt, "account" | "side" | "leg">, symbol: string): number {
  return closableBy(positionOf(x.futures, attempt.account, symbol, attempt.leg).contracts, attempt.side);
}

/** Whether an order can only close: told so, or by its side in hedge mode. */
export function onlyCloses(attempt: Pick<Attempt, "side" | "leg" | "reduceOnly">): boolean {
  return (
    attempt.reduceOnly ||
    (attempt.leg === "long" && attempt.side === "sell") ||
    (attempt.leg === "short" && attempt.side === "buy")
  );
}

/**
 * Why an order that may only close cannot: nothing is there, or other such orders have claimed it. A market order
 * for more than there is closes what there is; a limit order for more is refused.
 */
export function cannotReduce(x: ExchangeView, attempt: Attempt, symbol: string): Rejection | undefined {
  const there = closable(x, attempt, symbol);
  if (there === 0) return refuse("nothing-to-reduce");
  let claimed = attempt.price === undefined ? Math.min(count(attempt.contracts), there) : count(attempt.contracts);
  for (const order of effectiveOrders(x.orders, x.accounts.byId.get(attempt.account)!.coinm, symbol)) {
    const { leg, reduceOnly } = order.terms!;
    if (order.side === attempt.side && leg === attempt.leg && onlyCloses({ side: order.side, leg, reduceOnly })) {
      claimed += count(remaining(order));
    }
  }
  if (claimed <= there) return undefined;
  return refuse(attempt.leg === "both" ? "beyond-position-to-reduce" : "nothing-to-reduce");
}

/**
 * Why an account cannot carry an order that may open: the leverage's notional cap, then the margin.
 * Cost = what the order binds beyond what position and open orders bind already, plus what it would
 * lose at once against the mark, plus the taker's commission on it all. One that only closes costs nothing.
 */
export function cannotCarry(
  x: ExchangeView,
  contract: View<Contract>,
  attempt: Attempt,
  mark: Price,
): Rejection | undefined {
  const { leverage } = settingIn(x, attempt.account, contract.symbol);
  const { account, leg, side } = attempt;
  const most = count(attempt.contracts) + reach(x, account, contract.symbol, leg, side);
  if (most > 0 && isBeyondCap(contract, most + reachOfLegs(x, account, contract.symbol, leg), leverage, mark)) {
    return refuse("position-beyond-leverage");
  }
  const all = costOfAll(contract, attempt, mark, x.reference.settings!.coinTaker);
  if (all.contracts === 0) return undefined;
  const margin = marginAdded(x, attempt.account, contract, attempt.leg, { side: attempt.side, ...all });
  const opens = Math.max(0, all.contracts - stillClosable(x, attempt, contract.symbol));
  if (opens === 0 && isZero(margin)) return undefined;
  const loss = amountShare(all.loss, contracts(opens), contracts(all.contracts), "up");
  const cost = plus(plus(margin, loss), all.commission);
  return cost > assessCoin(x, attempt.account, contract.base).available ? refuse("insufficient-margin") : undefined;
}

/** How much of a position an order would close, once those open on its side have closed theirs. */
function stillClosable(x: ExchangeView, attempt: Attempt, symbol: string): number {
  let there = closable(x, attempt, symbol);
  for (const order of effectiveOrders(x.orders, x.accounts.byId.get(attempt.account)!.coinm, symbol)) {
    if (order.side === attempt.side && order.terms!.leg === attempt.leg) there -= count(remaining(order));
  }
  return Math.max(0, there);
}

/** What a attempt would trade, at the prices it would trade at, and what would rest, at its own. */
function costOfAll(
  contract: View<Contract>,
  attempt: Attempt,
  mark: Price,
  taker: Rate,
): { readonly contracts: number; readonly notional: Amount; readonly loss: Amount; readonly commission: Amount } {
  let size = 0;
  let notional = NO_AMOUNT;
  let loss = NO_AMOUNT;
  let commission = NO_AMOUNT;
  const include = (lots: number, at: Price): void => {
    const face = faceOf(contracts(lots), contract.size);
    size += lots;
    notional = plus(notional, coins(face, at, "up"));
    loss = plus(loss, openLoss(attempt.side, face, at, mark, "up"));
    commission = plus(commission, coinCommission(face, at, taker, "up"));
  };
  for (const step of attempt.plan.steps) {
    if (step.does === "trade") include(count(step.lots), priceAt(step.ticks, contract.price.tick));
  }
  const left = count(attempt.contracts) - count(attempt.plan.traded);
  if (left > 0 && attempt.price !== undefined) include(left, attempt.price);
  return { contracts: size, notional, loss, commission };
}
