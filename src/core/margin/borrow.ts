// Lending to margin accounts.

import { floorTo, isPositive } from "../../money/arithmetic.ts";
import { type Amount, HOUR, type Instant } from "../../money/units.ts";
import type { Borrow } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { free, POOL } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { isRejection, usableMargin } from "../purse.ts";
import { lendsInIsolated } from "../reference/notices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import { listedPair } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { isLiquidating, maxBorrowable } from "./assess.ts";
import { pending } from "./pending.ts";
import { chargeHour } from "./interest.ts";
import type { MarginAccount } from "./margin.ts";

/** Borrows by hand. */
export function borrow(x: ExchangeView, at: Instant, c: Borrow, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  const account = usableMargin(x, c.purse);
  if (isRejection(account)) return account;
  const refused = pending(x, at, account) ?? cannotBorrow(x, account, c.asset, c.amount);
  if (refused !== undefined) return refused;

  lend(x, at, account, c.asset, c.amount, "manual", emit);
  return undefined;
}

/**
 * Why an account cannot borrow an amount, if it cannot: the coin, the minimum, the pool, the level,
 * the limit, in this order. The first hour's interest is not counted against the level.
 */
export function cannotBorrow(
  x: ExchangeView,
  account: View<MarginAccount>,
  asset: string,
  wanted: Amount,
): Rejection | undefined {
  const known = x.reference.assets.get(asset);
  if (known === undefined) return { reason: "unknown-asset", asset };
  if (account.symbol !== "" && !isOfPair(x, account, asset)) return { reason: "asset-not-in-pair", asset };
  if (!isLendable(x, account, asset)) return { reason: "not-borrowable", asset };
  if (indexOf(x.prices, asset) === undefined) return refuse("no-index-price");
  if (wanted < known.minimumBorrow) return refuse("below-minimum-borrow");
  if (isLiquidating(account)) return refuse("level-too-low");
  if (wanted > free(x.ledger, POOL, asset)) return { reason: "pool-exhausted", asset };
  if (wanted > maxBorrowable(x, account, asset).amount) {
    return { reason: "beyond-borrow-limit", isolated: account.symbol !== "" };
  }
  return undefined;
}

/** Whether an account is lent a listed asset at all: not what is not lent, and nothing where its pair is on its way out. */
export function isLendable(x: ExchangeView, account: View<MarginAccount>, asset: string): boolean {
  const { borrowable } = x.reference.assets.get(asset)!;
  return borrowable && (account.symbol === "" || lendsInIsolated(x, listedPair(x, account.symbol)));
}

/** Lends, and charges the first hour: rounded up, on the principal alone, stamped with the hour begun. */
export function lend(
  x: ExchangeView,
  at: Instant,
  account: View<MarginAccount>,
  asset: string,
  lent: Amount,
  by: "manual" | "order",
  emit: Emit,
): void {
  const { purse } = account;
  const transaction = x.counters.transaction + 1;
  emit({ type: "Borrowed", transaction, purse, asset, amount: lent, auto: by === "order" });
  chargeHour(x, { purse, asset, principal: lent }, floorTo(at, HOUR), "on-borrow", emit);
}

function isOfPair(x: ExchangeView, account: View<MarginAccount>, asset: string): boolean {
  const pair = listedPair(x, account.symbol);
  return asset === pair.base || asset === pair.quote;
}
