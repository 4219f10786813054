// https://developers.binance.com/docs/margin_trading/account/Query-Enabled-Isolated-Margin-Account-Limit

import { enabledPairs } from "../../../core/select-margin.ts";
import { perIp, query } from "../../../gateway/declare.ts";

/** How many isolated pairs an account has enabled, and how many it may have. */
export const queryEnabledIsolatedMarginAccountLimit = query({
  page: "margin_trading/account/Query-Enabled-Isolated-Margin-Account-Limit",
  title: "Query Enabled Isolated Margin Account Limit",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/isolated/accountLimit",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  answer: (x, _p, caller) => ({
    enabledAccount: enabledPairs(x, caller.account),
    maxAccount: x.reference.settings!.isolatedAccountLimit,
  }),
});
