// Opening a pair's isolated account, and re-enabling one that was disabled.

import type { EnableIsolated } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { enabledPairs, isolatedAccount } from "./isolated-account.ts";

/** Re-enables a disabled pair. One that never had an account gets it by its first transfer, or here, as the venue has it. */
export function enableIsolated(x: ExchangeView, c: EnableIsolated, emit: Emit): Rejection | undefined {
  const account = isolatedAccount(x, c.account, c.symbol);
  if (
    isRejection(account) &&
    account.reason === "no-isolated-account" &&
    x.reference.settings!.firstEnable === "opens"
  ) {
    return openFirst(x, c, emit);
  }
  if (isRejection(account)) return account;
  if (account.enabled) return { reason: "isolated-enabled-already", symbol: c.symbol };
  const limit = x.reference.settings!.isolatedAccountLimit;
  if (enabledPairs(x, c.account) >= limit) return { reason: "isolated-limit-reached", limit };

  emit({ type: "IsolatedEnabled", account: c.account, symbol: c.symbol, purse: account.purse });
  return undefined;
}

function openFirst(x: ExchangeView, c: EnableIsolated, emit: Emit): Rejection | undefined {
  const refused = x.accounts.byId.has(c.account)
    ? cannotOpenIsolated(x, c.account, c.symbol)
    : refuse("unknown-account");
  if (refused !== undefined) return refused;

  openIsolated(x, c.account, c.symbol, emit);
  return undefined;
}

/** Why an account cannot have a pair's isolated account opened, if it cannot. */
export function cannotOpenIsolated(x: ExchangeView, account: number, symbol: string): Rejection | undefined {
  const market = x.reference.markets.get(symbol);
  if (market === undefined || market.kind !== "pair") return { reason: "unknown-symbol", symbol };
  if (!market.isolated) return { reason: "not-a-margin-pair", symbol };
  const limit = x.reference.settings!.isolatedAccountLimit;
  if (enabledPairs(x, account) >= limit) return { reason: "isolated-limit-reached", limit };
  return undefined;
}

/** Opens a pair's isolated account and says which purse it got. */
export function openIsolated(x: ExchangeView, account: number, symbol: string, emit: Emit): number {
  const purse = x.ledger.purses.length;
  emit({ type: "PurseOpened", purse, kind: "isolated", account, symbol });
  emit({ type: "IsolatedEnabled", account, symbol, purse });
  return purse;
}
