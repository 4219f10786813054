// Paying back what the insurance fund paid for a bankrupt cross account.

import { isPositive, least, minus } from "../../money/arithmetic.ts";
import { amountWorth, worth } from "../../money/convert.ts";
import type { RepayLiquidationLoan } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/**
 * Pays a loan, or a part of it, from spot, in any asset that has a price; in another than the loan's it counts at the
 * index, towards zero. Refused where it would pay more than is left, but for the last atom of what is paid: the least
 * that makes all of the rest repays all of it.
 */
export function repayLiquidationLoan(x: ExchangeView, c: RepayLiquidationLoan, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  if (!x.reference.assets.has(c.asset)) return { reason: "unknown-asset", asset: c.asset };
  const loan = x.margin.liquidationLoans.get(c.account);
  if (loan === undefined) return refuse("no-liquidation-loan");
  const [paidAt, loanAt] = [indexOf(x.prices, c.asset), indexOf(x.prices, loan.asset)];
  if (paidAt === undefined || loanAt === undefined) return refuse("no-index-price");
  const left = minus(loan.amount, loan.repaid);
  const same = c.asset === loan.asset;
  const most = same ? left : amountWorth(worth(left, loanAt), paidAt, "up");
  if (c.amount > most) return refuse("beyond-liquidation-loan");
  const counted = same ? c.amount : least(amountWorth(worth(c.amount, paidAt), loanAt, "down"), left);
  if (!isPositive(counted)) return refuse("amount-not-positive");
  const { spot } = x.accounts.byId.get(c.account)!;
  if (c.amount > free(x.ledger, spot, c.asset)) return { reason: "insufficient-balance", asset: c.asset };

  emit({
    type: "LiquidationLoanRepaid",
    transaction: x.counters.transaction + 1,
    account: c.account,
    purse: spot,
    asset: c.asset,
    paid: c.amount,
    loanAsset: loan.asset,
    amount: counted,
  });
  return undefined;
}
