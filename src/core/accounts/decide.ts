// Opening accounts and issuing keys.

import type { Instant } from "../../money/units.ts";
import type { IssueKey, OpenAccount, RevokeKey, SwitchBurn } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/** Opens an account with its spot, cross and COIN-M purses. */
export function openAccount(x: ExchangeView, c: OpenAccount, emit: Emit): Rejection | undefined {
  if (x.accounts.byName.has(c.name)) return { reason: "name-taken", name: c.name };

  const account = x.counters.account + 1;
  const first = x.ledger.purses.length;
  const kinds = ["spot", "cross", "coinm"] as const;
  for (const [nth, kind] of kinds.entries()) {
    emit({ type: "PurseOpened", purse: first + nth, kind, account, symbol: "" });
  }
  emit({
    type: "AccountOpened",
    account,
    name: c.name,
    vip: c.vip,
    spot: first,
    cross: first + 1,
    coinm: first + 2,
    ...(c.unrecorded && { unrecorded: true }),
  });
  return undefined;
}

/** Sets which costs an account pays in the burn asset. What is set as it was is on record all the same. */
export function switchBurn(x: ExchangeView, c: SwitchBurn, emit: Emit): Rejection | undefined {
  const account = x.accounts.byId.get(c.account);
  if (account === undefined) return refuse("unknown-account");

  emit({
    type: "BurnSwitched",
    account: c.account,
    commission: c.commission ?? account.burnsCommission,
    interest: c.interest ?? account.burnsInterest,
  });
  return undefined;
}

/** Gives an account a key nobody has yet. */
export function issueKey(x: ExchangeView, at: Instant, c: IssueKey, emit: Emit): Rejection | undefined {
  if (!x.accounts.byId.has(c.account)) return refuse("unknown-account");
  if (x.accounts.keys.has(c.key)) return { reason: "name-taken", name: c.key };

  const { account, key, kind, secret, permissions } = c;
  emit({ type: "KeyIssued", key: { key, account, kind, secret, permissions, issuedAt: at } });
  return undefined;
}

/** Takes a key away. */
export function revokeKey(x: ExchangeView, c: RevokeKey, emit: Emit): Rejection | undefined {
  if (!x.accounts.keys.has(c.key)) return refuse("unknown-key");

  emit({ type: "KeyRevoked", key: c.key });
  return undefined;
}
