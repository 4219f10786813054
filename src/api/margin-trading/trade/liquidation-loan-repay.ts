// https://developers.binance.com/docs/margin_trading/trade/Liquidation-Loan-Repay

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { amountValue, assetName } from "../../../gateway/parameters.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";

/** Pays back a liquidation loan, or a part of it, from spot. */
export const liquidationLoanRepay = action({
  page: "margin_trading/trade/Liquidation-Loan-Repay",
  title: "Liquidation Loan Repay",
  documented: "2026-05-05",
  route: "POST /sapi/v1/margin/liquidation-loan/repay",
  security: "MARGIN",
  weight: perUid(100),
  params: { asset: assetName, amount: amountValue },
  differs:
    "any asset with an index price repays, at the index; a loan that does not exist or is smaller reads -3015, and a spot " +
    "balance that is too small -3041: the codes are not documented",
  command: (p, { account }) => ({ type: "RepayLiquidationLoan", account, asset: p.asset, amount: p.amount }),
  reply(events, x) {
    for (const event of events) {
      if (event.type !== "LiquidationLoanRepaid") continue;
      return {
        repayId: event.transaction,
        asset: event.asset,
        amount: padded(event.paid),
        status: "SUCCESS",
        createTime: count(x.at),
      };
    }
    throw new Error("invariant broken: the command repaid");
  },
  refusal: (rejection) => (rejection.reason === "insufficient-balance" ? wireError("BALANCE_NOT_ENOUGH") : undefined),
});
