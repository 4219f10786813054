// Opening accounts, issuing keys, and the life of user streams.

import { later } from "../../money/arithmetic.ts";
import { HOUR, type Instant } from "../../money/units.ts";
import type {
  CloseListenKey,
  IssueKey,
  KeepListenKey,
  OpenAccount,
  OpenListenKey,
  RevokeKey,
  SwitchBurn,
} from "../commands.ts";
import type { Emit } from "../emit.ts";
import { nameFor } from "../ids.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { AccountId, ListenKey } from "./accounts.ts";

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

/** Opens an account's user stream, or extends the one it has: the key stays the same. */
export function openListenKey(x: ExchangeView, at: Instant, c: OpenListenKey, emit: Emit): Rejection | undefined {
  if (!x.accounts.byId.has(c.account)) return refuse("unknown-account");
  const expiresAt = later(at, HOUR);
  const open = listenKeyOf(x, c.account, c.family);

  if (open !== undefined) emit({ type: "ListenKeyKept", key: open.key, expiresAt });
  else {
    const n = x.counters.stream + 1;
    // Three names long, like the keys of the real exchange.
    const key = [0, 1, 2]
      .map((third) => nameFor(x.seed, "stream", n * 3 + third))
      .join("")
      .slice(0, 64);
    emit({ type: "ListenKeyOpened", key, account: c.account, family: c.family, expiresAt });
  }
  return undefined;
}

/** Extends an account's user stream by an hour from now. */
export function keepListenKey(x: ExchangeView, at: Instant, c: KeepListenKey, emit: Emit): Rejection | undefined {
  const open = listenKeyOf(x, c.account, c.family);
  if (open === undefined) return refuse("unknown-listen-key");

  emit({ type: "ListenKeyKept", key: open.key, expiresAt: later(at, HOUR) });
  return undefined;
}

/** Ends an account's user stream. */
export function closeListenKey(x: ExchangeView, c: CloseListenKey, emit: Emit): Rejection | undefined {
  const open = listenKeyOf(x, c.account, c.family);
  if (open === undefined) return refuse("unknown-listen-key");

  emit({ type: "ListenKeyClosed", key: open.key, account: c.account, expired: false });
  return undefined;
}

function listenKeyOf(x: ExchangeView, account: AccountId, family: ListenKey["family"]): View<ListenKey> | undefined {
  for (const key of x.accounts.listenKeys.values()) {
    if (key.account === account && key.family === family) return key;
  }
  return undefined;
}
