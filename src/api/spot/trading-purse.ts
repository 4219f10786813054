// Which account the pages of spot are about: the caller's spot account or, for a special key, the margin
// account it was made for.

import type { PurseName } from "../../core/commands.ts";
import { type PurseId, purseOf } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";

/** The purse a caller trades from, as commands name it. */
export function tradingPurse({ account, key }: Caller): PurseName {
  const symbol = key?.special?.symbol;
  if (symbol === undefined) return { kind: "spot", account };
  return symbol === "" ? { kind: "cross", account } : { kind: "isolated", account, symbol };
}

/** The purse a caller trades from. A special key of an isolated account is only made where there is one. */
export function ownPurse(x: ExchangeView, caller: Caller): PurseId {
  const purse = purseOf(x, tradingPurse(caller));
  if (purse === undefined) throw new Error("invariant broken: a key is of an account that is there");
  return purse;
}
