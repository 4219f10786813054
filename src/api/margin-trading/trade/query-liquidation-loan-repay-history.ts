// https://developers.binance.com/docs/margin_trading/trade/Query-Liquidation-Loan-Repay-History

import { perUid } from "../../../gateway/declare.ts";
import { long, withDefault } from "../../../gateway/parameters.ts";
import { loanRepaymentsOf } from "../../../history/liquidations.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { time } from "../params.ts";
import { repaymentWindow } from "../windows.ts";

/** What the caller paid back of liquidation loans, newest first. */
export const queryLiquidationLoanRepayHistory = recall({
  page: "margin_trading/trade/Query-Liquidation-Loan-Repay-History",
  title: "Query Liquidation Loan Repay History",
  documented: "2026-05-05",
  route: "GET /sapi/v1/margin/liquidation-loan/repay-history",
  security: "USER_DATA",
  weight: perUid(100),
  params: {
    startTime: time,
    endTime: time,
    current: withDefault(long({ min: 1 }), 1),
    // Documented without an upper bound; a hundred is that of the other records.
    size: withDefault(long({ min: 1, max: 100 }), 50),
  },
  differs: "at most 100 rows are shown at a time; every repayment is done at once, so that none is PENDING",
  present: (_x, p, caller) => ({ account: caller.account, window: repaymentWindow(caller, p) }),
  past({ account, window }, past, p) {
    const found = loanRepaymentsOf(past, account, { ...window, page: p.current, size: p.size });
    return {
      total: found.total,
      rows: found.rows.map((row) => ({
        repayId: row.transaction,
        asset: row.asset,
        amount: padded(row.paid),
        status: "SUCCESS",
        createTime: count(row.at),
      })),
    };
  },
});
