// Loans, repayments and interest.

import { bounds, pageOf, type PageOf, type Paging, type Past, type Time } from "./past.ts";
import type { ExchangeRecord, InterestRecord, LoanRecord } from "./rows.ts";

/** What a page of loans or interest is asked by. */
export interface LoanRange extends Time, Paging {
  readonly asset?: string | undefined;
  readonly transaction?: number | undefined;
}

/** Loans or repayments of a purse, newest first. */
export function loansOf(past: Past, purse: number, kind: "borrow" | "repay", range: LoanRange): PageOf<LoanRecord> {
  return pageOf(past, `FROM loans ${ASKED} AND kind = ?`, [...askedBy(purse, range), kind], range);
}

/** Interest charged to a purse, newest first. */
export function interestOf(past: Past, purse: number, range: LoanRange): PageOf<InterestRecord> {
  return pageOf(past, `FROM interest ${ASKED}`, askedBy(purse, range), range);
}

/** Small debts of a purse that were exchanged, newest first. */
export function exchangesOf(past: Past, purse: number, range: Time & Paging): PageOf<ExchangeRecord> {
  return pageOf(
    past,
    "FROM exchanges WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ?",
    [purse, ...bounds(range)],
    range,
  );
}

/** Which rows are meant; no asset is any, and so is no transaction. */
const ASKED = `WHERE seq <= ? AND purse = ? AND at BETWEEN ? AND ? AND (? = '' OR asset = ?) AND (? = 0 OR id = ?)`;

function askedBy(purse: number, range: LoanRange): (string | number)[] {
  const { asset = "", transaction: id = 0 } = range;
  return [purse, ...bounds(range), asset, asset, id, id];
}
