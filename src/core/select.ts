// The questions the outside may ask about accounts, balances and orders. Answers are read-only and
// true for the moment. Questions about margin, contracts and markets have a file each beside this one.

import type { Account, AccountId, ApiKey, ListenToken, SpecialTerms } from "./accounts/accounts.ts";
import type { AlgoId, AlgoOrder } from "./algo-order.ts";
import { algoById } from "./book/algos.ts";
import { listById, orderById, type OrderList } from "./book/desk.ts";
import type { PurseName } from "./commands.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { ListId, Order, OrderId } from "./order.ts";
import { findPurse } from "./purse.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";

export type { AccountId, AlgoId, AlgoOrder, ApiKey, ListenToken, OrderList, PurseId, SpecialTerms };
export { specialKey, specialKeys } from "./accounts/special-keys.ts";
export { algoById };
export { waitingAlgos } from "./book/algos.ts";
export { DOWNLOAD_TAKES, downloadOf, type Download, type DownloadKind } from "./accounts/downloads.ts";
export { orderById };
export { openOrders, openOrdersOf } from "./book/desk.ts";
export { unacceptable } from "./orders/place-order.ts";
export { nextDue } from "./time/agenda.ts";
export { assetsOf, free, locked, held, principal, accrued, owed, POOL } from "./ledger/ledger.ts";

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
  return present(orderById(x.orders, id), "the order is open or was just closed");
}

/** An algo order that is not over, or was ended by the current command. */
export function algoOf(x: ExchangeView, id: AlgoId): View<AlgoOrder> {
  return present(algoById(x.algos, id), "the algo order is not over or was just ended");
}

/** A list the current command placed or ended, or one that is open. */
export function listOf(x: ExchangeView, id: ListId): View<OrderList> {
  return present(listById(x.orders, id), "the list is open or was just ended");
}

function present<T>(found: T | undefined, invariant: string): T {
  if (found === undefined) throw new Error(`invariant broken: ${invariant}`);
  return found;
}
