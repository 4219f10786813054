// https://developers.binance.com/docs/margin_trading/trade/Query-Liquidation-Loan

import { liquidationLoanOf } from "../../../core/select-margin.ts";
import { perUid, query } from "../../../gateway/declare.ts";
import { minus } from "../../../money/arithmetic.ts";
import { padded } from "../../../money/text.ts";
import { NO_AMOUNT } from "../../../money/units.ts";

/** What the caller owes for what the insurance fund paid when the cross account went bankrupt. */
export const queryLiquidationLoan = query({
  page: "margin_trading/trade/Query-Liquidation-Loan",
  title: "Query Liquidation Loan",
  documented: "2026-05-05",
  route: "GET /sapi/v1/margin/liquidation-loan",
  security: "USER_DATA",
  weight: perUid(100),
  params: {},
  differs: "who owes nothing sees a loan of nothing; one that is repaid in full is forgotten, and another begins anew",
  answer(x, _p, caller) {
    const loan = liquidationLoanOf(x, caller.account);
    const amount = loan?.amount ?? NO_AMOUNT;
    const repaid = loan?.repaid ?? NO_AMOUNT;
    return {
      asset: loan?.asset ?? x.reference.settings!.liquidationLoanAsset,
      amount: padded(amount),
      repaidAmount: padded(repaid),
      remainingAmount: padded(minus(amount, repaid)),
    };
  },
});
