// Loans, repayments and interest.

import type { Instant } from "../money/units.ts";
import type { Past } from "./past.ts";
import type { InterestRecord, LoanRecord } from "./rows.ts";
import { bounds } from "./trades.ts";

/** One page of a list that is shown newest first. */
export interface PageOf<T> {
  readonly rows: readonly T[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** What a page of loans or interest is asked by. */
export interface LoanRange {
  readonly asset?: string | undefined;
  readonly transaction?: number | undefined;
  readonly from: Instant;
  readonly to: Instant;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** A record and the purse it belongs to. */
export type Owned<T> = T & { readonly purse: number };

/** Loans or repayments of some purses, newest first. */
export function loansOf(
  past: Past,
  purses: readonly number[],
  kind: "borrow" | "repay",
  range: LoanRange,
): PageOf<Owned<LoanRecord>> {
  const by = `kind = '${kind}'`;
  return pageOf<LoanRecord>(past, "loans", by, purses, range);
}

/** Interest charged to some purses, newest first. */
export function interestOf(past: Past, purses: readonly number[], range: LoanRange): PageOf<Owned<InterestRecord>> {
  return pageOf<InterestRecord>(past, "interest", "true", purses, range);
}

function pageOf<T>(
  past: Past,
  table: "loans" | "interest",
  by: string,
  purses: readonly number[],
  range: LoanRange,
): PageOf<Owned<T>> {
  if (purses.length === 0) return { rows: [], total: 0 };
  const owners = purses.map((purse) => Math.trunc(purse)).join(", ");
  const where = `FROM ${table} WHERE seq <= ? AND purse IN (${owners}) AND ${by} AND at BETWEEN ? AND ?
    AND (? = '' OR asset = ?) AND (? = 0 OR id = ?)`;
  const asset = range.asset ?? "";
  const id = range.transaction ?? 0;
  const parameters = [...bounds(range), asset, asset, id, id];
  const [counted] = past.rows(`SELECT count(*) AS n ${where}`, ...parameters);
  const bodies = past.records<T>(
    `SELECT body ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
    ...parameters,
    ...slice(range),
  );
  const keys = past.rows(`SELECT purse ${where} ORDER BY id DESC LIMIT ? OFFSET ?`, ...parameters, ...slice(range));
  return {
    rows: bodies.map((body, nth) => ({ ...body, purse: Number(keys[nth]!["purse"]) })),
    total: Number(counted!["n"]),
  };
}

function slice(range: LoanRange): [number, number] {
  return [range.size, (range.page - 1) * range.size];
}
