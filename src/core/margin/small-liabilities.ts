// Small debts of the cross account, and their exchange for one debt of the target asset.

import { isZero, later, plus } from "../../money/arithmetic.ts";
import { amountWorth, worth } from "../../money/convert.ts";
import { type Amount, type Instant, NO_AMOUNT } from "../../money/units.ts";
import type { ExchangeSmallLiabilities } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { accrued, free, owed, POOL, principal, type PurseId } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { isRejection, usableMargin } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { isLiquidating } from "./assess.ts";

/** A debt that is small enough to be exchanged. */
export interface SmallLiability {
  readonly asset: string;
  readonly principal: Amount;
  readonly interest: Amount;
  /** What it is exchanged for, and how much of that would be owed: at the index, rounded up. */
  readonly target: string;
  readonly amount: Amount;
}

/** The debt of a purse in an asset if it is a small one: of another asset than the target, and worth less than the limit. */
export function smallLiability(x: ExchangeView, purse: PurseId, asset: string): SmallLiability | undefined {
  const { smallLiabilityAsset: target, smallLiabilityLimit } = x.reference.settings!;
  const debt = owed(x.ledger, purse, asset);
  const index = indexOf(x.prices, asset);
  const targetIndex = indexOf(x.prices, target);
  if (asset === target || isZero(debt) || index === undefined || targetIndex === undefined) return undefined;
  const amount = amountWorth(worth(debt, index), targetIndex, "up");
  if (amount >= smallLiabilityLimit) return undefined;
  return {
    asset,
    principal: principal(x.ledger, purse, asset),
    interest: accrued(x.ledger, purse, asset),
    target,
    amount,
  };
}

/**
 * Exchanges small debts, all or none. The level stays as it is but for the rounding, so that it is not asked for; the
 * hour that has begun is paid for with the old debts, and the new one is charged from the next on.
 */
export function exchangeSmallLiabilities(
  x: ExchangeView,
  at: Instant,
  c: ExchangeSmallLiabilities,
  emit: Emit,
): Rejection | undefined {
  const account = usableMargin(x, { kind: "cross", account: c.account });
  if (isRejection(account)) return account;
  const { smallLiabilityAsset, smallLiabilityPause } = x.reference.settings!;
  const exchanged: SmallLiability[] = [];
  let lent = NO_AMOUNT;
  for (const asset of new Set(c.assets)) {
    if (!x.reference.assets.has(asset)) return { reason: "unknown-asset", asset };
    const small = smallLiability(x, account.purse, asset);
    if (small === undefined) return { reason: "no-small-liability", asset };
    exchanged.push(small);
    lent = plus(lent, small.amount);
  }
  const until = account.exchangedAt === undefined ? at : later(account.exchangedAt, smallLiabilityPause);
  if (at < until) return { reason: "small-liabilities-exchanged-recently", until };
  if (isLiquidating(account)) return refuse("level-too-low");
  if (lent > free(x.ledger, POOL, smallLiabilityAsset)) return { reason: "pool-exhausted", asset: smallLiabilityAsset };

  for (const { asset, principal: due, interest, target, amount } of exchanged) {
    const transaction = x.counters.transaction + 1;
    emit({
      type: "SmallLiabilityExchanged",
      transaction,
      purse: account.purse,
      asset,
      principal: due,
      interest,
      target,
      amount,
    });
  }
  return undefined;
}
