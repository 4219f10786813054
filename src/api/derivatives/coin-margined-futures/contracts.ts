// Which contracts a call is about.

import type { Contract } from "../../../core/listing.ts";
import { contractOf, contracts, everyContract } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";

/** Whether a page is about what is listed, or looks back: then a contract that was delivered is still one. */
export type Reach = "listed" | "ever";

/** The contract of a symbol, or the refusal of a symbol that is none. */
export function contractNamed(x: ExchangeView, symbol: string, reach: Reach = "listed"): View<Contract> | WireError {
  const found = contractOf(x, symbol);
  return found === undefined || (reach === "listed" && found.status === "delivered") ? wireError("BAD_SYMBOL") : found;
}

/** Every contract on a pair, or the refusal of a pair without any. */
export function contractsOn(
  x: ExchangeView,
  pair: string,
  reach: Reach = "listed",
): readonly View<Contract>[] | WireError {
  const found = contractsIn(x, reach).filter((contract) => contract.pair === pair);
  return found.length === 0 ? wireError("COINM_BAD_PAIR") : found;
}

function contractsIn(x: ExchangeView, reach: Reach): readonly View<Contract>[] {
  return reach === "ever" ? everyContract(x) : contracts(x);
}

/** The contract of a symbol, those on a pair, or all where neither was sent; both together go not. */
export function contractsAsked(
  x: ExchangeView,
  asked: { readonly symbol: string | undefined; readonly pair: string | undefined },
  reach: Reach = "listed",
): readonly View<Contract>[] | WireError {
  if (asked.symbol !== undefined && asked.pair !== undefined) return wireError("BAD_COMBINATION");
  if (asked.pair !== undefined) return contractsOn(x, asked.pair, reach);
  if (asked.symbol === undefined) return contractsIn(x, reach);
  const named = contractNamed(x, asked.symbol, reach);
  return "error" in named ? named : [named];
}

/** Whether the pages of contracts weigh, and refuse, as those of dollar-margined ones do. */
export function isMerged(x: ExchangeView): boolean {
  return x.reference.settings?.contractQueries === "merged";
}
