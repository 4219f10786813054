// What events do to accounts and keys.

import type {
  AccountOpened,
  BurnSwitched,
  IsolatedEnabled,
  KeyBound,
  KeyIssued,
  KeyRevoked,
  ListenKeyClosed,
  ListenKeyKept,
  ListenKeyOpened,
  ListenTokenExpired,
  ListenTokenIssued,
  SpecialModeSet,
} from "../events.ts";
import { fileListenKey, fileListenToken, streamName } from "./accounts.ts";
import type { Exchange } from "../state.ts";

/** An account exists. */
export function applyAccountOpened(x: Exchange, e: AccountOpened): void {
  x.counters.account = e.account;
  x.accounts.byName.set(e.name, e.account);
  x.accounts.byId.set(e.account, {
    id: e.account,
    name: e.name,
    vip: e.vip,
    burnsCommission: false,
    burnsInterest: false,
    openedAt: x.at,
    ...(e.unrecorded && { unrecorded: true }),
    spot: e.spot,
    cross: e.cross,
    coinm: e.coinm,
    isolated: new Map(),
  });
}

/** What an account pays in the burn asset is set. */
export function applyBurnSwitched(x: Exchange, e: BurnSwitched): void {
  const account = x.accounts.byId.get(e.account)!;
  account.burnsCommission = e.commission;
  account.burnsInterest = e.interest;
}

/** An account has a purse for a pair. */
export function applyIsolatedPurse(x: Exchange, e: IsolatedEnabled): void {
  x.accounts.byId.get(e.account)!.isolated.set(e.symbol, e.purse);
}

/** A key may be used. */
export function applyKeyIssued(x: Exchange, e: KeyIssued): void {
  if (e.key.special !== undefined) x.counters.specialKey = e.key.special.number;
  x.accounts.keys.set(e.key.key, e.key);
}

/** A key may no longer be used. */
export function applyKeyRevoked(x: Exchange, e: KeyRevoked): void {
  x.accounts.keys.delete(e.key);
}

/** A special key is bound to other addresses; it keeps its place among the keys. */
export function applyKeyBound(x: Exchange, e: KeyBound): void {
  const key = x.accounts.keys.get(e.key)!;
  x.accounts.keys.set(e.key, { ...key, special: { ...key.special!, addresses: e.addresses } });
}

/** An account's cross margin is under the terms of special keys, or no longer. */
export function applySpecialModeSet(x: Exchange, e: SpecialModeSet): void {
  const { account, active, barredUntil } = e;
  x.accounts.specialModes.set(account, { account, active, barredUntil });
}

/** A user stream is open. Keys stand in the order in which they expire. */
export function applyListenKeyOpened(x: Exchange, e: ListenKeyOpened): void {
  x.counters.stream++;
  const { key, account, family, symbol = "", expiresAt } = e;
  fileListenKey(x.accounts, { key, account, family, symbol, expiresAt });
}

/** A user stream lives longer than all others, for it was kept alive last. */
export function applyListenKeyKept(x: Exchange, e: ListenKeyKept): void {
  const kept = x.accounts.listenKeys.get(e.key)!;
  x.accounts.listenKeys.delete(e.key);
  kept.expiresAt = e.expiresAt;
  x.accounts.listenKeys.set(e.key, kept);
}

/** A user stream is over. */
export function applyListenKeyClosed(x: Exchange, e: ListenKeyClosed): void {
  x.accounts.keyed.delete(streamName(x.accounts.listenKeys.get(e.key)!));
  x.accounts.listenKeys.delete(e.key);
}

/** A token may be used. */
export function applyListenTokenIssued(x: Exchange, e: ListenTokenIssued): void {
  x.counters.stream++;
  const { token, account, family, symbol, expiresAt } = e;
  fileListenToken(x.accounts, { token, account, family, symbol, expiresAt });
}

/** A token may no longer be used: the one that was to expire next. */
export function applyListenTokenExpired(x: Exchange, e: ListenTokenExpired): void {
  if (x.accounts.tokenQueue.shift()?.token !== e.token)
    throw new Error("invariant broken: tokens expire in the order of their queue");
  x.accounts.listenTokens.delete(e.token);
}
