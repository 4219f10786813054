// What events do to levels and liquidations.

import { equal, isZero, plus } from "../../money/arithmetic.ts";
import { NO_AMOUNT } from "../../money/units.ts";
import type {
  AssetTakenOver,
  ClearanceFeeTaken,
  LevelChanged,
  LiquidationFinished,
  LiquidationLoanGiven,
  LiquidationLoanRepaid,
  LiquidationStarted,
  MarginCalled,
  ShortfallCovered,
} from "../events.ts";
import { accruedOf, freeOf, INSURANCE, INTEREST, move, POOL, principal, principalOf } from "../ledger/ledger.ts";
import { closeLoan, isLent } from "../margin/margin.ts";
import type { Exchange } from "../state.ts";

/** An account's level came to another zone; outside the margin-call zone nobody is called. */
export function applyLevelChanged(x: Exchange, e: LevelChanged): void {
  const account = x.margin.accounts.get(e.purse)!;
  account.status = e.status;
  if (e.status === "margin-call" || e.status === "pre-liquidation") return;
  account.calledAt = undefined;
  x.margin.called.delete(e.purse);
}

/** An account's owner was told; it is the newest to have been. */
export function applyMarginCalled(x: Exchange, e: MarginCalled): void {
  x.margin.accounts.get(e.purse)!.calledAt = x.at;
  x.margin.called.delete(e.purse);
  x.margin.called.add(e.purse);
}

/** An account is being liquidated. */
export function applyLiquidationStarted(x: Exchange, e: LiquidationStarted): void {
  x.counters.liquidation = e.liquidation;
  x.margin.accounts.get(e.purse)!.liquidation = { id: e.liquidation, startedAt: x.at, fee: e.fee };
  x.margin.liquidating.add(e.purse);
}

/** The insurance fund has what an account had. */
export function applyAssetTakenOver(x: Exchange, e: AssetTakenOver): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.amount, freeOf(e.purse), freeOf(INSURANCE));
}

/** The insurance fund paid pool and exchange; the debts are gone. */
export function applyShortfallCovered(x: Exchange, e: ShortfallCovered): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.principal, freeOf(INSURANCE), freeOf(POOL));
  move(x.ledger, e.asset, e.principal, principalOf(POOL), principalOf(e.purse));
  move(x.ledger, e.asset, e.interest, freeOf(INSURANCE), freeOf(INTEREST));
  move(x.ledger, e.asset, e.interest, accruedOf(POOL), accruedOf(e.purse));
  // Interest may be owed where no principal is.
  const loan = { purse: e.purse, asset: e.asset };
  if (isLent(x.margin.loans, loan) && isZero(principal(x.ledger, e.purse, e.asset))) closeLoan(x.margin, loan);
}

/** The insurance fund has the fee. */
export function applyClearanceFeeTaken(x: Exchange, e: ClearanceFeeTaken): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.amount, freeOf(e.purse), freeOf(INSURANCE));
}

/** An account is its owner's again. */
export function applyLiquidationFinished(x: Exchange, e: LiquidationFinished): void {
  x.margin.accounts.get(e.purse)!.liquidation = undefined;
  x.margin.liquidating.delete(e.purse);
}

/** An owner owes the insurance fund. */
export function applyLiquidationLoanGiven(x: Exchange, e: LiquidationLoanGiven): void {
  const { liquidationLoans } = x.margin;
  const loan = liquidationLoans.get(e.account);
  if (loan !== undefined) loan.amount = plus(loan.amount, e.amount);
  else liquidationLoans.set(e.account, { account: e.account, asset: e.asset, amount: e.amount, repaid: NO_AMOUNT });
  move(x.ledger, e.asset, e.amount, principalOf(e.purse), principalOf(INSURANCE));
}

/** An owner owes the insurance fund less; with nothing left, the loan is over. */
export function applyLiquidationLoanRepaid(x: Exchange, e: LiquidationLoanRepaid): void {
  x.counters.transaction = e.transaction;
  const { liquidationLoans } = x.margin;
  const loan = liquidationLoans.get(e.account)!;
  loan.repaid = plus(loan.repaid, e.amount);
  if (equal(loan.repaid, loan.amount)) liquidationLoans.delete(e.account);
  move(x.ledger, e.asset, e.paid, freeOf(e.purse), freeOf(INSURANCE));
  move(x.ledger, e.loanAsset, e.amount, principalOf(INSURANCE), principalOf(e.purse));
}
