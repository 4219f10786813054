// What events do to margin accounts and loans.

import { isZero } from "../../money/arithmetic.ts";
import type {
  AccountOpened,
  Borrowed,
  CrossLeverageChanged,
  IsolatedDisabled,
  IsolatedEnabled,
  Repaid,
  SmallLiabilityExchanged,
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
    exchangedAt: undefined,
    loanAt: undefined,
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
    exchangedAt: undefined,
    loanAt: undefined,
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
  if (!e.auto) x.margin.accounts.get(e.purse)!.loanAt = x.at;
  const loan = { purse: e.purse, asset: e.asset };
  if (!isLent(x.margin.loans, loan)) openLoan(x.margin, loan);
}

/** A purse may owe no principal any more; interest without principal does not grow. */
export function applyLoanRepaid(x: Exchange, e: Repaid): void {
  x.counters.transaction = e.transaction;
  if (!e.auto && e.forced !== true) x.margin.accounts.get(e.purse)!.loanAt = x.at;
  const loan = { purse: e.purse, asset: e.asset };
  if (isLent(x.margin.loans, loan) && isZero(principal(x.ledger, e.purse, e.asset))) closeLoan(x.margin, loan);
}

/** A purse owes principal of one asset instead of what it owed of another. */
export function applyLoanTurned(x: Exchange, e: SmallLiabilityExchanged): void {
  x.counters.transaction = e.transaction;
  x.margin.accounts.get(e.purse)!.exchangedAt = x.at;
  const paid = { purse: e.purse, asset: e.asset };
  if (isLent(x.margin.loans, paid)) closeLoan(x.margin, paid);
  const owed = { purse: e.purse, asset: e.target };
  if (!isLent(x.margin.loans, owed)) openLoan(x.margin, owed);
}
