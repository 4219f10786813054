// What events do to balances.

import type {
  Borrowed,
  Credited,
  InterestCharged,
  PurseOpened,
  Repaid,
  SmallLiabilityExchanged,
  Transferred,
} from "../events.ts";
import type { Exchange } from "../state.ts";
import { accruedOf, freeOf, INTEREST, move, openPurse, POOL, principalOf, WORLD } from "./ledger.ts";

/** A purse exists. */
export function applyPurseOpened(x: Exchange, e: PurseOpened): void {
  openPurse(x.ledger, { id: e.purse, kind: e.kind, account: e.account, symbol: e.symbol });
}

/** An asset came in from outside. */
export function applyCredited(x: Exchange, e: Credited): void {
  move(x.ledger, e.asset, e.amount, freeOf(WORLD), freeOf(e.purse));
}

/** An asset changed purses. */
export function applyTransferred(x: Exchange, e: Transferred): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.amount, freeOf(e.from), freeOf(e.to));
}

/** The pool's coins went to the purse, and the purse owes them to the pool. */
export function applyBorrowed(x: Exchange, e: Borrowed): void {
  move(x.ledger, e.asset, e.amount, freeOf(POOL), freeOf(e.purse));
  move(x.ledger, e.asset, e.amount, principalOf(e.purse), principalOf(POOL));
}

/** The purse owes more to the pool; no coin moved yet. */
export function applyInterestCharged(x: Exchange, e: InterestCharged): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.interest, accruedOf(e.purse), accruedOf(POOL));
}

/**
 * The pool's coins of the target asset leave for the world, out of which comes what pays the old debt: its principal
 * to the pool, its interest to the exchange. The purse owes the one instead of the other; nothing of it moved.
 */
export function applySmallLiabilityExchanged(x: Exchange, e: SmallLiabilityExchanged): void {
  move(x.ledger, e.asset, e.principal, freeOf(WORLD), freeOf(POOL));
  move(x.ledger, e.asset, e.principal, principalOf(POOL), principalOf(e.purse));
  move(x.ledger, e.asset, e.interest, freeOf(WORLD), freeOf(INTEREST));
  move(x.ledger, e.asset, e.interest, accruedOf(POOL), accruedOf(e.purse));
  move(x.ledger, e.target, e.amount, freeOf(POOL), freeOf(WORLD));
  move(x.ledger, e.target, e.amount, principalOf(e.purse), principalOf(POOL));
}

/** Principal goes back to the pool, interest to the exchange; the debts are gone. */
export function applyRepaid(x: Exchange, e: Repaid): void {
  move(x.ledger, e.asset, e.principal, freeOf(e.purse), freeOf(POOL));
  move(x.ledger, e.asset, e.principal, principalOf(POOL), principalOf(e.purse));
  move(x.ledger, e.asset, e.interest, freeOf(e.purse), freeOf(INTEREST));
  move(x.ledger, e.asset, e.interest, accruedOf(POOL), accruedOf(e.purse));
}
