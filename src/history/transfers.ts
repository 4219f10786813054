// Transfers between purses.

import { bounds, pageOf, type PageOf, type Paging, type Past, type Time } from "./past.ts";
import type { TransferRecord } from "./rows.ts";

/** Which transfers are asked for. */
export interface TransferRange extends Time, Paging {
  /** The purse money left, the one it reached, and one on either side of the transfer; any where undefined. */
  readonly source?: number | undefined;
  readonly target?: number | undefined;
  readonly either?: number | undefined;
  readonly asset?: string | undefined;
}

/** Transfers of an account out of or into some purse, newest first. */
export function transfersOf(past: Past, account: number, range: TransferRange): PageOf<TransferRecord> {
  const { source = ANY, target = ANY, either = ANY, asset = "" } = range;
  const where = `FROM transfers WHERE seq <= ? AND account = ? AND at BETWEEN ? AND ? AND (? = '' OR asset = ?)
    AND (? = ${ANY} OR source = ?) AND (? = ${ANY} OR target = ?) AND (? = ${ANY} OR source = ? OR target = ?)`;
  const asked = [asset, asset, source, source, target, target, either, either, either];
  return pageOf(past, where, [account, ...bounds(range), ...asked], range);
}

/** The number of no purse. */
const ANY = -1;
