// The margin accounts: which purses may borrow, and which of them owe something.

import type { Amount, Instant, Value } from "../../money/units.ts";
import type { PurseId } from "../ledger/ledger.ts";

/** The five zones of a level, from safe to lost. */
export type LevelStatus = "excessive" | "normal" | "margin-call" | "pre-liquidation" | "force-liquidation";

/** A liquidation that is under way: the account's debts are being bought back with what it has. */
export interface Liquidation {
  readonly id: number;
  readonly startedAt: Instant;
  /** The clearance fee in dollars, taken of what is left at the end. */
  readonly fee: Value;
}

/** What the insurance fund paid for a bankrupt cross account, as the account's owner owes it. */
export interface LiquidationLoan {
  readonly account: number;
  readonly asset: string;
  amount: Amount;
  repaid: Amount;
}

/** A purse that may borrow: an account's cross purse, or its purse of one isolated pair. */
export interface MarginAccount {
  readonly purse: PurseId;
  readonly account: number;
  /** The pair of an isolated account; empty for the cross account. */
  readonly symbol: string;
  readonly openedAt: Instant;
  /** False once the user has disabled the pair. */
  enabled: boolean;
  /** When it was last disabled. */
  disabledAt: Instant | undefined;
  /** The zone its level was in at the end of the newest command. */
  status: LevelStatus;
  /** When it was last told that it is in the margin-call zone; undefined outside. */
  calledAt: Instant | undefined;
  /** Its liquidation, while that is under way. */
  liquidation: Liquidation | undefined;
  /** What the user set a cross account's leverage to; undefined while it follows the settings. */
  leverage: number | undefined;
  /** When small debts of it were last exchanged. */
  exchangedAt: Instant | undefined;
  /** When it last borrowed or repaid by hand. */
  loanAt: Instant | undefined;
}

/** A purse and an asset it owes. */
export interface Loan {
  readonly purse: PurseId;
  readonly asset: string;
}

/** All margin accounts and loans. */
export interface Margin {
  readonly accounts: Map<PurseId, MarginAccount>;
  /** Loans with principal outstanding, by purse and then by asset: the order in which each hour charges them. */
  readonly loans: Loan[];
  /** Accounts in the margin-call zone, longest ago told first. */
  readonly called: Set<PurseId>;
  /** Accounts being liquidated, in the order in which that began. */
  readonly liquidating: Set<PurseId>;
  /** By account. */
  readonly liquidationLoans: Map<number, LiquidationLoan>;
}

/** Nobody has borrowed yet. */
export function emptyMargin(): Margin {
  return {
    accounts: new Map(),
    loans: [],
    called: new Set(),
    liquidating: new Set(),
    liquidationLoans: new Map(),
  };
}

/** Whether a purse owes principal of an asset. */
export function isLent(loans: readonly Loan[], loan: Loan): boolean {
  const at = placeOf(loans, loan);
  return at < loans.length && byPurse(loans[at]!, loan) === 0;
}

/** Puts a loan in its place. It must not be there yet. */
export function openLoan(margin: Margin, loan: Loan): void {
  margin.loans.splice(placeOf(margin.loans, loan), 0, loan);
}

/** Takes a loan out. It must be there. */
export function closeLoan(margin: Margin, loan: Loan): void {
  margin.loans.splice(placeOf(margin.loans, loan), 1);
}

/** Where a loan stands, or would stand. */
function placeOf(loans: readonly Loan[], loan: Loan): number {
  let from = 0;
  let to = loans.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byPurse(loans[middle]!, loan) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The order of loans. */
export function byPurse(a: Loan, b: Loan): number {
  return a.purse - b.purse || (a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0);
}
