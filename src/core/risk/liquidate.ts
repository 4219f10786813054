// Liquidating a margin account: its orders are cancelled, what it has is sold through the books for
// what it owes, its debts are repaid, and the insurance fund pays what is missing. What remains, less
// a clearance fee, is its owner's. A cross account falls as a whole, an isolated one alone.
//
// Source: Binance's FAQ on margin clearance fees and the insurance fund (2024-09): a fee of 2 % of the
// assets as they were when the liquidation began; the fund pays what an account cannot. That debts come
// before the fee, and that orders are cancelled first, is inferred.

import { greatest, isPositive, least, minus } from "../../money/arithmetic.ts";
import { amountWorth, valuePart, worth } from "../../money/convert.ts";
import { type Instant, NO_VALUE, type Value } from "../../money/units.ts";
import type { LiquidateMargin } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { openOrdersOf } from "../book/desk.ts";
import { nameFor } from "../ids.ts";
import { accrued, free, principal, type PurseId } from "../ledger/ledger.ts";
import { assess, isLiquidating, marginLevel } from "../margin/assess.ts";
import type { MarginAccount } from "../margin/margin.ts";
import { repayByForce } from "../margin/repay.ts";
import { closeWithList } from "../orders/close.ts";
import { indexOf } from "../prices/prices.ts";
import { isRejection, usableMargin } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { buyBack, canSell } from "./buy-back.ts";
import { byWorth, debtsOf } from "./holdings.ts";

/** Lets an owner have his margin account liquidated before its level does: without a clearance fee. */
export function liquidateMargin(x: ExchangeView, at: Instant, c: LiquidateMargin, emit: Emit): Rejection | undefined {
  const account = usableMargin(x, c.purse);
  if (isRejection(account)) return account;
  if (isLiquidating(account)) return refuse("level-too-low");
  if (debtsOf(x, account.purse).length === 0) return refuse("nothing-owed");

  takeOver(x, at, account, "owner", emit);
  return undefined;
}

/** Takes an account over and goes as far as the books allow. */
export function takeOver(
  x: ExchangeView,
  at: Instant,
  account: View<MarginAccount>,
  cause: "level" | "owner",
  emit: Emit,
): void {
  const { purse, symbol } = account;
  const { assets, debts } = assess(x, purse);
  const status = "force-liquidation";
  if (account.status !== status) {
    emit({
      type: "LevelChanged",
      account: account.account,
      purse,
      symbol,
      level: marginLevel(assets, debts),
      status,
    });
  }
  emit({
    type: "LiquidationStarted",
    liquidation: x.counters.liquidation + 1,
    account: account.account,
    purse,
    symbol,
    assets,
    debts,
    fee: cause === "owner" ? NO_VALUE : valuePart(assets, x.reference.settings!.clearanceFee, "down"),
    cause,
  });
  for (const order of openOrdersOf(x.orders, purse)) {
    // An order ends with its list, or with one that it was to follow.
    if (x.orders.open.has(order.id))
      closeWithList(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
  }
  proceed(x, at, account, emit);
}

/** Goes on with a liquidation: buys back and repays while the books allow, and ends when all is repaid or nothing can be sold. */
export function proceed(x: ExchangeView, at: Instant, account: View<MarginAccount>, emit: Emit): void {
  const { purse } = account;
  for (const coin of debtsOf(x, purse)) repayByForce(x, purse, coin, emit);
  for (let coin = nextBought(x, at, account, emit); coin !== undefined; coin = nextBought(x, at, account, emit)) {
    for (const each of debtsOf(x, purse)) repayByForce(x, purse, each, emit);
  }
  const debts = debtsOf(x, purse);
  if (debts.length > 0 && canSell(x, account)) return;

  const shortfall = debts.length === 0 ? NO_VALUE : settleRest(x, purse, emit);
  takeFee(x, account, emit);
  emit({
    type: "LiquidationFinished",
    liquidation: account.liquidation!.id,
    account: account.account,
    purse,
    symbol: account.symbol,
    shortfall,
  });
  if (account.symbol === "" && isPositive(shortfall)) lendShortfall(x, account.account, shortfall, emit);
}

/** Sells something for one of the coins owed, by their names; undefined where nothing could be sold. */
function nextBought(x: ExchangeView, at: Instant, account: View<MarginAccount>, emit: Emit): string | undefined {
  return debtsOf(x, account.purse).find((coin) => buyBack(x, at, account, coin, emit));
}

/**
 * What is left is too little for any book, or no book leads from it to what is owed: the insurance fund takes it at the
 * index and pays. What it paid beyond that.
 */
function settleRest(x: ExchangeView, purse: PurseId, emit: Emit): Value {
  let missing = assess(x, purse).debts;
  for (const { asset, index } of byWorth(x, purse)) {
    const taken = least(free(x.ledger, purse, asset), amountWorth(missing, index, "up"));
    if (!isPositive(taken)) continue;
    missing = greatest(minus(missing, worth(taken, index)), NO_VALUE);
    emit({ type: "AssetTakenOver", transaction: x.counters.transaction + 1, purse, asset, amount: taken });
  }
  for (const asset of debtsOf(x, purse)) {
    emit({
      type: "ShortfallCovered",
      transaction: x.counters.transaction + 1,
      purse,
      asset,
      interest: accrued(x.ledger, purse, asset),
      principal: principal(x.ledger, purse, asset),
    });
  }
  return missing;
}

/** The clearance fee, out of what is left: of the coin worth most first. */
function takeFee(x: ExchangeView, account: View<MarginAccount>, emit: Emit): void {
  const { purse } = account;
  let due = account.liquidation!.fee;
  for (const { asset, index } of byWorth(x, purse)) {
    const taken = least(free(x.ledger, purse, asset), amountWorth(due, index, "down"));
    if (!isPositive(taken)) continue;
    due = minus(due, worth(taken, index));
    emit({ type: "ClearanceFeeTaken", transaction: x.counters.transaction + 1, purse, asset, amount: taken });
  }
}

/** What the insurance fund paid for a bankrupt cross account is its owner's debt to the fund from now on. */
function lendShortfall(x: ExchangeView, owner: number, shortfall: Value, emit: Emit): void {
  const asset = x.margin.liquidationLoans.get(owner)?.asset ?? x.reference.settings!.liquidationLoanAsset;
  const index = indexOf(x.prices, asset);
  if (index === undefined) return;
  const lent = amountWorth(shortfall, index, "down");
  if (!isPositive(lent)) return;
  const { spot } = x.accounts.byId.get(owner)!;
  emit({ type: "LiquidationLoanGiven", account: owner, purse: spot, asset, amount: lent });
}
