// The coins of an account's futures.

import { accountOf, assetsOf, held } from "../../../core/select.ts";
import { futuresOf } from "../../../core/select-futures.ts";
import { contractOf, contracts } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { isZero } from "../../../money/arithmetic.ts";
import { count } from "../../../money/units.ts";

/** The coins contracts are settled in, in the order in which they are listed, then any other the account has. */
export function coinsOf(x: ExchangeView, account: number): string[] {
  const { coinm } = accountOf(x, account);
  const owned = assetsOf(x.ledger, coinm).filter((asset) => !isZero(held(x.ledger, coinm, asset)));
  return [...new Set([...contracts(x).map(({ base }) => base), ...owned])];
}

/** When a position settled in a coin last changed; zero while none ever did. */
export function coinChangedAt(x: ExchangeView, account: number, coin: string): number {
  let newest = 0;
  for (const { symbol, updatedAt } of futuresOf(x.futures, account).positions.values()) {
    if (contractOf(x, symbol)?.base === coin) newest = Math.max(newest, count(updatedAt));
  }
  return newest;
}
