// https://developers.binance.com/docs/wallet/account/account-info

import { accountOf } from "../../../core/select.ts";
import { perIp, query } from "../../../gateway/declare.ts";

/** The fee level of an account, and what it may trade. */
export const accountInfo = query({
  page: "wallet/account/account-info",
  title: "Account info",
  documented: "2026-01-15",
  route: "GET /sapi/v1/account/info",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  differs: "every account has margin and contracts from the beginning",
  answer: (x, _p, caller) => ({
    vipLevel: accountOf(x, caller.account).vip,
    isMarginEnabled: true,
    isFutureEnabled: true,
    isOptionsEnabled: false,
    isPortfolioMarginRetailEnabled: false,
  }),
});
