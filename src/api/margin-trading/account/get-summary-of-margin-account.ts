// https://developers.binance.com/docs/margin_trading/account/Get-Summary-Of-Margin-Account

import { accountOf } from "../../../core/select.ts";
import { crossThresholds, marginAccount } from "../../../core/select-margin.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { plain } from "../../../money/text.ts";

/** The levels at which the cross account may borrow, is called and is liquidated. */
export const getSummaryOfMarginAccount = query({
  page: "margin_trading/account/Get-Summary-Of-Margin-Account",
  title: "Get Summary of Margin account",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/tradeCoeff",
  security: "USER_DATA",
  weight: perIp(10),
  params: {},
  answer(x, _p, caller) {
    const { cross } = accountOf(x, caller.account);
    const thresholds = crossThresholds(x, marginAccount(x, cross)!);
    return {
      normalBar: plain(thresholds.initial),
      marginCallBar: plain(thresholds.marginCall),
      forceLiquidationBar: plain(thresholds.liquidation),
    };
  },
});
