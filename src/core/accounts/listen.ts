// The life of listen keys and listen tokens: what lets somebody hear an account's events, and until when.

import { later } from "../../money/arithmetic.ts";
import { HOUR, type Instant } from "../../money/units.ts";
import type { CloseListenKey, IssueListenToken, KeepListenKey, OpenListenKey } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { nameFor } from "../ids.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { type ListenKey, type ListenToken, streamName } from "./accounts.ts";

/** Letters of a key or a token. */
const NAME_LENGTH = 64;

/** Opens a user stream, or extends the one there is: the key stays the same. */
export function openListenKey(x: ExchangeView, at: Instant, c: OpenListenKey, emit: Emit): Rejection | undefined {
  const refused = nobodyThere(x, c);
  if (refused !== undefined) return refused;
  const { account, family, symbol } = c;
  const expiresAt = later(at, HOUR);
  const open = openKey(x, c);

  if (open !== undefined) emit({ type: "ListenKeyKept", key: open.key, expiresAt });
  else {
    const opened = { type: "ListenKeyOpened", key: nextName(x), account, family, expiresAt } as const;
    emit(symbol === undefined ? opened : { ...opened, symbol });
  }
  return undefined;
}

/** Extends a user stream by an hour from now. */
export function keepListenKey(x: ExchangeView, at: Instant, c: KeepListenKey, emit: Emit): Rejection | undefined {
  const open = openKey(x, c);
  if (open === undefined || !isMeant(open, c)) return refuse("unknown-listen-key");

  emit({ type: "ListenKeyKept", key: open.key, expiresAt: later(at, HOUR) });
  return undefined;
}

/** Ends a user stream. */
export function closeListenKey(x: ExchangeView, c: CloseListenKey, emit: Emit): Rejection | undefined {
  const open = openKey(x, c);
  if (open === undefined || !isMeant(open, c)) return refuse("unknown-listen-key");

  emit({ type: "ListenKeyClosed", key: open.key, account: c.account, expired: false });
  return undefined;
}

/** Gives out a token for a margin account. Each call gives out another one; those given out before stay good. */
export function issueListenToken(x: ExchangeView, at: Instant, c: IssueListenToken, emit: Emit): Rejection | undefined {
  const refused = nobodyThere(x, c);
  if (refused !== undefined) return refused;

  const { account, family, symbol = "" } = c;
  emit({ type: "ListenTokenIssued", token: nextName(x), account, family, symbol, expiresAt: later(at, c.validity) });
  return undefined;
}

/** Ends every key and token whose time has come: keys first, each kind in the order in which they expire. */
export function expireListening(x: ExchangeView, now: Instant, emit: Emit): void {
  const keys: View<ListenKey>[] = [];
  for (const key of x.accounts.listenKeys.values()) {
    if (key.expiresAt > now) break;
    keys.push(key);
  }
  for (const { key, account } of keys) emit({ type: "ListenKeyClosed", key, account, expired: true });
  for (let next = nextToken(x); next !== undefined && next.expiresAt <= now; next = nextToken(x)) {
    emit({ type: "ListenTokenExpired", token: next.token, account: next.account });
  }
}

/** When the next key or token expires; undefined while there is none. */
export function nextExpiry(x: ExchangeView): Instant | undefined {
  const token = nextToken(x)?.expiresAt;
  for (const { expiresAt } of x.accounts.listenKeys.values()) {
    return token !== undefined && token < expiresAt ? token : expiresAt;
  }
  return token;
}

type Stream = Pick<OpenListenKey, "account" | "family" | "symbol">;

function nobodyThere(x: ExchangeView, { account, family, symbol = "" }: Stream): Rejection | undefined {
  const known = x.accounts.byId.get(account);
  if (known === undefined) return refuse("unknown-account");
  if (family !== "isolated") return undefined;
  if (!x.reference.markets.has(symbol)) return { reason: "unknown-symbol", symbol };
  return known.isolated.has(symbol) ? undefined : { reason: "no-isolated-account", symbol };
}

function openKey(x: ExchangeView, { account, family, symbol = "" }: Stream): View<ListenKey> | undefined {
  const key = x.accounts.keyed.get(streamName({ account, family, symbol }));
  return key === undefined ? undefined : x.accounts.listenKeys.get(key);
}

/** Whether a call that names a key names this one. */
function isMeant(open: View<ListenKey>, { key }: KeepListenKey | CloseListenKey): boolean {
  return key === undefined || key === open.key;
}

function nextToken(x: ExchangeView): View<ListenToken> | undefined {
  return x.accounts.tokenQueue[0];
}

/** A name nobody else has: three invented names long, like the keys of the real exchange. */
function nextName(x: ExchangeView): string {
  const n = x.counters.stream + 1;
  return [0, 1, 2]
    .map((third) => nameFor(x.seed, "stream", n * 3 + third))
    .join("")
    .slice(0, NAME_LENGTH);
}
