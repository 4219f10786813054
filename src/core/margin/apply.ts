// What events do to margin accounts and loans.

import { isZero } from "../../money/arithmetic.ts";
import type {
  AccountOpened,
  Borrowed,
  CrossLeverageChanged,
  IsolatedDisabled,
  IsolatedEnabled,
  Repaid,
} from "../events.ts";
import { principal } from "../ledger/ledger.ts";
import type { Exchange } from "../state.ts";
import { closeLoan, isLent, openLoan } from "./margin.ts";

/** A new account can use cross margin at once. */
export function applyCrossOpened(x: Exchange, e: AccountOpened): void {
  x.margin.accounts.set(e.cross, {
    purse: e.cross,
    account: e.account,
    symbol: "",
    openedAt: x.at,
    enabled: true,
    disabledAt: undefined,
    status: "excessive",
    calledAt: undefined,
    liquidation: undefined,
    leverage: undefined,
  });
}

/** A pair was enabled, for the first time or again. */
export function applyIsolatedEnabled(x: Exchange, e: IsolatedEnabled): void {
  const known = x.margin.accounts.get(e.purse);
  if (known !== undefined) {
    known.enabled = true;
    return;
  }
  x.margin.accounts.set(e.purse, {
    purse: e.purse,
    account: e.account,
    symbol: e.symbol,
    openedAt: x.at,
    enabled: true,
    disabledAt: undefined,
    status: "excessive",
    calledAt: undefined,
    liquidation: undefined,
    leverage: undefined,
  });
}

/** A pair was disabled. */
export function applyIsolatedDisabled(x: Exchange, e: IsolatedDisabled): void {
  const known = x.margin.accounts.get(e.purse)!;
  known.enabled = false;
  known.disabledAt = x.at;
}

/** A cross account follows the thresholds of another leverage. */
export function applyCrossLeverageChanged(x: Exchange, e: CrossLeverageChanged): void {
  x.margin.accounts.get(e.purse)!.leverage = e.leverage;
}

/** A purse owes principal. */
export function applyLoanOpened(x: Exchange, e: Borrowed): void {
  x.counters.transaction = e.transaction;
  const loan = { purse: e.purse, asset: e.asset };
  if (!isLent(x.margin.loans, loan)) openLoan(x.margin, loan);
}

/** A purse may owe no principal any more; interest without principal does not grow. */
export function applyLoanRepaid(x: Exchange, e: Repaid): void {
  x.counters.transaction = e.transaction;
  const loan = { purse: e.purse, asset: e.asset };
  if (isLent(x.margin.loans, loan) && isZero(principal(x.ledger, e.purse, e.asset))) closeLoan(x.margin, loan);
}
