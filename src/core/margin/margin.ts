// The margin accounts: which purses may borrow, and which of them owe something.

import type { Instant } from "../../money/units.ts";
import type { PurseId } from "../ledger/ledger.ts";

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
  /** What the user set a cross account's leverage to; undefined while it follows the settings. */
  leverage: number | undefined;
}

/** A purse and an asset it owes. */
export interface Loan {
  readonly purse: PurseId;
  readonly asset: string;
}

/** All margin accounts and loans. */
export interface Margin {
  readonly accounts: Map<PurseId, MarginAccount>;
  /** Loans with principal outstanding, by `loanKey`. */
  readonly loans: Map<string, Loan>;
}

/** Nobody has borrowed yet. */
export function emptyMargin(): Margin {
  return { accounts: new Map(), loans: new Map() };
}

/** What a loan is kept under. */
export function loanKey(purse: PurseId, asset: string): string {
  return `${purse}/${asset}`;
}
