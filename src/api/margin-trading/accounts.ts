// Which account a call is about, and whether there is one: what every margin page asks first.

import type { Pair } from "../../core/listing.ts";
import { isRejection } from "../../core/purse.ts";
import { purseOf as purseNamed, type PurseId } from "../../core/select.ts";
import { type MarginAccount, usableMarginAccount } from "../../core/select-margin.ts";
import { pairOf } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { purseOfIsolatedSymbol } from "./params.ts";
import { marginRefusal } from "./refusals.ts";

/** A pair and the account in which a call is about it. */
export interface TradingAccount {
  readonly pair: View<Pair>;
  readonly purse: PurseId;
  readonly isIsolated: boolean;
}

/** The account of a symbol and `isIsolated`: an unknown symbol is told before a missing account. */
export function tradingAccount(
  x: ExchangeView,
  caller: Caller,
  about: { readonly symbol: string; readonly isIsolated: boolean },
): TradingAccount | WireError {
  const pair = pairOf(x, about.symbol);
  if (pair === undefined) return wireError("BAD_SYMBOL");
  const purse = ownPurse(x, caller, about.isIsolated ? about.symbol : undefined);
  return isWireError(purse) ? purse : { pair, purse, isIsolated: about.isIsolated };
}

/** The purse of an optional `isolatedSymbol`, whether it is enabled or not. */
export function ownPurse(x: ExchangeView, caller: Caller, symbol: string | undefined): PurseId | WireError {
  if (symbol !== undefined && pairOf(x, symbol) === undefined) return wireError("BAD_SYMBOL");
  return purseNamed(x, purseOfIsolatedSymbol(caller, symbol)) ?? wireError("NO_ISOLATED_ACCOUNT");
}

/** The purse of a call about order lists: an isolated account goes by its symbol, the cross account by none. */
export function listAccount(
  x: ExchangeView,
  caller: Caller,
  about: { readonly symbol: string | undefined; readonly isIsolated: boolean },
): PurseId | WireError {
  if (!about.isIsolated) return ownPurse(x, caller, undefined);
  return about.symbol === undefined ? wireError("MISSING", { name: "symbol" }) : ownPurse(x, caller, about.symbol);
}

/** An enabled account an asset can be in: any listed one in cross, one of the pair's two in isolated. */
export function accountFor(
  x: ExchangeView,
  caller: Caller,
  about: { readonly asset: string; readonly isolatedSymbol: string | undefined },
): View<MarginAccount> | WireError {
  const purse = ownPurse(x, caller, about.isolatedSymbol);
  if (isWireError(purse)) return purse;
  const account = usableMarginAccount(x, purseOfIsolatedSymbol(caller, about.isolatedSymbol));
  if (isRejection(account)) return marginRefusal(account);
  if (!x.reference.assets.has(about.asset)) return wireError("NOT_MARGIN_ASSET");
  if (about.isolatedSymbol === undefined) return account;
  const pair = pairOf(x, about.isolatedSymbol)!;
  return about.asset === pair.base || about.asset === pair.quote ? account : wireError("ASSET_NOT_IN_PAIR");
}
