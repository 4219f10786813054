// The client ids of order lists and of their legs, and how many lists there may be.

import { deskOf, listKey } from "../book/desk.ts";
import { freeNameFor } from "../ids.ts";
import { NO_LIST } from "../order.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { type Admission, isTaken } from "./admit.ts";

interface Named {
  readonly clientId: string | undefined;
}

/** The refusal of a list whose own name, or one of whose legs' names, is taken or is there twice. */
export function duplicated(
  x: ExchangeView,
  admission: Admission,
  list: string | undefined,
  legs: readonly Named[],
): Rejection | undefined {
  const sent = legs.map(({ clientId }) => clientId).filter((clientId) => clientId !== undefined);
  const taken =
    sent.some((clientId) => isTaken(x, admission, clientId)) ||
    new Set(sent).size < sent.length ||
    (list !== undefined && x.orders.listIds.has(listKey(admission.purse, list)));
  return taken ? refuse("duplicate-client-id") : undefined;
}

/** The name of a leg that came without one: none that is taken, nor one sent for another leg. */
export function nameOfLeg(x: ExchangeView, admission: Admission, legs: readonly Named[], order: number): string {
  const sent = legs.map(({ clientId }) => clientId);
  return freeNameFor(x.seed, "order", order, (name) => isTaken(x, admission, name) || sent.includes(name));
}

/** The refusal of one list more than a purse may have open in a pair, where there is a bound. */
export function tooManyLists(x: ExchangeView, { pair, purse }: Admission): Rejection | undefined {
  const { maxOrderLists } = pair.filters;
  if (maxOrderLists === undefined) return undefined;
  const lists = new Set<number>();
  for (const { list } of deskOf(x.orders, purse, pair.symbol)?.open.values() ?? []) {
    if (list !== NO_LIST) lists.add(list);
  }
  return lists.size < maxOrderLists ? undefined : { reason: "filter", filter: "MAX_NUM_ORDER_LISTS" };
}
