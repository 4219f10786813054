// Paying back: interest first, then principal.

import { isPositive, isZero, least, minus } from "../../money/arithmetic.ts";
import { settled, worth } from "../../money/convert.ts";
import type { Amount, Instant } from "../../money/units.ts";
import type { Repay } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { accrued, free, owed, type PurseId } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { isRejection, usableMargin } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { pending } from "./pending.ts";

/** Repays by hand. */
export function repay(x: ExchangeView, at: Instant, c: Repay, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  const account = usableMargin(x, c.purse);
  if (isRejection(account)) return account;
  const waits = pending(x, at, account);
  if (waits !== undefined) return waits;
  const asset = x.reference.assets.get(c.asset);
  if (asset === undefined) return { reason: "unknown-asset", asset: c.asset };
  const debt = owed(x.ledger, account.purse, c.asset);
  if (c.amount > debt) return refuse("repay-exceeds-debt");
  if (c.amount < asset.minimumRepay && c.amount < debt) return refuse("below-minimum-repay");
  if (isTooLittle(x, c.asset, minus(debt, c.amount))) return refuse("leaves-too-little-debt");
  if (c.amount > free(x.ledger, account.purse, c.asset)) return { reason: "insufficient-balance", asset: c.asset };

  payBack(x, account.purse, c.asset, c.amount, "manual", emit);
  return undefined;
}

/** Pays back what a purse being liquidated owes of an asset, as far as its free balance goes. */
export function repayByForce(x: ExchangeView, purse: PurseId, asset: string, emit: Emit): void {
  const paid = least(owed(x.ledger, purse, asset), free(x.ledger, purse, asset));
  if (isPositive(paid)) payBack(x, purse, asset, paid, "liquidation", emit);
}

/** Whether what would be left of a debt is worth less than the least there may be. Nothing is not too little. */
function isTooLittle(x: ExchangeView, asset: string, left: Amount): boolean {
  const index = indexOf(x.prices, asset);
  if (isZero(left) || index === undefined) return false;
  return settled(worth(left, index), "down") < x.reference.settings!.leastDebtLeft;
}

/** Pays back up to `most` of what a purse owes, as far as its free balance goes. */
export function repayUpTo(x: ExchangeView, purse: PurseId, asset: string, most: Amount, emit: Emit): void {
  const paid = least(least(most, owed(x.ledger, purse, asset)), free(x.ledger, purse, asset));
  if (isPositive(paid)) payBack(x, purse, asset, paid, "order", emit);
}

function payBack(
  x: ExchangeView,
  purse: PurseId,
  asset: string,
  paid: Amount,
  by: "manual" | "order" | "liquidation",
  emit: Emit,
): void {
  const interest = least(paid, accrued(x.ledger, purse, asset));
  emit({
    type: "Repaid",
    transaction: x.counters.transaction + 1,
    purse,
    asset,
    interest,
    principal: minus(paid, interest),
    auto: by === "order",
    ...(by === "liquidation" && { forced: true }),
  });
}
