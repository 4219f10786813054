// Transfers between purses.

import type { Instant } from "../money/units.ts";
import type { PageOf } from "./loans.ts";
import type { Past } from "./past.ts";
import type { TransferRecord } from "./rows.ts";
import { bounds } from "./trades.ts";

/** Transfers of an account out of or into some purses, newest first. */
export function transfersOf(
  past: Past,
  account: number,
  range: {
    /** Purses money left, and purses it reached; any where undefined. */
    readonly sources?: readonly number[] | undefined;
    readonly targets?: readonly number[] | undefined;
    /** Purses on either side of the transfer; any where undefined. */
    readonly either?: readonly number[] | undefined;
    readonly asset?: string | undefined;
    readonly from: Instant;
    readonly to: Instant;
    readonly page: number;
    readonly size: number;
  },
): PageOf<TransferRecord> {
  const left = range.sources === undefined ? "true" : `source IN (${listed(range.sources)})`;
  const reached = range.targets === undefined ? "true" : `target IN (${listed(range.targets)})`;
  const touched =
    range.either === undefined
      ? "true"
      : `(source IN (${listed(range.either)}) OR target IN (${listed(range.either)}))`;
  const asked = `seq <= ? AND account = ? AND at BETWEEN ? AND ? AND (? = '' OR asset = ?)`;
  const where = `FROM transfers WHERE ${asked} AND ${left} AND ${reached} AND ${touched}`;
  const asset = range.asset ?? "";
  const parameters = [account, ...bounds(range), asset, asset];
  const [counted] = past.rows(`SELECT count(*) AS n ${where}`, ...parameters);
  const rows = past.records<TransferRecord>(
    `SELECT body ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
    ...parameters,
    range.size,
    (range.page - 1) * range.size,
  );
  return { rows, total: Number(counted!["n"]) };
}

function listed(purses: readonly number[]): string {
  return purses.map((purse) => Math.trunc(purse)).join(", ");
}
