// https://developers.binance.com/docs/margin_trading/trade/Get-Small-Liability-Exchange-History

import { accountOf } from "../../../core/select.ts";
import { perUid } from "../../../gateway/declare.ts";
import { int } from "../../../gateway/parameters.ts";
import { exchangesOf } from "../../../history/loans.ts";
import { plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { time } from "../params.ts";
import { exchangeWindow } from "../windows.ts";

/** The small debts of the cross account that were exchanged, newest first. */
export const getSmallLiabilityExchangeHistory = recall({
  page: "margin_trading/trade/Get-Small-Liability-Exchange-History",
  title: "Get Small Liability Exchange History",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/exchange-small-liability-history",
  security: "USER_DATA",
  weight: perUid(100),
  params: { current: int({ min: 1 }), size: int({ min: 1, max: 100 }), startTime: time, endTime: time },
  present: (x, p, caller) => ({ purse: accountOf(x, caller.account).cross, window: exchangeWindow(caller, p) }),
  past({ purse, window }, past, p) {
    const { rows, total } = exchangesOf(past, purse, { ...window, page: p.current, size: p.size });
    return {
      total,
      rows: rows.map((row) => ({
        asset: row.asset,
        amount: plain(row.debt),
        targetAsset: row.target,
        targetAmount: plain(row.amount),
        bizType: "EXCHANGE_SMALL_LIABILITY",
        timestamp: count(row.at),
      })),
    };
  },
});
