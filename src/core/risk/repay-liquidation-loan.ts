// Paying back what the insurance fund paid for a bankrupt cross account.

import { isPositive, minus } from "../../money/arithmetic.ts";
import { amountWorth, worth } from "../../money/convert.ts";
import type { RepayLiquidationLoan } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/**
 * Pays a loan, or a part of it, from spot, in any asset that has a price; in another than the loan's it counts at the
 * index, towards zero. Refused where it would pay more than is left.
 */
export function repayLiquidationLoan(x: ExchangeView, c: RepayLiquidationLoan, emit: Emit): Rejection | undefined {
  if (!isPositive(c.amount)) return refuse("amount-not-positive");
  if (!x.reference.assets.has(c.asset)) return { reason: "unknown-asset", asset: c.asset };
  const loan = x.margin.liquidationLoans.get(c.account);
  if (loan === undefined) return refuse("no-liquidation-loan");
  const [paidAt, loanAt] = [indexOf(x.prices, c.asset), indexOf(x.prices, loan.asset)];
  if (paidAt === undefined || loanAt === undefined) return refuse("no-index-price");
  const counted = c.asset === loan.asset ? c.amount : amountWorth(worth(c.amount, paidAt), loanAt, "down");
  if (!isPositive(counted)) return refuse("amount-not-positive");
  const left = minus(loan.amount, loan.repaid);
  if (counted > left) return refuse("beyond-liquidation-loan");
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
