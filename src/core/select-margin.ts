// The questions the outside may ask about margin accounts: levels, tiers, limits, loans.

import type { PurseName } from "./commands.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { LiquidationLoan, MarginAccount } from "./margin/margin.ts";
import { usableMargin } from "./purse.ts";
import type { Rejection } from "./rejections.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";

export type { LevelStatus, LiquidationLoan, MarginAccount } from "./margin/margin.ts";
export {
  assess,
  crossThresholds,
  forLevel,
  isLiquidating,
  thresholdsOf,
  levelStatus,
  liquidationPriceOf,
  marginLevel,
  maxBorrowable,
  maxTransferable,
  tierOf,
} from "./margin/assess.ts";
export { isLendable } from "./margin/borrow.ts";
export { smallLiability, type SmallLiability } from "./margin/small-liabilities.ts";
export { enabledPairs } from "./margin/isolated-account.ts";

/** Whether any margin account or position is being liquidated: such a one waits for the next tick. */
export function isAnybodyLiquidated(x: ExchangeView): boolean {
  return x.margin.liquidating.size + x.futures.liquidating.size > 0;
}

/** What an account's owner owes the insurance fund for a cross account that went bankrupt, while anything is owed. */
export function liquidationLoanOf(x: ExchangeView, account: number): View<LiquidationLoan> | undefined {
  return x.margin.liquidationLoans.get(account);
}

/** The margin account of a purse, or undefined where the purse cannot borrow. */
export function marginAccount(x: ExchangeView, purse: PurseId): View<MarginAccount> | undefined {
  return x.margin.accounts.get(purse);
}

/** The margin account of a name while it may be used, or why it may not. */
export function usableMarginAccount(x: ExchangeView, name: PurseName): View<MarginAccount> | Rejection {
  return usableMargin(x, name);
}
