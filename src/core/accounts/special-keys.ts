// The life of special keys: made by their owner for one margin account, bound to addresses, taken away;
// and the mode a cross account is in from its first such key until it asks to leave it.

import { isZero, later } from "../../money/arithmetic.ts";
import { DAY, instant, type Instant } from "../../money/units.ts";
import type { BindSpecialKey, CreateSpecialKey, DeleteSpecialKeys, ExitSpecialMode } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { longName, scramble } from "../ids.ts";
import { assetsOf, owed, type PurseId } from "../ledger/ledger.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { AccountId, ApiKey } from "./accounts.ts";

/** Keys of one account, special and others together: the real exchange's limit, from its questions and answers. */
const MOST_KEYS = 30;
/** How long after leaving the mode no new key may be made: the documentation's default. */
const PAUSE = DAY;
/** Keep the names and the secrets of these keys apart from each other and from all other names. */
const NAME_SEED = 0x6e616d65;
const SECRET_SEED = 0x73656372;

/** Makes a special key. The first of a cross account brings the account under the terms of special keys. */
export function createSpecialKey(x: ExchangeView, at: Instant, c: CreateSpecialKey, emit: Emit): Rejection | undefined {
  const mode = x.accounts.specialModes.get(c.account);
  const refused = noMarginAccount(x, c) ?? tooMany(x, c.account);
  if (refused !== undefined) return refused;
  if (c.symbol === undefined && mode !== undefined && at < mode.barredUntil) {
    return { reason: "special-keys-barred", until: mode.barredUntil };
  }

  const { account, name, kind, addresses } = c;
  const { number, key } = freeKey(x);
  const secret = c.publicKey ?? longName(scramble(x.seed ^ SECRET_SEED), number);
  const permissions = {
    reading: true,
    trading: c.mode === "trade",
    margin: false,
    futures: false,
    universalTransfer: false,
  };
  const special = { number, name, symbol: c.symbol ?? "", addresses };
  if (c.symbol === undefined && mode?.active !== true) {
    emit({ type: "SpecialModeSet", account, active: true, barredUntil: instant(0) });
  }
  emit({ type: "KeyIssued", key: { key, account, kind, secret, permissions, issuedAt: at, special } });
  return undefined;
}

/** Binds a special key to other addresses. */
export function bindSpecialKey(x: ExchangeView, c: BindSpecialKey, emit: Emit): Rejection | undefined {
  if (specialKey(x, c) === undefined) return refuse("unknown-special-key");

  emit({ type: "KeyBound", key: c.key, addresses: c.addresses });
  return undefined;
}

/** Takes special keys away. A cross account stays under their terms all the same. */
export function deleteSpecialKeys(x: ExchangeView, c: DeleteSpecialKeys, emit: Emit): Rejection | undefined {
  const { which } = c;
  const gone = specialKeys(x, c).filter((key) =>
    "key" in which ? key.key === which.key : key.special?.name === which.name,
  );
  if (gone.length === 0) return refuse("unknown-special-key");

  for (const { key } of gone) emit({ type: "KeyRevoked", key });
  return undefined;
}

/** Takes a cross account that owes nothing from under the terms of special keys; one that is not under them stays as it is. */
export function exitSpecialMode(x: ExchangeView, at: Instant, c: ExitSpecialMode, emit: Emit): Rejection | undefined {
  const account = x.accounts.byId.get(c.account);
  if (account === undefined) return refuse("unknown-account");
  if (x.accounts.specialModes.get(c.account)?.active !== true) return undefined;
  if (owesAnything(x, account.cross)) return refuse("special-mode-has-debts");

  for (const { key } of specialKeys(x, { account: c.account, symbol: undefined })) emit({ type: "KeyRevoked", key });
  emit({ type: "SpecialModeSet", account: c.account, active: false, barredUntil: later(at, PAUSE) });
  return undefined;
}

/** The margin account a call about special keys is about. */
interface About {
  readonly account: AccountId;
  readonly symbol: string | undefined;
}

/** The special keys of one margin account, in the order in which they were made. */
export function specialKeys(x: ExchangeView, about: About): View<ApiKey>[] {
  return [...x.accounts.keys.values()].filter(
    ({ account, special }) => account === about.account && special?.symbol === (about.symbol ?? ""),
  );
}

/** The special key of a name, where it is one of that margin account. */
export function specialKey(x: ExchangeView, about: About & { readonly key: string }): View<ApiKey> | undefined {
  return specialKeys(x, about).find(({ key }) => key === about.key);
}

function noMarginAccount(x: ExchangeView, { account, symbol }: About): Rejection | undefined {
  const owner = x.accounts.byId.get(account);
  if (owner === undefined) return refuse("unknown-account");
  if (symbol === undefined) return undefined;
  const market = x.reference.markets.get(symbol);
  if (market?.kind !== "pair") return { reason: "unknown-symbol", symbol };
  return owner.isolated.has(symbol) ? undefined : { reason: "no-isolated-account", symbol };
}

function tooMany(x: ExchangeView, account: AccountId): Rejection | undefined {
  let has = 0;
  for (const key of x.accounts.keys.values()) if (key.account === account) has++;
  return has < MOST_KEYS ? undefined : { reason: "too-many-keys", limit: MOST_KEYS };
}

/** The next key nobody has: at most one try more than there are keys. */
function freeKey(x: ExchangeView): { readonly number: number; readonly key: string } {
  const seed = scramble(x.seed ^ NAME_SEED);
  for (let number = x.counters.specialKey + 1; ; number++) {
    const key = longName(seed, number);
    if (!x.accounts.keys.has(key)) return { number, key };
  }
}

function owesAnything(x: ExchangeView, purse: PurseId): boolean {
  return assetsOf(x.ledger, purse).some((asset) => !isZero(owed(x.ledger, purse, asset)));
}
