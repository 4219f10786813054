// Disabling an isolated pair: only an empty account, and each pair once in a while.

import { isZero, later } from "../../money/arithmetic.ts";
import type { Instant } from "../../money/units.ts";
import type { DisableIsolated } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { ACCRUED, balance, FREE, LOCKED, PRINCIPAL, type PurseId } from "../ledger/ledger.ts";
import { isRejection } from "../purse.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { isolatedAccount } from "./isolated-account.ts";

/**
 * Disables a pair. The order of refusals: no account, disabled already, disabled too recently,
 * something left in it. Open orders hold assets, so an account with orders is not empty.
 */
export function disableIsolated(x: ExchangeView, at: Instant, c: DisableIsolated, emit: Emit): Rejection | undefined {
  const { symbol } = c;
  const account = isolatedAccount(x, c.account, symbol);
  if (isRejection(account)) return account;
  if (!account.enabled) return { reason: "isolated-disabled", symbol };
  if (account.disabledAt !== undefined) {
    const until = later(account.disabledAt, x.reference.settings!.isolatedDisablePause);
    if (at < until) return { reason: "isolated-disabled-recently", symbol, until };
  }
  if (!isEmpty(x, account.purse)) return { reason: "isolated-not-empty", symbol };

  emit({ type: "IsolatedDisabled", account: c.account, symbol, purse: account.purse });
  return undefined;
}

function isEmpty(x: ExchangeView, purse: PurseId): boolean {
  for (const asset of x.ledger.purses[purse]!.rows.keys()) {
    for (const cell of [FREE, LOCKED, PRINCIPAL, ACCRUED] as const) {
      if (!isZero(balance(x.ledger, purse, asset, cell))) return false;
    }
  }
  return true;
}
