// The orders the exchange placed to liquidate accounts, and what was paid back of liquidation loans.

import { bounds, pageOf, type PageOf, type Paging, type Past, type Time } from "./past.ts";
import type { LoanRepaymentRecord, OrderFacts } from "./rows.ts";

/** What a page of either is asked by. */
export interface LiquidationRange extends Time, Paging {}

/** The orders by which a purse was liquidated, newest first. */
export function forcedOrdersOf(past: Past, purse: number, range: LiquidationRange): PageOf<OrderFacts> {
  return pageOf(
    past,
    "FROM forced WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ?",
    [purse, ...bounds(range)],
    range,
  );
}

/** The orders by which positions of a futures purse were closed, newest first. */
export function forcedContractOrders(past: Past, purse: number, range: Time): OrderFacts[] {
  return past.records<OrderFacts>(
    "SELECT body FROM forced WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ? ORDER BY id DESC",
    purse,
    ...bounds(range),
  );
}

/** What an account's owner paid back of liquidation loans, newest first. */
export function loanRepaymentsOf(past: Past, account: number, range: LiquidationRange): PageOf<LoanRepaymentRecord> {
  const where = "FROM loan_repayments WHERE seq <= ? AND account = ? AND at BETWEEN ? AND ?";
  return pageOf(past, where, [account, ...bounds(range)], range);
}
