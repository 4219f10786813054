// Finding isolated accounts, and counting the enabled ones.

import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { MarginAccount } from "./margin.ts";

/** An account's isolated account of a pair, enabled or not, or why there is none. */
export function isolatedAccount(x: ExchangeView, account: number, symbol: string): View<MarginAccount> | Rejection {
  const market = x.reference.markets.get(symbol);
  if (market === undefined || market.kind !== "pair") return { reason: "unknown-symbol", symbol };
  const purse = x.accounts.byId.get(account)?.isolated.get(symbol);
  if (purse === undefined) return { reason: "no-isolated-account", symbol };
  return x.margin.accounts.get(purse)!;
}

/** How many isolated pairs an account has enabled. */
export function enabledPairs(x: ExchangeView, account: number): number {
  let enabled = 0;
  for (const purse of x.accounts.byId.get(account)!.isolated.values()) {
    if (x.margin.accounts.get(purse)!.enabled) enabled++;
  }
  return enabled;
}
