// https://developers.binance.com/docs/wallet/account/account-api-trading-status

import { perIp, query } from "../../../gateway/declare.ts";

/** Whether trading over the API is locked: it never is here. */
export const accountApiTradingStatus = query({
  page: "wallet/account/account-api-trading-status",
  title: "Account API Trading Status",
  documented: "2026-01-15",
  route: "GET /sapi/v1/account/apiTradingStatus",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  differs: "nobody is locked out for how he trades, so that the conditions are the documented ones and never met",
  answer: () => ({
    data: {
      isLocked: false,
      plannedRecoverTime: 0,
      triggerCondition: { GCR: 150, IFER: 150, UFR: 300 },
      updateTime: 0,
    },
  }),
});
