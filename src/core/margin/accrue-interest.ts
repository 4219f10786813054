// The hourly interest of every loan.

import { isZero } from "../../money/arithmetic.ts";
import { hourlyInterest } from "../../money/convert.ts";
import type { Instant } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { principal } from "../ledger/ledger.ts";
import type { ExchangeView } from "../state.ts";
import { dailyRate } from "./borrow.ts";
import type { Loan } from "./margin.ts";

/** Charges one hour to every loan with principal, by purse and then by asset: never compounded, rounded up. */
export function accrueInterest(x: ExchangeView, hour: Instant, emit: Emit): void {
  const loans = [...x.margin.loans.values()].sort(byPurse);
  for (const { purse, asset } of loans) {
    const due = principal(x.ledger, purse, asset);
    const daily = dailyRate(x, x.ledger.purses[purse]!.account, asset);
    const interest = hourlyInterest(due, daily, "up");
    if (isZero(interest)) continue;
    const transaction = x.counters.transaction + 1;
    emit({
      type: "InterestCharged",
      transaction,
      purse,
      asset,
      principal: due,
      interest,
      daily,
      hour,
      cause: "periodic",
    });
  }
}

function byPurse(a: Loan, b: Loan): number {
  return a.purse - b.purse || (a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0);
}
