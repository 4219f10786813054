// Moving assets between the purses of one account. The first transfer into an isolated pair opens it.

import { atLeastZero, isPositive, minus } from "../../money/arithmetic.ts";
import { type Amount, atoms, NO_AMOUNT } from "../../money/units.ts";
import type { Credit, PurseName, Transfer } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { assessCoin } from "../futures/assess.ts";
import { balance, free, FREE, INSURANCE, owed, POOL, type PurseId, WORLD } from "../ledger/ledger.ts";
import { isLiquidating, maxTransferable } from "../margin/assess.ts";
import { cannotOpenIsolated, openIsolated } from "../margin/enable-isolated.ts";
import { findPurse, isRejection, usableMargin } from "../purse.ts";
import { listedPair, type Market } from "../listing.ts";
import { delistingOf, isLeavingIsolated } from "../reference/notices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** The most of an asset the exchange can hold in all: a quarter of what 64 bits hold, so that no sum overflows. */
const MOST_OF_AN_ASSET = 2n ** 61n;

/** Brings an asset in from outside. */
export function credit(x: ExchangeView, c: Credit, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  if (!x.reference.assets.has(c.asset)) return { reason: "unknown-asset", asset: c.asset };
  if (atoms(c.amount) - atoms(balance(x.ledger, WORLD, c.asset, FREE)) > MOST_OF_AN_ASSET)
    return refuse("amount-too-large");
  const purse = "account" in c.to ? findPurse(x, c.to) : c.to.kind === "pool" ? POOL : INSURANCE;
  if (isRejection(purse)) return purse;

  emit({ type: "Credited", purse, asset: c.asset, amount: c.amount });
  return undefined;
}

/** Moves an asset between two purses, where the one it leaves allows it and the other takes it. */
export function transfer(x: ExchangeView, c: Transfer, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  if (!x.reference.assets.has(c.asset)) return { reason: "unknown-asset", asset: c.asset };
  if (c.from.account !== c.to.account) return refuse("unknown-account");
  if (c.from.kind === c.to.kind && symbolIn(c.from) === symbolIn(c.to)) return refuse("same-purse");
  const refused =
    cannotEnter(x, c.to, c.asset) ??
    leavesMargin(x, c.to, c.asset, c.amount) ??
    cannotLeave(x, c.from, c.asset, c.amount);
  if (refused !== undefined) return refused;

  const from = findPurse(x, c.from) as PurseId;
  const known = findPurse(x, c.to);
  const to = typeof known === "number" ? known : openIsolated(x, c.to.account, symbolIn(c.to), emit);
  emit({
    type: "Transferred",
    transaction: x.counters.transaction + 1,
    account: c.from.account,
    from,
    to,
    asset: c.asset,
    amount: c.amount,
  });
  return undefined;
}

/** Why an asset cannot enter a purse: a pair takes its two coins, futures take the coins of contracts. */
function cannotEnter(x: ExchangeView, to: PurseName, asset: string): Rejection | undefined {
  if (!x.accounts.byId.has(to.account)) return refuse("unknown-account");
  if (to.kind !== "isolated") {
    const taken = to.kind === "spot" || (to.kind === "coinm" ? isMarginCoin(x, asset) : entersCross(x, to, asset));
    return taken ? undefined : { reason: "not-a-margin-asset", asset };
  }
  const purse = findPurse(x, to);
  if (isRejection(purse)) {
    const refused = cannotOpenIsolated(x, to.account, to.symbol);
    if (refused !== undefined) return refused;
  } else {
    const account = usableMargin(x, to);
    if (isRejection(account)) return account;
  }
  const pair = listedPair(x, to.symbol);
  return asset === pair.base || asset === pair.quote ? undefined : { reason: "asset-not-in-pair", asset };
}

/** Whether a cross account takes an asset: as collateral, or as far as it is owed. */
function entersCross(x: ExchangeView, to: PurseName, asset: string): boolean {
  return x.reference.assets.get(asset)!.mortgageable || isPositive(shortOf(x, findPurse(x, to) as PurseId, asset));
}

/**
 * Why an amount is more than may still enter what is leaving margin, or has left it: the liabilities less what is
 * there to pay them with.
 */
function leavesMargin(x: ExchangeView, to: PurseName, asset: string, entering: Amount): Rejection | undefined {
  if (to.kind !== "cross" && to.kind !== "isolated") return undefined;
  const leaving =
    to.kind === "isolated"
      ? isLeavingIsolated(x, listedPair(x, to.symbol))
      : delistingOf(x, { asset }) !== undefined || !x.reference.assets.get(asset)!.mortgageable;
  if (!leaving) return undefined;
  const purse = findPurse(x, to);
  const most = isRejection(purse) ? NO_AMOUNT : shortOf(x, purse, asset);
  return entering > most ? { reason: "leaving-margin", asset, most } : undefined;
}

/** What a purse owes of an asset beyond what it has free. */
function shortOf(x: ExchangeView, purse: PurseId, asset: string): Amount {
  return atLeastZero(minus(owed(x.ledger, purse, asset), free(x.ledger, purse, asset)));
}

/** Why an amount cannot leave a purse: it is not free, or margin needs it. */
function cannotLeave(x: ExchangeView, from: PurseName, asset: string, leaving: Amount): Rejection | undefined {
  const purse = findPurse(x, from);
  if (isRejection(purse)) return purse;
  if (from.kind === "coinm") {
    const most = assessCoin(x, from.account, asset).withdrawable;
    return leaving > most ? { reason: "insufficient-balance", asset } : undefined;
  }
  if (from.kind === "isolated" || from.kind === "cross") {
    const account = usableMargin(x, from);
    if (isRejection(account)) return account;
    if (leaving > free(x.ledger, purse, asset)) return { reason: "insufficient-balance", asset };
    if (isLiquidating(account)) return refuse("level-too-low");
    const isolated = from.kind === "isolated";
    return leaving > maxTransferable(x, account, asset) ? { reason: "transfer-beyond-limit", isolated } : undefined;
  }
  return leaving > free(x.ledger, purse, asset) ? { reason: "insufficient-balance", asset } : undefined;
}

function isMarginCoin(x: ExchangeView, asset: string): boolean {
  const markets: Iterable<View<Market>> = x.reference.markets.values();
  for (const market of markets) if (market.kind === "contract" && market.base === asset) return true;
  return false;
}

function symbolIn(name: PurseName): string {
  return name.kind === "isolated" ? name.symbol : "";
}
