// From the name a caller gives a purse to the purse.

import type { PurseName } from "./commands.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { MarginAccount } from "./margin/margin.ts";
import { refuse, type Rejection } from "./rejections.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";

/** The purse of a name, or why there is none. */
export function findPurse(x: ExchangeView, name: PurseName): PurseId | Rejection {
  const account = x.accounts.byId.get(name.account);
  if (account === undefined) return refuse("unknown-account");
  if (name.kind !== "isolated") return account[name.kind];
  return account.isolated.get(name.symbol) ?? { reason: "no-isolated-account", symbol: name.symbol };
}

/** The margin account of a name, or why it cannot be used. */
export function usableMargin(x: ExchangeView, name: PurseName): View<MarginAccount> | Rejection {
  const purse = findPurse(x, name);
  if (typeof purse !== "number") return purse;
  const account = x.margin.accounts.get(purse);
  if (account === undefined) return refuse("not-a-margin-purse");
  if (!account.enabled) return { reason: "isolated-disabled", symbol: account.symbol };
  return account;
}

/** Whether a look-up ended in a refusal. */
export function isRejection(found: object | number): found is Rejection {
  return typeof found === "object" && "reason" in found;
}
