// Order lists that have ended.

import type { OrderList } from "../core/select.ts";
import type { View } from "../core/view.ts";
import { bounds, type Past, type Time } from "./past.ts";

/** An ended list, as history keeps it. */
export type ListRecord = View<OrderList>;

/** An ended list of a purse, by number or by client id; of several with one client id the newest. */
export function endedList(
  past: Past,
  purse: number,
  name: { readonly id?: number | undefined; readonly clientId?: string | undefined },
): ListRecord | undefined {
  const [found] =
    name.id !== undefined
      ? past.records<ListRecord>("SELECT body FROM lists WHERE seq <= ? AND id = ? AND purse = ?", name.id, purse)
      : past.records<ListRecord>(
          "SELECT body FROM lists WHERE seq <= ? AND client = ? AND purse = ? ORDER BY id DESC LIMIT 1",
          name.clientId ?? "",
          purse,
        );
  return found;
}

/** Ended lists of a purse, oldest first: from a number on, or the newest of a time. */
export function endedLists(
  past: Past,
  purse: number,
  range: Time & { readonly fromId?: number | undefined; readonly limit: number },
): ListRecord[] {
  if (range.fromId !== undefined) {
    return past.records<ListRecord>(
      "SELECT body FROM lists WHERE seq <= ? AND purse = ? AND id >= ? ORDER BY id LIMIT ?",
      purse,
      range.fromId,
      range.limit,
    );
  }
  return past
    .records<ListRecord>(
      "SELECT body FROM lists WHERE seq <= ? AND purse = ? AND placed BETWEEN ? AND ? ORDER BY id DESC LIMIT ?",
      purse,
      ...bounds(range),
      range.limit,
    )
    .reverse();
}
