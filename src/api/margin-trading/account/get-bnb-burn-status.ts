// https://developers.binance.com/docs/margin_trading/account/Get-BNB-Burn-Status

import { accountOf } from "../../../core/select.ts";
import { perIp, query } from "../../../gateway/declare.ts";

/** Whether the caller pays commissions, and the interest of its cross account, in BNB. */
export const getBnbBurnStatus = query({
  page: "margin_trading/account/Get-BNB-Burn-Status",
  title: "Get BNB Burn Status",
  documented: "2026-01-15",
  route: "GET /sapi/v1/bnbBurn",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  differs: "both are off until they are switched on",
  answer(x, _p, caller) {
    const { burnsCommission, burnsInterest } = accountOf(x, caller.account);
    return { spotBNBBurn: burnsCommission, interestBNBBurn: burnsInterest };
  },
});
