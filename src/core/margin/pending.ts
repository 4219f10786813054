// Loans and repayments that come too soon after one another.

import { later } from "../../money/arithmetic.ts";
import type { Instant } from "../../money/units.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { MarginAccount } from "./margin.ts";

/**
 * Why an account must wait with a loan or a repayment by hand, if it must: on the real exchange the one before takes a
 * while. Here it takes a span of the venue's own time, so that the answer does not hang on how fast a machine is.
 */
export function pending(x: ExchangeView, at: Instant, account: View<MarginAccount>): Rejection | undefined {
  const { pendingLoans, loanPending } = x.reference.settings!;
  if (!pendingLoans || account.loanAt === undefined) return undefined;
  return at < later(account.loanAt, loanPending) ? refuse("loan-pending") : undefined;
}
