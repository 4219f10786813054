// https://developers.binance.com/docs/wallet/account/account-status

import { perIp, query } from "../../../gateway/declare.ts";

/** Whether an account is in order: nobody is put under restrictions here. */
export const accountStatus = query({
  page: "wallet/account/account-status",
  title: "Account Status",
  documented: "2026-01-15",
  route: "GET /sapi/v1/account/status",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  answer: () => ({ data: "Normal" }),
});
