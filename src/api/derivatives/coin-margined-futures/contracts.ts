// Which contracts a call is about.

import type { Contract } from "../../../core/listing.ts";
import { contractOf, contracts } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";

/** The contract of a symbol, or the refusal of a symbol that is none. */
export function contractNamed(x: ExchangeView, symbol: string): View<Contract> | WireError {
  return contractOf(x, symbol) ?? wireError("BAD_SYMBOL");
}

/** Every contract on a pair, or the refusal of a pair without any. */
export function contractsOn(x: ExchangeView, pair: string): readonly View<Contract>[] | WireError {
  const found = contracts(x).filter((contract) => contract.pair === pair);
  return found.length === 0 ? wireError("COINM_BAD_PAIR") : found;
}

/** The contract of a symbol, those on a pair, or all where neither was sent; both together go not. */
export function contractsAsked(
  x: ExchangeView,
  asked: { readonly symbol: string | undefined; readonly pair: string | undefined },
): readonly View<Contract>[] | WireError {
  if (asked.symbol !== undefined && asked.pair !== undefined) return wireError("BAD_COMBINATION");
  if (asked.pair !== undefined) return contractsOn(x, asked.pair);
  if (asked.symbol === undefined) return contracts(x);
  const named = contractNamed(x, asked.symbol);
  return "error" in named ? named : [named];
}
