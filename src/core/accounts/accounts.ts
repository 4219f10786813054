// Who trades here, and the keys they sign with.

import type { Instant } from "../../money/units.ts";
import type { Download } from "./downloads.ts";
import type { PurseId } from "../ledger/ledger.ts";

/** An account number; zero is the exchange itself. */
export type AccountId = number;

/** A customer: a name, a fee level and the purses it owns. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** Fee and interest level, from 0. */
  readonly vip: number;
  /** Whether commissions, and the interest of the cross account, are paid in the burn asset. */
  burnsCommission: boolean;
  burnsInterest: boolean;
  readonly openedAt: Instant;
  /** Whether history keeps nothing of its orders, fills and income. */
  readonly unrecorded?: true;
  readonly spot: PurseId;
  readonly cross: PurseId;
  readonly coinm: PurseId;
  /** Isolated purses by pair. */
  readonly isolated: Map<string, PurseId>;
}

/** What a key may do, in the words of the key's own page. */
export interface Permissions {
  readonly reading: boolean;
  /** Spot and margin orders. */
  readonly trading: boolean;
  /** Borrowing, repaying and transfers of margin accounts. */
  readonly margin: boolean;
  readonly futures: boolean;
  readonly universalTransfer: boolean;
}

/** What makes a key one for low-latency trading: it trades one margin account, through the pages of spot. */
export interface SpecialTerms {
  /** Which of all the venue's special keys it is: its name and secret are drawn from it. */
  readonly number: number;
  /** What its owner calls it; several may be called alike. */
  readonly name: string;
  /** The pair of the isolated account it trades; empty for the cross account. */
  readonly symbol: string;
  /** Where it may be used from; anywhere, while none is named. */
  readonly addresses: readonly string[];
}

/** Whether an account's cross margin is under the terms of special keys; it stays so when the keys are gone. */
export interface SpecialMode {
  readonly account: AccountId;
  readonly active: boolean;
  /** Until when no new key may be made, after the mode was left. */
  readonly barredUntil: Instant;
}

/** An API key. `secret` is the shared secret of an HMAC key, else the public key in PEM. */
export interface ApiKey {
  readonly key: string;
  readonly account: AccountId;
  readonly kind: "hmac" | "rsa" | "ed25519";
  readonly secret: string;
  readonly permissions: Permissions;
  readonly issuedAt: Instant;
  readonly special?: SpecialTerms;
}

/**
 * What a listen key opens: the events of a purse (the account's futures, spot or cross purse, or the isolated one of a
 * pair), or what puts its cross margin at risk.
 */
export type KeyedStream = "coinm" | "margin-risk" | "spot" | "cross" | "isolated";

/** A key to a user's event stream; it dies an hour after it was last kept alive. */
export interface ListenKey {
  readonly key: string;
  readonly account: AccountId;
  readonly family: KeyedStream;
  /** The pair of an isolated account; empty for the others. */
  readonly symbol: string;
  expiresAt: Instant;
}

/** A token that lets whoever holds it listen to a margin account until it expires. Nothing extends it. */
export interface ListenToken {
  readonly token: string;
  readonly account: AccountId;
  readonly family: "cross" | "isolated";
  /** The pair of an isolated account; empty for the cross account. */
  readonly symbol: string;
  readonly expiresAt: Instant;
}

/** All accounts and keys. */
export interface Accounts {
  readonly byId: Map<AccountId, Account>;
  readonly byName: Map<string, AccountId>;
  readonly keys: Map<string, ApiKey>;
  /** Accounts that have, or had, a special key of their cross margin. */
  readonly specialModes: Map<AccountId, SpecialMode>;
  /** In the order in which they expire. */
  readonly listenKeys: Map<string, ListenKey>;
  /** The key of each stream that has one, by `streamName`: derived. */
  readonly keyed: Map<string, string>;
  /** In the order in which they were issued. */
  readonly listenTokens: Map<string, ListenToken>;
  /** The same in the order in which they expire, of equal ones the older first: derived. */
  readonly tokenQueue: ListenToken[];
  /** Archives asked for in the last month or so, by their numbers, the oldest first. */
  readonly downloads: Map<number, Download>;
}

/** Nobody yet. */
export function emptyAccounts(): Accounts {
  return {
    byId: new Map(),
    byName: new Map(),
    keys: new Map(),
    specialModes: new Map(),
    listenKeys: new Map(),
    keyed: new Map(),
    listenTokens: new Map(),
    tokenQueue: [],
    downloads: new Map(),
  };
}

/** What a stream's key is kept under. */
export function streamName({ account, family, symbol }: Pick<ListenKey, "account" | "family" | "symbol">): string {
  return `${account}/${family}/${symbol}`;
}

/** Files a listen key. */
export function fileListenKey(accounts: Accounts, key: ListenKey): void {
  accounts.listenKeys.set(key.key, key);
  accounts.keyed.set(streamName(key), key.key);
}

/** Files a token behind all that do not expire later. */
export function fileListenToken(accounts: Accounts, token: ListenToken): void {
  accounts.listenTokens.set(token.token, token);
  const queue = accounts.tokenQueue;
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (queue[middle]!.expiresAt <= token.expiresAt) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, token);
}
