// The questions the outside may ask about accounts, balances and orders. Answers are read-only and
// true for the moment. Questions about margin, contracts and markets have a file each beside this one.

import type { Instant } from "../money/units.ts";
import type { Account, AccountId, ApiKey, ListenKey } from "./accounts/accounts.ts";
import type { OrderList } from "./book/desk.ts";
import type { PurseName } from "./commands.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { ListId, Order, OrderId } from "./order.ts";
import { findPurse } from "./purse.ts";
import type { ExchangeView } from "./state.ts";
import { nextDue as due } from "./time/agenda.ts";
import type { View } from "./view.ts";

export type { Account, AccountId, ApiKey, ListenKey, OrderList, PurseId };
export { orderById, listById, openOrders, openOrdersOf } from "./book/desk.ts";
export { assetsOf, free, locked, held, principal, accrued, owed, POOL, INSURANCE } from "./ledger/ledger.ts";

/** The next moment at which something is due; undefined while nothing is. */
export function nextDue(x: ExchangeView): Instant | undefined {
  return due(x);
}

/** The purse of a name, or undefined. */
export function purseOf(x: ExchangeView, name: PurseName): PurseId | undefined {
  const found = findPurse(x, name);
  return typeof found === "number" ? found : undefined;
}

/** An account that exists. */
export function accountOf(x: ExchangeView, id: AccountId): View<Account> {
  return present(x.accounts.byId.get(id), "the account exists");
}

/** An order the current command placed, changed or closed, or one that is open. */
export function orderOf(x: ExchangeView, id: OrderId): View<Order> {
  return present(x.orders.open.get(id) ?? x.orders.settled.get(id), "the order is open or was just closed");
}

/** A list the current command placed or ended, or one that is open. */
export function listOf(x: ExchangeView, id: ListId): View<OrderList> {
  return present(x.orders.lists.get(id) ?? x.orders.settledLists.get(id), "the list is open or was just ended");
}

function present<T>(found: T | undefined, invariant: string): T {
  if (found === undefined) throw new Error(`invariant broken: ${invariant}`);
  return found;
}
