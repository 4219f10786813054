// One look at one margin purse: what it has, what it owes, and what that allows. All figures are
// in dollars at the index and exact; every question is a comparison of two products.

import { atLeastZero, greatest, isZero, least, minus, plus } from "../../money/arithmetic.ts";
import {
  borrowableAtRatio,
  compareLevel,
  level,
  priceAtLevel,
  removableAtRatio,
  valuePart,
  worth,
} from "../../money/convert.ts";
import { type Amount, NO_AMOUNT, NO_VALUE, type Price, type Ratio, ratio, type Value } from "../../money/units.ts";
import { free, held, owed, POOL, principal, type PurseId } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { type CrossThresholds, type IsolatedTier, listedPair, type Pair } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { LevelStatus, MarginAccount } from "./margin.ts";

/** What a purse has and owes, in dollars. */
export interface Assessment {
  readonly assets: Value;
  /** Assets after each coin's haircut. */
  readonly collateral: Value;
  readonly debts: Value;
}

/** What is shown instead of a level where nothing is owed, and the most that is ever shown. */
export const NO_DEBT_LEVEL: Ratio = ratio(99_900_000_000n);
const ONE: Ratio = ratio(100_000_000n);

/** What a purse has and owes at the present index. A coin without an index counts for nothing. */
export function assess(x: ExchangeView, purse: PurseId): Assessment {
  let assets = NO_VALUE;
  let collateral = NO_VALUE;
  let debts = NO_VALUE;
  for (const asset of x.ledger.purses[purse]!.rows.keys()) {
    const index = indexOf(x.prices, asset);
    if (index === undefined) continue;
    const has = worth(held(x.ledger, purse, asset), index);
    assets = plus(assets, has);
    collateral = plus(collateral, valuePart(has, haircut(x, asset), "down"));
    debts = plus(debts, worth(owed(x.ledger, purse, asset), index));
  }
  return { assets, collateral, debts };
}

/** assets ÷ debts as displayed: cut to eight places so that nobody is flattered, 999 without debt. */
export function marginLevel(assets: Value, debts: Value): Ratio {
  return isZero(debts) ? NO_DEBT_LEVEL : least(level(assets, debts, "down"), NO_DEBT_LEVEL);
}

/** The tier whose limits hold the debts of both coins; the last one where none does. */
export function tierInForce(pair: View<Pair>, base: Amount, quote: Amount): View<IsolatedTier> {
  for (const tier of pair.tiers) if (base <= tier.baseLimit && quote <= tier.quoteLimit) return tier;
  return pair.tiers.at(-1)!;
}

/** An isolated account's tier at its present debts. */
export function tierOf(x: ExchangeView, pair: View<Pair>, purse: PurseId): View<IsolatedTier> {
  return tierInForce(pair, owed(x.ledger, purse, pair.base), owed(x.ledger, purse, pair.quote));
}

/** The thresholds an account's zones are told by, from the best to the worst. */
export interface Thresholds {
  readonly initial: Ratio;
  readonly marginCall: Ratio;
  readonly preLiquidation: Ratio;
  readonly liquidation: Ratio;
}

/** A zone, and the levels between which an account stays in it; undefined where there is no end. */
export interface Zone {
  readonly status: LevelStatus;
  /** At or below this level begins a worse zone. */
  readonly above: Ratio | undefined;
  /** Above this level begins a better one. */
  readonly upTo: Ratio | undefined;
}

/** Where a level stands; boundaries belong to the worse side. */
export function levelStatus(of: Assessment, thresholds: View<Thresholds>): LevelStatus {
  return zoneOf(of, thresholds).status;
}

/** The zone a level is in. */
export function zoneOf(of: Assessment, { initial, marginCall, preLiquidation, liquidation }: View<Thresholds>): Zone {
  if (isZero(of.debts)) return { status: "excessive", above: undefined, upTo: undefined };
  const atMost = (threshold: Ratio): boolean => compareLevel(of.assets, of.debts, threshold) <= 0;
  if (atMost(liquidation)) return { status: "force-liquidation", above: undefined, upTo: liquidation };
  if (atMost(preLiquidation)) return { status: "pre-liquidation", above: liquidation, upTo: preLiquidation };
  if (atMost(marginCall)) return { status: "margin-call", above: preLiquidation, upTo: marginCall };
  if (atMost(initial)) return { status: "normal", above: marginCall, upTo: initial };
  return { status: "excessive", above: initial, upTo: undefined };
}

/**
 * The thresholds of an account: those of its tier, or of its cross leverage. A cross account has no zone
 * between margin call and liquidation.
 */
export function thresholdsOf(x: ExchangeView, account: View<MarginAccount>): View<Thresholds> {
  if (account.symbol !== "") return tierOf(x, pairOf(x, account), account.purse);
  const cross = crossThresholds(x, account);
  return { ...cross, preLiquidation: cross.liquidation };
}

/** Whether an account is being liquidated: its owner may then neither trade nor transfer nor borrow. */
export function isLiquidating(account: View<MarginAccount>): boolean {
  return account.liquidation !== undefined;
}

/** The pair price at which an isolated account reaches its liquidation ratio, all amounts frozen. */
export function liquidationPriceOf(x: ExchangeView, pair: View<Pair>, purse: PurseId): Price | undefined {
  const has = { base: held(x.ledger, purse, pair.base), quote: held(x.ledger, purse, pair.quote) };
  const owes = { base: owed(x.ledger, purse, pair.base), quote: owed(x.ledger, purse, pair.quote) };
  if (isZero(owes.base) && isZero(owes.quote)) return undefined;
  return priceAtLevel(has, owes, tierOf(x, pair, purse).liquidation, "down");
}

/** The most of an asset a margin account may still borrow, and its account-wide cap. */
export function maxBorrowable(
  x: ExchangeView,
  account: View<MarginAccount>,
  asset: string,
): { readonly amount: Amount; readonly limit: Amount } {
  const index = indexOf(x.prices, asset);
  const limit = borrowLimit(x, account, asset);
  if (index === undefined) return { amount: NO_AMOUNT, limit };
  const found = assess(x, account.purse);
  const byLevel =
    account.symbol === ""
      ? borrowableAtRatio(
          found.collateral,
          found.debts,
          crossThresholds(x, account).initial,
          haircut(x, asset),
          index,
          "down",
        )
      : byBestTier(x, account, asset, found, index);
  const byLimit = atLeastZero(minus(limit, principal(x.ledger, account.purse, asset)));
  return { amount: least(least(byLevel, byLimit), free(x.ledger, POOL, asset)), limit };
}

/** The most of an asset that may leave a margin account now. */
export function maxTransferable(x: ExchangeView, account: View<MarginAccount>, asset: string): Amount {
  const there = free(x.ledger, account.purse, asset);
  const found = assess(x, account.purse);
  if (isZero(found.debts)) return there;
  const index = indexOf(x.prices, asset);
  if (index === undefined) return NO_AMOUNT;
  if (account.symbol === "") {
    const keep = crossThresholds(x, account).transferOut;
    // A coin that is no collateral keeps no level up.
    if (isZero(haircut(x, asset))) return compareLevel(found.collateral, found.debts, keep) > 0 ? there : NO_AMOUNT;
    return least(there, removableAtRatio(found.collateral, found.debts, keep, haircut(x, asset), index, "down"));
  }
  const keep = greatest(
    x.reference.settings!.isolatedTransferOut,
    tierOf(x, pairOf(x, account), account.purse).initial,
  );
  return least(there, removableAtRatio(found.assets, found.debts, keep, ONE, index, "down"));
}

/** The thresholds a cross account follows: those of the leverage it was set to, or else of the settings'. */
export function crossThresholds(x: ExchangeView, account: View<MarginAccount>): View<CrossThresholds> {
  const { cross, crossLeverage } = x.reference.settings!;
  const leverage = account.leverage ?? crossLeverage;
  return cross.find((row) => row.leverage === leverage) ?? cross[0]!;
}

function byBestTier(
  x: ExchangeView,
  account: View<MarginAccount>,
  asset: string,
  found: Assessment,
  index: Price,
): Amount {
  const pair = pairOf(x, account);
  const owes = { base: owed(x.ledger, account.purse, pair.base), quote: owed(x.ledger, account.purse, pair.quote) };
  let best = NO_AMOUNT;
  for (const tier of pair.tiers) {
    const fits = asset === pair.base ? owes.quote <= tier.quoteLimit : owes.base <= tier.baseLimit;
    if (!fits) continue;
    const room = asset === pair.base ? minus(tier.baseLimit, owes.base) : minus(tier.quoteLimit, owes.quote);
    const byRatio = borrowableAtRatio(found.assets, found.debts, tier.initial, ONE, index, "down");
    best = greatest(best, least(byRatio, atLeastZero(room)));
  }
  return best;
}

function borrowLimit(x: ExchangeView, account: View<MarginAccount>, asset: string): Amount {
  const { vip } = x.accounts.byId.get(account.account)!;
  if (account.symbol === "") return forLevel(x.reference.assets.get(asset)!.borrowLimits, vip);
  const pair = pairOf(x, account);
  const limits = forLevel(pair.isolatedLimits, vip);
  return asset === pair.base ? limits.base : limits.quote;
}

/** The entry for a VIP level: the last one stands for all levels above it. */
export function forLevel<T>(rows: readonly T[], vip: number): T {
  return rows[Math.min(vip, rows.length - 1)]!;
}

function haircut(x: ExchangeView, asset: string): Ratio {
  return x.reference.assets.get(asset)?.collateralRatio ?? ONE;
}

function pairOf(x: ExchangeView, account: View<MarginAccount>): View<Pair> {
  return listedPair(x, account.symbol);
}
