// From the symbol a caller gives to the contract.

import type { Contract } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** The contract of a symbol, for an account that exists; or why there is none (any more). */
export function findContract(x: ExchangeView, account: number, symbol: string): View<Contract> | Rejection {
  if (!x.accounts.byId.has(account)) return refuse("unknown-account");
  return findContractListed(x, symbol);
}

/** The contract of a symbol, or that there is none. */
export function findContractListed(x: ExchangeView, symbol: string): View<Contract> | Rejection {
  const market = x.reference.markets.get(symbol);
  return market?.kind === "contract" && market.status !== "delivered" ? market : { reason: "unknown-symbol", symbol };
}
