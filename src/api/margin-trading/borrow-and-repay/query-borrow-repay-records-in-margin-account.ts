// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Query-Borrow-Repay-Records-In-Margin-Account

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, optional } from "../../../gateway/parameters.ts";
import { loansOf } from "../../../history/loans.ts";
import { plus } from "../../../money/arithmetic.ts";
import { padded } from "../../../money/text.ts";
import { count, instant } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { ownPurse } from "../accounts.ts";
import { givenNumber, isolatedSymbol, loanType, paging, time } from "../params.ts";
import { loanWindow } from "../windows.ts";

/** Loans or repayments of the cross or of one isolated account, newest first. */
export const queryBorrowRepayRecordsInMarginAccount = recall({
  page: "margin_trading/borrow-and-repay/Query-Borrow-Repay-Records-In-Margin-Account",
  title: "Query borrow/repay records in Margin account",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/borrow-repay",
  security: "USER_DATA",
  weight: perIp(10),
  params: {
    asset: optional(assetName),
    isolatedSymbol,
    txId: givenNumber,
    startTime: time,
    endTime: time,
    ...paging,
    type: loanType,
  },
  differs: "every record is CONFIRMED: what was refused leaves none",
  present(x, p, caller) {
    const purse = ownPurse(x, caller, p.isolatedSymbol);
    if (isWireError(purse)) return purse;
    // A record that is named is found however old it is.
    const window = p.txId === undefined ? loanWindow(caller, p) : { from: instant(0), to: caller.now };
    return { purse, window };
  },
  past({ purse, window }, past, p) {
    const found = loansOf(past, purse, p.type === "BORROW" ? "borrow" : "repay", {
      ...window,
      asset: p.asset,
      transaction: p.txId,
      page: p.current,
      size: p.size,
    });
    const rows = found.rows.map((row) => ({
      type: row.auto ? "AUTO" : "MANUAL",
      ...(p.isolatedSymbol === undefined ? {} : { isolatedSymbol: p.isolatedSymbol }),
      amount: padded(plus(row.principal, row.interest)),
      asset: row.asset,
      interest: padded(row.interest),
      principal: padded(row.principal),
      status: "CONFIRMED",
      timestamp: count(row.at),
      txId: row.transaction,
    }));
    return { rows, total: found.total };
  },
});
